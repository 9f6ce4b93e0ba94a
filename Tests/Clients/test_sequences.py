"""What client libraries send, in the order and the shapes in which they send it, and the form of every
answer they get."""

import json

import pytest
import schemas
from contracts import ADDRESSES, ETHER, KEYS, STETH_STRATEGY, calldata
from eth_account import Account
from websockets.sync.client import connect
from schemas import (
    ADDRESS, BLOCK, DATA, ENVELOPE, FULL_BLOCK, HASH, HEADER, LOG, PENDING_BLOCK,
    PENDING_FULL_BLOCK, QUANTITY, RECEIPT, TRANSACTION, WAITING_TRANSACTION, check, fee_history,
    list_of)

LIDO = ADDRESSES["Lido"]
SUBMIT = calldata("Lido", "submit", "0x" + "00" * 20)


class Recorder:
    """Replays what was recorded, the members of requests included."""

    def __init__(self, node):
        self.node = node
        self.next = 0

    def one(self, method, *params, absent=False, schema=True):
        """A single request; `absent` sends no `params` at all."""
        message = self.message(method, params, absent)
        answer = check(self.node.post(message), ENVELOPE)
        assert answer["id"] == message["id"]
        assert "error" not in answer, answer
        return check(answer["result"], schema)

    def batch(self, *calls):
        """Several at once: (method, params, schema); the results in the order of the calls."""
        messages = [self.message(method, params, False) for method, params, _ in calls]
        answers = self.node.post(messages)
        assert isinstance(answers, list) and len(answers) == len(calls)
        by_id = {check(answer, ENVELOPE)["id"]: answer for answer in answers}
        results = []
        for message, (_, _, schema) in zip(messages, calls):
            results.append(check(by_id[message["id"]]["result"], schema))
        return results

    def message(self, method, params, absent):
        message = {"jsonrpc": "2.0", "id": self.next, "method": method}
        if not absent:
            message["params"] = list(params)
        self.next += 1
        return message


@pytest.fixture
def recorder(fresh):
    return Recorder(fresh())


def signed(node, key, nonce, **fields):
    transaction = {
        "chainId": 31_337, "nonce": nonce, "gas": 200_000, "value": 0,
        "maxFeePerGas": 10**10, "maxPriorityFeePerGas": 10**9, **fields}
    if "gasPrice" in transaction:
        del transaction["maxFeePerGas"], transaction["maxPriorityFeePerGas"]
    made = Account.from_key(key).sign_transaction(transaction)
    return "0x" + made.raw_transaction.hex(), "0x" + made.hash.hex()


def test_web3_py_pays(recorder):
    """HTTP provider, local key, sign-and-send middleware: eleven requests for one payment, ids from 0."""
    sender, receiver = Account.from_key(KEYS[0]).address, Account.from_key(KEYS[1]).address
    ask = recorder.one
    assert ask("web3_clientVersion").startswith("Cairn/")
    head = ask("eth_getBlockByNumber", "latest", False, schema=BLOCK)
    base = int(head["baseFeePerGas"], 16)
    assert ask("eth_chainId") == ask("eth_chainId") == "0x7a69"
    payment = {"from": sender, "to": receiver, "value": hex(ETHER)}
    estimate = int(ask("eth_estimateGas", payment, "latest", schema=QUANTITY), 16)
    assert estimate == 21_000
    ask("eth_chainId")
    assert int(ask("eth_getBlockByNumber", "latest", False, schema=BLOCK)["gasLimit"], 16) \
        > estimate + 100_000
    nonce = int(ask("eth_getTransactionCount", sender, "pending", schema=QUANTITY), 16)
    tip = int(ask("eth_maxPriorityFeePerGas", schema=QUANTITY), 16)
    ask("eth_getBlockByNumber", "latest", False, schema=BLOCK)
    ask("eth_chainId")
    raw, expected = signed(
        recorder.node, KEYS[0], nonce, to=receiver, value=ETHER, gas=estimate + 100_000,
        maxFeePerGas=2 * base + tip, maxPriorityFeePerGas=tip)
    digest = ask("eth_sendRawTransaction", raw, schema=HASH)
    assert digest == expected
    ask("eth_chainId")
    receipt = ask("eth_getTransactionReceipt", digest, schema=RECEIPT)
    assert (receipt["status"], receipt["gasUsed"]) == ("0x1", hex(21_000))
    assert ask("eth_call", {"to": LIDO, "data": "0x18160ddd"}, "latest") == "0x" + f"{ETHER:064x}"
    logs = ask("eth_getLogs", {"topics": [], "address": [LIDO], "fromBlock": "0x0"},
               schema=list_of(LOG))
    assert logs == []


def test_web3_py_uses_a_key_of_the_node(recorder):
    """No fees in the transaction: the node makes it one of type 2."""
    ask = recorder.one
    sender = ask("eth_accounts", schema=list_of(ADDRESS))[0]
    transaction = {"from": sender, "to": LIDO.lower(), "value": hex(ETHER), "data": SUBMIT}
    gas = ask("eth_estimateGas", transaction, "latest", schema=QUANTITY)
    digest = ask("eth_sendTransaction", transaction | {"gas": gas}, schema=HASH)
    sent = ask("eth_getTransactionByHash", digest, schema=TRANSACTION)
    assert (sent["type"], sent["gas"]) == ("0x2", gas)
    receipt = ask("eth_getTransactionReceipt", digest, schema=RECEIPT)
    assert receipt["gasUsed"] == gas
    assert [log["logIndex"] for log in receipt["logs"]] == ["0x0", "0x1", "0x2"]


def test_ethers_sends_in_batches(recorder):
    """The receipt is there as soon as the transaction is acknowledged: ethers looks again only when the
    block number has changed."""
    sender = Account.from_key(KEYS[0]).address.lower()
    recorder.one("eth_chainId", absent=True)
    nonce, _ = recorder.batch(
        ("eth_getTransactionCount", (sender, "pending"), QUANTITY),
        ("eth_chainId", (), QUANTITY))
    recorder.one("eth_estimateGas", {
        "from": sender, "to": LIDO.lower(), "value": "0xde0b6b3a7640000", "data": SUBMIT,
        "nonce": nonce}, schema=QUANTITY)
    recorder.one("eth_chainId")
    head, _, _ = recorder.batch(
        ("eth_getBlockByNumber", ("latest", False), BLOCK),
        ("eth_gasPrice", (), QUANTITY),
        ("eth_maxPriorityFeePerGas", (), QUANTITY))
    raw, expected = signed(recorder.node, KEYS[0], int(nonce, 16), to=LIDO, value=ETHER, data=SUBMIT)
    before, digest, _ = recorder.batch(
        ("eth_blockNumber", (), QUANTITY),
        ("eth_sendRawTransaction", (raw,), HASH),
        ("eth_chainId", (), QUANTITY))
    assert digest == expected
    receipt = recorder.one("eth_getTransactionReceipt", digest, schema=RECEIPT)
    assert int(receipt["blockNumber"], 16) == int(before, 16) + 1 == int(head["number"], 16) + 1
    count, found = recorder.batch(
        ("eth_getTransactionCount", (sender, "latest"), QUANTITY),
        ("eth_getTransactionByHash", (digest,), TRANSACTION))
    assert int(count, 16) == int(found["nonce"], 16) + 1


def test_a_batch_sees_its_own_effects(recorder):
    """A transaction and its receipt in one batch."""
    raw, digest = signed(recorder.node, KEYS[3], 0, to=LIDO, value=ETHER, data=SUBMIT)
    _, receipt, height = recorder.batch(
        ("eth_sendRawTransaction", (raw,), HASH),
        ("eth_getTransactionReceipt", (digest,), RECEIPT),
        ("eth_blockNumber", (), QUANTITY))
    assert receipt["blockNumber"] == height


def test_viem_fills_first(recorder):
    ask = recorder.one
    sender = Account.from_key(KEYS[2]).address.lower()
    filled = ask("eth_fillTransaction", {
        "from": sender, "to": LIDO.lower(), "value": hex(ETHER), "data": SUBMIT},
        schema=schemas.exactly(raw=DATA, tx=WAITING_TRANSACTION))
    transaction = filled["tx"]
    gas = int(transaction["gas"], 16)
    assert transaction["type"] == "0x2" and transaction["nonce"] == "0x0"
    raw, _ = signed(
        recorder.node, KEYS[2], 0, to=LIDO, value=ETHER, data=SUBMIT, gas=gas,
        maxFeePerGas=int(transaction["maxFeePerGas"], 16),
        maxPriorityFeePerGas=int(transaction["maxPriorityFeePerGas"], 16))
    digest = ask("eth_sendRawTransaction", raw, schema=HASH)
    receipt = ask("eth_getTransactionReceipt", digest, schema=RECEIPT)
    assert (receipt["status"], int(receipt["gasUsed"], 16)) == ("0x1", gas)
    # Waiting: a poll of the block number with the transaction.
    ask("eth_blockNumber", absent=True, schema=QUANTITY)
    ask("eth_getTransactionByHash", digest, schema=TRANSACTION)


def test_viem_multicall(recorder):
    """aggregate3 of Multicall3 with one call that succeeds and one that fails."""
    one = calldata("Lido", "totalSupply")
    from eth_abi import decode, encode
    calls = encode(["(address,bool,bytes)[]"], [[
        (LIDO, True, bytes.fromhex(one[2:])),
        (LIDO, True, bytes.fromhex(calldata("Lido", "transfer", LIDO, 1)[2:]))]])
    answer = recorder.one("eth_call", {
        "to": "0xca11bde05977b3631167028862be2a173976ca11",
        "data": "0x82ad56cb" + calls.hex()}, "latest", schema=DATA)
    (results,) = decode(["(bool,bytes)[]"], bytes.fromhex(answer[2:]))
    assert [success for success, _ in results] == [True, False]
    assert int.from_bytes(results[0][1], "big") == ETHER


def test_metamask_lives_in_the_past(recorder):
    """Every `latest` is a remembered number, after quick blocks hundreds behind."""
    node, ask = recorder.node, recorder.one
    account = Account.from_key(KEYS[0]).address
    assert ask("eth_chainId", absent=True) == "0x7a69"
    assert ask("net_version", absent=True) == "31337"
    assert "baseFeePerGas" in ask("eth_getBlockByNumber", "latest", False, schema=BLOCK)
    node.send(**{"from": node.accounts()[0], "to": LIDO, "value": hex(ETHER), "data": SUBMIT})
    remembered = ask("eth_blockNumber", schema=QUANTITY)
    balance = ask("eth_getBalance", account, "latest", schema=QUANTITY)
    node.send(**{"from": node.accounts()[0], "to": LIDO, "value": hex(5 * ETHER), "data": SUBMIT})
    node.request("anvil_mine", hex(2_000))
    assert ask("eth_getBalance", account, remembered, schema=QUANTITY) == balance
    assert ask("eth_getTransactionCount", account, remembered, schema=QUANTITY) == "0x1"
    holding = calldata("Lido", "balanceOf", account)
    held = ask("eth_call", {"to": LIDO, "data": holding}, remembered, schema=DATA)
    assert int(held, 16) == ETHER
    assert len(ask("eth_getCode", LIDO, remembered, schema=DATA)) > 2
    assert ask("eth_getCode", account, remembered) == "0x"
    check(ask("eth_getBlockByNumber", remembered, False), BLOCK)

    # Sending: the estimate is taken as it is.
    transaction = {"from": account, "to": LIDO, "value": hex(ETHER), "data": SUBMIT}
    gas = ask("eth_estimateGas", transaction, schema=QUANTITY)
    price = ask("eth_gasPrice", absent=True, schema=QUANTITY)
    nonce = int(ask("eth_getTransactionCount", account, ask("eth_blockNumber")), 16)
    raw, _ = signed(node, KEYS[0], nonce, to=LIDO, value=ETHER, data=SUBMIT, gas=int(gas, 16),
                    gasPrice=int(price, 16))
    digest = ask("eth_sendRawTransaction", raw, schema=HASH)
    receipt = ask("eth_getTransactionReceipt", digest, schema=RECEIPT)
    assert (receipt["status"], receipt["gasUsed"]) == ("0x1", gas)
    block = ask("eth_getBlockByHash", receipt["blockHash"], False, schema=BLOCK)
    assert int(block["baseFeePerGas"], 16) > 0 and int(block["timestamp"], 16) > 0

    # After a revert the remembered number lies above the head.
    above = hex(int(ask("eth_blockNumber"), 16) + 1_000)
    for method, params in [
            ("eth_getBalance", [account, above]), ("eth_getTransactionCount", [account, above]),
            ("eth_getCode", [LIDO, above]), ("eth_call", [{"to": LIDO, "data": holding}, above])]:
        error = node.error(method, *params)
        assert (error["code"], error["message"]) == (-32000, "header not found"), method
    assert ask("eth_getBlockByNumber", above, False) is None


def test_forms_of_blocks(recorder):
    node, ask = recorder.node, recorder.one
    sender = node.accounts()[0]
    receipt = node.send(**{"from": sender, "to": LIDO, "value": hex(ETHER), "data": SUBMIT})
    number, digest = receipt["blockNumber"], receipt["blockHash"]
    by_number = ask("eth_getBlockByNumber", number, True, schema=FULL_BLOCK)
    assert by_number == ask("eth_getBlockByHash", digest, True, schema=FULL_BLOCK)
    hashes = ask("eth_getBlockByNumber", number, False, schema=BLOCK)
    assert hashes["transactions"] == [receipt["transactionHash"]]
    assert len(hashes["transactions"]) == len(by_number["transactions"])
    header = ask("eth_getHeaderByNumber", number, schema=HEADER)
    assert header == ask("eth_getHeaderByHash", digest, schema=HEADER)
    assert header == {name: hashes[name] for name in header}
    assert ask("eth_getBlockReceipts", number, schema=list_of(RECEIPT)) == [receipt]
    assert ask("eth_getBlockReceipts", {"blockHash": digest}) == [receipt]
    for tag in ("earliest", "latest", "safe", "finalized"):
        ask("eth_getBlockByNumber", tag, True, schema=FULL_BLOCK)
    ask("eth_getBlockByNumber", "pending", False, schema=PENDING_BLOCK)
    node.request("evm_setAutomine", False)
    waiting = ask("eth_sendTransaction", {"from": sender, "to": LIDO, "value": "0x1"}, schema=HASH)
    pending = ask("eth_getBlockByNumber", "pending", True, schema=PENDING_FULL_BLOCK)
    assert [transaction["hash"] for transaction in pending["transactions"]] == [waiting]
    ask("eth_getTransactionByHash", waiting, schema=WAITING_TRANSACTION)
    assert ask("eth_getTransactionReceipt", waiting) is None
    assert ask("eth_getTransactionCount", sender, "pending") == "0x2"
    assert ask("eth_getTransactionCount", sender, "latest") == "0x1"
    node.request("evm_mine")
    ask("eth_getTransactionReceipt", waiting, schema=RECEIPT)

    for method in ("eth_getBlockTransactionCountByNumber", "eth_getUncleCountByBlockNumber"):
        ask(method, number, schema=QUANTITY)
    for method in ("eth_getBlockTransactionCountByHash", "eth_getUncleCountByBlockHash"):
        ask(method, digest, schema=QUANTITY)
    assert ask("eth_getTransactionByBlockNumberAndIndex", number, "0x0", schema=TRANSACTION) \
        == ask("eth_getTransactionByBlockHashAndIndex", digest, "0x0", schema=TRANSACTION) \
        == ask("eth_getTransactionBySenderAndNonce", sender, "0x0", schema=TRANSACTION) \
        == by_number["transactions"][0]
    raw = ask("eth_getRawTransactionByHash", receipt["transactionHash"], schema=DATA)
    assert raw == ask("eth_getRawTransactionByBlockNumberAndIndex", number, "0x0") \
        == ask("eth_getRawTransactionByBlockHashAndIndex", digest, "0x0") \
        == ask("debug_getRawTransaction", receipt["transactionHash"])
    for method in ("debug_getRawBlock", "debug_getRawHeader"):
        ask(method, number, schema=DATA)
    ask("debug_getRawReceipts", number, schema=list_of(DATA, minItems=1, maxItems=1))


def test_unknown_things_are_null(recorder):
    ask = recorder.one
    nothing = "0x" + "ab" * 32
    for method in (
            "eth_getBlockByHash", "eth_getHeaderByHash", "eth_getTransactionByHash",
            "eth_getTransactionReceipt", "eth_getBlockReceipts", "eth_getRawTransactionByHash",
            "eth_getBlockTransactionCountByHash", "eth_getUncleCountByBlockHash"):
        params = [nothing, False] if method == "eth_getBlockByHash" else [nothing]
        assert ask(method, *params) is None, method
    for method in (
            "eth_getBlockByNumber", "eth_getHeaderByNumber", "eth_getBlockReceipts",
            "eth_getBlockTransactionCountByNumber", "eth_getUncleCountByBlockNumber"):
        params = ["0xffffff", False] if method == "eth_getBlockByNumber" else ["0xffffff"]
        assert ask(method, *params) is None, method
    assert ask("eth_getTransactionByBlockNumberAndIndex", "0x0", "0x7") is None
    assert ask("eth_getTransactionByBlockHashAndIndex", nothing, "0x0") is None
    assert ask("eth_getUncleByBlockNumberAndIndex", "0x0", "0x0") is None


def test_fee_history(recorder):
    node, ask = recorder.node, recorder.one
    sender = node.accounts()[0]
    for tip in (1, 3):
        node.send(**{"from": sender, "to": sender, "value": "0x0", "gas": hex(21_000),
                     "maxFeePerGas": hex(10**10), "maxPriorityFeePerGas": hex(tip * 10**9)})
    history = ask("eth_feeHistory", "0x2", "latest", [0, 50, 100], schema=fee_history(2, 3))
    assert history["oldestBlock"] == "0x1"
    assert history["reward"] == [[hex(10**9)] * 3, [hex(3 * 10**9)] * 3]
    assert history["gasUsedRatio"] == [21_000 / 30_000_000] * 2
    fees = [int(fee, 16) for fee in history["baseFeePerGas"]]
    # EIP-1559: toward the target of half the limit, at most an eighth at a time.
    target = 15_000_000
    for before, after in zip(fees, fees[1:]):
        assert after == before - before * (target - 21_000) // target // 8
    assert fees[-1] == int(ask("eth_baseFee"), 16)
    assert "reward" not in ask("eth_feeHistory", "0x2", "latest", [], schema=fee_history(2))
    ask("eth_feeHistory", 4, "latest", schema=fee_history(3))
    ask("eth_feeHistory", "0x400", "latest", None, schema=fee_history(3))
    assert ask("eth_feeHistory", "0x0", "latest")["oldestBlock"] == "0x3"
    assert node.error("eth_feeHistory", "0x1", "0x99", [])["code"] == -32000
    assert node.error("eth_feeHistory", "0x1", "latest", [60, 50])["code"] == -32602
    assert node.error("eth_feeHistory", "0x1", "latest", [101])["code"] == -32602


def test_estimates_are_exact(recorder):
    """One unit less fails, what is estimated is what is used."""
    node, ask = recorder.node, recorder.one
    sender = node.accounts()[0]
    approve = calldata("Lido", "approve", ADDRESSES["StrategyManager"], ETHER)
    deposit = calldata("StrategyManager", "depositIntoStrategy", STETH_STRATEGY, LIDO, ETHER)
    for transaction in (
            {"to": sender, "value": "0x1"}, {"to": LIDO, "value": hex(2 * ETHER), "data": SUBMIT},
            {"to": LIDO, "data": approve}, {"to": ADDRESSES["StrategyManager"], "data": deposit},
            {"to": ADDRESSES["LiquidityPool"], "value": hex(ETHER), "data": "0xd0e30db0"}):
        transaction["from"] = sender
        gas = int(ask("eth_estimateGas", transaction, schema=QUANTITY), 16)
        assert node.error("eth_estimateGas", transaction | {"gas": hex(gas - 1)})["code"] == -32000
        if gas > 21_000:
            failed = node.send(**transaction | {"gas": hex(gas - 1)})
            assert (failed["status"], int(failed["gasUsed"], 16)) == ("0x0", gas - 1)
        receipt = node.send(**transaction | {"gas": hex(gas)})
        assert (receipt["status"], int(receipt["gasUsed"], 16)) == ("0x1", gas)


def test_simulate(recorder):
    ask = recorder.one
    sender, receiver = "0x" + "c0" * 20, "0x" + "c1" * 20
    blocks = ask("eth_simulateV1", {
        "blockStateCalls": [{
            "stateOverrides": {sender: {"balance": hex(10 * ETHER)}},
            "blockOverrides": {"time": "0x7fffffff"},
            "calls": [
                {"from": sender, "to": LIDO, "value": hex(ETHER), "data": SUBMIT},
                {"from": sender, "to": LIDO, "data": calldata("Lido", "balanceOf", sender)},
                {"from": sender, "to": LIDO, "data": calldata("Lido", "transfer", receiver, 9 * ETHER)},
            ]}, {"calls": []}],
        "traceTransfers": True}, "latest")
    assert len(blocks) == 2
    first = dict(blocks[0])
    calls = first.pop("calls")
    check(first, BLOCK)
    assert first["timestamp"] == "0x7fffffff"
    succeeded = schemas.exactly(
        status={"const": "0x1"}, returnData=DATA, gasUsed=QUANTITY, maxUsedGas=QUANTITY,
        logs=list_of(LOG))
    failed = schemas.exactly(
        status={"const": "0x0"}, returnData=DATA, gasUsed=QUANTITY, maxUsedGas=QUANTITY,
        logs=list_of(LOG, maxItems=0), error=schemas.ERROR)
    check(calls[0], succeeded)
    # The ether that the call brought, then what the contract announced.
    assert [log["address"] for log in calls[0]["logs"]] == ["0x" + "ee" * 20] + [LIDO.lower()] * 3
    assert int(check(calls[1], succeeded)["returnData"], 16) == ETHER
    error = check(calls[2], failed)["error"]
    assert (error["code"], error["message"]) == (3, "execution reverted: BALANCE_EXCEEDED")
    # Nothing of it has happened.
    assert ask("eth_getBalance", sender, "latest") == "0x0"
    assert ask("eth_blockNumber") == "0x0"


def test_overrides(recorder):
    """State and block overrides as third and fourth parameters."""
    ask = recorder.one
    rich = "0x" + "d0" * 20
    call = {"from": rich, "to": LIDO, "value": hex(ETHER), "data": SUBMIT}
    error = recorder.node.error("eth_call", call, "latest")
    assert "insufficient funds" in error["message"]
    override = {rich: {"balance": hex(2 * ETHER)}}
    assert int(ask("eth_call", call, "latest", override, schema=DATA), 16) == ETHER
    assert int(ask("eth_estimateGas", call, "latest", override, schema=QUANTITY), 16) > 21_000
    timestamp = {"to": "0xca11bde05977b3631167028862be2a173976ca11", "data": "0x0f28c97d"}
    answer = ask("eth_call", timestamp, "latest", {}, {"time": "0x70000000"}, schema=DATA)
    assert int(answer, 16) == 0x70000000
    number = {"to": "0xca11bde05977b3631167028862be2a173976ca11", "data": "0x42cbb15c"}
    assert int(ask("eth_call", number, "latest", None, {"number": "0x1234"}), 16) == 0x1234
    many = ask("eth_callMany", [{"transactions": [call, call]}],
               {"blockNumber": "latest"}, override)
    assert json.dumps(many).count("value") >= 1


def test_signing(recorder):
    from eth_account.messages import encode_defunct, encode_typed_data
    from web3 import Web3
    ask = recorder.one
    account = Account.from_key(KEYS[0])
    text = b"hello \xe4\xb8\x96"
    expected = "0x" + account.sign_message(encode_defunct(text)).signature.hex()
    assert ask("personal_sign", "0x" + text.hex(), account.address) == expected
    assert ask("eth_sign", account.address, "0x" + text.hex()) == expected
    typed = {
        "types": {
            "EIP712Domain": [{"name": "name", "type": "string"},
                             {"name": "chainId", "type": "uint256"}],
            "Mail": [{"name": "to", "type": "address"}, {"name": "amounts", "type": "uint256[]"}]},
        "primaryType": "Mail", "domain": {"name": "Cairn", "chainId": 31_337},
        "message": {"to": LIDO, "amounts": [1, 2**200]}}
    expected = "0x" + account.sign_message(encode_typed_data(full_message=typed)).signature.hex()
    assert ask("eth_signTypedData_v4", account.address, typed) == expected
    assert ask("eth_signTypedData_v4", account.address, json.dumps(typed)) == expected
    signed = ask("eth_signTransaction", {
        "from": account.address, "to": LIDO, "gas": "0x5208", "nonce": "0x5",
        "maxFeePerGas": "0x77359400", "maxPriorityFeePerGas": "0x1", "value": "0x7"})
    raw = signed if isinstance(signed, str) else signed["raw"]
    assert Account.recover_transaction(raw) == account.address
    assert ask("web3_sha3", "0x68656c6c6f") == "0x" + Web3.keccak(text="hello").hex()


def test_filters(recorder):
    node, ask = recorder.node, recorder.one
    sender = node.accounts()[0]
    logs = ask("eth_newFilter", {"address": LIDO}, schema=QUANTITY)
    blocks = ask("eth_newBlockFilter", schema=QUANTITY)
    hashes = ask("eth_newPendingTransactionFilter", schema=QUANTITY)
    receipt = node.send(**{"from": sender, "to": LIDO, "value": hex(ETHER), "data": SUBMIT})
    assert ask("eth_getFilterChanges", logs, schema=list_of(LOG)) == receipt["logs"]
    assert ask("eth_getFilterLogs", logs, schema=list_of(LOG)) == receipt["logs"]
    assert ask("eth_getFilterChanges", blocks) == [receipt["blockHash"]]
    assert ask("eth_getFilterChanges", hashes) == [receipt["transactionHash"]]
    for identifier in (logs, blocks, hashes):
        assert ask("eth_getFilterChanges", identifier) == []
        assert ask("eth_uninstallFilter", identifier) is True
        assert ask("eth_uninstallFilter", identifier) is False
        error = node.error("eth_getFilterChanges", identifier)
        assert (error["code"], error["message"]) == (-32000, "filter not found")


def test_sending_and_waiting_in_one_request(recorder):
    node, ask = recorder.node, recorder.one
    raw, digest = signed(node, KEYS[0], 0, to=LIDO, value=ETHER, data=SUBMIT)
    receipt = ask("eth_sendRawTransactionSync", raw, schema=RECEIPT)
    assert receipt == ask("eth_getTransactionReceipt", digest)
    transaction = {"from": node.accounts()[0], "to": LIDO, "value": "0x7"}
    assert ask("eth_sendTransactionSync", transaction, schema=RECEIPT)["status"] == "0x1"
    node.request("evm_setAutomine", False)
    raw, digest = signed(node, KEYS[0], 2, to=LIDO, value=1)
    error = node.error("eth_sendRawTransactionSync", raw, 100)
    assert error["code"] == 4 and digest in str(error)
    node.request("evm_mine")
    ask("eth_getTransactionReceipt", digest, schema=RECEIPT)


def test_accounts_and_access_lists(recorder):
    node, ask = recorder.node, recorder.one
    account = ask("eth_getAccount", LIDO, "latest")
    assert (account["nonce"], account["balance"]) == ("0x0", hex(ETHER))
    assert ask("eth_getAccountInfo", LIDO, "latest")["code"] == ask("eth_getCode", LIDO, "latest")
    transaction = {"from": node.accounts()[0], "to": LIDO, "value": hex(ETHER), "data": SUBMIT}
    listed = ask("eth_createAccessList", transaction, "latest",
                 schema=schemas.exactly(accessList=list_of(True), gasUsed=QUANTITY))
    assert listed["gasUsed"] == ask("eth_estimateGas", transaction)


def test_subscriptions_hear_of_what_is_taken_back(recorder):
    node = recorder.node
    with connect(node.websocket) as client:
        def ask(method, *params):
            client.send(json.dumps(recorder.message(method, params, False)))
            return check(json.loads(client.recv(10)), ENVELOPE)["result"]

        logs, syncing = ask("eth_subscribe", "logs", {"address": LIDO}), ask("eth_subscribe", "syncing")
        identifier = ask("evm_snapshot")
        digest = node.request("eth_sendTransaction", {
            "from": node.accounts()[0], "to": LIDO, "value": hex(ETHER), "data": SUBMIT})
        heard = [json.loads(client.recv(10)) for _ in range(3)]
        expected = node.request("eth_getTransactionReceipt", digest)["logs"]
        assert [message["params"]["result"] for message in heard] == expected
        assert {message["params"]["subscription"] for message in heard} == {logs}
        check([message["params"]["result"] for message in heard], list_of(LOG))
        node.request("evm_revert", identifier)
        back = [json.loads(client.recv(10))["params"]["result"] for _ in range(3)]
        assert sorted(int(log["logIndex"], 16) for log in back) == [0, 1, 2]
        assert all(log["removed"] and log["transactionHash"] == digest for log in back)
        assert ask("eth_unsubscribe", logs) is True and ask("eth_unsubscribe", syncing) is True
        client.send(json.dumps(recorder.message("eth_unsubscribe", [logs], False)))
        assert json.loads(client.recv(10))["result"] is False


def test_batches_over_websockets(recorder):
    with connect(recorder.node.websocket) as client:
        client.send(json.dumps([
            recorder.message("eth_chainId", [], True), recorder.message("eth_nothing", [], True)]))
        answers = [check(answer, ENVELOPE) for answer in json.loads(client.recv(10))]
        assert answers[0]["result"] == "0x7a69" and answers[1]["error"]["code"] == -32601
        client.send("{")
        assert json.loads(client.recv(10))["error"]["code"] == -32700


def test_heads_have_the_form_of_headers(recorder):
    node = recorder.node
    with connect(node.websocket) as client:
        client.send(json.dumps(recorder.message("eth_subscribe", ["newHeads"], False)))
        client.recv(10)
        node.request("anvil_mine", "0x5")
        heads = [json.loads(client.recv(10))["params"]["result"] for _ in range(5)]
        check(heads, list_of(HEADER))
        assert [int(one["number"], 16) for one in heads] == [1, 2, 3, 4, 5]
        assert [one["parentHash"] for one in heads[1:]] == [one["hash"] for one in heads[:-1]]


def test_pool(recorder):
    node, ask = recorder.node, recorder.one
    node.request("evm_setAutomine", False)
    sender = Account.from_key(KEYS[0]).address.lower()
    for nonce in (0, 1, 5):
        raw, _ = signed(node, KEYS[0], nonce, to=LIDO, value=1)
        ask("eth_sendRawTransaction", raw, schema=HASH)
    assert ask("txpool_status") == {"pending": "0x2", "queued": "0x1"}
    content = ask("txpool_content")
    assert sorted(content["pending"][sender]) == ["0", "1"]
    assert sorted(content["queued"][sender]) == ["5"]
    check(content["queued"][sender]["5"], WAITING_TRANSACTION)
    assert ask("txpool_contentFrom", sender)["pending"] == content["pending"][sender]
    assert set(ask("txpool_inspect")["pending"][sender]) == {"0", "1"}
    assert len(ask("eth_pendingTransactions", schema=list_of(WAITING_TRANSACTION))) == 3
    assert ask("eth_getTransactionCount", sender, "pending") == "0x2"


def test_what_has_no_meaning_is_refused_in_words(recorder):
    node = recorder.node
    for method, params in [
            ("eth_getProof", [LIDO, [], "latest"]), ("eth_getStorageAt", [LIDO, "0x0", "latest"]),
            ("eth_getStorageValues", [{LIDO: ["0x" + "00" * 32]}, "latest"])]:
        error = node.error(method, *params)
        assert error["code"] == -32004 and len(error["message"]) > 20, method

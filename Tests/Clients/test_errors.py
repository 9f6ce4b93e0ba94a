"""The refusals: their codes, and the words by which libraries know them."""

import json
import time

import pytest
from contracts import ADDRESSES, ETHER, KEYS, calldata
from eth_account import Account
from schemas import ENVELOPE, check

LIDO = ADDRESSES["Lido"]
RICH, POOR = Account.from_key(KEYS[0]), Account.from_key("0x" + "42" * 32)
EMPTY_WORD = "0x" + "00" * 32


@pytest.fixture(scope="module")
def node(request):
    from node import Node
    with Node() as node:
        yield node


@pytest.fixture
def manual(fresh):
    """A node that makes blocks when asked."""
    return fresh("--no-mining")


def sign(account, **fields):
    transaction = {
        "chainId": 31_337, "nonce": 0, "gas": 200_000, "value": 0, "to": LIDO,
        "maxFeePerGas": 10**10, "maxPriorityFeePerGas": 10**9, **fields}
    if "gasPrice" in transaction:
        del transaction["maxFeePerGas"], transaction["maxPriorityFeePerGas"]
    return "0x" + account.sign_transaction(transaction).raw_transaction.hex()


def refused(node, raw):
    return node.error("eth_sendRawTransaction", raw)


# The envelope

@pytest.mark.parametrize("body, code", [
    (b"", -32700), (b"{", -32700), (b"nonsense", -32700), (b'{"jsonrpc":"2.0",}', -32700),
    (b'{"jsonrpc":"2.0","id":1,"method":"eth_chainId"} x', -32700), (b"\xff\xfe", -32700),
    (b"[", -32700), (b'"\\ud800"', -32700), (b"[]", -32600), (b"1", -32600), (b"null", -32600),
    (b"{}", -32600), (b'{"jsonrpc":"1.0","id":1,"method":"eth_chainId"}', -32600),
    (b'{"jsonrpc":"2.0","id":{},"method":"eth_chainId"}', -32600),
    (b'{"jsonrpc":"2.0","id":1,"method":7}', -32600),
    (b'{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":7}', -32602),
    (b"[" * 100_000, -32700),
])
def test_what_is_no_request(node, body, code):
    answer = node.session.post(
        node.url, data=body, headers={"content-type": "application/json"}, timeout=10)
    assert answer.status_code == 200
    envelope = check(answer.json(), ENVELOPE)
    assert envelope["error"]["code"] == code, envelope


@pytest.mark.parametrize("identifier", [0, 1, -7, 1.5, "a", "", None, 2**53 + 1])
def test_identifiers_come_back_unchanged(node, identifier):
    answer = node.session.post(node.url, data=json.dumps(
        {"jsonrpc": "2.0", "id": identifier, "method": "eth_chainId"}))
    assert answer.json() == {"jsonrpc": "2.0", "id": identifier, "result": "0x7a69"}
    assert type(answer.json()["id"]) is type(identifier)


def test_batches(node):
    ask = {"jsonrpc": "2.0", "method": "eth_chainId"}
    answers = node.post([ask | {"id": 1}, 7, ask, {"id": 3}, ask | {"id": "x", "method": "no"}])
    assert sorted(str(answer["id"]) for answer in answers) == ["1", "3", "None", "x"]
    by_id = {str(answer["id"]): answer for answer in answers}
    assert by_id["1"]["result"] == "0x7a69"
    assert by_id["None"]["error"]["code"] == by_id["3"]["error"]["code"] == -32600
    assert by_id["x"]["error"]["code"] == -32601
    assert node.post([ask, ask]) is None, "notifications get no body"
    assert node.post(ask) is None
    assert node.post([ask | {"id": 1}]) == [{"jsonrpc": "2.0", "id": 1, "result": "0x7a69"}]


def test_parameters_may_be_absent(node):
    base = {"jsonrpc": "2.0", "id": 1, "method": "eth_blockNumber"}
    for params in ({}, {"params": []}, {"params": None}, {"params": {}}):
        assert "result" in node.post(base | params)
    for params in ([RICH.address], [RICH.address, None], [RICH.address, "latest"]):
        assert node.request("eth_getBalance", *params) == hex(10_000 * ETHER)
    named = {"jsonrpc": "2.0", "id": 1, "method": "eth_getBalance",
             "params": {"address": RICH.address, "block": "latest"}}
    assert node.post(named)["result"] == hex(10_000 * ETHER)


@pytest.mark.parametrize("method", [
    "eth_nothing", "", "eth", "ETH_CHAINID", "anvil_nothing", "eth_getWork", "anvil_dealTIP20",
    "évm_mine"])
def test_unknown_methods(node, method):
    error = node.error(method)
    assert error == {
        "code": -32601, "message": f"the method {method} does not exist/is not available"}


# Arguments

@pytest.mark.parametrize("method, params, word", [
    ("eth_getBalance", [], "address"),
    ("eth_getBalance", ["0x12"], "address"),
    ("eth_getBalance", [RICH.address[2:]], "address"),
    ("eth_getBalance", ["0x" + "gg" * 20], "address"),
    ("eth_getBalance", [7], "address"),
    ("eth_getBalance", [RICH.address, "0x01"], "block"),
    ("eth_getBalance", [RICH.address, "0x"], "block"),
    ("eth_getBalance", [RICH.address, "1"], "block"),
    ("eth_getBalance", [RICH.address, 1], "block"),
    ("eth_getBalance", [RICH.address, "0xA"], "block"),
    ("eth_getBalance", [RICH.address, "newest"], "block"),
    ("eth_getBalance", [RICH.address, "0x10000000000000000"], "block"),
    ("eth_getBalance", [RICH.address, {"blockHash": EMPTY_WORD, "blockNumber": "0x0"}], "block"),
    ("eth_getBlockByNumber", ["latest", "yes"], "1"),
    ("eth_getTransactionReceipt", ["0x12"], "hash"),
    ("eth_getTransactionByBlockNumberAndIndex", ["latest", "0x00"], "index"),
    ("eth_sendRawTransaction", ["0x123"], "transaction"),
    ("eth_sendRawTransaction", ["zz"], "transaction"),
    ("eth_call", [{"to": LIDO, "data": "0x123"}], "data"),
    ("eth_call", [{"to": LIDO, "value": "0x00"}], "value"),
    ("eth_call", [{"to": LIDO, "value": 1}], "value"),
    ("eth_call", [{"to": LIDO, "gas": "0x1ffffffffffffffff"}], "gas"),
    ("eth_call", [{"to": "0x1"}], "to"),
    ("eth_call", [{"to": LIDO, "data": "0x01", "input": "0x02"}], "input"),
    ("eth_call", [{"to": LIDO, "gasPrice": "0x1", "maxFeePerGas": "0x1"}], "gasPrice"),
    ("eth_call", [[]], "transaction"),
    ("eth_getLogs", [{"address": "0x1"}], "address"),
    ("eth_getLogs", [{"topics": ["0x1"]}], "topics"),
    ("eth_getLogs", [{"topics": [None] * 5}], "topics"),
    ("eth_getLogs", [{"fromBlock": 1}], "fromBlock"),
    ("eth_feeHistory", ["0x1", "latest", ["a"]], "2"),
    ("web3_sha3", ["0xabc"], "data"),
])
def test_malformed_arguments_are_named(node, method, params, word):
    error = node.error(method, *params)
    assert error["code"] == -32602
    assert word in error["message"], error


def test_both_input_and_data(node):
    call = {"to": LIDO, "data": "0x18160ddd"}
    for fields in (call, {"to": LIDO, "input": call["data"]}, call | {"input": call["data"]},
                   {"to": LIDO.lower(), "data": call["data"].upper().replace("X", "x")}):
        assert node.request("eth_call", fields) == "0x" + f"{ETHER:064x}"


def test_forms_of_block_parameters(node):
    head = node.request("eth_getBlockByNumber", "latest", False)
    for block in (
            head["number"], head["hash"], "latest", "pending", "earliest", "safe", "finalized",
            {"blockNumber": head["number"]}, {"blockHash": head["hash"]},
            {"blockHash": head["hash"], "requireCanonical": True}):
        assert node.request("eth_getBalance", RICH.address, block) == hex(10_000 * ETHER)


@pytest.mark.parametrize("method, params", [
    ("eth_getBalance", [RICH.address]), ("eth_getCode", [LIDO]),
    ("eth_getTransactionCount", [RICH.address]), ("eth_call", [{"to": LIDO, "data": "0x18160ddd"}]),
    ("eth_estimateGas", [{"to": LIDO}]), ("eth_createAccessList", [{"to": LIDO}]),
    ("eth_simulateV1", [{"blockStateCalls": [{}]}]),
])
def test_states_that_there_are_not(node, method, params):
    error = node.error(method, *params, "0x77777777")
    assert (error["code"], error["message"]) == (-32000, "header not found")
    for block in ("0x" + "ab" * 32, {"blockHash": "0x" + "ab" * 32}):
        error = node.error(method, *params, block)
        assert error["code"] == -32001 and "block not found" in error["message"]


def test_a_state_older_than_kept(fresh):
    node = fresh()
    node.request("anvil_mine", hex(300_000), "0x1")
    assert node.request("eth_getBalance", RICH.address, hex(300_000 - 4_096)) == hex(10_000 * ETHER)
    # The last minute is kept in any case, however many blocks it had.
    time.sleep(1.1)
    node.request("anvil_mine")
    time.sleep(61)
    node.request("anvil_mine")
    error = node.error("eth_getBalance", RICH.address, "0x1")
    assert error["code"] == -32000
    oldest = int(error["message"].rsplit(" ", 1)[1])
    assert error["message"] == f"historical state 1 is not available; oldest is {oldest}"
    assert 1 < oldest <= 300_002 - 4_096
    assert node.request("eth_getBalance", RICH.address, hex(oldest)) == hex(10_000 * ETHER)
    assert node.error("eth_getBalance", RICH.address, hex(oldest - 1))["code"] == -32000


# Reverts

@pytest.mark.parametrize("method", ["eth_call", "eth_estimateGas", "eth_sendTransaction"])
@pytest.mark.parametrize("to, data, message, revert", [
    (LIDO, calldata("Lido", "transfer", RICH.address, 10**30),
     "execution reverted: BALANCE_EXCEEDED",
     "0x08c379a0" + f"{32:064x}{16:064x}" + b"BALANCE_EXCEEDED".hex().ljust(64, "0")),
    (ADDRESSES["StrategyManager"],
     calldata("StrategyManager", "depositIntoStrategy", LIDO, LIDO, 1),
     "execution reverted", "0x5dfb2ca2"),
    (ADDRESSES["WithdrawalQueueERC721"],
     calldata("WithdrawalQueueERC721", "claimWithdrawal", 9),
     "execution reverted", "0xc969e0f2" + f"{9:064x}"),
    (ADDRESSES["WithdrawalQueueERC721"],
     calldata("WithdrawalQueueERC721", "getClaimableEther", [1], []),
     "execution reverted: out-of-bounds access of an array or bytesN", "0x4e487b71" + f"{0x32:064x}"),
    # No such method: a revert without data, which still is data.
    (ADDRESSES["WstETH"], "0xdeadbeef", "execution reverted", "0x"),
])
def test_reverts(node, method, to, data, message, revert):
    transaction = {"from": RICH.address, "to": to, "data": data}
    error = node.error(method, transaction)
    assert error["code"] == 3
    assert error["data"] == revert
    assert error["message"].startswith(message)
    if ":" not in message:
        assert error["message"] == message


# The pool

def test_nonces(node):
    raw = sign(POOR, nonce=0)
    node.send(**{"from": RICH.address, "to": POOR.address, "value": hex(ETHER)})
    node.request("eth_sendRawTransaction", raw)
    error = refused(node, raw)
    assert error["code"] == -32000 and "already known" in error["message"]
    error = refused(node, sign(POOR, nonce=0, value=1))
    assert error["message"] == f"nonce too low: address {POOR.address.lower()}, tx: 0 state: 1"
    # A gap waits in the pool, as it does in every node.
    node.request("eth_sendRawTransaction", sign(POOR, nonce=5))
    assert node.request("txpool_status")["queued"] == "0x1"
    call = {"from": POOR.address, "to": LIDO, "nonce": "0x0"}
    assert "nonce too low" in refused(node, sign(POOR, nonce=0, gas=100_000))["message"]
    assert node.request("eth_call", call | {"data": "0x18160ddd"})


def test_money(node):
    error = refused(node, sign(Account.from_key("0x" + "43" * 32), value=ETHER))
    assert error["code"] == -32000
    want = ETHER + 200_000 * 10**10
    assert error["message"].startswith("insufficient funds for gas * price + value: address 0x")
    assert error["message"].endswith(f" have 0 want {want}")
    for method in ("eth_call", "eth_estimateGas"):
        error = node.error(method, {"from": "0x" + "44" * 20, "to": LIDO, "value": "0x1"})
        assert error["code"] == -32000 and "insufficient funds" in error["message"]


def test_replacement(manual):
    price = 10**10
    replaced = manual.request("eth_sendRawTransaction", sign(RICH, gasPrice=price, value=2))
    for higher in (price + 1, price * 110 // 100 - 1):
        error = refused(manual, sign(RICH, gasPrice=higher, value=1))
        assert error == {"code": -32000, "message": "replacement transaction underpriced"}
    assert refused(manual, sign(RICH, gasPrice=price, value=2))["message"] == "already known"
    replacing = manual.request(
        "eth_sendRawTransaction", sign(RICH, gasPrice=price * 11 // 10, value=3))
    assert manual.request("txpool_status") == {"pending": "0x1", "queued": "0x0"}
    assert manual.request("eth_getTransactionByHash", replaced) is None
    manual.request("evm_mine")
    assert manual.request("eth_getTransactionReceipt", replacing)["status"] == "0x1"


def test_fee_caps(node):
    error = refused(node, sign(RICH, nonce=node.number(
        "eth_getTransactionCount", RICH.address), maxFeePerGas=1, maxPriorityFeePerGas=1))
    assert error["code"] == -32000
    assert error["message"].startswith("max fee per gas less than block base fee")
    error = refused(node, sign(RICH, nonce=99, maxFeePerGas=5, maxPriorityFeePerGas=6))
    assert error["message"].startswith("max priority fee per gas higher than max fee per gas")
    for method in ("eth_call", "eth_estimateGas", "eth_sendTransaction"):
        error = node.error(method, {
            "from": RICH.address, "to": LIDO, "maxFeePerGas": "0x1", "maxPriorityFeePerGas": "0x0"})
        assert "max fee per gas less than block base fee" in error["message"], method
        error = node.error(method, {
            "from": RICH.address, "to": LIDO, "maxFeePerGas": "0x77359400",
            "maxPriorityFeePerGas": "0x77359401"})
        assert "max priority fee per gas higher than max fee per gas" in error["message"], method


def test_gas(node):
    nonce = node.number("eth_getTransactionCount", RICH.address)
    error = refused(node, sign(RICH, nonce=nonce, gas=20_999))
    assert error == {"code": -32000, "message": "intrinsic gas too low: have 20999, want 21000"}
    error = refused(node, sign(RICH, nonce=nonce, gas=30_000_001))
    assert error["code"] == -32000 and "exceeds block gas limit" in error["message"]
    error = node.error("eth_estimateGas", {
        "from": RICH.address, "to": LIDO, "value": "0x1", "gas": "0x7530"})
    assert error == {"code": -32000, "message": "gas required exceeds allowance (30000)"}


def test_chains_signatures_and_types(node):
    nonce = node.number("eth_getTransactionCount", RICH.address)
    error = refused(node, sign(RICH, nonce=nonce, chainId=1))
    assert error["code"] == -32000 and "invalid chain id for signer" in error["message"]
    raw = bytearray.fromhex(sign(RICH, nonce=nonce)[2:])
    # The last 32 bytes are s; all ones is no such number.
    error = refused(node, "0x" + (raw[:-32] + b"\xff" * 32).hex())
    assert error == {"code": -32000, "message": "invalid sender"}
    for kind in ("03", "04", "05", "7f"):
        error = refused(node, "0x" + kind + raw[1:].hex())
        assert error["code"] == -32000 and "transaction type not valid" in error["message"]
    for broken in ("0x", "0x02", "0x02c0", "0x" + raw[:-1].hex(), "0x" + raw.hex() + "00", "0xc0",
                   "0xf8", "0xff"):
        assert refused(node, broken)["code"] in (-32602, -32000), broken
    # As on anvil, a transaction from before EIP-155 is taken; it names no chain.
    unprotected = Account.from_key(KEYS[0]).sign_transaction({
        "nonce": nonce, "gas": 21_000, "gasPrice": 10**10, "value": 0, "to": POOR.address})
    digest = node.request("eth_sendRawTransaction", "0x" + unprotected.raw_transaction.hex())
    found = node.request("eth_getTransactionByHash", digest)
    assert (found["from"], found["v"] in ("0x1b", "0x1c")) == (RICH.address.lower(), True)
    assert "chainId" not in found


def test_creation_is_refused_in_words(node):
    for method in ("eth_call", "eth_estimateGas", "eth_sendTransaction"):
        error = node.error(method, {"from": RICH.address, "data": "0x6001"})
        assert error["code"] == -32004 and "native" in error["message"]


def test_strangers_have_no_keys(node):
    for method, params in [
            ("eth_sendTransaction", [{"from": POOR.address, "to": LIDO, "value": "0x1"}]),
            ("eth_sign", [POOR.address, "0x00"]), ("personal_sign", ["0x00", POOR.address]),
            ("eth_signTransaction", [{"from": POOR.address, "to": LIDO}])]:
        error = node.error(method, *params)
        assert error["code"] == -32000 and "unknown account" in error["message"], method


# Logs and filters

@pytest.mark.parametrize("query, message", [
    ({"fromBlock": "0x5", "toBlock": "0x2"}, "invalid block range params"),
    ({"fromBlock": "0x0", "toBlock": "0xffffff"}, "block range extends beyond current head block"),
    ({"blockHash": EMPTY_WORD, "fromBlock": "0x0"}, "blockHash"),
])
def test_log_ranges(node, query, message):
    error = node.error("eth_getLogs", query)
    assert error["code"] == -32602 and message in error["message"]


def test_filters_that_there_are_not(node):
    for method in ("eth_getFilterChanges", "eth_getFilterLogs"):
        assert node.error(method, "0x1") == {"code": -32000, "message": "filter not found"}
    assert node.request("eth_uninstallFilter", "0x1") is False


def test_subscriptions_need_a_connection(node):
    error = node.error("eth_subscribe", "newHeads")
    assert error["code"] == -32601 and "notifications not supported" in error["message"]


# eth_simulateV1

@pytest.mark.parametrize("steps, options, code", [
    ([{"calls": [{"from": RICH.address, "to": LIDO, "gas": "0x1"}]}], {}, -38013),
    ([{"calls": [{"from": "0x" + "44" * 20, "to": LIDO, "value": "0x1"}]}], {}, -38014),
    ([{"blockOverrides": {"number": "0x9"}}, {"blockOverrides": {"number": "0x9"}}], {}, -38020),
    ([{"blockOverrides": {"time": "0x80000000"}}, {"blockOverrides": {"time": "0x80000000"}}], {},
     -38021),
    ([{}] * 257, {}, -38026),
    ([{"blockOverrides": {"number": "0xfffff"}}], {}, -38026),
    ([{"calls": [{"from": RICH.address, "to": LIDO, "nonce": "0x63",
                  "maxFeePerGas": "0x2540be400"}]}],
     {"validation": True}, -38011),
    ([{"calls": [{"from": RICH.address, "to": LIDO, "maxFeePerGas": "0x1"}]}],
     {"validation": True}, -38012),
    ([{"calls": [{"from": RICH.address, "to": LIDO, "gas": "0x7fffffff"}]}], {}, -38015),
])
def test_simulations_that_cannot_be(node, steps, options, code):
    error = node.error("eth_simulateV1", {"blockStateCalls": steps, **options}, "latest")
    assert error["code"] == code, error

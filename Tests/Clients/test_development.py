"""What test tools call: anvil's methods, and the names that hardhat and ganache gave them."""

import time

import pytest
from contracts import ADDRESSES, ETHER, KEYS, calldata
from eth_account import Account
from node import Node
from schemas import FULL_BLOCK, check, list_of

LIDO = ADDRESSES["Lido"]
SUBMIT = calldata("Lido", "submit", "0x" + "00" * 20)
PAIRS = {"anvil": "hardhat"}


@pytest.fixture
def node(fresh):
    return fresh()


def stake(node, ether=1, sender=0, **fields):
    return node.send(**{
        "from": node.accounts()[sender], "to": LIDO, "value": hex(ether * ETHER), "data": SUBMIT,
        **fields})


def held(node, account, block="latest"):
    answer = node.request("eth_call", {"to": LIDO, "data": calldata("Lido", "balanceOf", account)},
                          block)
    return int(answer, 16)


def head(node):
    return node.request("eth_getBlockByNumber", "latest", False)


def now(node):
    return int(head(node)["timestamp"], 16)


# Mining

@pytest.mark.parametrize("method", ["anvil_mine", "hardhat_mine"])
def test_mine(node, method):
    assert node.request(method) is None
    assert node.number("eth_blockNumber") == 1
    node.request(method, "0x10")
    node.request(method, 5)
    assert node.number("eth_blockNumber") == 22
    before = now(node)
    node.request(method, "0x3", "0x3c")
    times = [int(node.request("eth_getBlockByNumber", hex(number), False)["timestamp"], 16)
             for number in range(23, 26)]
    assert times[1:] == [times[0] + 60, times[0] + 120] and times[0] >= before
    # Time goes on from there.
    node.request("evm_mine")
    assert now(node) >= times[-1]


def test_evm_mine(node):
    assert node.request("evm_mine") == "0x0"
    later = now(node) + 1_000
    node.request("evm_mine", later)
    assert now(node) == later
    node.request("evm_mine", hex(later + 5))
    assert now(node) == later + 5
    node.request("evm_mine", {"timestamp": later + 50, "blocks": 3})
    assert node.number("eth_blockNumber") == 6
    assert int(node.request("eth_getBlockByNumber", "0x4", False)["timestamp"], 16) == later + 50
    assert node.error("evm_mine", later)["code"] == -32602
    for method in ("anvil_mine_detailed", "evm_mine_detailed"):
        blocks = node.request(method, {"blocks": 2})
        assert check(blocks, list_of(FULL_BLOCK, minItems=2, maxItems=2))[1] \
            == node.request("eth_getBlockByNumber", "latest", True)


@pytest.mark.parametrize("prefix", ["anvil", "evm"])
def test_automine(node, prefix):
    get = "anvil_getAutomine" if prefix == "anvil" else "hardhat_getAutomine"
    assert node.request(get) is True
    node.request(f"{prefix}_setAutomine", False)
    assert node.request(get) is False
    sender = node.accounts()[0]
    digests = [node.request("eth_sendTransaction", {"from": sender, "to": sender, "value": "0x1"})
               for _ in range(3)]
    assert node.number("eth_blockNumber") == 0
    # Turning it on again takes what waits into a block.
    node.request(f"{prefix}_setAutomine", True)
    receipts = [node.request("eth_getTransactionReceipt", digest) for digest in digests]
    assert [(receipt["blockNumber"], receipt["transactionIndex"]) for receipt in receipts] == [
        ("0x1", "0x0"), ("0x1", "0x1"), ("0x1", "0x2")]
    assert [int(receipt["cumulativeGasUsed"], 16) for receipt in receipts] == [
        21_000, 42_000, 63_000]


def test_a_backlog_enters_as_many_blocks_as_it_needs(node):
    """Ten payments fit a block; with automine a receipt is there when the send is answered."""
    node.request("evm_setAutomine", False)
    node.request("evm_setBlockGasLimit", hex(10 * 21_000))
    accounts = node.accounts()
    payments = [{"from": accounts[number % 3], "to": accounts[5], "value": "0x1", "gas": "0x5208"}
                for number in range(35)]
    for payment in payments:
        node.request("eth_sendTransaction", payment)
    node.request("evm_mine")
    assert node.request("txpool_status")["pending"] == hex(25), "one block, when asked for one"
    # One that no block can take does not hold the others up, nor make empty blocks.
    node.request("eth_sendTransaction", {
        "from": accounts[6], "to": accounts[5], "gas": "0x5208", "maxFeePerGas": "0x1",
        "maxPriorityFeePerGas": "0x0", "value": "0x0"})
    node.request("evm_setAutomine", True)
    assert node.request("txpool_status")["pending"] == "0x1"
    assert node.number("eth_blockNumber") == 4
    digest = node.request("eth_sendTransaction", payments[0])
    assert node.request("eth_getTransactionReceipt", digest)["blockNumber"] == "0x5"
    assert node.number("eth_blockNumber") == 5


@pytest.mark.parametrize("prefix", ["anvil", "evm"])
def test_interval(node, prefix):
    assert node.request("anvil_getIntervalMining") is None
    node.request(f"{prefix}_setIntervalMining", 1)
    assert node.request("anvil_getIntervalMining") == 1
    assert node.request("anvil_getAutomine") is False
    deadline = time.monotonic() + 10
    while node.number("eth_blockNumber") < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert node.number("eth_blockNumber") >= 2
    node.request(f"{prefix}_setIntervalMining", 0)
    assert node.request("anvil_getIntervalMining") is None


def test_block_time_flag(fresh):
    node = fresh("--block-time", 1)
    digest = node.request("eth_sendTransaction", {
        "from": node.accounts()[0], "to": LIDO, "value": "0x1"})
    assert node.request("eth_getTransactionReceipt", digest) is None
    deadline = time.monotonic() + 10
    while not node.request("eth_getTransactionReceipt", digest) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert node.request("eth_getTransactionReceipt", digest)["status"] == "0x1"


# Time

@pytest.mark.parametrize("prefix", ["anvil", "evm"])
def test_time(node, prefix):
    start = now(node)
    assert node.request(f"{prefix}_increaseTime", 1_000) == 1_000
    assert node.request(f"{prefix}_increaseTime", "0x64") == 1_100, "the whole offset"
    node.request("evm_mine")
    assert start + 1_100 <= now(node) <= start + 1_110
    aim = now(node) + 5_000
    node.request(f"{prefix}_setNextBlockTimestamp", aim)
    node.request("evm_mine")
    assert now(node) == aim
    node.request("evm_mine")
    assert aim <= now(node) <= aim + 5
    for method in ("setNextBlockTimestamp", "setTime"):
        error = node.error(f"{prefix}_{method}", now(node) - 1)
        assert error["code"] == -32602 and str(now(node)) in error["message"]
    node.request(f"{prefix}_setTime", aim + 10_000)
    node.request("evm_mine")
    assert aim + 10_000 <= now(node) <= aim + 10_005


def test_timestamp_interval(node):
    node.request("anvil_setBlockTimestampInterval", 12)
    node.request("anvil_mine", "0x5")
    times = [int(node.request("eth_getBlockByNumber", hex(number), False)["timestamp"], 16)
             for number in range(6)]
    assert [later - earlier for earlier, later in zip(times, times[1:])] == [12] * 5
    assert node.request("anvil_removeBlockTimestampInterval") is True


def test_blocks_of_one_second_share_its_time(node):
    node.request("anvil_mine", hex(1_000))
    assert now(node) - int(node.request("eth_getBlockByNumber", "0x0", False)["timestamp"], 16) < 30


# Snapshots

@pytest.mark.parametrize("prefix", ["anvil", "evm"])
def test_snapshots_are_consumed(node, prefix):
    account = node.accounts()[0]
    ids = []
    for _ in range(3):
        ids.append(node.request(f"{prefix}_snapshot"))
        stake(node)
    assert [int(identifier, 16) for identifier in ids] == sorted(
        {int(identifier, 16) for identifier in ids})
    assert node.request(f"{prefix}_revert", "0x7777") is False
    assert node.request(f"{prefix}_revert", ids[1]) is True
    assert (node.number("eth_blockNumber"), held(node, account)) == (1, ETHER)
    assert node.request(f"{prefix}_revert", ids[1]) is False
    assert node.request(f"{prefix}_revert", ids[2]) is False, "later ones are gone"
    assert node.request(f"{prefix}_revert", ids[0]) is True
    assert (node.number("eth_blockNumber"), held(node, account)) == (0, 0)
    assert int(node.request(f"{prefix}_snapshot"), 16) > int(ids[2], 16)


def test_a_revert_restores_everything(node):
    sender, other = node.accounts()[:2]
    stake(node)
    node.request("anvil_setNextBlockBaseFeePerGas", hex(7 * 10**9))
    node.request("anvil_setBlockTimestampInterval", 5)
    node.request("evm_setAutomine", False)
    waiting = node.request("eth_sendTransaction", {
        "from": other, "to": LIDO, "value": hex(ETHER), "data": SUBMIT,
        "maxFeePerGas": hex(10**11), "maxPriorityFeePerGas": "0x0"})
    before = {
        "head": head(node), "pending": node.request("eth_getBlockByNumber", "pending", True),
        "pool": node.request("txpool_content"), "fee": node.request("eth_baseFee"),
        "balance": node.request("eth_getBalance", sender), "coinbase": node.request("eth_coinbase"),
        "gas": node.request("anvil_nodeInfo")["environment"]["gasLimit"],
        "price": node.request("eth_gasPrice"), "tip": node.request("eth_maxPriorityFeePerGas")}
    assert before["fee"] == hex(7 * 10**9)
    logs = node.request("eth_newFilter", {"address": LIDO})
    blocks = node.request("eth_newBlockFilter")
    identifier = node.request("evm_snapshot")

    node.request("anvil_setCoinbase", "0x" + "c0" * 20)
    node.request("anvil_setBlockGasLimit", hex(50_000_000))
    node.request("anvil_setMinGasPrice", hex(5 * 10**9))
    node.request("evm_increaseTime", 100_000)
    node.request("anvil_removeBlockTimestampInterval")
    node.request("anvil_setBalance", sender, "0x1")
    node.request("evm_mine")
    mined = node.request("eth_getTransactionReceipt", waiting)
    assert mined["status"] == "0x1"
    assert len(node.request("eth_getFilterChanges", logs)) == 3
    assert node.request("eth_getFilterChanges", blocks) == [mined["blockHash"]]
    node.request("anvil_dropAllTransactions")
    node.request("anvil_mine", "0x20")

    assert node.request("evm_revert", identifier) is True
    after = {
        "head": head(node), "pending": node.request("eth_getBlockByNumber", "pending", True),
        "pool": node.request("txpool_content"), "fee": node.request("eth_baseFee"),
        "balance": node.request("eth_getBalance", sender), "coinbase": node.request("eth_coinbase"),
        "gas": node.request("anvil_nodeInfo")["environment"]["gasLimit"],
        "price": node.request("eth_gasPrice"), "tip": node.request("eth_maxPriorityFeePerGas")}
    assert after == before
    assert node.request("eth_getTransactionReceipt", waiting) is None
    assert node.request("eth_getBlockByHash", mined["blockHash"], False) is None
    # The filters are where they were: what they had told is taken back, then told anew.
    taken_back = node.request("eth_getFilterChanges", logs)
    assert [log["removed"] for log in taken_back] == [True] * 3
    node.request("evm_mine")
    assert now(node) == int(before["head"]["timestamp"], 16) + 5
    again = node.request("eth_getFilterChanges", logs)
    assert [log["removed"] for log in again] == [False] * 3
    assert node.request("eth_getFilterChanges", blocks) == [head(node)["hash"]]
    assert int(head(node)["baseFeePerGas"], 16) == 7 * 10**9


def test_changes_since_the_last_block_survive_a_revert(node):
    account = "0x" + "aa" * 20
    node.request("anvil_setBalance", account, hex(ETHER))
    identifier = node.request("evm_snapshot")
    node.request("anvil_setBalance", account, hex(2 * ETHER))
    node.request("evm_mine")
    node.request("evm_revert", identifier)
    assert node.request("eth_getBalance", account) == hex(ETHER)
    node.request("evm_mine")
    assert node.request("eth_getBalance", account) == hex(ETHER)


def test_rollback_and_reorganisation(node):
    account = node.accounts()[0]
    for _ in range(4):
        stake(node)
    node.request("anvil_rollback", 2)
    assert (node.number("eth_blockNumber"), held(node, account)) == (2, 2 * ETHER)
    node.request("anvil_rollback")
    assert (node.number("eth_blockNumber"), held(node, account)) == (1, ETHER)
    assert node.error("anvil_rollback", 2)["code"] == -32602
    old = head(node)["hash"]
    node.request("anvil_mine", "0x3")
    node.request("anvil_reorg", {"depth": 4, "txBlockPairs": [
        [{"from": account, "to": LIDO, "value": hex(3 * ETHER), "data": SUBMIT}, 1]]})
    assert node.number("eth_blockNumber") == 4
    assert node.request("eth_getBlockByHash", old, False) is None
    assert [held(node, account, hex(number)) for number in range(5)] == [
        0, 0, 3 * ETHER, 3 * ETHER, 3 * ETHER]


def test_rollback_over_more_epochs_than_are_kept(node):
    """The validators' past is made again from the log, and the chain goes on from there."""
    node.request("anvil_mine", "0x3", hex(12))
    before = head(node)["hash"]
    node.request("anvil_mine", "0x32", hex(384))
    after = [node.request("eth_getBlockByNumber", hex(number), False)["hash"] for number in (4, 5)]
    node.request("anvil_rollback", 50)
    assert head(node)["hash"] == before
    for number in (4, 5):
        time = node.request("eth_getBlockByNumber", "latest", False)["timestamp"]
        node.request("evm_mine", hex(int(time, 16) + 384) if number == 5 else hex(int(time, 16) + 3))
    assert node.number("eth_blockNumber") == 5
    assert head(node)["hash"] not in after


def test_jumps_that_would_not_end(node):
    years = 366 * 86_400
    for error in (
            node.error("evm_increaseTime", 5 * years),
            node.error("evm_setNextBlockTimestamp", 2**32 - 1),
            node.error("anvil_mine", "0xa", hex(years)),
            node.error("anvil_setBlockTimestampInterval", 2**31)):
        assert error["code"] == -32602 and "four years" in error["message"]
    node.request("evm_increaseTime", 86_400)
    node.request("evm_mine")
    assert node.number("eth_blockNumber") == 1


@pytest.mark.parametrize("prefix", ["anvil", "hardhat"])
def test_reset(node, prefix):
    genesis = head(node)
    stake(node)
    node.request("evm_increaseTime", 10_000)
    node.request("anvil_setNextBlockBaseFeePerGas", hex(10**12))
    node.request("anvil_setCoinbase", "0x" + "c0" * 20)
    node.request(f"{prefix}_reset")
    assert head(node) == genesis
    assert node.request("eth_getTransactionCount", node.accounts()[0]) == "0x0"
    assert node.number("eth_baseFee") == 875_000_000
    assert node.request("eth_coinbase") == "0x" + "00" * 20
    assert stake(node)["status"] == "0x1"


@pytest.mark.parametrize("prefix", ["anvil", "hardhat"])
def test_dump_and_load(node, fresh, prefix):
    account = node.accounts()[0]
    stake(node, 3)
    node.request("anvil_setBalance", "0x" + "ab" * 20, "0x7b")
    node.request("evm_mine")
    dump = node.request(f"{prefix}_dumpState")
    other = fresh()
    assert other.request(f"{prefix}_loadState", dump) is True
    assert held(other, account) == 3 * ETHER
    assert other.request("eth_getBalance", "0x" + "ab" * 20) == "0x7b"
    assert other.request("eth_getTransactionCount", account) == "0x1"
    assert stake(other, 2)["status"] == "0x1"
    assert held(other, account) == 5 * ETHER
    for broken in ("0x", "0x00", dump[:-2], dump + "00", "0x" + "ff" * 100):
        assert other.error(f"{prefix}_loadState", broken)["code"] == -32602
    assert held(other, account) == 5 * ETHER


def test_a_dump_outlives_a_restart(node, tmp_path):
    stake(node, 3)
    dump = node.request("anvil_dumpState")
    account = node.accounts()[0]
    with Node("--data-dir", tmp_path) as other:
        other.request("anvil_loadState", dump)
        stake(other, 4)
        other.kill()
    with Node("--data-dir", tmp_path) as other:
        assert held(other, account) == 7 * ETHER


# Accounts

@pytest.mark.parametrize("prefix", ["anvil", "hardhat", "tenderly"])
def test_balances(node, prefix):
    account = "0x" + "ab" * 20
    node.request(f"{prefix}_setBalance", account, hex(5 * ETHER))
    assert node.request("eth_getBalance", account) == hex(5 * ETHER)
    node.request(f"{prefix}_setBalance", account, 77)
    assert node.request("eth_getBalance", account) == "0x4d"
    node.request(f"{prefix}_addBalance", account, "0x3")
    assert node.request("eth_getBalance", account) == "0x50"


@pytest.mark.parametrize("method", ["anvil_setNonce", "hardhat_setNonce", "evm_setAccountNonce"])
def test_nonces(node, method):
    account = node.accounts()[0]
    node.request(method, account, "0x64")
    assert node.request("eth_getTransactionCount", account) == "0x64"
    stake(node)
    assert node.request("eth_getTransactionCount", account) == "0x65"


@pytest.mark.parametrize("prefix", ["anvil", "hardhat"])
def test_impersonation(node, prefix):
    stranger = "0x" + "ab" * 20
    node.request(f"{prefix}_setBalance", stranger, hex(5 * ETHER))
    transaction = {"from": stranger, "to": LIDO, "value": hex(ETHER), "data": SUBMIT}
    assert "unknown account" in node.error("eth_sendTransaction", transaction)["message"]
    node.request(f"{prefix}_impersonateAccount", stranger)
    receipt = node.send(**transaction)
    assert (receipt["status"], receipt["from"]) == ("0x1", stranger)
    digest = node.request("eth_sendUnsignedTransaction", transaction)
    assert node.request("eth_getTransactionReceipt", digest)["status"] == "0x1"
    node.request(f"{prefix}_stopImpersonatingAccount", stranger)
    assert "unknown account" in node.error("eth_sendTransaction", transaction)["message"]
    node.request(f"{prefix}_autoImpersonateAccount", True)
    assert node.send(**transaction)["status"] == "0x1"
    node.request(f"{prefix}_autoImpersonateAccount", False)
    assert "unknown account" in node.error("eth_sendTransaction", transaction)["message"]
    assert held(node, stranger) == 3 * ETHER


def test_contracts_can_be_impersonated(node):
    node.request("anvil_impersonateAccount", LIDO)
    receipt = node.send(**{"from": LIDO, "to": "0x" + "ab" * 20, "value": "0x1"})
    assert receipt["status"] == "0x1"


@pytest.mark.parametrize("method", ["anvil_dealERC20", "anvil_setERC20Balance"])
@pytest.mark.parametrize("token, question", [
    (ADDRESSES["WstETH"], "balanceOf"),
    ("0xbe9895146f7af43049ca1c1ae358b0541ea49704", "balanceOf"),
    # Of a rebasing token shares are dealt: what they are worth is the pool's affair.
    (LIDO, "sharesOf")])
def test_tokens(node, method, token, question):
    account = "0x" + "ab" * 20
    node.request(method, account, token, hex(12 * ETHER))
    answer = node.request("eth_call", {"to": token, "data": calldata("Lido", question, account)})
    assert int(answer, 16) == 12 * ETHER
    assert "no token" in node.error(method, account, "0x" + "99" * 20, "0x1")["message"]


def test_allowances(node):
    owner, spender = node.accounts()[:2]
    token = "0xbe9895146f7af43049ca1c1ae358b0541ea49704"
    node.request("anvil_setERC20Allowance", owner, spender, token, "0x7b")
    answer = node.request("eth_call", {
        "to": token, "data": calldata("Lido", "allowance", owner, spender)})
    assert int(answer, 16) == 123


# The next block's fields

def test_fields_of_the_next_block(node):
    node.request("anvil_setCoinbase", "0x" + "c0" * 20)
    node.request("anvil_setNextBlockBaseFeePerGas", hex(3 * 10**9))
    node.request("anvil_setNextBlockPrevRandao", "0x" + "12" * 32)
    node.request("evm_setBlockGasLimit", hex(20_000_000))
    stake(node, maxFeePerGas=hex(5 * 10**9), maxPriorityFeePerGas=hex(10**9))
    block = head(node)
    assert (block["miner"], block["mixHash"]) == ("0x" + "c0" * 20, "0x" + "12" * 32)
    assert (int(block["baseFeePerGas"], 16), int(block["gasLimit"], 16)) == (3 * 10**9, 20_000_000)
    assert node.number("eth_getBalance", "0x" + "c0" * 20) == int(block["gasUsed"], 16) * 10**9
    node.request("evm_mine")
    assert int(head(node)["baseFeePerGas"], 16) < 3 * 10**9
    assert head(node)["mixHash"] != "0x" + "12" * 32


def test_minimum_gas_price(node):
    node.request("anvil_setMinGasPrice", hex(20 * 10**9))
    raw = Account.from_key(KEYS[0]).sign_transaction({
        "chainId": 31_337, "nonce": 0, "gas": 21_000, "gasPrice": 10**10, "value": 0, "to": LIDO})
    error = node.error("eth_sendRawTransaction", "0x" + raw.raw_transaction.hex())
    assert error["code"] == -32000 and "underpriced" in error["message"]
    assert stake(node)["status"] == "0x1"


def test_what_native_contracts_cannot_do(node):
    for method, params in [
            ("anvil_setCode", [LIDO, "0x60"]), ("hardhat_setCode", [LIDO, "0x60"]),
            ("anvil_setStorageAt", [LIDO, "0x" + "00" * 32, "0x" + "00" * 32]),
            ("hardhat_setStorageAt", [LIDO, "0x" + "00" * 32, "0x" + "00" * 32]),
            ("anvil_setChainId", [5])]:
        error = node.error(method, *params)
        assert error["code"] == -32004 and len(error["message"]) > 20, method


# The pool

@pytest.mark.parametrize("prefix", ["anvil", "hardhat"])
def test_dropping(node, prefix):
    node.request("evm_setAutomine", False)
    first, second = node.accounts()[:2]
    digests = [node.request("eth_sendTransaction", {"from": sender, "to": LIDO, "value": "0x1"})
               for sender in (first, first, second)]
    assert node.request(f"{prefix}_dropTransaction", digests[1]) == digests[1]
    assert node.request(f"{prefix}_dropTransaction", digests[1]) is None
    assert node.request("txpool_status")["pending"] == "0x2"
    node.request("anvil_removePoolTransactions", first)
    assert node.request("txpool_status")["pending"] == "0x1"
    node.request(f"{prefix}_dropAllTransactions")
    node.request(f"{prefix}_dropAllTransactions")
    assert node.request("txpool_status") == {"pending": "0x0", "queued": "0x0"}


# Information

def test_information(node):
    block = head(node)
    info = node.request("anvil_nodeInfo")
    assert info["currentBlockNumber"] == "0x0" and info["currentBlockHash"] == block["hash"]
    assert info["currentBlockTimestamp"] == int(block["timestamp"], 16)
    assert set(info["environment"]) == {"baseFee", "chainId", "gasLimit", "gasPrice"}
    assert info["environment"]["chainId"] == 31_337
    for method in ("anvil_metadata", "hardhat_metadata"):
        metadata = node.request(method)
        assert (metadata["chainId"], metadata["latestBlockNumber"]) == (31_337, 0)
        assert metadata["latestBlockHash"] == block["hash"]
    modules = node.request("rpc_modules")
    assert {"eth", "net", "web3", "anvil", "evm", "hardhat", "txpool"} <= set(modules)


def test_every_block_changing_method_works_while_a_snapshot_is_open(node):
    identifier = node.request("evm_snapshot")
    start = head(node)
    node.request("anvil_mine", "0x2")
    node.request("evm_increaseTime", 10)
    node.request("anvil_rollback", 1)
    node.request("anvil_reorg", {"depth": 1, "txBlockPairs": []})
    node.request("anvil_setBalance", node.accounts()[0], "0x0")
    node.request("evm_mine")
    assert node.request("evm_revert", identifier) is True
    assert head(node) == start
    assert node.request("eth_getBalance", node.accounts()[0]) == hex(10_000 * ETHER)


def test_the_same_acts_make_the_same_chain(fresh):
    """Hashes depend on nothing but what was done: two nodes agree to the last byte."""
    def play(node):
        node.request("anvil_setBlockTimestampInterval", 12)
        for sender in range(3):
            stake(node, sender + 1, sender)
        identifier = node.request("evm_snapshot")
        node.request("anvil_mine", "0x9")
        node.request("evm_revert", identifier)
        node.request("anvil_setBalance", LIDO, hex(100 * ETHER))
        stake(node, 9, 4)
        node.request("anvil_mine", "0x64")
        return head(node)

    assert play(fresh("--timestamp", 1_800_000_000)) == play(fresh("--timestamp", 1_800_000_000))

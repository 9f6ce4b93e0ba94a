"""An unmodified web3.py, the address book and the ABIs of mainnet: in, through and out again."""

import asyncio
import time
import warnings

import pytest
from contracts import (
    ACCOUNTING_ORACLE, ADDRESSES, EL_REWARDS_VAULT, ETHER, ETHER_FI_ADMIN, KEYS, STETH_STRATEGY,
    Book)
from eth_account import Account
from web3 import AsyncWeb3, Web3, WebSocketProvider
from web3.exceptions import (
    ContractCustomError, ContractLogicError, ContractPanicError, TransactionNotFound,
    Web3RPCError)
from web3.logs import DISCARD
from web3.middleware import SignAndSendRawMiddlewareBuilder

ZERO = "0x" + "00" * 20
NO_APPROVAL = ((b"", 0), b"\0" * 32)
DELAY_BLOCKS = 100_800


class World:
    """A node of its own with rates that are not one, and web3.py on it."""

    def __init__(self, node):
        self.node = node
        self.web3 = Web3(Web3.HTTPProvider(node.url))
        self.book = Book(self.web3)
        self.accounts = self.web3.eth.accounts
        self.raise_rates()

    def act(self, call, sender, **fields):
        """Sends a call of a contract and demands that it succeeds."""
        digest = call.transact({"from": sender, **fields})
        receipt = self.web3.eth.wait_for_transaction_receipt(digest, poll_latency=0.01)
        assert receipt.status == 1, call.fn_name
        return receipt

    def events(self, event, receipt):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [found.args for found in event().process_receipt(receipt, errors=DISCARD)]

    def impersonate(self, account):
        self.node.request("anvil_impersonateAccount", account)
        self.node.request("anvil_addBalance", account, hex(ETHER))

    def raise_rates(self):
        """Lido earns 0.01 ether and ether.fi 1,000,007 gwei and 7 wei before anybody else comes."""
        whale, book = self.accounts[9], self.book
        self.act(book.Lido.functions.submit(ZERO), whale, value=32 * ETHER)
        self.act(book.LiquidityPool.functions.deposit(), whale, value=32 * ETHER)
        self.web3.eth.send_transaction(
            {"from": whale, "to": EL_REWARDS_VAULT, "value": ETHER // 100})
        self.node.request("evm_increaseTime", 86_400)
        self.node.request("evm_mine")
        self.impersonate(ACCOUNTING_ORACLE)
        now = self.web3.eth.get_block("latest").timestamp
        report = (now - 12, 86_400, 0, 0, 0, ETHER // 100, 0, [], 0)
        receipt = self.act(book.Accounting.functions.handleOracleReport(report), ACCOUNTING_ORACLE)
        rebased = self.events(book.Lido.events.TokenRebased, receipt)[0]
        assert (rebased.postTotalEther, rebased.postTotalShares) == (33_01 * ETHER // 100, 33 * ETHER)
        self.impersonate(ETHER_FI_ADMIN)
        self.act(
            book.LiquidityPool.functions.rebase(10**15 + 7, 0), ETHER_FI_ADMIN)


@pytest.fixture
def world(fresh):
    return World(fresh("--no-keepers"))


def test_the_client_knows_the_node(world):
    web3 = world.web3
    assert web3.is_connected()
    assert web3.client_version.startswith("Cairn/v")
    assert (web3.eth.chain_id, web3.net.version, web3.net.listening) == (31_337, "31337", True)
    assert world.accounts[0] == Account.from_key(KEYS[0]).address
    for name, address in ADDRESSES.items():
        assert len(web3.eth.get_code(address)) > 0, name
    assert web3.eth.get_code(world.accounts[0]) == b""
    with pytest.raises(TransactionNotFound):
        web3.eth.get_transaction("0x" + "11" * 32)
    with pytest.raises(TransactionNotFound):
        web3.eth.get_transaction_receipt("0x" + "11" * 32)


def test_stake_wrap_restake_delegate_withdraw(world):
    web3, book = world.web3, world.book
    staker, operator = world.accounts[:2]
    lido, manager = book.Lido.functions, book.DelegationManager.functions

    # Stake 10 ether at 33.01 ether for 33 shares; shares are rounded down.
    pooled, shares = 33_01 * ETHER // 100, 33 * ETHER
    assert lido.getTotalPooledEther().call() == pooled
    assert lido.getTotalShares().call() == shares
    before = web3.eth.get_balance(staker)
    receipt = world.act(lido.submit(ZERO), staker, value=10 * ETHER)
    assert web3.eth.get_balance(staker) == (
        before - 10 * ETHER - receipt.gasUsed * receipt.effectiveGasPrice)
    minted = 10 * ETHER * shares // pooled
    assert lido.sharesOf(staker).call() == minted
    pooled, shares = pooled + 10 * ETHER, shares + minted
    held = minted * pooled // shares
    assert lido.balanceOf(staker).call() == held == 10 * ETHER - 1
    submitted = world.events(book.Lido.events.Submitted, receipt)
    assert [dict(event) for event in submitted] == [
        {"sender": staker, "amount": 10 * ETHER, "referral": ZERO}]
    assert world.events(book.Lido.events.TransferShares, receipt)[0].sharesValue == minted

    # Wrap four.
    world.act(lido.approve(ADDRESSES["WstETH"], 4 * ETHER), staker)
    world.act(book.WstETH.functions.wrap(4 * ETHER), staker)
    wrapped = 4 * ETHER * shares // pooled
    assert book.WstETH.functions.balanceOf(staker).call() == wrapped
    assert book.WstETH.functions.stEthPerToken().call() == ETHER * pooled // shares
    assert lido.sharesOf(staker).call() == minted - wrapped
    assert lido.sharesOf(ADDRESSES["WstETH"]).call() == wrapped

    # Restake five: the strategy receives the tokens that arrive, rounded down.
    world.act(lido.approve(ADDRESSES["StrategyManager"], 5 * ETHER), staker)
    receipt = world.act(
        book.StrategyManager.functions.depositIntoStrategy(
            STETH_STRATEGY, ADDRESSES["Lido"], 5 * ETHER), staker)
    moved = 5 * ETHER * shares // pooled
    arrived = moved * pooled // shares
    # The first deposit is converted with 1,000 virtual shares and tokens.
    deposited = 5 * ETHER * 1_000 // (arrived - 5 * ETHER + 1_000)
    assert world.events(book.StrategyManager.events.Deposit, receipt)[0].shares == deposited
    assert book.StrategyManager.functions.getDeposits(staker).call() == [
        [STETH_STRATEGY], [deposited]]
    assert book.StrategyBase.functions.totalShares().call() == deposited

    # An operator registers, the staker delegates.
    receipt = world.act(
        manager.registerAsOperator(ZERO, 0, "https://example.invalid/metadata.json"), operator)
    assert world.events(book.DelegationManager.events.OperatorMetadataURIUpdated, receipt)[
        0].metadataURI == "https://example.invalid/metadata.json"
    assert manager.isOperator(operator).call()
    world.act(manager.delegateTo(operator, *NO_APPROVAL), staker)
    assert manager.delegatedTo(staker).call() == operator
    assert manager.operatorShares(operator, STETH_STRATEGY).call() == deposited

    # Queue half of it; it completes more than 100,800 blocks later and not one before.
    half = deposited // 2
    receipt = world.act(
        manager.queueWithdrawals([([STETH_STRATEGY], [half], staker)]), staker)
    queued = world.events(book.DelegationManager.events.SlashingWithdrawalQueued, receipt)[0]
    withdrawal = queued.withdrawal
    assert withdrawal.staker == withdrawal.withdrawer == staker
    assert (withdrawal.delegatedTo, withdrawal.startBlock) == (operator, receipt.blockNumber)
    assert (withdrawal.scaledShares, queued.sharesToWithdraw) == ([half], [half])
    assert manager.calculateWithdrawalRoot(withdrawal).call() == queued.withdrawalRoot
    assert manager.operatorShares(operator, STETH_STRATEGY).call() == deposited - half
    assert manager.minWithdrawalDelayBlocks().call() == DELAY_BLOCKS
    complete = manager.completeQueuedWithdrawal(withdrawal, [ADDRESSES["Lido"]], True)

    with pytest.raises(ContractCustomError) as refusal:
        complete.call({"from": staker})
    assert refusal.value.data == selector("WithdrawalDelayNotElapsed()")
    started = time.monotonic()
    world.node.request("anvil_mine", hex(DELAY_BLOCKS))
    assert time.monotonic() - started < 30
    with pytest.raises(ContractCustomError):
        complete.call({"from": staker})
    world.node.request("anvil_mine")
    complete.call({"from": staker})
    before, held = lido.sharesOf(staker).call(), lido.sharesOf(STETH_STRATEGY).call()
    receipt = world.act(complete, staker)
    # What half of the shares are worth in tokens, and what that is in shares of stETH.
    tokens = held * pooled // shares
    paid = (tokens + 1_000) * half // (deposited + 1_000)
    assert lido.sharesOf(staker).call() - before == paid * shares // pooled
    assert book.StrategyBase.functions.totalShares().call() == deposited - half
    assert world.events(book.DelegationManager.events.SlashingWithdrawalCompleted, receipt)[
        0].withdrawalRoot == queued.withdrawalRoot
    with pytest.raises(ContractCustomError) as refusal:
        complete.call({"from": staker})
    assert refusal.value.data == selector("WithdrawalNotQueued()")


def test_lido_pays_out(world):
    web3, book = world.web3, world.book
    staker = world.accounts[0]
    queue = book.WithdrawalQueueERC721.functions
    pooled, shares = 33_01 * ETHER // 100, 33 * ETHER
    world.act(book.Lido.functions.submit(ZERO), staker, value=10 * ETHER)
    minted = 10 * ETHER * shares // pooled
    pooled, shares = pooled + 10 * ETHER, shares + minted

    world.act(
        book.Lido.functions.approve(ADDRESSES["WithdrawalQueueERC721"], 9 * ETHER), staker)
    amounts = [6 * ETHER, 3 * ETHER]
    receipt = world.act(queue.requestWithdrawals(amounts, staker), staker)
    requested = world.events(book.WithdrawalQueueERC721.events.WithdrawalRequested, receipt)
    assert [(event.requestId, event.amountOfStETH) for event in requested] == [
        (1, 6 * ETHER), (2, 3 * ETHER)]
    assert [event.amountOfShares for event in requested] == [
        amount * shares // pooled for amount in amounts]
    status = queue.getWithdrawalStatus([1, 2]).call()
    assert [(entry[0], entry[2], entry[4:]) for entry in status] == [
        (6 * ETHER, staker, (False, False)), (3 * ETHER, staker, (False, False))]

    with pytest.raises(ContractCustomError) as refusal:
        queue.claimWithdrawal(1).call({"from": staker})
    assert refusal.value.data == selector("RequestNotFoundOrNotFinalized(uint256)") + word(1)

    world.impersonate(ADDRESSES["Lido"])
    world.act(
        queue.finalize(2, 10**27 * pooled // shares), ADDRESSES["Lido"], value=9 * ETHER)
    assert queue.getLastFinalizedRequestId().call() == 2
    hints = queue.findCheckpointHints([1, 2], 1, queue.getLastCheckpointIndex().call()).call()
    claimable = queue.getClaimableEther([1, 2], hints).call()
    # At its own rate a request gets what it asked for, but for what rounding took.
    rate = 10**27 * pooled // shares
    assert claimable == [
        min(amount, (amount * shares // pooled) * rate // 10**27) for amount in amounts]
    before = web3.eth.get_balance(staker)
    receipt = world.act(queue.claimWithdrawals([1, 2], hints), staker)
    assert web3.eth.get_balance(staker) == (
        before + sum(claimable) - receipt.gasUsed * receipt.effectiveGasPrice)
    with pytest.raises(ContractCustomError) as refusal:
        queue.claimWithdrawal(1).call({"from": staker})
    assert refusal.value.data == selector("RequestAlreadyClaimed(uint256)") + word(1)


def test_ether_fi_in_and_out(world):
    web3, book = world.web3, world.book
    user = world.accounts[0]
    pool, nft = book.LiquidityPool.functions, book.WithdrawRequestNFT.functions
    pooled, shares = 32 * ETHER + 10**15 + 7, 32 * ETHER
    assert pool.getTotalPooledEther().call() == pooled
    receipt = world.act(pool.deposit(), user, value=20 * ETHER)
    minted = 20 * ETHER * shares // pooled
    assert book.EETH.functions.shares(user).call() == minted
    deposit = world.events(book.LiquidityPool.events.Deposit, receipt)[0]
    assert (deposit.sender, deposit.amount) == (user, 20 * ETHER)
    pooled, shares = pooled + 20 * ETHER, shares + minted
    assert book.EETH.functions.balanceOf(user).call() == minted * pooled // shares

    world.act(book.EETH.functions.approve(ADDRESSES["WeETH"], 8 * ETHER), user)
    world.act(book.WeETH.functions.wrap(8 * ETHER), user)
    wrapped = 8 * ETHER * shares // pooled
    assert book.WeETH.functions.balanceOf(user).call() == wrapped
    assert book.WeETH.functions.getRate().call() == ETHER * pooled // shares

    world.act(book.EETH.functions.approve(ADDRESSES["LiquidityPool"], 5 * ETHER), user)
    receipt = world.act(pool.requestWithdraw(user, 5 * ETHER), user)
    created = world.events(book.WithdrawRequestNFT.events.WithdrawRequestCreated, receipt)[0]
    assert (created.requestId, created.amountOfEEth, created.owner) == (1, 5 * ETHER, user)
    assert created.shareOfEEth == 5 * ETHER * shares // pooled
    assert nft.ownerOf(1).call() == user
    with pytest.raises(ContractCustomError) as refusal:
        nft.claimWithdraw(1).call({"from": user})
    assert refusal.value.data == selector("RequestNotFinalized()")

    world.act(pool.addEthAmountLockedForWithdrawal(5 * ETHER), ETHER_FI_ADMIN)
    world.act(nft.finalizeRequests(1), ETHER_FI_ADMIN)
    claimable = nft.getClaimableAmount(1).call()
    assert 5 * ETHER - 2 <= claimable <= 5 * ETHER
    before = web3.eth.get_balance(user)
    receipt = world.act(nft.claimWithdraw(1), user)
    assert web3.eth.get_balance(user) == (
        before + claimable - receipt.gasUsed * receipt.effectiveGasPrice)


def selector(signature):
    return "0x" + Web3.keccak(text=signature)[:4].hex()


def word(number):
    return f"{number:064x}"


def test_failures_are_decoded(world):
    book, user = world.book, world.accounts[3]
    deposit = book.StrategyManager.functions.depositIntoStrategy(
        ADDRESSES["WstETH"], ADDRESSES["WstETH"], 1)
    for ask in (deposit.call, deposit.estimate_gas, deposit.transact):
        with pytest.raises(ContractCustomError) as refusal:
            ask({"from": user})
        assert refusal.value.data == selector("StrategyNotWhitelisted()") == "0x5dfb2ca2"

    transfer = book.Lido.functions.transfer(world.accounts[4], 10**30)
    for ask in (transfer.call, transfer.estimate_gas, transfer.transact):
        with pytest.raises(ContractLogicError) as refusal:
            ask({"from": user})
        assert refusal.value.message == "execution reverted: BALANCE_EXCEEDED"
        assert refusal.value.data.startswith("0x08c379a0")

    outside = book.WithdrawalQueueERC721.functions.getClaimableEther([1], [])
    with pytest.raises(ContractLogicError):
        outside.call()
    with pytest.raises(ContractPanicError) as refusal:
        book.WithdrawalQueueERC721.functions.getClaimableEther([1], []).call({"from": user})
    assert refusal.value.data == "0x4e487b71" + word(0x32)

    # With gas of the client's choice it enters a block, fails there, and still says why.
    digest = transfer.transact({"from": user, "gas": 200_000})
    receipt = world.web3.eth.wait_for_transaction_receipt(digest, poll_latency=0.01)
    assert (receipt.status, len(receipt.logs)) == (0, 0)
    with pytest.raises(Web3RPCError) as refusal:
        world.web3.eth.send_transaction(
            {"from": user, "to": user, "value": 10**24, "gas": 21_000})
    assert "insufficient funds" in refusal.value.message


def test_logs_by_topic(world):
    web3, book = world.web3, world.book
    sender, receiver = world.accounts[:2]
    first = web3.eth.block_number + 1
    for amount in (3, 5, 7):
        world.act(book.Lido.functions.submit(ZERO), sender, value=amount * ETHER)
    world.act(book.Lido.functions.transfer(receiver, ETHER), sender)
    found = book.Lido.events.Submitted().get_logs(from_block=first)
    assert [event.args.amount for event in found] == [3 * ETHER, 5 * ETHER, 7 * ETHER]
    assert [event.blockNumber for event in found] == [first, first + 1, first + 2]
    transfers = book.Lido.events.Transfer().get_logs(
        from_block=first, argument_filters={"from": sender})
    assert [event.args.to for event in transfers] == [receiver]
    topic = Web3.keccak(text="TransferShares(address,address,uint256)")
    raw = web3.eth.get_logs({
        "fromBlock": first, "address": ADDRESSES["Lido"],
        "topics": [topic, None, "0x" + "00" * 12 + sender[2:]]})
    assert len(raw) == 3
    assert web3.eth.get_logs({"fromBlock": first, "topics": ["0x" + "77" * 32]}) == []

    new = book.Lido.events.Transfer.create_filter(from_block="latest")
    assert new.get_new_entries() == []
    world.act(book.Lido.functions.transfer(receiver, 2 * ETHER), sender)
    assert len(new.get_new_entries()) == 1
    assert new.get_new_entries() == []


def test_subscriptions(world):
    async def listen():
        async with AsyncWeb3(WebSocketProvider(world.node.websocket)) as web3:
            heads = await web3.eth.subscribe("newHeads")
            logs = await web3.eth.subscribe(
                "logs", {"address": ADDRESSES["Lido"]})
            hashes = await web3.eth.subscribe("newPendingTransactions")
            full = await web3.eth.subscribe("newPendingTransactions", True)
            kinds = {heads: "head", logs: "log", hashes: "hash", full: "full"}
            assert len(kinds) == 4
            sent = await web3.eth.send_transaction({
                "from": world.accounts[0], "to": ADDRESSES["Lido"], "value": ETHER,
                "data": "0xa1903eab" + "00" * 32})
            got = {}
            async for message in web3.socket.process_subscriptions():
                got.setdefault(kinds[message["subscription"]], []).append(message["result"])
                if sum(map(len, got.values())) == 6:
                    break
            receipt = await web3.eth.get_transaction_receipt(sent)
            assert [head["hash"] for head in got["head"]] == [receipt["blockHash"]]
            assert got["hash"] == [sent]
            assert [transaction["hash"] for transaction in got["full"]] == [sent]
            assert got["full"][0]["value"] == ETHER
            assert [log["logIndex"] for log in got["log"]] == [0, 1, 2]
            for subscription in kinds:
                assert await web3.eth.unsubscribe(subscription)

    asyncio.run(asyncio.wait_for(listen(), 30))


def test_local_keys_sign_and_send(world):
    """The middleware that most scripts use: the key never leaves the client."""
    web3 = Web3(Web3.HTTPProvider(world.node.url))
    account = Account.create()
    web3.eth.send_transaction(
        {"from": world.accounts[5], "to": account.address, "value": 50 * ETHER})
    web3.middleware_onion.inject(SignAndSendRawMiddlewareBuilder.build(account), layer=0)
    web3.eth.default_account = account.address
    book = Book(web3)
    digest = book.LiquidityPool.functions.deposit().transact({"value": ETHER})
    receipt = web3.eth.wait_for_transaction_receipt(digest, poll_latency=0.01)
    assert (receipt.status, receipt["from"]) == (1, account.address)
    sent = web3.eth.get_transaction(digest)
    assert sent.type == 2
    assert sent.maxFeePerGas > sent.maxPriorityFeePerGas > 0
    assert web3.eth.get_transaction_count(account.address) == 1


@pytest.mark.parametrize("kind", [0, 1, 2])
def test_signed_raw_transactions_only(fresh, kind):
    """The same way in and out with nothing but eth-account and eth_sendRawTransaction."""
    node = fresh()
    web3 = Web3(Web3.HTTPProvider(node.url))
    book = Book(web3)
    staker, operator = Account.from_key(KEYS[1]), Account.from_key(KEYS[2])

    def send(account, call=None, **fields):
        base = web3.eth.get_block("latest").baseFeePerGas
        price = {"gasPrice": 2 * base} if kind < 2 else {
            "maxFeePerGas": 2 * base + 10**9, "maxPriorityFeePerGas": 10**9}
        if kind == 1:
            price["accessList"] = [{"address": ADDRESSES["Lido"], "storageKeys": ["0x" + "00" * 32]}]
        transaction = {
            "chainId": 31_337, "nonce": web3.eth.get_transaction_count(account.address, "pending"),
            "value": 0, **price, **fields}
        if kind:
            transaction["type"] = kind
        if call is not None:
            built = call.build_transaction(
                {"gas": 1, "gasPrice": 1, "chainId": 31_337, "nonce": 0})
            transaction |= {"to": built["to"], "data": built["data"]}
        asked = {key: value for key, value in transaction.items() if key != "nonce"}
        transaction["gas"] = web3.eth.estimate_gas({"from": account.address, **asked})
        signed = account.sign_transaction(transaction)
        digest = web3.eth.send_raw_transaction(signed.raw_transaction)
        assert digest == signed.hash
        receipt = web3.eth.get_transaction_receipt(digest)
        assert (receipt.status, receipt.type, receipt.gasUsed) == (1, kind, transaction["gas"])
        assert web3.eth.get_raw_transaction(digest) == signed.raw_transaction
        found = web3.eth.get_transaction(digest)
        assert (found["from"], found.type, found.r, found.s) == (
            account.address, kind, signed.r.to_bytes(32, "big"), signed.s.to_bytes(32, "big"))
        return receipt

    lido, manager = book.Lido.functions, book.DelegationManager.functions
    send(staker, lido.submit(ZERO), value=32 * ETHER)
    send(staker, lido.approve(ADDRESSES["WstETH"], 2**256 - 1))
    send(staker, book.WstETH.functions.wrap(7 * ETHER))
    send(staker, lido.approve(ADDRESSES["StrategyManager"], 2**256 - 1))
    send(staker, book.StrategyManager.functions.depositIntoStrategy(
        STETH_STRATEGY, ADDRESSES["Lido"], 25 * ETHER))
    send(operator, manager.registerAsOperator(ZERO, 0, ""))
    send(staker, manager.delegateTo(operator.address, *NO_APPROVAL))
    receipt = send(staker, manager.queueWithdrawals(
        [([STETH_STRATEGY], [25 * ETHER], staker.address)]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        queued = book.DelegationManager.events.SlashingWithdrawalQueued().process_receipt(
            receipt, errors=DISCARD)[0].args
    node.request("hardhat_mine", hex(DELAY_BLOCKS + 1))
    send(staker, manager.completeQueuedWithdrawal(
        queued.withdrawal, [ADDRESSES["Lido"]], True))
    assert lido.balanceOf(staker.address).call() == 25 * ETHER
    assert book.WstETH.functions.balanceOf(staker.address).call() == 7 * ETHER
    send(staker, book.LiquidityPool.functions.deposit(), value=3 * ETHER)
    send(staker, book.EETH.functions.approve(ADDRESSES["WeETH"], ETHER))
    send(staker, book.WeETH.functions.wrap(ETHER))
    assert book.WeETH.functions.balanceOf(staker.address).call() == ETHER
    assert web3.eth.get_transaction_count(staker.address) == 11

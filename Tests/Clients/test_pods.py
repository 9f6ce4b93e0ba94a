"""A staker's pod by web3.py: proofs from the node, sent as ordinary signed transactions."""

import json
import subprocess
import time

import pytest
from contracts import ADDRESSES, ETHER, KEYS, contract, interface
from eth_account import Account
from node import RPCError, program
from web3 import Web3
from web3.logs import DISCARD

GWEI = 10**9
BEACON_ETHER = Web3.to_checksum_address("0xbeac0eeeeeeeeeeeeeeeeeeeeeeeeeeeeeebeac0")
ZERO = "0x" + "00" * 20
GENESIS = {"restaking": {"minWithdrawalDelayBlocks": 10}}
STATUS_KEYS = {
    "pod", "owner", "exists", "block", "beacon", "proofSubmitter", "delegatedTo", "balance",
    "withdrawableRestakedExecutionLayerGwei", "depositShares", "withdrawableShares",
    "beaconChainSlashingFactor", "activeValidatorCount", "lastCheckpointTimestamp", "checkpoint",
    "validators", "next"}
VALIDATOR_KEYS = {
    "index", "pubkey", "pubkeyHash", "compounding", "pod", "status", "balance",
    "effectiveBalance", "slashed", "activationEpoch", "exitableEpoch", "exitEpoch",
    "withdrawableEpoch", "pendingDeposits", "pendingWithdrawals", "expectedEpoch", "expectedTime"}
PROOF_KEYS = {
    "kind", "pod", "owner", "to", "method", "data", "callers", "timestamp", "beaconBlockRoot",
    "slot", "validatorIndices", "proof"}


def number(text):
    return int(text, 16)


class Staker:
    """Somebody with a key, a node and web3.py."""

    def __init__(self, node, key=KEYS[0]):
        self.node = node
        self.web3 = Web3(Web3.HTTPProvider(node.url))
        self.key = key
        # No two blocks of one second, so that what is told for a time stays.
        node.request("anvil_setBlockTimestampInterval", 12)
        self.account = Account.from_key(key).address
        self.manager = contract(self.web3, "EigenPodManager")
        self.delegation = contract(self.web3, "DelegationManager")
        self.pod = self.web3.eth.contract(
            address=self.manager.functions.getPod(self.account).call(),
            abi=interface("EigenPod"))

    def sign(self, to, data, value=0):
        """Signs and sends bytes; the receipt of a transaction that must succeed."""
        eth = self.web3.eth
        transaction = {
            "from": self.account, "to": Web3.to_checksum_address(to), "data": data,
            "value": value, "nonce": eth.get_transaction_count(self.account, "pending"),
            "chainId": eth.chain_id, "maxFeePerGas": 2 * eth.gas_price,
            "maxPriorityFeePerGas": 0}
        transaction["gas"] = eth.estimate_gas(transaction)
        digest = eth.send_raw_transaction(
            Account.sign_transaction(transaction, self.key).raw_transaction)
        receipt = eth.wait_for_transaction_receipt(digest, poll_latency=0.01)
        assert receipt.status == 1
        return receipt

    def call(self, function, value=0):
        """Signs a call of a contract."""
        return self.sign(function.address, function._encode_transaction_data(), value)

    def command(self, *arguments):
        """What a subcommand of `cairn pod` prints as JSON."""
        found = subprocess.run(
            [program(), "pod", *arguments, "--rpc", self.node.url], capture_output=True, text=True,
            timeout=300)
        assert found.returncode == 0, found.stderr
        return json.loads(found.stdout)

    def stake(self, *flags):
        """Makes the deposits that `cairn pod stake` writes down."""
        for deposit in self.command("stake", "--dry-run", *flags):
            assert deposit["from"] == self.account
            self.sign(deposit["to"], deposit["data"], number(deposit["value"]))

    @property
    def status(self):
        status = self.node.request("cairn_podStatus", self.account)
        assert set(status) == STATUS_KEYS
        for validator in status["validators"]:
            assert set(validator) == VALIDATOR_KEYS
        return status

    @property
    def actions(self):
        return [step["action"] for step in self.status["next"]]

    def proofs(self, kind, **fields):
        proofs = self.node.request(
            "cairn_podProofs", {"pod": self.pod.address, "kind": kind, **fields})
        assert set(proofs) == PROOF_KEYS
        assert proofs["to"] == self.pod.address.lower()
        return proofs

    def prove(self, kind, **fields):
        """Signs what the node has made ready; the same bytes follow from its fields."""
        proofs = self.proofs(kind, **fields)
        assert proofs["data"] == self.encoded(proofs)
        return self.sign(proofs["to"], proofs["data"])

    def encoded(self, proofs):
        fields = proofs["proof"]

        def tuple_of(record, *names):
            return tuple(record[name] for name in names)

        if proofs["kind"] == "credentials":
            arguments = [
                number(fields["beaconTimestamp"]),
                tuple_of(fields["stateRootProof"], "beaconStateRoot", "proof"),
                [number(index) for index in fields["validatorIndices"]],
                fields["validatorFieldsProofs"], fields["validatorFields"]]
        elif proofs["kind"] == "checkpoint":
            arguments = [
                tuple_of(fields["balanceContainerProof"], "balanceContainerRoot", "proof"),
                [tuple_of(proof, "pubkeyHash", "balanceRoot", "proof")
                 for proof in fields["proofs"]]]
        else:
            arguments = [
                number(fields["beaconTimestamp"]),
                tuple_of(fields["stateRootProof"], "beaconStateRoot", "proof"),
                tuple_of(fields["proof"], "validatorFields", "proof")]
        return self.pod.encode_abi(proofs["method"], arguments)

    def refusal(self, kind, **fields):
        with pytest.raises(RPCError) as caught:
            self.proofs(kind, **fields)
        return caught.value

    def shares(self):
        return self.manager.functions.podOwnerDepositShares(self.account).call()

    # Time

    def pass_epochs(self, count):
        """Makes a block at the beginning of an epoch to come."""
        epoch = number(self.status["beacon"]["epoch"]) + count
        self.node.request("evm_setNextBlockTimestamp", hex(self.genesis_time + epoch * 384))
        self.node.request("evm_mine")

    @property
    def genesis_time(self):
        return self.web3.eth.get_block(0).timestamp

    def wait(self, holds, step=1, most=60):
        for _ in range(most):
            if holds():
                return
            self.pass_epochs(step)
        raise AssertionError("it did not come")

    def activate(self, count):
        """Waits until so many validators can be proven, and proves them."""
        def due():
            steps = [step for step in self.status["next"] if step["action"] == "proveCredentials"]
            return steps and len(steps[0]["validators"]) == count
        self.wait(due)
        self.node.request("evm_mine")
        self.prove("credentials")


@pytest.fixture
def staker(fresh, tmp_path):
    genesis = tmp_path / "genesis.json"
    genesis.write_text(json.dumps(GENESIS))
    return Staker(fresh("--genesis", genesis))


def test_the_life_of_a_pod(staker):
    node, pod = staker.node, staker.pod.functions
    assert staker.actions == ["createPod", "stake"]
    assert staker.refusal("credentials").error["data"] == {"reason": "noPod"}
    staker.call(staker.manager.functions.createPod())
    assert staker.status["exists"] and staker.actions == ["stake"]
    staker.stake()
    staker.stake("--amount", "64", "--compounding")
    assert staker.actions == ["waitForRegistration"]
    waiting = staker.status["validators"]
    assert [number(entry["pendingDeposits"]) for entry in waiting] == [32 * ETHER // GWEI, 64 * GWEI]
    refused = staker.refusal("credentials", validators=[waiting[0]["pubkey"]])
    assert refused.error["data"] == {"reason": "notRegistered"}
    assert f"epoch {number(waiting[0]['expectedEpoch'])}" in refused.message

    # Finality, the queue of deposits, the queue of activations
    staker.activate(2)
    assert staker.shares() == 96 * ETHER
    first, second = (number(entry["index"]) for entry in staker.status["validators"])
    assert (first, second) == (256, 257)
    info = pod.validatorPubkeyToInfo(waiting[0]["pubkey"]).call()
    assert info[:2] == (256, 32 * GWEI) and info[3] == 1
    assert staker.refusal("credentials").error["data"] == {"reason": "alreadyVerified"}
    assert staker.refusal("checkpoint").error["data"] == {"reason": "noCheckpoint"}
    foreign = staker.refusal("credentials", validators=[3])
    assert foreign.error["data"] == {"reason": "foreignValidator"}
    assert "registry has 258" in staker.refusal("credentials", validators=[9999]).message

    # Earnings, counted
    staker.wait(lambda: all(
        entry["status"] == "active_ongoing" for entry in staker.status["validators"]))
    staker.pass_epochs(300)
    gain = next(
        step for step in staker.status["next"] if step["action"] == "startCheckpoint")["gainGwei"]
    assert int(gain) > 0
    staker.call(pod.startCheckpoint(False))
    checkpoint = staker.status["checkpoint"]
    assert number(checkpoint["proofsRemaining"]) == 2
    assert checkpoint["beaconBlockRoot"] == "0x" + pod.currentCheckpoint().call()[0].hex()
    anybody = Staker(node, KEYS[1])
    anybody.pod = staker.pod
    for index in (first, second):
        anybody.prove("checkpoint", validators=[index])
    assert staker.status["checkpoint"] is None
    assert staker.shares() == 96 * ETHER + int(gain) * GWEI

    # A slashing, shown by anybody
    shares = number(staker.status["withdrawableShares"])
    refused = staker.refusal("staleBalance", validators=[second])
    assert refused.error["data"] == {"reason": "notSlashed"}
    node.request("cairn_orderBeaconFault", {"kind": "doubleVote", "validators": [hex(second)]})
    staker.pass_epochs(1)
    node.request("evm_mine")
    assert staker.status["next"][0] == {
        "action": "proveStaleBalance", "validators": [hex(second)]}
    anybody.prove("staleBalance")
    anybody.prove("checkpoint")
    factor = staker.manager.functions.beaconChainSlashingFactor(staker.account).call()
    assert 0.999 * ETHER < factor < ETHER
    status = staker.status
    assert number(status["beaconChainSlashingFactor"]) == factor
    assert number(status["withdrawableShares"]) < shares

    # The exit, the last checkpoint, the ether
    fee = pod.getWithdrawalRequestFee().call()
    staker.call(pod.requestWithdrawal([(waiting[0]["pubkey"], 0)]), fee)
    leaving = staker.status["validators"][0]
    assert leaving["status"] == "active_exiting"
    staker.pass_epochs(
        number(leaving["withdrawableEpoch"]) - number(staker.status["beacon"]["epoch"]) + 1)
    assert staker.status["validators"][0]["status"] == "withdrawal_done"
    staker.call(pod.startCheckpoint(False))
    anybody.prove("checkpoint")
    assert pod.activeValidatorCount().call() == 1
    covered = pod.withdrawableRestakedExecutionLayerGwei().call()
    assert covered > 32 * GWEI

    withdraw(staker, 30 * ETHER)


def withdraw(staker, shares):
    """Queues deposit shares, waits, completes; the ether arrives, but for less than a gwei."""
    delegation = staker.delegation
    receipt = staker.call(
        delegation.functions.queueWithdrawals([([BEACON_ETHER], [shares], ZERO)]))
    queued = delegation.events.SlashingWithdrawalQueued().process_receipt(
        receipt, errors=DISCARD)[0].args
    worth = queued.sharesToWithdraw[0]
    assert 0.99 * shares < worth < shares
    staker.node.request("anvil_mine", hex(11))
    before = staker.web3.eth.get_balance(staker.account)
    receipt = staker.call(
        delegation.functions.completeQueuedWithdrawal(
            tuple(queued.withdrawal.values()), [ZERO], True))
    fee = receipt.gasUsed * receipt.effectiveGasPrice
    assert staker.web3.eth.get_balance(staker.account) + fee - before == worth - worth % GWEI


def test_an_old_checkpoint_after_a_restart(fresh, tmp_path):
    """The beacon state that a checkpoint names is made again from the log."""
    genesis = tmp_path / "genesis.json"
    genesis.write_text(json.dumps(GENESIS))
    folder = tmp_path / "chain"
    staker = Staker(fresh("--genesis", genesis, "--data-dir", folder))
    staker.stake("--validators", "3")
    staker.activate(3)
    staker.pass_epochs(20)
    staker.call(staker.pod.functions.startCheckpoint(False))
    root = staker.status["checkpoint"]["beaconBlockRoot"]
    data = staker.proofs("checkpoint")["data"]
    then = staker.status
    for _ in range(40):
        staker.pass_epochs(1)
    staker.node.request("anvil_mine", hex(50))
    assert staker.status["balance"] != then["balance"]
    old = staker.node.request("cairn_podStatus", staker.account, then["block"]["number"])
    assert old == then
    assert staker.node.stop() == 0

    again = Staker(fresh("--data-dir", folder))
    started = time.monotonic()
    proofs = again.proofs("checkpoint")
    print(f"made again from the log in {time.monotonic() - started:.2f} s")
    assert proofs["beaconBlockRoot"] == root
    assert proofs["data"] == data
    again.prove("checkpoint", validators=["0x100"])
    again.prove("checkpoint")
    assert again.status["checkpoint"] is None
    assert again.shares() > 96 * ETHER


def test_refusals_name_what_would_be_right(staker):
    node = staker.node
    staker.call(staker.manager.functions.createPod())
    pod = staker.pod.address
    for order, words in [
            ({"kind": "credentials"}, "pod"),
            ({"pod": pod}, "kind"),
            ({"pod": pod, "kind": "love"}, "credentials, or checkpoint, or staleBalance"),
            ({"pod": pod, "kind": "credentials", "validators": []}, "nothing for all"),
            ({"pod": pod, "kind": "credentials", "validators": ["x"]}, "validators"),
            ({"pod": pod, "kind": "credentials", "timestamp": hex(2**40)}, "up to the newest"),
            ({"pod": pod, "kind": "credentials", "timestamp": "0x1"}, "still accepts"),
            ({"pod": pod, "kind": "credentials", "root": "0x" + "11" * 32}, "EIP-4788 tells")]:
        error = node.error("cairn_podProofs", order)
        assert error["code"] == -32602 and words in error["message"], error
    error = node.error("cairn_podStatus", "0x12")
    assert error["code"] == -32602
    assert node.error("cairn_podStatus", pod, "0x99")["message"] == "header not found"

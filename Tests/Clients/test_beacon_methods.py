"""What the page asks of the beacon chain, and the faults that can be ordered."""

import pytest
from beacon import (
    CONSOLIDATION_REQUESTS, DEPOSIT_CONTRACT, EPOCH, FREE_KEY, WITHDRAWAL_REQUESTS, BeaconNode,
    deposit_call)
from beacon_schemas import OVERVIEW
from contracts import ETHER
from schemas import check

STATE = "/eth/v1/beacon/states"
GWEI = 10**9


@pytest.fixture
def chain():
    with BeaconNode() as node:
        yield node


def overview(node):
    return check(node.request("cairn_beacon"), OVERVIEW)


def number(text):
    return int(text, 16)


def test_the_overview_agrees_with_the_beacon_api(chain):
    chain.jump(20 * EPOCH + 100)
    seen = overview(chain)
    header = chain.data("/eth/v1/beacon/headers/head")
    assert seen["headRoot"] == header["root"]
    assert number(seen["slot"]) == int(header["header"]["message"]["slot"])
    assert number(seen["epoch"]) == number(seen["slot"]) // 32 == 20
    checkpoints = chain.data(f"{STATE}/head/finality_checkpoints")
    assert number(seen["finalizedEpoch"]) == int(checkpoints["finalized"]["epoch"]) == 18
    assert number(seen["justifiedEpoch"]) == int(checkpoints["current_justified"]["epoch"])
    genesis = chain.data("/eth/v1/beacon/genesis")
    assert number(seen["genesisTime"]) == int(genesis["genesis_time"])
    assert number(seen["baseRewardFactor"]) == 10

    validators = chain.data(f"{STATE}/head/validators")
    active = sum(int(v["validator"]["effective_balance"]) for v in validators)
    assert number(seen["totalActiveBalance"]) == active == 256 * 2048 * GWEI
    operators = seen["operators"]
    assert sum(number(o["validators"]) for o in operators) == 256
    assert sum(number(o["balance"]) for o in operators) == sum(
        int(v["balance"]) for v in validators)
    assert [o["name"] for o in operators][0] == "Granite"
    ranges = [(number(r["first"]), number(r["count"]))
              for o in operators for r in o["validatorRanges"]]
    assert ranges == [(0, 64), (64, 56), (120, 56), (176, 48), (224, 32)]


def test_what_duties_brought_adds_up(chain):
    chain.jump(30 * EPOCH)
    seen = overview(chain)
    epochs = seen["recentEpochs"]
    assert [number(entry["epoch"]) for entry in epochs] == list(range(30))
    for duty, total in seen["totals"].items():
        assert number(total) == sum(number(entry["totals"][duty]) for entry in epochs), duty
    totals = {duty: number(total) for duty, total in seen["totals"].items()}
    assert totals["gained"] == sum(
        totals[duty] for duty in ("source", "target", "head", "sync", "proposer", "whistleblower"))
    assert totals["lost"] == sum(
        totals[duty] for duty in ("missedVotes", "missedSync", "inactivity", "slashing"))
    # What came in beyond 2,048 ether was withdrawn; balances and withdrawals are what was earned.
    withdrawn, ideal = 0, seen["yield"]["ideal"]
    for block in range(1, chain.number("eth_blockNumber") + 1):
        withdrawals = chain.request("eth_getBlockByNumber", hex(block), False)["withdrawals"]
        withdrawn += sum(number(entry["amount"]) for entry in withdrawals)
    balances = sum(number(o["balance"]) for o in seen["operators"])
    # The first validators' proposals are paid in the block, a duty's rounding is a validator's.
    assert balances + withdrawn - 256 * 2048 * GWEI == totals["gained"] - totals["lost"]
    # 3.6 percent a year, in millionths.
    assert 35_500 < number(ideal["gained"]) < 36_500
    realised = number(seen["yield"]["realised"]["gained"])
    assert 0.9 < realised / number(ideal["gained"]) < 1
    assert number(seen["yield"]["epochs"]) == 30


def test_the_queues_say_when_what_waits_is_through(chain):
    chain.jump(2 * 86_400)
    validator = chain.data(f"{STATE}/head/validators/9")["validator"]
    account, key = "0x" + validator["withdrawal_credentials"][26:], validator["pubkey"]
    other = chain.data(f"{STATE}/head/validators/10")["validator"]["pubkey"]
    seven = (7 * GWEI).to_bytes(8, "big").hex()
    chain.act_as(account, to=WITHDRAWAL_REQUESTS, data=key + seven, value="0x1")
    chain.act_as(account, to=WITHDRAWAL_REQUESTS, data=other + "00" * 8, value="0x1")
    source = chain.data(f"{STATE}/head/validators/11")["validator"]["pubkey"]
    chain.act_as(account, to=CONSOLIDATION_REQUESTS, data=source + key[2:], value="0x1")
    chain.send(**{"from": chain.accounts()[0]}, to=DEPOSIT_CONTRACT, value=hex(32 * ETHER),
               data=deposit_call(FREE_KEY, validator["withdrawal_credentials"], 32 * GWEI))

    seen = overview(chain)
    queues = seen["queues"]
    assert {name: number(count) for name, count in queues["counts"].items()} == {
        "deposits": 1, "activations": 0, "exits": 2, "partialWithdrawals": 1, "consolidations": 1}
    (deposit,), (part,), (consolidation,) = (
        queues["deposits"], queues["partialWithdrawals"], queues["consolidations"])
    exit = next(entry for entry in queues["exits"] if number(entry["validator"]) == 10)
    genesis, epoch = number(seen["genesisTime"]), number(seen["epoch"])

    def time_of(epoch):
        return genesis + epoch * EPOCH

    assert deposit["pubkey"] == FREE_KEY and number(deposit["amount"]) == 32 * GWEI
    assert number(deposit["expectedTime"]) == time_of(number(deposit["expectedEpoch"]))
    assert epoch < number(deposit["expectedEpoch"]) <= epoch + 4
    registry = chain.data(f"{STATE}/head/validators/10")["validator"]
    assert exit["pubkey"] == other and exit["slashed"] is False
    assert number(exit["exitEpoch"]) == int(registry["exit_epoch"])
    assert number(exit["expectedEpoch"]) == int(registry["withdrawable_epoch"])
    # 7 ether first, then 2,048, as many each epoch as the limit lets through.
    spec = chain.data("/eth/v1/config/spec")
    limit = min(int(spec["MAX_PER_EPOCH_ACTIVATION_EXIT_CHURN_LIMIT"]), max(
        int(spec["MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA"]),
        number(seen["totalActiveBalance"]) // int(spec["CHURN_LIMIT_QUOTIENT"])))
    assert number(exit["exitEpoch"]) == epoch + 5 + (2055 * GWEI - 1) // limit
    assert part["pubkey"] == key and number(part["amount"]) == 7 * GWEI
    assert number(part["expectedEpoch"]) == number(part["withdrawableEpoch"])
    assert number(part["expectedTime"]) == time_of(number(part["expectedEpoch"]))
    assert (number(consolidation["source"]), number(consolidation["target"])) == (11, 9)
    assert (consolidation["sourcePubkey"], consolidation["targetPubkey"]) == (source, key)
    moving = chain.data(f"{STATE}/head/validators/11")["validator"]
    assert number(consolidation["expectedEpoch"]) == int(moving["withdrawable_epoch"])
    joining = queues["joiningNow"]
    assert number(joining["exitEpoch"]) >= number(exit["exitEpoch"])
    assert number(joining["depositEpoch"]) >= number(deposit["expectedEpoch"])

    # And so it happens.
    chain.request("evm_setNextBlockTimestamp", number(deposit["expectedTime"]) - 1)
    chain.request("evm_mine")
    assert chain.get(f"{STATE}/head/validators/{FREE_KEY}").status_code == 404
    chain.jump(12)
    assert chain.data(f"{STATE}/head/validators/{FREE_KEY}")["balance"] == str(32 * GWEI)
    (activation,) = overview(chain)["queues"]["activations"]
    start = number(activation["expectedEpoch"])
    chain.request("evm_setNextBlockTimestamp", time_of(start) - 12)
    chain.request("evm_mine")
    path = f"{STATE}/head/validators/{FREE_KEY}"
    assert chain.data(path)["status"] == "pending_queued"
    assert chain.data(path)["validator"]["activation_epoch"] == str(start)
    chain.jump(24)
    assert chain.data(path)["status"] == "active_ongoing"
    # Nobody is known to run it.
    last = overview(chain)["operators"][-1]
    assert last["name"] is None and number(last["validators"]) == 1
    assert last["validatorRanges"] == [{"first": "0x100", "count": "0x1"}]


def test_a_slashing_unfolds(chain):
    chain.jump(5 * EPOCH)
    before = number(overview(chain)["epoch"])
    order = chain.request("cairn_orderBeaconFault", {"kind": "doubleVote", "validators": [3, 5]})
    assert order["kind"] == "doubleVote" and number(order["epoch"]) == before
    assert number(order["effectTime"]) == number(
        overview(chain)["genesisTime"]) + (before + 1) * EPOCH
    assert overview(chain)["slashings"] == []
    chain.jump(2 * EPOCH)
    seen = overview(chain)
    first, second = seen["slashings"]
    assert [number(first["validator"]), number(second["validator"])] == [3, 5]
    assert first["kind"] == "doubleVote" and first["operator"] == "Granite"
    assert number(first["epoch"]) == before
    assert number(first["initialPenalty"]) == 2048 * GWEI // 4096
    assert number(first["correlationPenalty"]) == 0
    # Three times what was slashed, over everything, of what it has.
    share = 3 * 2 * 2048 * GWEI // (256 * 2048 - 0)
    assert abs(number(first["expectedCorrelationPenalty"]) - share * 2047) < share * 20
    assert number(first["withdrawableEpoch"]) == before + 8192
    assert number(first["correlationEpoch"]) == before + 4096
    validator = chain.data(f"{STATE}/head/validators/3")
    assert validator["status"] == "active_slashed"
    assert number(first["balance"]) == int(validator["balance"])
    # What it still earned by proposing in that epoch is counted against what it leaks.
    leak = number(first["leakedSoFar"])
    missed_votes = 2047 * 10 * GWEI // int((256 * 2048 * GWEI) ** 0.5) * 40 // 64
    chain.jump(10 * EPOCH)
    leaked = number(overview(chain)["slashings"][0]["leakedSoFar"]) - leak
    assert 7 * missed_votes < leaked < 11 * missed_votes
    exits = overview(chain)["queues"]["exits"]
    assert [number(entry["validator"]) for entry in exits] == [3, 5]
    assert all(entry["slashed"] for entry in exits)
    operator = overview(chain)["operators"][0]
    assert number(operator["slashed"]) == 2
    slashed = [entry for entry in overview(chain)["recentEpochs"] if entry["slashed"]]
    assert [number(index) for index in slashed[0]["slashed"]] == [3, 5]


@pytest.mark.parametrize("kind", ["doubleProposal", "surroundVote"])
def test_other_offences(chain, kind):
    who = {"validator": 7} if kind == "doubleProposal" else {"validators": ["0x7"]}
    chain.request("cairn_orderBeaconFault", {"kind": kind, **who, "epoch": 2})
    chain.jump(2 * EPOCH + 60)
    assert overview(chain)["slashings"] == []
    chain.jump(EPOCH)
    (slashing,) = overview(chain)["slashings"]
    assert (number(slashing["validator"]), slashing["kind"]) == (7, kind)
    assert number(slashing["epoch"]) == 2


@pytest.mark.parametrize("fault", [
    {"kind": "offline", "operator": "Granite"}, {"kind": "offline", "operator": 0},
    {"kind": "clientBug", "client": 0}, {"kind": "groupOutage", "group": 0}])
def test_what_does_nothing_earns_nothing(chain, fault):
    chain.jump(4 * EPOCH)
    order = chain.request("cairn_orderBeaconFault", {**fault, "epoch": 5, "epochs": 3})
    assert (number(order["epoch"]), number(order["epochs"])) == (5, 3)
    chain.jump(6 * EPOCH)
    missed = [number(entry["totals"]["missedVotes"]) for entry in overview(chain)["recentEpochs"]]
    # What is missed in an epoch is settled with the next.
    assert min(missed[6:9]) > 10 * max(missed[1:6] + missed[9:])


def test_a_leak_begins_when_too_many_are_offline(chain):
    for operator in ("Granite", "Meridian"):
        chain.request("cairn_orderBeaconFault",
                      {"kind": "offline", "operator": operator, "epoch": 3, "epochs": 12})
    chain.jump(14 * EPOCH)
    seen = overview(chain)
    assert number(seen["finalizedEpoch"]) < 4
    assert number(seen["totals"]["inactivity"]) > 0
    chain.jump(6 * EPOCH)
    assert number(overview(chain)["finalizedEpoch"]) > 14


REFUSED = [
    ([], "missing value for required argument 0 (fault)"),
    ([{}], "missing value for argument 0 (fault.kind)"),
    ([{"kind": "sleep"}], "expected offline, clientBug, groupOutage, doubleProposal"),
    ([{"kind": "offline"}], "missing value for argument 0 (fault.operator)"),
    ([{"kind": "offline", "operator": "Nobody"}], "expected an operator's name (Granite,"),
    ([{"kind": "offline", "operator": 99}], "or place, below 5"),
    ([{"kind": "offline", "operator": 0, "epochs": 0}], "between 1 and"),
    ([{"kind": "clientBug", "client": 77}], "a client that an operator has"),
    ([{"kind": "groupOutage", "group": 300}], "a correlation group that an operator has"),
    ([{"kind": "doubleProposal", "validator": 256}], "expected a validator, below 256"),
    ([{"kind": "doubleVote", "validators": []}], "expected at least one validator"),
    ([{"kind": "doubleVote", "validators": [1, 1]}], "fault.validators[1]"),
    ([{"kind": "surroundVote", "validators": [1], "epochs": 2}], "an offence is of one epoch"),
    ([{"kind": "surroundVote", "validators": [1], "epoch": 2**40}], "of the current one, 5"),
    ([{"kind": "surroundVote", "validators": [1], "epoch": 4}], "the current one is 5"),
    ([{"kind": "offline", "operator": 0}, 1], "too many arguments"),
]


def test_faults_that_cannot_be_are_refused(chain):
    chain.jump(5 * EPOCH)
    chain.request("cairn_orderBeaconFault", {"kind": "doubleVote", "validators": [2]})
    chain.jump(EPOCH)
    for parameters, words in REFUSED:
        words = words.replace("of the current one, 5", "of the current one, 6")
        words = words.replace("the current one is 5", "the current one is 6")
        error = chain.error("cairn_orderBeaconFault", *parameters)
        assert error["code"] == -32602 and words in error["message"], (parameters, error)
    error = chain.error("cairn_orderBeaconFault", {"kind": "doubleVote", "validators": [2]})
    assert "not slashed" in error["message"]


def test_orders_outlive_the_node(tmp_path):
    with BeaconNode("--data-dir", tmp_path) as node:
        node.jump(4 * EPOCH)
        node.request("cairn_orderBeaconFault", {"kind": "doubleVote", "validators": [8]})
        node.jump(2 * EPOCH)
        before = overview(node)
        assert len(before["slashings"]) == 1
    with BeaconNode("--data-dir", tmp_path) as node:
        after = overview(node)
    assert after == before

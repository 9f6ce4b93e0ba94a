"""The standard Beacon API: every answer's form, the points that can be named, the refusals, and an
unmodified client of it."""

import pytest
import requests
from beacon import DEPOSIT_CONTRACT, EPOCH, FREE_KEY, WITHDRAWAL_REQUESTS, BeaconNode, deposit_call
from beacon_schemas import (
    BALANCE, CHECKPOINT, COMMITTEE, ERROR, FORK, IDENTITY, IDENTITY_OF_NODE, NUMBER,
    PENDING_CONSOLIDATION, PENDING_DEPOSIT, PENDING_PARTIAL_WITHDRAWAL, PLACED_HEADER,
    PLACED_VALIDATOR, STATE_FIELDS, SYNC_COMMITTEES, VERSION, WITHDRAWAL, bare, placed, versioned)
from beacon_types import BeaconState, FuluBeaconState, PendingDeposit, Withdrawal
from contracts import ETHER
from schemas import ADDRESS, HASH, check, exactly, list_of
from web3.beacon import Beacon

SSZ = {"Accept": "application/octet-stream"}
FAR_FUTURE = str(2**64 - 1)
STATE = "/eth/v1/beacon/states"


@pytest.fixture(scope="module")
def chain():
    """A chain two days old with something in every queue that can hold something."""
    with BeaconNode() as node:
        node.jump(2 * 86_400)
        operator = "0x" + node.data(f"{STATE}/head/validators/9")["validator"][
            "withdrawal_credentials"][26:]
        key = node.data(f"{STATE}/head/validators/9")["validator"]["pubkey"]
        # Part of the balance of a validator, whose withdrawal waits for 256 epochs.
        amount = (7 * 10**9).to_bytes(8, "big").hex()
        node.act_as(operator, to=WITHDRAWAL_REQUESTS, data=key + amount, value=hex(1))
        credentials = "0x02" + "00" * 11 + operator[2:]
        node.send(**{"from": node.accounts()[0]}, to=DEPOSIT_CONTRACT, value=hex(32 * ETHER),
                  data=deposit_call(FREE_KEY, credentials, 32 * 10**9))
        yield node


GOOD = [
    ("/eth/v1/beacon/genesis", bare(exactly(
        genesis_time=NUMBER, genesis_validators_root=HASH, genesis_fork_version=VERSION))),
    (f"{STATE}/head/root", placed(exactly(root=HASH))),
    (f"{STATE}/head/fork", placed(FORK)),
    (f"{STATE}/head/finality_checkpoints", placed(exactly(
        previous_justified=CHECKPOINT, current_justified=CHECKPOINT, finalized=CHECKPOINT))),
    (f"{STATE}/head/validators", placed(list_of(PLACED_VALIDATOR, minItems=256))),
    (f"{STATE}/head/validators/0", placed(PLACED_VALIDATOR)),
    (f"{STATE}/head/validator_balances", placed(list_of(BALANCE, minItems=256))),
    (f"{STATE}/head/committees", placed(list_of(COMMITTEE, minItems=32, maxItems=32))),
    (f"{STATE}/head/sync_committees", placed(SYNC_COMMITTEES)),
    (f"{STATE}/head/randao", placed(exactly(randao=HASH))),
    (f"{STATE}/head/pending_deposits", versioned(list_of(PENDING_DEPOSIT, minItems=1))),
    (f"{STATE}/head/pending_partial_withdrawals",
     versioned(list_of(PENDING_PARTIAL_WITHDRAWAL, minItems=1))),
    (f"{STATE}/head/pending_consolidations", versioned(list_of(PENDING_CONSOLIDATION))),
    ("/eth/v1/beacon/headers", placed(list_of(PLACED_HEADER, minItems=1, maxItems=1))),
    ("/eth/v1/beacon/headers/head", placed(PLACED_HEADER)),
    ("/eth/v1/beacon/blocks/head/root", placed(exactly(root=HASH))),
    ("/eth/v1/beacon/pool/voluntary_exits", bare(list_of({}, maxItems=0))),
    ("/eth/v1/beacon/pool/proposer_slashings", bare(list_of({}, maxItems=0))),
    ("/eth/v1/beacon/pool/bls_to_execution_changes", bare(list_of({}, maxItems=0))),
    ("/eth/v2/beacon/pool/attestations",
     exactly(version={"const": "electra"}, data=list_of({}, maxItems=0))),
    ("/eth/v2/beacon/pool/attester_slashings",
     exactly(version={"const": "electra"}, data=list_of({}, maxItems=0))),
    ("/eth/v2/debug/beacon/states/head", versioned(exactly(**STATE_FIELDS))),
    ("/eth/v2/debug/beacon/heads", bare(list_of(
        exactly(root=HASH, slot=NUMBER, execution_optimistic={"const": False}),
        minItems=1, maxItems=1))),
    ("/eth/v1/builder/states/head/expected_withdrawals",
     placed(list_of(WITHDRAWAL, minItems=1, maxItems=16))),
    ("/eth/v1/config/fork_schedule", bare(list_of(FORK, minItems=6, maxItems=6))),
    ("/eth/v1/config/deposit_contract", bare(exactly(chain_id=NUMBER, address=ADDRESS))),
    ("/eth/v1/node/version", bare(exactly(version={"type": "string", "pattern": "^Cairn/v"}))),
    ("/eth/v1/node/syncing", bare(exactly(
        head_slot=NUMBER, sync_distance={"const": "0"}, is_syncing={"const": False},
        is_optimistic={"const": False}, el_offline={"const": False}))),
    ("/eth/v1/node/identity", bare(IDENTITY_OF_NODE)),
    ("/eth/v1/node/peers", exactly(data=list_of({}, maxItems=0), meta=exactly(count={"const": 0}))),
    ("/eth/v1/node/peer_count", bare(exactly(
        disconnected={"const": "0"}, connecting={"const": "0"}, connected={"const": "0"},
        disconnecting={"const": "0"}))),
]


@pytest.mark.parametrize("path, schema", GOOD, ids=[path for path, _ in GOOD])
def test_answers_have_the_form_of_the_specification(chain, path, schema):
    answer = chain.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    body = check(answer.json(), schema)
    assert answer.headers.get("eth-consensus-version") == body.get("version")


BAD = [
    (f"{STATE}/current/root", 400, "Invalid state ID: \"current\"; it must be head, genesis"),
    (f"{STATE}/-1/root", 400, "Invalid state ID"),
    (f"{STATE}/0x12/root", 400, "a state root of 0x and 64"),
    (f"{STATE}/99999999/root", 404, "State not found: 99999999"),
    (f"{STATE}/0x{'11' * 32}/root", 404, "State not found"),
    (f"{STATE}/head/validators/256000", 404, "Validator not found: 256000; the state has"),
    (f"{STATE}/head/validators/0x1234", 400, "Invalid validator ID: \"0x1234\"; it must be"),
    (f"{STATE}/head/validators/0x{'11' * 48}", 404, "Validator not found"),
    (f"{STATE}/head/validators?id=zero", 400, "Invalid validator ID: \"zero\""),
    (f"{STATE}/head/validators?status=asleep", 400, "one of pending, active, exited, withdrawal"),
    (f"{STATE}/head/validators?id={','.join(map(str, range(65)))}", 414, "65; it may have 64"),
    (f"{STATE}/head/committees?epoch=7", 400, "the state knows the committees of epochs"),
    (f"{STATE}/head/committees?slot=1", 400, "Slot 1 does not belong in epoch"),
    (f"{STATE}/head/committees?index=1", 400, "has 1 committees"),
    (f"{STATE}/head/committees?epoch=now", 400, "Invalid epoch: \"now\""),
    (f"{STATE}/head/sync_committees?epoch=100000", 400, "outside the sync committee periods"),
    (f"{STATE}/head/randao?epoch=70000", 400, "out of range for the state's randao_mixes"),
    (f"{STATE}/head/proposer_lookahead", 400, "since fulu"),
    ("/eth/v1/builder/states/head/expected_withdrawals?proposal_slot=1", 400,
     "Invalid proposal_slot: 1"),
    ("/eth/v1/beacon/headers/justified", 400, "Invalid block ID: \"justified\""),
    ("/eth/v1/beacon/headers/99999999", 404, "Block not found: 99999999"),
    ("/eth/v1/beacon/headers?slot=x", 400, "Invalid slot: \"x\""),
    ("/eth/v1/beacon/headers?parent_root=0x1", 400, "Invalid parent_root"),
    ("/eth/v1/events", 400, "No topics"),
    ("/eth/v1/events?topics=head,weather_forecast", 400, "Invalid topic: \"weather_forecast\""),
    ("/eth/v1/node/health?syncing_status=99", 400, "Invalid syncing_status"),
    ("/eth/v1/node/peers?state=asleep", 400, "Invalid state: \"asleep\""),
    ("/eth/v1/node/peers/16Uiu2", 404, "this node has no peers"),
    ("/eth/v2/beacon/blocks/head", 404, "GET /eth/v2/beacon/blocks/head is not answered here"),
    ("/eth/v1/validator/duties/proposer/0", 404, "is not answered here"),
]


@pytest.mark.parametrize("path, status, words", BAD, ids=[path[:70] for path, _, _ in BAD])
def test_refusals_say_what_was_wrong_and_what_would_be_right(chain, path, status, words):
    answer = chain.get(path)
    assert answer.status_code == status, answer.text
    body = check(answer.json(), ERROR)
    assert body["code"] == status
    assert words in body["message"], body["message"]


def test_points_name_the_same_block(chain):
    header = chain.data("/eth/v1/beacon/headers/head")
    message = header["header"]["message"]
    for name in ("head", message["slot"], message["state_root"]):
        assert chain.data(f"{STATE}/{name}/root") == {"root": message["state_root"]}
    for name in ("head", message["slot"], header["root"]):
        assert chain.data(f"/eth/v1/beacon/blocks/{name}/root") == {"root": header["root"]}
        assert chain.data(f"/eth/v1/beacon/headers/{name}") == header
    assert chain.data("/eth/v2/debug/beacon/heads")[0]["root"] == header["root"]
    assert chain.data("/eth/v1/node/syncing")["head_slot"] == message["slot"]

    genesis = chain.data("/eth/v1/beacon/headers/0")
    assert genesis == chain.data("/eth/v1/beacon/headers/genesis")
    assert genesis["header"]["message"]["parent_root"] == "0x" + "00" * 32
    checkpoints = chain.data(f"{STATE}/head/finality_checkpoints")
    for name, checkpoint in [("finalized", "finalized"), ("justified", "current_justified")]:
        if name == "finalized":
            assert chain.data("/eth/v1/beacon/blocks/finalized/root") == {
                "root": checkpoints[checkpoint]["root"]}
        placed_state = chain.get(f"{STATE}/{name}/root").json()
        found = chain.data(f"/eth/v1/beacon/headers/{checkpoints[checkpoint]['root']}")
        assert placed_state["data"]["root"] == found["header"]["message"]["state_root"]
    assert chain.get(f"{STATE}/genesis/root").json()["finalized"] is True
    assert chain.get(f"{STATE}/finalized/root").json()["finalized"] is True
    assert chain.get(f"{STATE}/head/root").json()["finalized"] is False


def test_headers_are_found_by_slot_and_by_parent(chain):
    head = chain.data("/eth/v1/beacon/headers/head")
    parent, slot = head["header"]["message"]["parent_root"], head["header"]["message"]["slot"]
    query = "/eth/v1/beacon/headers"
    assert chain.data(query) == [head]
    assert chain.data(query, params={"slot": slot}) == [head]
    assert chain.data(query, params={"parent_root": parent}) == [head]
    assert chain.data(query, params={"slot": slot, "parent_root": parent}) == [head]
    assert chain.data(query, params={"slot": slot, "parent_root": head["root"]}) == []
    assert chain.data(query, params={"slot": 1}) == []
    assert chain.data(query, params={"parent_root": head["root"]}) == []
    before = chain.data(f"{query}/{parent}")
    older = before["header"]["message"]["parent_root"]
    assert chain.data(query, params={"parent_root": older}) == [before]


def test_blocks_tell_the_roots_of_beacon_blocks(chain):
    """What a block says of its parent's beacon block can be looked up (EIP-4788)."""
    block = chain.request("eth_getBlockByNumber", "latest", False)
    header = chain.data(f"/eth/v1/beacon/headers/{block['parentBeaconBlockRoot']}")
    assert header["root"] == block["parentBeaconBlockRoot"]
    state = chain.data("/eth/v2/debug/beacon/states/head")
    payload = state["latest_execution_payload_header"]
    assert payload["block_hash"] == block["hash"]
    assert int(payload["block_number"]) == int(block["number"], 16)


def test_validators_can_be_chosen(chain):
    path = f"{STATE}/head/validators"
    everybody = chain.data(path)
    assert [entry["index"] for entry in everybody] == [str(n) for n in range(len(everybody))]
    third = everybody[3]
    key = third["validator"]["pubkey"]
    assert third["status"] == "active_ongoing"
    assert third["validator"]["exit_epoch"] == FAR_FUTURE
    assert chain.data(f"{path}/3") == chain.data(f"{path}/{key}") == third
    # Repeated, with commas, by key and by number; unknown ones are left out, others come once.
    chosen = chain.data(f"{path}?id=3,5&id={key}&id=999999&id=0x{'22' * 48}")
    assert chosen == [everybody[3], everybody[5]]
    assert chain.data(f"{path}?id=3&status=active") == [third]
    assert chain.data(f"{path}?id=3&status=active_ongoing,pending") == [third]
    assert chain.data(f"{path}?id=3&status=exited&status=withdrawal") == []
    assert len(chain.data(f"{path}?status=active")) == 256
    balances = chain.data(f"{STATE}/head/validator_balances?id={key},7")
    assert balances == [{"index": "3", "balance": third["balance"]},
                        {"index": "7", "balance": everybody[7]["balance"]}]


def test_bodies_choose_validators(chain):
    path = f"{STATE}/head/validators"
    everybody = chain.data(path)
    key = everybody[3]["validator"]["pubkey"]

    def ask(name, body, schema):
        answer = chain.ask(f"{STATE}/head/{name}", body)
        assert answer.status_code == 200, answer.text
        return check(answer.json(), placed(list_of(schema)))["data"]

    assert ask("validators", {"ids": ["3", key, "5"]}, PLACED_VALIDATOR) == [
        everybody[3], everybody[5]]
    assert ask("validators", {"ids": None, "statuses": ["active"]}, PLACED_VALIDATOR) == everybody
    assert ask("validators", {"ids": [], "statuses": ["exited"]}, PLACED_VALIDATOR) == []
    many = [str(number) for number in range(200)]
    assert ask("validators", {"ids": many}, PLACED_VALIDATOR) == everybody[:200]
    assert ask("validator_balances", [key], BALANCE) == [
        {"index": "3", "balance": everybody[3]["balance"]}]
    assert len(ask("validator_balances", [], BALANCE)) == 256
    assert ask("validator_identities", ["3"], IDENTITY) == [
        {"index": "3", "pubkey": key, "activation_epoch": "0"}]
    everything = chain.session.post(f"{chain.url}{STATE}/head/validator_identities").json()
    assert len(everything["data"]) == 256


def test_bodies_are_refused(chain):
    path = f"{STATE}/head/validators"
    for body, words in [
            ([], "an array; it must be an object"), ({"ids": "3"}, "ids is a string"),
            ({"ids": [3]}, "ids[0] is a number; it must be a string"),
            ({"ids": ["x"]}, "Invalid validator ID"), ({"statuses": ["x"]}, "Invalid status")]:
        answer = chain.ask(path, body)
        assert answer.status_code == 400
        assert words in check(answer.json(), ERROR)["message"]
    answer = chain.session.post(chain.url + path, data=b"{")
    assert answer.status_code == 400 and "no JSON" in answer.json()["message"]
    answer = chain.session.post(
        chain.url + path, data=b"\0", headers={"Content-Type": "application/octet-stream"})
    assert answer.status_code == 415
    assert "must be application/json" in check(answer.json(), ERROR)["message"]


def test_clients_choose_the_form(chain):
    path = "/eth/v2/debug/beacon/states/genesis"

    def form(accept, path=path):
        return chain.get(path, headers={"Accept": accept}, stream=True)

    for accept, wanted in [
            ("*/*", "application/json"), ("application/json", "application/json"),
            ("application/octet-stream", "application/octet-stream"),
            ("application/octet-stream;q=1.0,application/json;q=0.9", "application/octet-stream"),
            ("application/octet-stream;q=0.1, application/*;q=0.5", "application/json"),
            ("application/octet-stream;q=0, */*", "application/json")]:
        with form(accept) as answer:
            assert answer.status_code == 200, accept
            assert answer.headers["content-type"] == wanted, accept
            assert answer.headers["eth-consensus-version"] == "electra"
    for accept, where in [("text/html", path), ("application/octet-stream", f"{STATE}/head/root")]:
        with form(accept, where) as answer:
            assert answer.status_code == 406
            assert accept in check(answer.json(), ERROR)["message"]


def test_the_state_in_bytes_has_the_root_that_headers_tell(chain):
    for name in ("head", "genesis", "finalized"):
        answer = chain.get(f"/eth/v2/debug/beacon/states/{name}", headers=SSZ)
        assert answer.status_code == 200
        assert int(answer.headers["content-length"]) == len(answer.content)
        state = BeaconState.decode_bytes(answer.content)
        root = chain.data(f"{STATE}/{name}/root")["root"]
        assert "0x" + state.hash_tree_root().hex() == root, name
        assert state.encode_bytes() == answer.content


def test_the_state_in_json_is_the_state_in_bytes(chain):
    text = chain.data("/eth/v2/debug/beacon/states/head")
    assert list(text) == list(BeaconState.fields())
    state = BeaconState.decode_bytes(
        chain.get("/eth/v2/debug/beacon/states/head", headers=SSZ).content)

    def same(json, value, path):
        if isinstance(json, dict):
            for name, member in json.items():
                same(member, getattr(value, name), f"{path}.{name}")
        elif isinstance(json, list):
            assert len(json) == len(value), path
            # Long vectors are looked at in places, here and there.
            for index in list(range(len(json)))[:: max(1, len(json) // 64)]:
                same(json[index], value[index], f"{path}[{index}]")
        elif isinstance(json, bool):
            assert json == bool(value), path
        elif json.startswith("0x"):
            assert json == "0x" + bytes(value.encode_bytes()).hex(), path
        else:
            assert int(json) == int(value), path

    same(text, state, "state")


def test_queues_come_in_bytes(chain):
    answer = chain.get(f"{STATE}/head/pending_deposits", headers=SSZ)
    assert answer.headers["eth-consensus-version"] == "electra"
    size = PendingDeposit.type_byte_length()
    deposit = PendingDeposit.decode_bytes(answer.content[:size])
    assert len(answer.content) == size
    text = chain.data(f"{STATE}/head/pending_deposits")[0]
    assert text["pubkey"] == FREE_KEY == "0x" + bytes(deposit.pubkey).hex()
    assert text["amount"] == str(int(deposit.amount)) == str(32 * 10**9)
    waiting = chain.data(f"{STATE}/head/pending_partial_withdrawals")
    assert waiting[0]["validator_index"] == "9" and waiting[0]["amount"] == str(7 * 10**9)
    answer = chain.get("/eth/v1/builder/states/head/expected_withdrawals", headers=SSZ)
    expected = chain.data("/eth/v1/builder/states/head/expected_withdrawals")
    size = Withdrawal.type_byte_length()
    first = Withdrawal.decode_bytes(answer.content[:size])
    assert len(answer.content) == size * len(expected)
    assert int(first.amount) == int(expected[0]["amount"])
    assert "0x" + bytes(first.address).hex() == expected[0]["address"]


def test_every_active_validator_is_in_one_committee_of_an_epoch(chain):
    committees = chain.data(f"{STATE}/head/committees")
    members = [member for committee in committees for member in committee["validators"]]
    assert sorted(map(int, members)) == list(range(256))
    slot = committees[5]["slot"]
    assert chain.data(f"{STATE}/head/committees?slot={slot}&index=0") == [committees[5]]
    epoch = int(slot) // 32
    next_epoch = chain.data(f"{STATE}/head/committees?epoch={epoch + 1}")
    assert int(next_epoch[0]["slot"]) == (epoch + 1) * 32


def test_sync_committees_are_those_of_the_state(chain):
    committees = chain.data(f"{STATE}/head/sync_committees")
    parts = committees["validator_aggregates"]
    assert [member for part in parts for member in part] == committees["validators"]
    state = chain.data("/eth/v2/debug/beacon/states/head")
    keys = [state["validators"][int(index)]["pubkey"] for index in committees["validators"]]
    assert keys == state["current_sync_committee"]["pubkeys"]
    epoch = int(state["slot"]) // 32
    later = chain.data(f"{STATE}/head/sync_committees?epoch={epoch + 256}")
    keys = [state["validators"][int(index)]["pubkey"] for index in later["validators"]]
    assert keys == state["next_sync_committee"]["pubkeys"]


def test_the_configuration_is_that_of_the_chain(chain):
    spec = chain.data("/eth/v1/config/spec")
    for name, value in spec.items():
        assert name == name.upper()
        if name == "BLOB_SCHEDULE":
            for limit in value:
                check(limit, exactly(EPOCH=NUMBER, MAX_BLOBS_PER_BLOCK=NUMBER))
        elif name == "PARTICIPATION_FLAG_WEIGHTS":
            assert value == ["14", "26", "14"]
        else:
            assert isinstance(value, str), name
    assert spec["BASE_REWARD_FACTOR"] == "10"
    assert spec["PRESET_BASE"] == "mainnet"
    assert (spec["SECONDS_PER_SLOT"], spec["SLOT_DURATION_MS"]) == ("12", "12000")
    assert spec["SLOTS_PER_EPOCH"] == "32"
    assert spec["MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA"] == "128000000000"
    assert spec["MAX_EFFECTIVE_BALANCE_ELECTRA"] == "2048000000000"
    assert spec["MIN_GENESIS_ACTIVE_VALIDATOR_COUNT"] == "256"
    assert spec["DOMAIN_SYNC_COMMITTEE"] == "0x07000000"
    assert spec["DEPOSIT_CONTRACT_ADDRESS"] == DEPOSIT_CONTRACT.lower()
    assert len(spec) > 150

    genesis = chain.data("/eth/v1/beacon/genesis")
    assert spec["MIN_GENESIS_TIME"] == genesis["genesis_time"]
    assert spec["GENESIS_FORK_VERSION"] == genesis["genesis_fork_version"]
    fork = chain.data(f"{STATE}/head/fork")
    assert spec["ELECTRA_FORK_VERSION"] == fork["current_version"]
    assert (spec["ELECTRA_FORK_EPOCH"], spec["FULU_FORK_EPOCH"]) == ("0", FAR_FUTURE)
    schedule = chain.data("/eth/v1/config/fork_schedule")
    assert schedule[-1] == fork
    assert schedule[0]["current_version"] == spec["GENESIS_FORK_VERSION"]
    contract = chain.data("/eth/v1/config/deposit_contract")
    assert contract == {"chain_id": "31337", "address": DEPOSIT_CONTRACT.lower()}


def test_health_has_no_body(chain):
    answer = chain.get("/eth/v1/node/health")
    assert (answer.status_code, answer.content) == (200, b"")


def test_the_rules_of_hosts_and_origins_hold(chain):
    path = "/eth/v1/node/version"
    answer = chain.get(path, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    answer = chain.get(path, headers={"Host": "evil.example"})
    assert answer.status_code == 403
    answer = chain.get(path, headers={"Origin": "http://localhost:3000"})
    assert answer.headers["access-control-allow-origin"] == "*"
    answer = requests.options(chain.url + f"{STATE}/head/validators", headers={
        "Origin": "http://localhost:3000", "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type"}, timeout=10)
    assert answer.status_code == 204
    assert "POST" in answer.headers["access-control-allow-methods"]


def test_web3_py_as_it_is(chain):
    """Every question of web3.py's client that has a truthful answer."""
    beacon = Beacon(chain.url)
    root = beacon.get_hash_root()["data"]["root"]
    assert beacon.get_genesis()["data"]["genesis_time"] == chain.data(
        "/eth/v1/beacon/genesis")["genesis_time"]
    assert beacon.get_fork_data()["data"]["epoch"] == "0"
    assert int(beacon.get_finality_checkpoint()["data"]["finalized"]["epoch"]) > 400
    assert len(beacon.get_validators()["data"]) == 256
    assert beacon.get_validator("0")["data"]["status"] == "active_ongoing"
    assert len(beacon.get_validator_balances()["data"]) == 256
    assert len(beacon.get_epoch_committees()["data"]) == 32
    assert len(beacon.get_epoch_sync_committees()["data"]["validators"]) == 512
    assert len(beacon.get_epoch_randao()["data"]["randao"]) == 66
    header = beacon.get_block_headers()["data"][0]
    assert header["header"]["message"]["state_root"] == root
    assert beacon.get_block_header("head")["data"] == header
    assert beacon.get_block_root("head")["data"]["root"] == header["root"]
    for ask in (beacon.get_attestations, beacon.get_attester_slashings,
                beacon.get_proposer_slashings, beacon.get_voluntary_exits,
                beacon.get_bls_to_execution_changes):
        assert ask()["data"] == []
    assert len(beacon.get_fork_schedule()["data"]) == 6
    assert beacon.get_spec()["data"]["BASE_REWARD_FACTOR"] == "10"
    assert beacon.get_deposit_contract()["data"]["chain_id"] == "31337"
    assert beacon.get_beacon_state()["data"]["slot"] == header["header"]["message"]["slot"]
    assert beacon.get_beacon_heads()["data"][0]["root"] == header["root"]
    assert beacon.get_node_identity()["data"]["p2p_addresses"] == []
    assert beacon.get_peers()["meta"]["count"] == 0
    assert beacon.get_peer_count()["data"]["connected"] == "0"
    assert beacon.get_health() == 200
    assert beacon.get_version()["data"]["version"].startswith("Cairn/")
    assert beacon.get_syncing()["data"]["is_syncing"] is False


def test_a_deposit_goes_through_the_statuses():
    """Waiting, queued, active: the statuses between a deposit and the first duties."""
    with BeaconNode() as node:
        node.jump(4 * EPOCH)
        credentials = "0x02" + "00" * 11 + node.accounts()[0][2:]
        node.send(**{"from": node.accounts()[0]}, to=DEPOSIT_CONTRACT, value=hex(32 * ETHER),
                  data=deposit_call(FREE_KEY, credentials, 32 * 10**9))
        path = f"{STATE}/head/validators/{FREE_KEY}"
        assert node.get(path).status_code == 404
        queues = node.request("cairn_beacon")["queues"]
        assert queues["deposits"][0]["pubkey"] == FREE_KEY
        expected = int(queues["deposits"][0]["expectedEpoch"], 16)
        statuses, credited = [], None
        for _ in range(16):
            node.jump(EPOCH)
            answer = node.get(path)
            if answer.status_code == 404:
                continue
            epoch = int(node.data("/eth/v1/node/syncing")["head_slot"]) // 32
            credited = credited or epoch
            status = answer.json()["data"]["status"]
            if not statuses or statuses[-1] != status:
                statuses.append(status)
        assert credited == expected
        assert statuses in (["pending_initialized", "pending_queued", "active_ongoing"],
                            ["pending_queued", "active_ongoing"])


def test_a_chain_of_fulu(tmp_path):
    genesis = tmp_path / "genesis.json"
    genesis.write_text('{"beacon": {"fork": "fulu"}}')
    with BeaconNode("--genesis", genesis) as node:
        node.jump(3 * EPOCH)
        answer = node.get("/eth/v2/debug/beacon/states/head", headers=SSZ)
        assert answer.headers["eth-consensus-version"] == "fulu"
        state = FuluBeaconState.decode_bytes(answer.content)
        assert "0x" + state.hash_tree_root().hex() == node.data(f"{STATE}/head/root")["root"]
        text = check(
            node.get("/eth/v2/debug/beacon/states/head").json(),
            versioned(exactly(**STATE_FIELDS, proposer_lookahead=list_of(
                NUMBER, minItems=64, maxItems=64))))["data"]
        path = f"{STATE}/head/proposer_lookahead"
        ahead = check(node.get(path).json(), versioned(list_of(NUMBER)))["data"]
        assert ahead == text["proposer_lookahead"] == [
            str(int(index)) for index in state.proposer_lookahead]
        content = node.get(path, headers=SSZ).content
        assert content == state.proposer_lookahead.encode_bytes()
        spec = node.data("/eth/v1/config/spec")
        assert spec["FULU_FORK_EPOCH"] == "0"
        assert spec["FULU_FORK_VERSION"] == node.data(f"{STATE}/head/fork")["current_version"]
        schedule = node.data("/eth/v1/config/fork_schedule")
        assert len(schedule) == 7


def test_a_chain_of_the_small_preset(tmp_path):
    genesis = tmp_path / "genesis.json"
    genesis.write_text('{"beacon": {"preset": "minimal"}}')
    with BeaconNode("--genesis", genesis) as node:
        node.jump(600)
        spec = node.data("/eth/v1/config/spec")
        assert (spec["PRESET_BASE"], spec["SLOTS_PER_EPOCH"]) == ("minimal", "8")
        committees = node.data(f"{STATE}/head/committees")
        assert len({committee["slot"] for committee in committees}) == 8
        sync = node.data(f"{STATE}/head/sync_committees")
        assert [len(part) for part in sync["validator_aggregates"]] == [8] * 4
        state = node.data("/eth/v2/debug/beacon/states/head")
        assert len(state["block_roots"]) == 64


def test_a_chain_without_a_beacon_chain_says_so(fresh, tmp_path):
    genesis = tmp_path / "genesis.json"
    genesis.write_text('{"beacon": null}')
    node = fresh("--genesis", genesis)
    for path in ("/eth/v1/beacon/genesis", f"{STATE}/head/root", "/eth/v1/node/version",
                 "/eth/v1/events?topics=head", "/eth/v1/none"):
        answer = requests.get(node.url + path, timeout=10)
        assert answer.status_code == 503, answer.text
        assert "began without a beacon chain" in check(answer.json(), ERROR)["message"]
    error = node.error("cairn_beacon")
    assert (error["code"], error["message"]) == (-32004, "this chain began without a beacon chain")

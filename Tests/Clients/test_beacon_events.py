"""The event stream of the Beacon API, read by a plain client."""

import pathlib
import time

import pytest
from beacon import BeaconNode, Events
from beacon_schemas import BLOCK_EVENT, FINALIZED_EVENT, HEAD_EVENT, REORG_EVENT
from schemas import check

SCHEMAS = {"head": HEAD_EVENT, "block": BLOCK_EVENT, "finalized_checkpoint": FINALIZED_EVENT,
           "chain_reorg": REORG_EVENT}
TWENTY_MINUTES = 1_200


@pytest.fixture
def chain():
    with BeaconNode() as node:
        yield node


def topics(events):
    for topic, event in events:
        check(event, SCHEMAS[topic])
    return [topic for topic, _ in events]


def has(topic):
    return lambda events: any(found == topic for found, _ in events)


def test_heads_and_finalized_checkpoints_are_told_as_they_come(chain):
    with Events(chain, "head,block,finalized_checkpoint,chain_reorg") as stream:
        assert stream.answer.status_code == 200
        assert stream.answer.headers["content-type"] == "text/event-stream"
        assert stream.answer.headers["access-control-allow-origin"] == "*"
        stream.wait_for_comments(1)

        chain.request("evm_mine")
        events = stream.wait(has("head"))
        assert topics(events) == ["block", "head"]
        head = events[-1][1]
        header = chain.data("/eth/v1/beacon/headers/head")
        assert head["block"] == header["root"] == events[0][1]["block"]
        assert head["state"] == header["header"]["message"]["state_root"]
        assert head["slot"] == header["header"]["message"]["slot"]
        genesis = chain.data("/eth/v1/beacon/headers/genesis")["root"]
        assert head["previous_duty_dependent_root"] == genesis
        assert head["current_duty_dependent_root"] == genesis
        assert head["epoch_transition"] is False

        chain.jump(TWENTY_MINUTES)
        events = stream.wait(has("head"))
        assert events[-1][1]["epoch_transition"] is True
        chain.jump(TWENTY_MINUTES)
        events = stream.wait(has("finalized_checkpoint"))
        assert topics(events) == ["block", "block", "head", "finalized_checkpoint"]
        # The blocks follow one another; the first is that of the quiet epochs.
        blocks = [event["block"] for topic, event in events if topic == "block"]
        headers = [chain.data(f"/eth/v1/beacon/headers/{block}") for block in blocks]
        assert headers[1]["header"]["message"]["parent_root"] == blocks[0]
        finalized = events[-1][1]
        checkpoint = chain.data("/eth/v1/beacon/states/head/finality_checkpoints")["finalized"]
        assert (finalized["block"], finalized["epoch"]) == (
            checkpoint["root"], checkpoint["epoch"])
        assert int(finalized["epoch"]) > 0
        found = chain.data(f"/eth/v1/beacon/headers/{finalized['block']}")
        assert finalized["state"] == found["header"]["message"]["state_root"]
        last = chain.data("/eth/v1/beacon/headers/head")["header"]["message"]
        epoch = int(last["slot"]) // 32
        state = chain.data("/eth/v2/debug/beacon/states/head")
        head = events[-2][1]
        assert head["current_duty_dependent_root"] == state["block_roots"][epoch * 32 - 1]
        assert head["previous_duty_dependent_root"] == state["block_roots"][(epoch - 1) * 32 - 1]


def test_blocks_that_are_taken_back_are_a_reorganisation(chain):
    for _ in range(3):
        chain.request("evm_mine")
    before = chain.data("/eth/v1/beacon/headers/head")
    with Events(chain, ["head", "chain_reorg"]) as stream:
        stream.wait_for_comments(1)
        chain.request("anvil_rollback", 2)
        events = stream.wait(has("head"))
        assert topics(events) == ["chain_reorg", "head"]
        reorg = events[0][1]
        after = chain.data("/eth/v1/beacon/headers/head")
        assert reorg["depth"] == "2"
        assert reorg["old_head_block"] == before["root"]
        assert reorg["old_head_state"] == before["header"]["message"]["state_root"]
        assert reorg["new_head_block"] == after["root"] == events[1][1]["block"]
        assert reorg["new_head_state"] == after["header"]["message"]["state_root"]

        chain.request("anvil_reorg", 1, [])
        events = stream.wait(lambda events: topics(events).count("head") == 2)
        assert topics(events) == ["chain_reorg", "head", "head"]
        assert events[-1][1]["block"] == chain.data("/eth/v1/beacon/headers/head")["root"]


def test_only_what_was_asked_for_is_told(chain):
    with Events(chain, "finalized_checkpoint,attestation") as stream:
        stream.wait_for_comments(1)
        for _ in range(2):
            chain.request("evm_mine")
            chain.jump(TWENTY_MINUTES)
        events = stream.wait(has("finalized_checkpoint"))
        assert topics(events) == ["finalized_checkpoint"]


def test_a_thousand_blocks_at_once_are_told_in_order(chain):
    with Events(chain, "block") as stream:
        stream.wait_for_comments(1)
        chain.request("anvil_mine", 1_000, 12)
        last = chain.data("/eth/v1/node/syncing")["head_slot"]
        events = stream.wait(lambda events: events and events[-1][1]["slot"] == last, seconds=60)
        slots = [int(event["slot"]) for _, event in events]
        assert len(slots) > 1_000 and slots == sorted(slots)


def test_clients_that_go_away_are_forgotten(chain):
    descriptors = lambda: len(list(
        pathlib.Path(f"/proc/{chain.process.pid}/fd").iterdir()))
    before = descriptors()
    streams = [Events(chain, "head") for _ in range(20)]
    for stream in streams:
        stream.wait_for_comments(1)
    assert descriptors() >= before + 20
    for stream in streams:
        stream.close()
    deadline = time.monotonic() + 20
    while descriptors() > before + 2 and time.monotonic() < deadline:
        chain.request("evm_mine")
        time.sleep(0.2)
    assert descriptors() <= before + 2


def test_an_open_stream_does_not_hold_the_node_up(chain):
    with Events(chain, "head") as stream:
        stream.wait_for_comments(1)
        started = time.monotonic()
        assert chain.stop() == 0
        assert time.monotonic() - started < 4

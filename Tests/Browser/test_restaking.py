"""The page shows restaking: stake, allocations, who may slash what, and slashes in sentences."""

import re

import pytest

from scene import (
    ALLOCATION_MANAGER, ETHER, STRATEGY, calldata, queue_withdrawal, send, set_scene, slash)

SOON = 15_000


def short(address):
    return re.compile(f"{address[:6]}…{address[-4:]}", re.IGNORECASE)


@pytest.fixture(scope="module")
def stage(node):
    """A scene on a chain that is as it was before, afterwards."""
    snapshot = node.request("evm_snapshot")
    staker, operator, service = node.accounts()[6:9]
    try:
        set_scene(node, staker, operator, service)
        yield staker, operator, service
    finally:
        assert node.request("evm_revert", snapshot)


@pytest.fixture
def scene(node, stage):
    """The scene, which every test finds as it was set."""
    snapshot = node.request("evm_snapshot")
    yield stage
    assert node.request("evm_revert", snapshot)


@pytest.mark.parametrize("locale, slashable, slashed, nobody", [
    ("en-US", "may slash 50% of it, 10", "lost 10% of its stETH strategy", "30% free"),
    ("zh-TW", "可罰沒其中 50%，即 10", "罰沒了 stETH 策略的 10%", "30% 未配置"),
])
def test_allocations_and_slashes(node, open_page, scene, locale, slashable, slashed, nobody):
    staker, operator, service = scene
    page = open_page(locale=locale)
    panel = page.locator("#restaking")
    panel.locator(".exposures").first.wait_for(timeout=SOON)
    assert slashable in panel.text_content()
    assert nobody in panel.text_content()
    bar = panel.locator("svg.allocation").first
    assert bar.get_attribute("role") == "img" and "70%" in bar.get_attribute("aria-label")
    assert bar.locator("rect").count() == 3
    # The slash appears while one looks.
    slash(node, service, operator, ETHER // 5, "double signing")
    row = panel.locator(".slashes li", has_text="double signing")
    row.wait_for(timeout=SOON)
    assert slashed in row.text_content()
    assert short(operator).search(row.text_content())
    page.wait_for_function(
        "document.querySelectorAll('#restaking svg.allocation .lost').length > 0",
        timeout=SOON)


def test_a_deallocation_has_an_end(node, open_page, scene):
    _, operator, service = scene
    receipt = send(node, operator, ALLOCATION_MANAGER, calldata(
        "modifyAllocations(address,((address,uint32),address[],uint64[])[])", operator,
        [((service, 1), [STRATEGY], [0])]))
    page = open_page()
    # The magnitude is free again in the block after the delay.
    ends = int(receipt["blockNumber"], 16) + 100_800 + 1
    page.locator("#restaking .exposures").get_by_text(
        f"until block {ends:,}").first.wait_for(timeout=SOON)


def test_a_queued_withdrawal_has_its_date(node, open_page, scene):
    staker, _, _ = scene
    queue_withdrawal(node, staker, 5 * ETHER)
    number = int(node.request("eth_blockNumber"), 16)
    page = open_page(path=f"/#{staker}")
    badge = page.locator("#holdings .queue .badge").first
    badge.wait_for(timeout=SOON)
    text = badge.text_content()
    assert f"block {number + 100_800:,}" in text
    assert re.search(r"about \d+ \w+ \d{4}", text)

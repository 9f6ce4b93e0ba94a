"""What keepers make of time: deposits become validators, and months become rewards."""

import pytest
from contracts import ADDRESSES, ETHER, calldata

LIDO, POOL = ADDRESSES["Lido"], ADDRESSES["LiquidityPool"]
DAY = 86_400
ZERO = "0x" + "00" * 20


def jump(node, days):
    """Passes days, and makes the block after, in which ether.fi catches up."""
    node.request("evm_increaseTime", days * DAY)
    node.request("evm_mine")
    block = node.request("eth_getBlockByNumber", "latest", True)
    node.request("evm_mine")
    return block


def ask(node, contract, method, *arguments):
    data = calldata(contract, method, *arguments)
    return int(node.request("eth_call", {"to": ADDRESSES[contract], "data": data}, "latest"), 16)


def stake(node):
    staker = node.accounts()[0]
    node.send(**{"from": staker, "to": LIDO, "value": hex(100 * ETHER),
                 "data": calldata("Lido", "submit", ZERO)})
    node.send(**{"from": staker, "to": POOL, "value": hex(100 * ETHER), "data": "0xd0e30db0"})
    return staker


def test_a_month_is_a_month_of_rewards(fresh):
    node = fresh()
    staker = stake(node)
    first = jump(node, 1)
    assert len(first["transactions"]) > 20
    # They are ordinary transactions, with receipts, and none failed.
    for sent in first["transactions"]:
        receipt = node.request("eth_getTransactionReceipt", sent["hash"])
        assert receipt["status"] == "0x1" and receipt["from"] == sent["from"]
    jump(node, 1)
    jump(node, 1)
    before = ask(node, "Lido", "balanceOf", staker), ask(node, "EETH", "balanceOf", staker)
    rates = ask(node, "Lido", "getPooledEthByShares", ETHER), ask(
        node, "LiquidityPool", "amountForShare", ETHER)
    jump(node, 30)
    after = ask(node, "Lido", "balanceOf", staker), ask(node, "EETH", "balanceOf", staker)
    assert after[0] > before[0] and after[1] > before[1]
    later = ask(node, "Lido", "getPooledEthByShares", ETHER), ask(
        node, "LiquidityPool", "amountForShare", ETHER)
    for old, new in zip(rates, later):
        yearly = (new / old - 1) * 365 / 30
        assert 0.02 < yearly < 0.05, yearly


def test_without_keepers_nothing_happens(fresh):
    node = fresh("--no-keepers")
    staker = stake(node)
    assert jump(node, 2)["transactions"] == []
    assert ask(node, "Lido", "balanceOf", staker) == 100 * ETHER
    assert ask(node, "EETH", "balanceOf", staker) == 100 * ETHER


@pytest.mark.parametrize("days", [1, 7])
def test_an_idle_chain_stays_idle(fresh, days):
    assert jump(fresh(), days)["transactions"] == []

"""A scene of restaking, set with plain transactions of development accounts."""

from eth_abi import encode
from eth_utils import keccak

STETH = "0xae7ab96520de3a18e5e111b5eaab095312d7fe84"
STRATEGY = "0x93c4b944d05dfe6df7645a86cd2206016c51564d"
STRATEGY_MANAGER = "0x858646372cc42e1a627fce94aa7a7033e7cf075a"
DELEGATION_MANAGER = "0x39053d51b77dc0d36036fc1fcc8cb819df8ef37a"
ALLOCATION_MANAGER = "0x948a420b8cc1d6bfd0b6087c2e7c344a2cd0bc39"
OPEN_REGISTRAR = "0xd6c4e5f3ff212eeeb1b1ff1a9edc304fc6c5e87d"
ZERO = "0x" + "0" * 40
ETHER = 10**18


def calldata(signature, *values):
    """Calldata of a method, whose types stand in its signature."""
    types = split(signature[signature.index("(") + 1:-1])
    return "0x" + (keccak(text=signature)[:4] + encode(types, values)).hex()


def split(text):
    """Types at the top level of a list of types."""
    types, depth, start = [], 0, 0
    for place, character in enumerate(text + ","):
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            types.append(text[start:place])
            start = place + 1
    return [each for each in types if each]


def send(node, sender, to, data, value=0):
    digest = node.request("eth_sendTransaction", {
        "from": sender, "to": to, "data": data, "value": hex(value)})
    receipt = node.request("eth_getTransactionReceipt", digest)
    assert receipt["status"] == "0x1", (to, data[:10])
    return receipt


def set_scene(node, staker, operator, service, *, restaked=20 * ETHER):
    """A staker restakes stETH with an operator, which allocates half of it to a service."""
    send(node, staker, STETH, calldata("submit(address)", ZERO), 2 * restaked)
    send(node, staker, STETH, calldata(
        "approve(address,uint256)", STRATEGY_MANAGER, restaked))
    send(node, staker, STRATEGY_MANAGER, calldata(
        "depositIntoStrategy(address,address,uint256)", STRATEGY, STETH, restaked))
    send(node, operator, DELEGATION_MANAGER, calldata(
        "registerAsOperator(address,uint32,string)", ZERO, 0, "https://example.org/o.json"))
    send(node, staker, DELEGATION_MANAGER, calldata(
        "delegateTo(address,(bytes,uint256),bytes32)", operator, (b"", 0), bytes(32)))
    send(node, service, ALLOCATION_MANAGER, calldata(
        "updateAVSMetadataURI(address,string)", service, "https://example.org/s.json"))
    send(node, service, ALLOCATION_MANAGER, calldata(
        "setAVSRegistrar(address,address)", service, OPEN_REGISTRAR))
    send(node, service, ALLOCATION_MANAGER, calldata(
        "createOperatorSets(address,(uint32,address[],address)[])", service,
        [(1, [STRATEGY], service), (2, [STRATEGY], service)]))
    for _ in range(25):
        node.request("anvil_mine", hex(5_041), hex(12))
    send(node, operator, ALLOCATION_MANAGER, calldata(
        "registerForOperatorSets(address,(address,uint32[],bytes))", operator,
        (service, [1, 2], b"")))
    send(node, operator, ALLOCATION_MANAGER, calldata(
        "modifyAllocations(address,((address,uint32),address[],uint64[])[])", operator,
        [((service, 1), [STRATEGY], [ETHER // 2]), ((service, 2), [STRATEGY], [ETHER // 5])]))


def slash(node, service, operator, part, reason):
    send(node, service, ALLOCATION_MANAGER, calldata(
        "slashOperator(address,(address,uint32,address[],uint256[],string))", service,
        (operator, 1, [STRATEGY], [part], reason)))


def queue_withdrawal(node, staker, shares):
    send(node, staker, DELEGATION_MANAGER, calldata(
        "queueWithdrawals((address[],uint256[],address)[])", [([STRATEGY], [shares], ZERO)]))

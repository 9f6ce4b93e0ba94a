"""Requests that nobody would send: the node stays up, and every answer is one.

CAIRN_FUZZ_REQUESTS says how many, CAIRN_FUZZ_SEED repeats a run.
"""

import json
import os
import random

import pytest
from contracts import ADDRESSES, ETHER, KEYS, calldata
from eth_account import Account
from schemas import ENVELOPE, check

COUNT = int(os.environ.get("CAIRN_FUZZ_REQUESTS", "6000"))
SEED = int(os.environ.get("CAIRN_FUZZ_SEED", random.SystemRandom().randrange(2**32)))
LIDO = ADDRESSES["Lido"].lower()
USER = Account.from_key(KEYS[0]).address.lower()
CALL = {"from": USER, "to": LIDO, "value": "0x1", "data": calldata("Lido", "submit", USER)}
RAW = "0x" + Account.from_key(KEYS[0]).sign_transaction({
    "chainId": 31_337, "nonce": 0, "gas": 100_000, "maxFeePerGas": 10**10,
    "maxPriorityFeePerGas": 1, "value": 1, "to": LIDO and ADDRESSES["Lido"],
    "accessList": [{"address": ADDRESSES["Lido"], "storageKeys": ["0x" + "00" * 32]}],
}).raw_transaction.hex()

SEEDS = [
    ("eth_call", [CALL, "latest", {USER: {"balance": "0xffff"}}, {"number": "0x10", "time": "0xffff"}]),
    ("eth_call", [{"to": LIDO, "data": calldata("Lido", "transfer", USER, 1)}, "0x0"]),
    ("eth_call", [{"to": ADDRESSES["DelegationManager"], "data": calldata(
        "DelegationManager", "queueWithdrawals", [([LIDO and ADDRESSES["Lido"]], [1], ADDRESSES["Lido"])])}]),
    ("eth_call", [{"to": ADDRESSES["WithdrawalQueueERC721"], "data": calldata(
        "WithdrawalQueueERC721", "requestWithdrawals", [1, 2, 3], USER)}]),
    ("eth_callMany", [[{"transactions": [CALL, CALL]}], {"blockNumber": "latest"}]),
    ("eth_estimateGas", [CALL, "pending"]),
    ("eth_createAccessList", [CALL]),
    ("eth_simulateV1", [{"blockStateCalls": [
        {"blockOverrides": {"number": "0x20", "time": "0x77777777", "baseFeePerGas": "0x7"},
         "stateOverrides": {USER: {"balance": hex(ETHER), "nonce": "0x3"}}, "calls": [CALL, CALL]}],
        "validation": True, "traceTransfers": True, "returnFullTransactions": True}, "latest"]),
    ("eth_fillTransaction", [CALL]),
    ("eth_sendRawTransaction", [RAW]),
    ("eth_sendTransaction", [CALL]),
    ("eth_getLogs", [{"fromBlock": "0x0", "toBlock": "latest", "address": [LIDO],
                      "topics": [None, ["0x" + "00" * 32, None]]}]),
    ("eth_newFilter", [{"fromBlock": "earliest", "address": LIDO}]),
    ("eth_getFilterChanges", ["0x1"]),
    ("eth_feeHistory", ["0x5", "latest", [1, 50.5, 99]]),
    ("eth_getBlockByNumber", ["latest", True]),
    ("eth_getBlockByHash", ["0x" + "00" * 32, False]),
    ("eth_getBlockReceipts", [{"blockNumber": "0x0"}]),
    ("eth_getTransactionByBlockNumberAndIndex", ["0x1", "0x0"]),
    ("eth_getBalance", [USER, {"blockHash": "0x" + "00" * 32, "requireCanonical": True}]),
    ("eth_getStorageAt", [LIDO, "0x0", "latest"]),
    ("eth_getProof", [LIDO, ["0x0"], "latest"]),
    ("eth_sign", [USER, "0x1234"]),
    ("eth_signTransaction", [CALL]),
    ("eth_signTypedData_v4", [USER, {
        "types": {"EIP712Domain": [{"name": "name", "type": "string"}],
                  "A": [{"name": "b", "type": "B[2][]"}, {"name": "c", "type": "bytes3"}],
                  "B": [{"name": "n", "type": "int24"}]},
        "primaryType": "A", "domain": {"name": "x"},
        "message": {"b": [[{"n": -1}, {"n": "0x2"}]], "c": "0x123456"}}]),
    ("web3_sha3", ["0x1234"]),
    ("txpool_content", []), ("eth_config", []), ("rpc_modules", []),
    ("debug_getRawBlock", ["latest"]),
    ("evm_mine", [{"timestamp": 4_000_000_000, "blocks": 2}]),
    ("anvil_mine", ["0x2", "0x1"]),
    ("evm_increaseTime", [10]), ("evm_setNextBlockTimestamp", [4_000_000_100]),
    ("evm_snapshot", []), ("evm_revert", ["0x1"]),
    ("anvil_setBalance", [USER, hex(10**24)]), ("anvil_setNonce", [USER, "0x5"]),
    ("anvil_dealERC20", [USER, LIDO, "0x10"]),
    ("anvil_setERC20Allowance", [USER, USER, LIDO, "0x10"]),
    ("anvil_setNextBlockBaseFeePerGas", ["0x3b9aca00"]), ("anvil_setBlockGasLimit", ["0x1c9c380"]),
    ("anvil_setCoinbase", [USER]), ("anvil_setMinGasPrice", ["0x0"]),
    ("anvil_reorg", [{"depth": 1, "txBlockPairs": [[CALL, 0]]}]), ("anvil_rollback", [1]),
    ("anvil_dropTransaction", ["0x" + "00" * 32]), ("anvil_dropAllTransactions", []),
    ("anvil_loadState", ["0xc3010203"]), ("evm_setAutomine", [True]),
]
# What another request of the same client could not take back or wait for.
NEVER = {"evm_setIntervalMining", "anvil_setIntervalMining", "eth_sendRawTransactionSync"}

SCALARS = [
    None, True, False, 0, -1, 1, 2**53, 2**64, 2**256, -2**255, 1.5, 1e308, "", "0x", "0x0", "0x00", "0x1",
    "0X1", "x", "latest", "pending", "earliest", "safe", "finalized", "0x" + "f" * 64,
    "0x" + "f" * 65, "0x" + "00" * 20, "0x" + "ff" * 32, "0x" + "80" + "00" * 31, "0x7fffffffffffffff",
    "0xffffffffffffffff", "0x10000000000000000", "\0", "é世", "0x" + "ab" * 5_000, [], {}, [[]], [{}],
    LIDO, USER, "0xffffffff", "0x100000000",
]


def mutate(random, value, depth=0):
    """A value like another one."""
    choice = random.random()
    if choice < 0.15:
        return random.choice(SCALARS)
    if isinstance(value, list) and value:
        value = list(value)
        place = random.randrange(len(value))
        if choice < 0.25:
            del value[place]
        elif choice < 0.35:
            value.insert(place, random.choice(value + SCALARS))
        elif choice < 0.38 and depth < 2:
            value = value * random.choice((2, 40))
        else:
            value[place] = mutate(random, value[place], depth + 1)
        return value
    if isinstance(value, dict) and value:
        value = dict(value)
        name = random.choice(list(value))
        if choice < 0.25:
            del value[name]
        elif choice < 0.3:
            value[random.choice(["", "x", "gas", "nonce", "blockHash", USER, name + "x"])] = \
                random.choice(SCALARS)
        else:
            value[name] = mutate(random, value[name], depth + 1)
        return value
    if isinstance(value, str) and len(value) > 2:
        place = random.randrange(len(value))
        if choice < 0.4:
            return value[:place] + random.choice("0123456789abcdefxg") + value[place + 1:]
        if choice < 0.6:
            return value[:place]
        if choice < 0.7:
            return value + value[place:]
        if choice < 0.9 and len(value) > 74:
            # A word of call data: an offset or a length that leads astray.
            start = 10 + 64 * random.randrange(max(1, (len(value) - 10) // 64))
            word = random.choice(["0" * 64, "f" * 64, "0" * 62 + "20", "0" * 48 + "f" * 16, "8" + "0" * 63])
            return value[:start] + word + value[start + 64:]
        return value[::-1]
    return random.choice(SCALARS)


def mutated_text(random, text):
    """Bytes like those of a message."""
    data = bytearray(text.encode())
    for _ in range(random.randrange(1, 4)):
        place = random.randrange(len(data) + 1)
        choice = random.randrange(5)
        if choice == 0 and data:
            data[place % len(data)] ^= 1 << random.randrange(8)
        elif choice == 1:
            data[place:place] = random.choice([
                b"{", b"[", b'"', b"\\", b"\\u", b"\xff", b"\x00", b",", b":", b"1e999", b"-", b"[" * 200])
        elif choice == 2:
            del data[place:place + random.randrange(20)]
        elif choice == 3:
            data[place:] = b""
        else:
            data[place:place] = data[random.randrange(len(data) + 1):][:60]
    return bytes(data)


def test_mutated_requests(fresh):
    print(f"CAIRN_FUZZ_SEED={SEED}")
    generator = random.Random(SEED)
    node = fresh()
    node.send(**CALL | {"value": hex(5 * ETHER)})
    base = node.request("evm_snapshot")
    answered = 0
    largest = node.resident_bytes()
    for number in range(COUNT):
        messages = []
        for _ in range(1 if generator.random() < 0.9 else generator.randrange(2, 6)):
            method, params = generator.choice(SEEDS)
            for _ in range(generator.randrange(0, 4)):
                params = mutate(generator, params)
            message = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
            if generator.random() < 0.03:
                message = mutate(generator, message)
            messages.append(message)
        body = json.dumps(messages[0] if len(messages) == 1 else messages)
        if any(name in body for name in NEVER):
            continue
        sent = mutated_text(generator, body) if generator.random() < 0.3 else body.encode()
        try:
            answer = node.session.post(node.url, data=sent, timeout=30)
        except Exception as error:
            raise AssertionError(f"seed {SEED}, request {number}: {error!r} after {sent[:2000]!r}")
        assert answer.status_code in (200, 204), (SEED, answer.status_code, sent[:2000])
        if not answer.content:
            continue
        found = answer.json()
        for one in found if isinstance(found, list) else [found]:
            check(one, ENVELOPE)
            # An internal error is the node's fault, whatever was sent.
            assert one.get("error", {}).get("code") != -32603, (SEED, one, sent[:2000])
            answered += 1
        largest = max(largest, node.resident_bytes())
        if number % 500 == 499:
            # The mutations may have turned the clock or the fees far off: back to the start.
            if not node.request("evm_revert", base):
                begin_anew(node)
            base = node.request("evm_snapshot")
    assert answered > COUNT // 2
    assert node.process.poll() is None
    assert largest < 2 << 30
    begin_anew(node)
    assert node.stop() == 0


def begin_anew(node):
    node.request("anvil_reset")
    node.request("evm_setAutomine", True)
    assert node.send(**CALL | {"value": hex(5 * ETHER)})["status"] == "0x1"


@pytest.mark.parametrize("kind", ["envelope", "call data"])
def test_random_bytes(fresh, kind):
    """Bytes without any sense, as a message and as call data of every contract."""
    generator = random.Random(SEED)
    node = fresh()
    for _ in range(COUNT // 6):
        noise = generator.randbytes(generator.randrange(0, 300))
        if kind == "envelope":
            answer = node.session.post(node.url, data=noise, timeout=30)
            assert answer.status_code == 200
            assert check(answer.json(), ENVELOPE)["error"]["code"] in (-32700, -32600)
        else:
            to = generator.choice(list(ADDRESSES.values()))
            check(node.envelope("eth_call", {"to": to, "data": "0x" + noise.hex()}), ENVELOPE)
    assert node.stop() == 0

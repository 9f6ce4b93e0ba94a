"""The forms of answers as JSON Schemas: every key that must be there, and no other.

Written after the OpenRPC schemas of Ethereum's execution APIs.
"""

from jsonschema import Draft202012Validator
from jsonschema.validators import extend

QUANTITY = {"type": "string", "pattern": "^0x(0|[1-9a-f][0-9a-f]*)$"}
DATA = {"type": "string", "pattern": "^0x([0-9a-f]{2})*$"}


def data(count):
    return {"type": "string", "pattern": f"^0x[0-9a-f]{{{2 * count}}}$"}


ADDRESS, HASH, NONCE, BLOOM = data(20), data(32), data(8), data(256)
EXTRA = {"type": "string", "pattern": "^0x([0-9a-f]{2}){0,32}$"}
NULL = {"type": "null"}


def exactly(**members):
    return {"type": "object", "properties": members, "required": list(members),
            "additionalProperties": False}


def or_null(schema):
    return {"anyOf": [schema, NULL]}


def list_of(schema, **more):
    return {"type": "array", "items": schema, **more}


# Places of transactions.
INCLUDED = {"blockHash": HASH, "blockNumber": QUANTITY, "blockTimestamp": QUANTITY,
            "transactionIndex": QUANTITY}
WAITING = dict.fromkeys(INCLUDED, NULL)

COMMON = {
    "hash": HASH, "from": ADDRESS, "nonce": QUANTITY, "to": or_null(ADDRESS), "gas": QUANTITY,
    "value": QUANTITY, "input": DATA, "gasPrice": QUANTITY, "v": QUANTITY, "r": QUANTITY,
    "s": QUANTITY, "chainId": QUANTITY,
}
ACCESS = {"accessList": list_of(exactly(address=ADDRESS, storageKeys=list_of(HASH))),
          "yParity": {"enum": ["0x0", "0x1"]}}
FEES = {"maxFeePerGas": QUANTITY, "maxPriorityFeePerGas": QUANTITY}


def transaction(place):
    return {"oneOf": [
        exactly(**place, **COMMON, type={"const": "0x0"}),
        exactly(**place, **COMMON, **ACCESS, type={"const": "0x1"}),
        exactly(**place, **COMMON, **ACCESS, **FEES, type={"const": "0x2"}),
    ]}


TRANSACTION = transaction(INCLUDED)
WAITING_TRANSACTION = transaction(WAITING)

LOG = exactly(
    address=ADDRESS, topics=list_of(HASH, maxItems=4), data=DATA, blockNumber=QUANTITY,
    blockHash=HASH, blockTimestamp=QUANTITY, transactionHash=HASH, transactionIndex=QUANTITY,
    logIndex=QUANTITY, removed={"type": "boolean"})

RECEIPT = exactly(
    transactionHash=HASH, transactionIndex=QUANTITY, blockHash=HASH, blockNumber=QUANTITY,
    **{"from": ADDRESS}, to=or_null(ADDRESS), contractAddress=or_null(ADDRESS),
    type={"enum": ["0x0", "0x1", "0x2"]}, status={"enum": ["0x0", "0x1"]}, gasUsed=QUANTITY,
    cumulativeGasUsed=QUANTITY, effectiveGasPrice=QUANTITY, logs=list_of(LOG), logsBloom=BLOOM)

HEADER_MEMBERS = {
    "hash": HASH, "parentHash": HASH, "sha3Uncles": HASH, "miner": ADDRESS, "stateRoot": HASH,
    "transactionsRoot": HASH, "receiptsRoot": HASH, "logsBloom": BLOOM, "difficulty": QUANTITY,
    "number": QUANTITY, "gasLimit": QUANTITY, "gasUsed": QUANTITY, "timestamp": QUANTITY,
    "extraData": EXTRA, "mixHash": HASH, "nonce": NONCE, "baseFeePerGas": QUANTITY,
    "withdrawalsRoot": HASH, "blobGasUsed": QUANTITY, "excessBlobGas": QUANTITY,
    "parentBeaconBlockRoot": HASH, "requestsHash": HASH,
}
WITHDRAWAL = exactly(index=QUANTITY, validatorIndex=QUANTITY, address=ADDRESS, amount=QUANTITY)
BODY_MEMBERS = {"size": QUANTITY, "uncles": list_of(HASH), "withdrawals": list_of(WITHDRAWAL)}

HEADER = exactly(**HEADER_MEMBERS)
BLOCK = exactly(**HEADER_MEMBERS, **BODY_MEMBERS, transactions=list_of(HASH))
FULL_BLOCK = exactly(**HEADER_MEMBERS, **BODY_MEMBERS, transactions=list_of(TRANSACTION))
PENDING_HEADER_MEMBERS = HEADER_MEMBERS | {"hash": NULL, "nonce": NULL, "miner": or_null(ADDRESS)}
PENDING_BLOCK = exactly(**PENDING_HEADER_MEMBERS, **BODY_MEMBERS, transactions=list_of(HASH))
PENDING_FULL_BLOCK = exactly(
    **PENDING_HEADER_MEMBERS, **BODY_MEMBERS, transactions=list_of(WAITING_TRANSACTION))

RATIO = {"type": "number", "minimum": 0, "maximum": 1}


def fee_history(blocks, percentiles=None):
    members = {
        "oldestBlock": QUANTITY,
        "baseFeePerGas": list_of(QUANTITY, minItems=blocks + 1, maxItems=blocks + 1),
        "gasUsedRatio": list_of(RATIO, minItems=blocks, maxItems=blocks),
        "baseFeePerBlobGas": list_of(QUANTITY, minItems=blocks + 1, maxItems=blocks + 1),
        "blobGasUsedRatio": list_of(RATIO, minItems=blocks, maxItems=blocks),
    }
    if percentiles:
        rewards = list_of(QUANTITY, minItems=percentiles, maxItems=percentiles)
        members["reward"] = list_of(rewards, minItems=blocks, maxItems=blocks)
    return exactly(**members)


ERROR = {
    "type": "object", "required": ["code", "message"],
    "properties": {"code": {"type": "integer"}, "message": {"type": "string", "minLength": 1},
                   "data": {"not": NULL}},
    "additionalProperties": False,
}
IDENTIFIER = {"type": ["string", "number", "null"]}
VERSION = {"const": "2.0"}
ENVELOPE = {"oneOf": [
    exactly(jsonrpc=VERSION, id=IDENTIFIER, result=True),
    exactly(jsonrpc=VERSION, id=IDENTIFIER, error=ERROR),
]}


# Strict about types: JSON Schema takes 1.0 for an integer, and so do clients.
_Validator = extend(Draft202012Validator)


def check(value, schema):
    """Demands that a value has a form; the value."""
    problems = sorted(_Validator(schema).iter_errors(value), key=lambda found: list(found.path))
    if problems:
        found = problems[0]
        while found.context:
            found = min(found.context, key=lambda inner: len(str(inner.instance)))
        raise AssertionError(f"at {list(found.absolute_path)}: {found.message}")
    return value

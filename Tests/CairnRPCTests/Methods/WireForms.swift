import CairnJSON
import CairnRPC
import Testing

/// The forms in which values stand on the wire, after the schemas of execution-apis.
enum WireForm {
    case quantity
    case data
    case bytes(Int)
    case null
    case bool
    case array
    case object
    case number
    case optionalAddress
    case text

    private static func matches(_ text: String?, _ pattern: String) -> Bool {
        guard let text, let regex = try? Regex("^(?:\(pattern))$") else { return false }
        return text.wholeMatch(of: regex) != nil
    }

    /// Whether a value has this form.
    func fits(_ value: JSON) -> Bool {
        switch self {
        case .quantity: Self.matches(value.text, "0x(0|[1-9a-f][0-9a-f]*)")
        case .data: Self.matches(value.text, "0x([0-9a-f]{2})*")
        case .bytes(let count): Self.matches(value.text, "0x[0-9a-f]{\(count * 2)}")
        case .optionalAddress: value.isNull || WireForm.bytes(20).fits(value)
        case .null: value.isNull
        case .text: value.text != nil
        case .bool: value == true || value == false
        case .array: value.kind == "an array"
        case .object: value.kind == "an object"
        case .number: value.kind == "a number"
        }
    }
}

/// Expects exactly these keys, each with a value of its form.
func expect(
    _ value: JSON, has forms: [String: WireForm], sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(value.names == Set(forms.keys), "\(value)", sourceLocation: sourceLocation)
    for (name, form) in forms {
        guard let member = value[name] else { continue }
        #expect(form.fits(member), "\(name): \(member)", sourceLocation: sourceLocation)
    }
}

/// The tables of fields.
enum WireTables {
    static let header: [String: WireForm] = [
        "hash": .bytes(32), "parentHash": .bytes(32), "sha3Uncles": .bytes(32),
        "miner": .bytes(20), "stateRoot": .bytes(32), "transactionsRoot": .bytes(32),
        "receiptsRoot": .bytes(32), "logsBloom": .bytes(256), "difficulty": .quantity,
        "number": .quantity, "gasLimit": .quantity, "gasUsed": .quantity,
        "timestamp": .quantity, "extraData": .data, "mixHash": .bytes(32), "nonce": .bytes(8),
        "baseFeePerGas": .quantity, "withdrawalsRoot": .bytes(32), "blobGasUsed": .quantity,
        "excessBlobGas": .quantity, "parentBeaconBlockRoot": .bytes(32),
        "requestsHash": .bytes(32),
    ]

    static let block = header.merging(
        ["size": .quantity, "transactions": .array, "uncles": .array, "withdrawals": .array]
    ) { $1 }

    static let pendingBlock = block.merging(
        ["hash": .null, "nonce": .null, "miner": .null]
    ) { $1 }

    private static let place: [String: WireForm] = [
        "blockHash": .bytes(32), "blockNumber": .quantity, "blockTimestamp": .quantity,
        "transactionIndex": .quantity,
    ]

    private static let noPlace: [String: WireForm] = place.mapValues { _ in .null }

    private static let legacyFields: [String: WireForm] = [
        "hash": .bytes(32), "from": .bytes(20), "type": .quantity, "nonce": .quantity,
        "to": .optionalAddress, "gas": .quantity, "value": .quantity, "input": .data,
        "gasPrice": .quantity, "chainId": .quantity, "v": .quantity, "r": .quantity,
        "s": .quantity,
    ]

    private static func fields(type: Int) -> [String: WireForm] {
        var fields = legacyFields
        if type >= 1 {
            fields["accessList"] = .array
            fields["yParity"] = .quantity
        }
        if type >= 2 {
            fields["maxFeePerGas"] = .quantity
            fields["maxPriorityFeePerGas"] = .quantity
        }
        return fields
    }

    static func transaction(type: Int) -> [String: WireForm] {
        fields(type: type).merging(place) { $1 }
    }

    static func waitingTransaction(type: Int) -> [String: WireForm] {
        fields(type: type).merging(noPlace) { $1 }
    }

    static let receipt: [String: WireForm] = [
        "blockHash": .bytes(32), "blockNumber": .quantity, "from": .bytes(20),
        "cumulativeGasUsed": .quantity, "gasUsed": .quantity, "logs": .array,
        "logsBloom": .bytes(256), "transactionHash": .bytes(32), "transactionIndex": .quantity,
        "effectiveGasPrice": .quantity, "to": .optionalAddress, "contractAddress": .null,
        "status": .quantity, "type": .quantity,
    ]

    static let log: [String: WireForm] = [
        "address": .bytes(20), "topics": .array, "data": .data, "blockNumber": .quantity,
        "blockHash": .bytes(32), "blockTimestamp": .quantity, "transactionHash": .bytes(32),
        "transactionIndex": .quantity, "logIndex": .quantity, "removed": .bool,
    ]
}

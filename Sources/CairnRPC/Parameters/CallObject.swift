import CairnJSON
public import CairnEthereum
public import CairnPrimitives

/// A transaction as a client describes it, every member optional.
///
/// - Spec: execution-apis, `GenericTransaction`
public struct CallObject: Sendable, Equatable {
    /// The account that calls.
    public var from: Address?
    /// The account that is called; nil creates a contract.
    public var to: Address?
    /// The gas limit.
    public var gas: UInt64?
    /// The price of types 0 and 1 in wei per gas.
    public var gasPrice: UInt256?
    /// The fee cap of type 2 in wei per gas.
    public var maxFeePerGas: UInt256?
    /// The tip of type 2 in wei per gas.
    public var maxPriorityFeePerGas: UInt256?
    /// The amount that goes along in wei.
    public var value: UInt256?
    /// The sender's nonce.
    public var nonce: UInt64?
    /// The call data; nil when neither `input` nor `data` was given.
    public var input: [UInt8]?
    /// The accounts and slots that are declared beforehand.
    public var accessList: [AccessListEntry]?
    /// The type that was asked for, 0 to 2.
    public var type: UInt64?
    /// The chain for which the client means it.
    public var chainID: UInt256?

    /// Describes nothing yet.
    public init() {}
}

extension CallObject {
    /// The highest type of transaction that can be described here.
    private static let maximumType: UInt64 = 2

    /// Reads an object.
    ///
    /// - Throws: `-32602` for a malformed member, for `input` and `data` that differ, and for
    ///   two kinds of fees at once; ``RPCError/transactionTypeNotValid(_:)`` for blobs,
    ///   authorizations and any type above 2, none of which may be ignored.
    init(_ argument: Argument) throws(RPCError) {
        let fields = try argument.fields()
        from = try fields.optional("from")?.address()
        to = try fields.optional("to")?.address()
        gas = try fields.optional("gas")?.quantity64()
        value = try fields.optional("value")?.quantity()
        nonce = try fields.optional("nonce")?.quantity64()
        chainID = try fields.optional("chainId")?.quantity()
        input = try CallObject.input(fields)
        accessList = try fields.optional("accessList").map(CallObject.accessList)
        try readFees(fields)
        try readType(fields)
    }

    private mutating func readFees(_ fields: ArgumentFields) throws(RPCError) {
        gasPrice = try fields.optional("gasPrice")?.quantity()
        maxFeePerGas = try fields.optional("maxFeePerGas")?.quantity()
        maxPriorityFeePerGas = try fields.optional("maxPriorityFeePerGas")?.quantity()
        guard gasPrice == nil || (maxFeePerGas == nil && maxPriorityFeePerGas == nil) else {
            throw .invalidParameters(
                "invalid argument \(fields.place): "
                    + "both gasPrice and (maxFeePerGas or maxPriorityFeePerGas) specified")
        }
    }

    private mutating func readType(_ fields: ArgumentFields) throws(RPCError) {
        // web3.py sends a number when its user wrote one; go-ethereum reads no type at all.
        type = try fields.optional("type")?.quantity64OrNumber()
        if let type, type > CallObject.maximumType { throw .transactionTypeNotValid(type) }
        for (name, type) in [("blobVersionedHashes", 3), ("authorizationList", 4)] as [(_, UInt64)]
        {
            if fields.optional(name) != nil { throw .transactionTypeNotValid(type) }
        }
    }

    private static func input(_ fields: ArgumentFields) throws(RPCError) -> [UInt8]? {
        guard let input = fields.optional("input") else {
            return try fields.optional("data")?.data()
        }
        let bytes = try input.data()
        guard let data = try fields.optional("data")?.data(), data != bytes else { return bytes }
        throw .invalidParameters(
            "invalid argument \(fields.place): "
                + "both input and data are given and differ; use input for call data")
    }

    private static func accessList(_ argument: Argument) throws(RPCError) -> [AccessListEntry] {
        var entries: [AccessListEntry] = []
        for element in try argument.elements() {
            let fields = try element.fields()
            var keys: [Hash] = []
            for key in try fields.optional("storageKeys")?.elements() ?? [] {
                keys.append(try key.hash())
            }
            let address = try fields.required("address").address()
            entries.append(AccessListEntry(address: address, storageKeys: keys))
        }
        return entries
    }
}

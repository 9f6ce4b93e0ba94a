import CairnJSON
public import CairnPrimitives

/// A block as a client names it.
///
/// - Spec: execution-apis, `BlockNumberOrTagOrHash`; EIP-1898
public enum BlockParameter: Sendable, Hashable {
    /// The block of a height.
    case number(BlockNumber)
    /// The first block.
    case earliest
    /// The head.
    case latest
    /// The block that would be made now.
    case pending
    /// The newest block that is justified.
    case safe
    /// The newest block that is finalized.
    case finalized
    /// The block of a hash; with `requireCanonical` only if it is part of the chain.
    case hash(Hash, requireCanonical: Bool)
}

extension Argument {
    /// Reads a quantity, a tag, a hash of 32 bytes, or an object with `blockHash` or
    /// `blockNumber`.
    public func block() throws(RPCError) -> BlockParameter {
        switch value {
        case .object: return try blockObject()
        case .string(let text):
            if let word = WireHex.fixed(text, byteCount: 32) {
                return .hash(Hash(word), requireCanonical: false)
            }
            guard let block = BlockParameter(numberOrTag: text) else {
                throw refusal(expected: "a block number, a block hash or \(BlockParameter.tags)")
            }
            return block
        case .null, .bool, .number, .array:
            throw refusal(expected: "a block number, a block hash or \(BlockParameter.tags)")
        }
    }

    /// Reads a quantity or a tag, where a hash makes no sense.
    public func blockNumber() throws(RPCError) -> BlockParameter {
        guard case .string(let text) = value, let block = BlockParameter(numberOrTag: text) else {
            throw refusal(expected: "a block number or \(BlockParameter.tags)")
        }
        return block
    }

    private func blockObject() throws(RPCError) -> BlockParameter {
        let fields = try fields()
        switch (fields.optional("blockHash"), fields.optional("blockNumber")) {
        case (let hash?, nil):
            let requireCanonical = try fields.optional("requireCanonical")?.bool() ?? false
            return .hash(try hash.hash(), requireCanonical: requireCanonical)
        case (nil, let number?): return try number.blockNumber()
        case (nil, nil), (_?, _?): throw refusal(expected: "either blockHash or blockNumber")
        }
    }
}

extension BlockParameter {
    fileprivate static let tags = "earliest, latest, pending, safe or finalized"

    /// The largest height that is taken, so that a successor can always be named.
    private static let maximumNumber = UInt64(Int64.max)

    fileprivate init?(numberOrTag text: String) {
        switch text {
        case "earliest": self = .earliest
        case "latest": self = .latest
        case "pending": self = .pending
        case "safe": self = .safe
        case "finalized": self = .finalized
        default:
            guard let number = WireHex.quantity(text)?.asUInt64,
                number <= BlockParameter.maximumNumber
            else { return nil }
            self = .number(number)
        }
    }
}

public import CairnPrimitives

/// A payment of the beacon chain to an account, as a block carries it.
///
/// - Spec: EIP-4895.
public struct Withdrawal: Hashable, Sendable {
    /// The number of the withdrawal, counted from the first of the chain.
    public var index: UInt64
    /// The validator from whose balance it comes.
    public var validatorIndex: UInt64
    /// The account that is paid.
    public var address: Address
    /// How much is paid.
    public var amount: Gwei

    /// Joins the fields.
    public init(index: UInt64, validatorIndex: UInt64, address: Address, amount: Gwei) {
        self.index = index
        self.validatorIndex = validatorIndex
        self.address = address
        self.amount = amount
    }

    /// The encoding as a list of the four fields.
    public var encoded: [UInt8] {
        var writer = RLPWriter(reservingCapacity: 64)
        writer.appendList { list in
            list.append(index)
            list.append(validatorIndex)
            list.append(address)
            list.append(amount.rawValue)
        }
        return writer.bytes
    }

    /// Decodes a list of the four fields.
    ///
    /// - Throws: The first violation, in the order of the bytes.
    public init(decoding bytes: [UInt8]) throws(RLPError) {
        self = try RLPReader.read(bytes) { reader throws(RLPError) in
            var list = try reader.readList()
            let withdrawal = Withdrawal(
                index: try list.readUInt64(), validatorIndex: try list.readUInt64(),
                address: try list.readAddress(), amount: Gwei(try list.readUInt64()))
            try list.finish()
            return withdrawal
        }
    }

    /// The root that a block's header gives for its withdrawals.
    public static func root(of withdrawals: [Withdrawal]) -> Hash {
        orderedTrieRoot(withdrawals.map(\.encoded))
    }
}

public import CairnLedger
public import CairnPrimitives

/// An operator's bid for a validator.
///
/// - Spec: ether.fi, `IAuctionManager.Bid`
public struct Bid: TableRecord {
    public var amount: Wei
    /// The operator's key that the bid uses.
    public var keyIndex: UInt64
    public var bidder: Address
    public var isActive: Flag
}

/// The auction's settings and counts.
public struct AuctionRecord: TableRecord {
    /// The smallest bid of a whitelisted operator.
    public var whitelistBidAmount: Wei
    /// The smallest bid of anybody else.
    public var minBidAmount: Wei
    public var maxBidAmount: Wei
    /// The number of the next bid.
    public var bidCount: UInt256
    public var activeBidCount: UInt256
    public var isWhitelistEnabled: Flag
}

/// A node operator's keys and standing.
public struct NodeOperatorRecord: TableRecord {
    public var totalKeys: UInt64
    public var keysUsed: UInt64
    public var isWhitelisted: Flag
    public var isRegistered: Flag
}

/// The deposit of a validator, as its operator signed it.
public struct SignedDeposit: Equatable, Sendable {
    public let publicKey: Bytes
    public let signature: Bytes
    public let depositDataRoot: Hash
    public let ipfsHashForEncryptedValidatorKey: Bytes

    public init(
        publicKey: Bytes, signature: Bytes, depositDataRoot: Hash,
        ipfsHashForEncryptedValidatorKey: Bytes
    ) {
        self.publicKey = publicKey
        self.signature = signature
        self.depositDataRoot = depositDataRoot
        self.ipfsHashForEncryptedValidatorKey = ipfsHashForEncryptedValidatorKey
    }
}

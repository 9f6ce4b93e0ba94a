public import CairnChain

/// The world after a block, as bytes.
public struct Snapshot: Hashable, Sendable {
    public let block: SealedHeader
    /// The block's place in the log; what comes after it is to be replayed.
    public let sequence: UInt64
    /// What the world's store wrote, checked against its digest.
    public let image: [UInt8]
}

/// Where to begin a replay.
public struct Recovery: Sendable {
    /// The newest image that is whole, or nil to begin at genesis.
    public let snapshot: Snapshot?
    /// Newer images that are damaged, and how; worth a word to the user.
    public let warnings: [StoreError]
}

public import CairnChain
public import CairnEthereum
public import CairnPrimitives

/// A log with its place on the chain.
public struct LocatedLog: Hashable, Sendable {
    public let log: Log
    /// The block that has it.
    public let block: SealedHeader
    public let transactionHash: Hash
    /// The place of the transaction in the block, from 0.
    public let transactionIndex: Int
    /// The place of the log among all logs of the block, from 0.
    public let logIndex: Int
}

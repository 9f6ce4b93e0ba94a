public import CairnChain

/// A transaction with its place on the chain.
public struct LocatedTransaction: Hashable, Sendable {
    /// The block that has it.
    public let block: SealedHeader
    /// Its place in the block, from 0.
    public let index: Int
    /// The place of its first log among all logs of the block, from 0.
    public let firstLogIndex: Int
    public let transaction: IncludedTransaction
}

/// Where a transaction stands.
public struct TransactionLocation: Hashable, Sendable {
    public let blockNumber: UInt64
    /// The place in the block, from 0.
    public let index: Int
}

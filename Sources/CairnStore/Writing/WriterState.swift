import CairnChain
import CairnPrimitives

/// What the writer knows without asking the database.
struct WriterState: Sendable {
    /// The newest block.
    var head: SealedHeader
    /// The newest block's place in the log.
    var headSequence: UInt64
    /// The number of transactions in blocks.
    var total: UInt64
    /// The place in the log that was given out last; places are not given out again.
    var lastSequence: UInt64
    /// The number of transactions that wait.
    var pooledCount: UInt64
    /// Why writing has stopped for good.
    var stoppedByCode: Int32?
}

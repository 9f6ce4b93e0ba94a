public import CairnChain
public import CairnPrimitives

/// Something that happens to a chain and must outlive the process.
public enum ChainEntry: Sendable {
    /// The block after the newest, and the interventions before it that are not kept yet.
    ///
    /// Its transactions leave the pool.
    case block(Block, after: [Intervention] = [])
    /// A change that belongs to the next block.
    case intervention(Intervention)
    /// A transaction was accepted and waits for a block. One that waits already stays where it is.
    case pooled(SentTransaction)
    /// A transaction waits no longer.
    case dropped(Hash)
    /// The blocks after `afterBlock` never happened, nor did the interventions after `sequence`;
    /// without `sequence`, none of those after the block.
    ///
    /// Snapshots of what is gone go too. The pool and the settings stay.
    case truncated(afterBlock: UInt64, sequence: UInt64? = nil)
    /// Bytes that the caller wants kept under a name, in place of those before.
    case setting(name: String, value: [UInt8])
}

/// A part of the log that made the world what it is.
public enum RecordedEntry: Hashable, Sendable {
    case block(Block, sequence: UInt64)
    case intervention(Intervention, sequence: UInt64)

    /// The place in the log.
    public var sequence: UInt64 {
        switch self {
        case .block(_, let sequence), .intervention(_, let sequence): sequence
        }
    }
}

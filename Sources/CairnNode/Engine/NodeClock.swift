import CairnPrimitives

/// The chain's time: the machine's, shifted as development methods ask.
struct NodeClock: Sendable {
    /// Seconds by which the chain is ahead.
    private(set) var offset: Int64 = 0
    /// What the next block's timestamp is to be, once.
    var nextTimestamp: Timestamp?
    /// Seconds between blocks, in place of the machine's time.
    var interval: UInt64?

    init(offset: Int64 = 0) { self.offset = offset }

    /// The chain's time when the machine's is `wall`. Never before 1970.
    func now(wall: UInt64) -> Timestamp {
        UInt64(max(0, Int64(clamping: wall).addingSaturated(offset)))
    }

    /// The timestamp of the block after one at `parent`.
    ///
    /// Blocks made within a second share it, so that a burst of blocks does not run ahead of time.
    func timestampAfter(_ parent: Timestamp, wall: UInt64) -> Timestamp {
        if let nextTimestamp { return max(nextTimestamp, parent) }
        if let interval { return parent + interval }
        return max(now(wall: wall), parent)
    }

    /// Takes note that a block was made at `timestamp`; a time set for it has served.
    mutating func blockWasMade(at timestamp: Timestamp, wall: UInt64) {
        guard nextTimestamp != nil else { return }
        nextTimestamp = nil
        offset = Int64(clamping: timestamp) - Int64(clamping: wall)
    }

    mutating func advance(by seconds: UInt64) {
        offset = offset.addingSaturated(Int64(clamping: seconds))
    }

    mutating func set(_ timestamp: Timestamp, wall: UInt64) {
        offset = Int64(clamping: timestamp) - Int64(clamping: wall)
    }
}

extension Int64 {
    fileprivate func addingSaturated(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other > 0 ? .max : .min) : sum
    }
}

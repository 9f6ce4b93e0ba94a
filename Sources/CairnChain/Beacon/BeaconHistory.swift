public import CairnBeacon
public import CairnPrimitives

/// The beacon chain at its recent blocks, for proofs against their roots and for going back.
///
/// Chains of one epoch share nearly all their memory, so that what counts is how many epochs are
/// kept.
public struct BeaconHistory: Sendable {
    /// How many blocks are kept at most.
    private static let blockLimit = 4_096
    /// How many epochs the kept blocks are of at most.
    private static let epochLimit = 32
    /// How many entries out of use gather before the others are moved down.
    private static let dropLimit = 16

    /// A chain at a block, in a place of its own: a chain is a few kilobytes without its columns.
    private final class Entry: Sendable {
        let chain: BeaconChain

        init(_ chain: BeaconChain) { self.chain = chain }
    }

    /// In order; the newest is last.
    private var entries: [Entry] = []
    /// How many of the first entries are dropped from use, but not yet from the array.
    private var dropped = 0
    /// How many different epochs the entries are of.
    private var epochCount = 0

    init(_ first: BeaconChain?) {
        if let first { append(first) }
    }

    /// The chain at its newest block; nil where there is none.
    public var newest: BeaconChain? { entries.last?.chain }

    mutating func append(_ chain: BeaconChain) {
        if entries.count == dropped || epoch(entries.count - 1) != chain.epoch {
            epochCount += 1
        }
        entries.append(Entry(chain))
        while entries.count - dropped > Self.blockLimit || epochCount > Self.epochLimit {
            dropFirst()
        }
    }

    private func epoch(_ place: Int) -> Epoch { entries[place].chain.epoch }

    /// Drops the first entry, and once there are many such, gives their memory back.
    private mutating func dropFirst() {
        if epoch(dropped) != epoch(dropped + 1) { epochCount -= 1 }
        dropped += 1
        guard dropped >= Self.dropLimit else { return }
        entries.removeFirst(dropped)
        dropped = 0
    }

    /// The chain at the block with a root.
    public func chain(root: Hash) -> BeaconChain? {
        entries[dropped...].last { $0.chain.headRoot == root }?.chain
    }

    /// The chain at the block whose state has a root.
    public func chain(stateRoot: Hash) -> BeaconChain? {
        entries[dropped...].last { $0.chain.head.stateRoot == stateRoot }?.chain
    }

    /// The chain at the newest block of a slot.
    public func chain(slot: Slot) -> BeaconChain? {
        entries[dropped...].last { $0.chain.head.slot == slot }?.chain
    }

    /// The chain at the block that holds a block of the execution chain.
    public func chain(execution number: UInt64) -> BeaconChain? {
        place(execution: number).map { entries[$0].chain }
    }

    /// Quiet blocks repeat the number of the block before, so the first with a number holds it.
    private func place(execution number: UInt64) -> Int? {
        var low = dropped
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].chain.executionNumber < number {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < entries.count, entries[low].chain.executionNumber == number else { return nil }
        // What is left of a number whose first entry was dropped is a quiet block.
        guard low > dropped || low == 0 || entries[low - 1].chain.executionNumber < number else {
            return nil
        }
        return low
    }

    /// Drops what came after the block that holds a block of the execution chain.
    ///
    /// - Returns: false, and nothing has changed, when that is no longer kept.
    mutating func goBack(toExecution number: UInt64) -> Bool {
        guard let place = place(execution: number) else { return false }
        var kept = BeaconHistory(nil)
        for entry in entries[dropped...place] { kept.append(entry.chain) }
        self = kept
        return true
    }
}

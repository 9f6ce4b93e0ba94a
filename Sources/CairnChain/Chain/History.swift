import CairnLedger

/// The undos of recent blocks, in order.
public struct History: Sendable {
    /// The oldest block whose state can be told; its own undo is not needed for that.
    public private(set) var oldest: UInt64 = 0
    /// The undos of the blocks after ``oldest``.
    private var undos: [BlockUndo] = []
    /// How many of the first undos have been dropped from use, but not yet from the array.
    private var dropped = 0

    mutating func start(at number: UInt64) {
        oldest = number
        undos = []
        dropped = 0
    }

    mutating func append(_ undo: BlockUndo, block number: UInt64) {
        precondition(number == newest + 1, "blocks follow one another")
        undos.append(undo)
    }

    /// The newest block.
    public var newest: UInt64 { oldest + UInt64(undos.count - dropped) }

    /// The bytes that the undos take.
    public var byteCount: Int { undos[dropped...].reduce(0) { $0 + $1.byteCount } }

    /// Forgets how to tell the state of blocks before `number`.
    mutating func forget(before number: UInt64) {
        guard number > oldest else { return }
        let count = Int(min(number, newest) - oldest)
        for index in dropped..<dropped + count { undos[index] = .empty }
        dropped += count
        oldest += UInt64(count)
        // Moving the rest down costs its length, so it waits until half of the array is unused.
        if dropped * 2 > undos.count {
            undos.removeFirst(dropped)
            dropped = 0
        }
    }

    /// Forgets the blocks after `number`.
    mutating func drop(after number: UInt64) {
        guard number < newest else { return }
        undos.removeLast(Int(newest - max(number, oldest)))
    }

    /// Calls `body` with the undos of the blocks after `number`, newest first.
    ///
    /// - Precondition: `number` is not before ``oldest``.
    func forEachUndo(backTo number: UInt64, _ body: (BlockUndo) -> Void) {
        precondition(number >= oldest, "the state of block \(number) is not kept")
        let first = dropped + Int(number - oldest)
        for index in (first..<undos.count).reversed() { body(undos[index]) }
    }
}

public import CairnPrimitives

/// The memory of a world: journaled tables, nested checkpoints, forks, a digest.
///
/// Every table is opened once, in the same order in every process, by the states that are built on
/// the store; that order numbers the tables. A store that was forked or loaded has its tables
/// already, and opening them again in the same order gives handles to them.
public final class Store {
    var tables: [UnsafeMutablePointer<TableStorage>] = []
    private var openedCount = 0
    let journal: UnsafeMutablePointer<Journal>

    /// The sum, modulo 2^256, of the digests of all entries that are not zero, as of the last
    /// sealed block. See docs/decisions for why a sum, and against what it does not protect.
    public internal(set) var digest: UInt256 = .zero

    public init() {
        journal = .allocate(capacity: 1)
        journal.initialize(to: Journal())
    }

    deinit {
        for table in tables {
            table.deinitialize(count: 1)
            table.deallocate()
        }
        journal.deinitialize(count: 1)
        journal.deallocate()
    }

    /// Keeps a storage at an address of its own.
    static func place(_ storage: consuming TableStorage) -> UnsafeMutablePointer<TableStorage> {
        let place = UnsafeMutablePointer<TableStorage>.allocate(capacity: 1)
        place.initialize(to: storage)
        return place
    }

    // MARK: Schema

    /// Opens the table of the next number.
    ///
    /// - Precondition: On a fork, the same names in the same order as on the original.
    public func table<Key: TableKey, Value: TableRecord>(
        _ name: String, key: Key.Type = Key.self, value: Value.Type = Value.self
    ) -> Table<Key, Value> {
        precondition(MemoryLayout<Value>.size <= ZeroPage.size, "\(name): the record is too large")
        if openedCount == tables.count {
            tables.append(
                Store.place(
                    TableStorage(
                        name: name, number: openedCount, keySize: MemoryLayout<Key>.size,
                        valueSize: MemoryLayout<Value>.size, journal: journal)))
        }
        let storage = tables[openedCount]
        precondition(
            storage.pointee.name == name && storage.pointee.keySize == MemoryLayout<Key>.size
                && storage.pointee.valueSize == MemoryLayout<Value>.size,
            "table \(openedCount) is \(storage.pointee.name), not \(name)")
        openedCount += 1
        return Table(storage: storage)
    }

    // MARK: Checkpoints

    /// A moment to which ``rollback(to:)`` can return, until the next ``sealBlock()``.
    public struct Checkpoint: Equatable, Sendable {
        let journalCount: Int

        /// The moment after the last ``Store/sealBlock()``.
        public static let start = Checkpoint(journalCount: 0)
    }

    /// Whether nothing was written since the last ``sealBlock()``.
    public var isSealed: Bool { journal.pointee.count == 0 }

    public var checkpoint: Checkpoint { Checkpoint(journalCount: journal.pointee.count) }

    /// Undoes every write since `checkpoint`, newest first.
    public func rollback(to checkpoint: Checkpoint) {
        precondition(checkpoint.journalCount <= journal.pointee.count, "the checkpoint lies ahead")
        while journal.pointee.count > checkpoint.journalCount {
            let tag = Journal.Tag(
                word: (journal.pointee.base + journal.pointee.count - 8).load(as: UInt64.self))
            let table = tables[tag.table]
            if tag.isInsertion {
                journal.pointee.count -= 8
                table.pointee.removeNewest()
            } else {
                journal.pointee.count -= 8 + table.pointee.valueSize
                table.pointee.putBack(journal.pointee.base + journal.pointee.count, at: tag.entry)
            }
        }
    }

    // MARK: Copies

    /// A store of its own with the same content, for as much as the list of its pages costs.
    ///
    /// The fork starts without a journal: it cannot return to a moment before it was made.
    public func fork() -> Store {
        let copy = Store()
        copy.tables = tables.map { Store.place($0.pointee.fork(journal: copy.journal)) }
        copy.digest = digest
        return copy
    }

    /// Takes over the content of `other`, a fork of this store or of the same schema.
    ///
    /// Handles stay valid. The journal is emptied.
    public func restore(from other: Store) {
        precondition(other.tables.count == tables.count, "stores of one schema")
        for (mine, theirs) in zip(tables, other.tables) { mine.pointee.adopt(&theirs.pointee) }
        journal.pointee.clear()
        digest = other.digest
    }

    /// The bytes that tables and journal take, pages shared with forks included.
    public var byteCount: Int {
        tables.reduce(journal.pointee.capacity) { $0 + $1.pointee.byteCount }
    }
}

/// What a table's key must be: whole words without padding, equal when all words are.
public protocol TableKey: BitwiseCopyable, Equatable, Sendable {}

/// What a table holds: whole words without padding, for which all zeros mean "nothing".
///
/// Fields are `UInt64`, `UInt256`, ``Flag``, addresses, hashes and quantities, never `Bool`,
/// `UInt32` or an enumeration, whose padding would have no defined content.
public protocol TableRecord: BitwiseCopyable, Sendable {}

/// A journaled map in a ``Store``: reading what was never written gives zero.
///
/// A table is a handle; copies see the same content. It does not keep its store alive: whoever has
/// handles has the store too. Writing a zero value is how an entry is removed: absent and zero are
/// one state, for reads, digests and images alike.
@frozen
public struct Table<Key: TableKey, Value: TableRecord> {
    @usableFromInline let storage: UnsafeMutablePointer<TableStorage>

    @usableFromInline
    init(storage: UnsafeMutablePointer<TableStorage>) { self.storage = storage }

    /// The value at `key`, all zeros where nothing was written.
    @inlinable
    public subscript(key: Key) -> Value {
        @inline(__always)
        get {
            let entry = storage.pointee.find(key, hash: Self.hash(key))
            guard entry >= 0 else { return Self.zero }
            return (storage.pointee.entries.slot(entry) + MemoryLayout<Key>.size).load(
                as: Value.self)
        }
        nonmutating set { update(key) { $0 = newValue } }
    }

    /// Changes the value at `key` in place and returns what `change` returns.
    ///
    /// - Precondition: `change` does not write to the same entry through the table.
    @inlinable @inline(__always) @discardableResult
    public func update<Result, Failure: Error>(
        _ key: Key, _ change: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let hash = Self.hash(key)
        var entry = storage.pointee.find(key, hash: hash)
        if entry < 0 {
            entry = storage.pointee.insert(key, hash: hash)
        } else {
            storage.pointee.journal.pointee.recordUpdate(
                table: storage.pointee.number, entry: entry,
                old: storage.pointee.entries.slot(entry) + MemoryLayout<Key>.size,
                size: MemoryLayout<Value>.size)
        }
        let value = (storage.pointee.entries.writableSlot(entry) + MemoryLayout<Key>.size)
            .assumingMemoryBound(to: Value.self)
        return try change(&value.pointee)
    }

    /// Asks for the value at `key` ahead of its use; see ``TableStorage/prefetch(hash:)``.
    @inlinable @inline(__always)
    public func prefetch(_ key: Key) { storage.pointee.prefetch(hash: Self.hash(key)) }

    /// Makes the value at `key` zero, which is how an entry is removed.
    @inlinable
    public func remove(_ key: Key) { update(key) { $0 = Self.zero } }

    /// How many entries exist, those that became zero included.
    public var entryCount: Int { storage.pointee.count }

    /// The entries in the order in which they were first written.
    ///
    /// For genesis, reports and checks: a walk over everything has no place in a transition.
    public func forEach<Failure: Error>(
        _ body: (Key, Value) throws(Failure) -> Void
    ) throws(Failure) {
        for entry in 0..<storage.pointee.count {
            let slot = storage.pointee.entries.slot(entry)
            try body(
                slot.load(as: Key.self),
                (slot + MemoryLayout<Key>.size).load(as: Value.self))
        }
    }

    @inlinable @inline(__always)
    static func hash(_ key: Key) -> UInt64 {
        withUnsafePointer(to: key) { TableStorage.hash($0, size: MemoryLayout<Key>.size) }
    }

    @inlinable @inline(__always)
    static var zero: Value { ZeroPage.start.load(as: Value.self) }
}

/// Zero bytes for reading the value of an absent entry.
@usableFromInline
enum ZeroPage {
    @usableFromInline static let size = 1024

    @usableFromInline
    nonisolated(unsafe) static let start: UnsafeRawPointer = {
        let page = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        page.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        return UnsafeRawPointer(page)
    }()
}

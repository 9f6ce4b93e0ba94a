import CMemory

/// The untyped half of a ``Table``: entries of equal size, found through a hash index.
///
/// An entry is a key followed by a value, both whole words without padding. Entries are numbered
/// in the order of insertion and never move. The index is an open-addressed array of words, each
/// the upper half of a key's hash beside the entry's number plus one, and zero where it is empty.
///
/// A store owns its tables' storages; handles reach them by address and count no references.
@usableFromInline
struct TableStorage: ~Copyable {
    let name: String
    @usableFromInline let number: Int
    @usableFromInline let keySize: Int
    @usableFromInline let valueSize: Int
    @usableFromInline let journal: UnsafeMutablePointer<Journal>
    @usableFromInline var entries: PagedMemory
    @usableFromInline var index: PagedMemory
    @usableFromInline var indexMask: Int
    @usableFromInline var count = 0

    private static let initialIndexSlots = 512

    init(
        name: String, number: Int, keySize: Int, valueSize: Int,
        journal: UnsafeMutablePointer<Journal>
    ) {
        precondition(keySize % 8 == 0 && valueSize % 8 == 0, "\(name): records are whole words")
        self.name = name
        self.number = number
        self.keySize = keySize
        self.valueSize = valueSize
        self.journal = journal
        entries = PagedMemory(slotSize: keySize + valueSize)
        index = PagedMemory(slotSize: 8)
        index.grow(toHold: Self.initialIndexSlots)
        indexMask = Self.initialIndexSlots - 1
    }

    private init(forking other: inout TableStorage, journal: UnsafeMutablePointer<Journal>) {
        name = other.name
        number = other.number
        keySize = other.keySize
        valueSize = other.valueSize
        self.journal = journal
        entries = other.entries.fork()
        index = other.index.fork()
        indexMask = other.indexMask
        count = other.count
    }

    deinit {
        entries.destroy()
        index.destroy()
    }

    /// A table with the same content, whose pages are shared until either side writes.
    mutating func fork(journal: UnsafeMutablePointer<Journal>) -> TableStorage {
        TableStorage(forking: &self, journal: journal)
    }

    /// Takes over the content of `other`, which keeps its own.
    mutating func adopt(_ other: inout TableStorage) {
        precondition(other.name == name && other.number == number, "tables of one schema")
        entries.destroy()
        index.destroy()
        entries = other.entries.fork()
        index = other.index.fork()
        indexMask = other.indexMask
        count = other.count
    }

    /// The bytes that entries and index take.
    var byteCount: Int { entries.byteCount + index.byteCount }

    /// The bytes of all entries in a row.
    var imageSize: Int { count * (keySize + valueSize) }

    // MARK: Finding

    /// A 64-bit hash of a key's words. It is the same in every process, as entries of an image
    /// must be found again; addresses are hashes already, so nobody can choose many that collide.
    @inlinable @inline(__always)
    static func hash(_ key: UnsafeRawPointer, size: Int) -> UInt64 {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset < size {
            let word = key.load(fromByteOffset: offset, as: UInt64.self)
            let (high, low) = (state ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
            state = high ^ low ^ UInt64(truncatingIfNeeded: offset)
            offset &+= 8
        }
        let (high, low) = state.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return high ^ low
    }

    /// The number of the entry with this key, or -1.
    @inlinable @inline(__always)
    func find<Key: TableKey>(_ key: Key, hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: hash) & indexMask
        let tag = hash & 0xFFFF_FFFF_0000_0000
        while true {
            let word = index.slot(slot).load(as: UInt64.self)
            if word == 0 { return -1 }
            if word & 0xFFFF_FFFF_0000_0000 == tag {
                let entry = Int(word & 0xFFFF_FFFF) &- 1
                if entries.slot(entry).load(as: Key.self) == key { return entry }
            }
            slot = (slot &+ 1) & indexMask
        }
    }

    /// Asks the caches for the entry of a key with this hash, without waiting for it.
    ///
    /// Reads of one after another wait twice each, for the index and for the entry; asked for
    /// together first, they wait together.
    @usableFromInline
    func prefetch(hash: UInt64) {
        let slot = Int(truncatingIfNeeded: hash) & indexMask
        let word = index.slot(slot).load(as: UInt64.self)
        guard word & 0xFFFF_FFFF_0000_0000 == hash & 0xFFFF_FFFF_0000_0000, word != 0 else {
            return
        }
        let entry = entries.slot(Int(word & 0xFFFF_FFFF) &- 1)
        cmemory_prefetch(entry)
        cmemory_prefetch(entry + (keySize + valueSize - 8))
    }

    /// Adds an entry for a key that is known to be absent; its value is zero.
    @inlinable
    mutating func insert<Key: TableKey>(_ key: Key, hash: UInt64) -> Int {
        let entry = appendSlot(hash: hash)
        entries.writableSlot(entry).storeBytes(of: key, as: Key.self)
        journal.pointee.recordInsertion(table: number, entry: entry)
        return entry
    }

    /// Makes room for one entry and points the index at it.
    @usableFromInline
    mutating func appendSlot(hash: UInt64) -> Int {
        if (count + 1) * 4 > (indexMask + 1) * 3 { growIndex() }
        let entry = count
        count += 1
        entries.grow(toHold: count)
        place(entry, hash: hash)
        return entry
    }

    private mutating func place(_ entry: Int, hash: UInt64) {
        var slot = Int(truncatingIfNeeded: hash) & indexMask
        while index.slot(slot).load(as: UInt64.self) != 0 { slot = (slot + 1) & indexMask }
        let word = hash & 0xFFFF_FFFF_0000_0000 | UInt64(entry + 1)
        index.writableSlot(slot).storeBytes(of: word, as: UInt64.self)
    }

    /// Doubles the index. Entries go in by number, so the last one in can still be the first out.
    private mutating func growIndex() {
        let slots = (indexMask + 1) * 2
        precondition(slots <= 1 << 32, "\(name): more than three billion entries")
        index.destroy()
        index = PagedMemory(slotSize: 8)
        index.grow(toHold: slots)
        indexMask = slots - 1
        for entry in 0..<count {
            place(entry, hash: Self.hash(entries.slot(entry), size: keySize))
        }
    }

    // MARK: Putting back

    /// Removes the newest entry. No younger entry can have been placed after it in the index, so
    /// emptying its slot breaks no chain of probes.
    mutating func removeNewest() {
        let entry = count - 1
        let hash = Self.hash(entries.slot(entry), size: keySize)
        let word = hash & 0xFFFF_FFFF_0000_0000 | UInt64(entry + 1)
        var slot = Int(truncatingIfNeeded: hash) & indexMask
        while index.slot(slot).load(as: UInt64.self) != word { slot = (slot + 1) & indexMask }
        index.writableSlot(slot).storeBytes(of: 0, as: UInt64.self)
        entries.writableSlot(entry).initializeMemory(
            as: UInt8.self, repeating: 0, count: keySize + valueSize)
        count = entry
    }

    /// The bytes of an entry's value.
    func value(of entry: Int) -> UnsafeRawPointer { entries.slot(entry) + keySize }

    /// Overwrites an entry's value without a record in the journal.
    mutating func putBack(_ bytes: UnsafeRawPointer, at entry: Int) {
        (entries.writableSlot(entry) + keySize).copyMemory(from: bytes, byteCount: valueSize)
    }

    /// Makes an entry's value zero without a record in the journal.
    mutating func clearValue(of entry: Int) {
        (entries.writableSlot(entry) + keySize).initializeMemory(
            as: UInt8.self, repeating: 0, count: valueSize)
    }

    /// Adds an entry from its bytes, without a record in the journal.
    mutating func load(entry bytes: UnsafeRawPointer) {
        let entry = appendSlot(hash: Self.hash(bytes, size: keySize))
        entries.writableSlot(entry).copyMemory(from: bytes, byteCount: keySize + valueSize)
    }
}

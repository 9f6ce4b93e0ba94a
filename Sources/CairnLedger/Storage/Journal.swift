/// What was overwritten since the last sealed block, oldest first, so that it can be put back.
///
/// A record is the old value followed by one word: the entry's number, its table and whether the
/// entry is new (then there is no old value). Records are read from the end when rolling back and,
/// through ``forEachRecord(_:)``, from the start when a block is sealed.
///
/// A store owns one; tables reach it by its address, so that no access counts references.
@usableFromInline
struct Journal: ~Copyable {
    /// How a record's trailing word is laid out.
    @usableFromInline
    struct Tag {
        @usableFromInline let word: UInt64

        @inlinable
        init(table: Int, entry: Int, isInsertion: Bool) {
            word =
                UInt64(UInt32(truncatingIfNeeded: entry))
                | UInt64(UInt16(truncatingIfNeeded: table)) << 32
                | (isInsertion ? 1 << 48 : 0)
        }

        @inlinable init(word: UInt64) { self.word = word }

        var entry: Int { Int(word & 0xFFFF_FFFF) }
        var table: Int { Int((word >> 32) & 0xFFFF) }
        var isInsertion: Bool { word >> 48 & 1 == 1 }
        /// Table and entry together, equal for records of one entry.
        var place: UInt64 { word & 0xFFFF_FFFF_FFFF }
    }

    @usableFromInline var base: UnsafeMutableRawPointer
    /// The bytes in use.
    @usableFromInline var count = 0
    @usableFromInline var capacity: Int

    init() {
        capacity = 1 << 14
        base = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit { base.deallocate() }

    /// Notes that an entry's value is about to change.
    @inlinable @inline(__always)
    mutating func recordUpdate(table: Int, entry: Int, old: UnsafeRawPointer, size: Int) {
        if count &+ size &+ 8 > capacity { grow(by: size + 8) }
        (base + count).copyMemory(from: old, byteCount: size)
        (base + count + size).storeBytes(
            of: Tag(table: table, entry: entry, isInsertion: false).word, as: UInt64.self)
        count &+= size &+ 8
    }

    /// Notes that an entry was added.
    @inlinable @inline(__always)
    mutating func recordInsertion(table: Int, entry: Int) {
        if count &+ 8 > capacity { grow(by: 8) }
        (base + count).storeBytes(
            of: Tag(table: table, entry: entry, isInsertion: true).word, as: UInt64.self)
        count &+= 8
    }

    @usableFromInline @inline(never)
    mutating func grow(by bytes: Int) {
        let newCapacity = max(capacity * 2, count + bytes)
        let newBase = UnsafeMutableRawPointer.allocate(byteCount: newCapacity, alignment: 16)
        newBase.copyMemory(from: base, byteCount: count)
        base.deallocate()
        base = newBase
        capacity = newCapacity
    }

    /// Forgets every record, and gives back what an unusually large block made it take.
    mutating func clear() {
        count = 0
        if capacity > 1 << 22 {
            base.deallocate()
            capacity = 1 << 14
            base = .allocate(byteCount: capacity, alignment: 16)
        }
    }
}

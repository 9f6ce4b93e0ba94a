public import CairnPrimitives

/// What the entries that a block changed held before it.
///
/// Each changed entry occurs once. Applying the undo of the newest block, then of the one before,
/// and so on to a fork of the current store gives the content as it was then.
public struct BlockUndo: Sendable {
    /// For each change a journal tag and, unless the entry was new, the value before.
    fileprivate let records: [UInt64]

    /// An undo that changes nothing.
    public static let empty = BlockUndo(records: [])

    /// The size in bytes, by which a chain decides how much history to keep.
    public var byteCount: Int { records.count * 8 }
    public var isEmpty: Bool { records.isEmpty }
}

extension Store {
    /// Ends a block: brings the digest up to date, empties the journal and returns the undo.
    ///
    /// The cost is proportional to what changed since the last call.
    public func sealBlock() -> BlockUndo {
        guard journal.pointee.count > 0 else { return .empty }
        var changes = FirstChanges(expecting: journal.pointee.count / 48 + 16)
        collect(into: &changes)

        var records: [UInt64] = []
        records.reserveCapacity(journal.pointee.count / 8)
        for offset in changes.offsets {
            let tag = Journal.Tag(word: (journal.pointee.base + offset).load(as: UInt64.self))
            let table = tables[tag.table]
            let words = table.pointee.valueSize / 8
            let current = table.pointee.value(of: tag.entry)
            if tag.isInsertion {
                records.append(tag.word)
            } else {
                let old = journal.pointee.base + offset - table.pointee.valueSize
                if isEqual(old, current, words: words) { continue }
                records.append(tag.word)
                append(old, words: words, to: &records)
                digest = digest &- entryDigest(table, tag.entry, value: UnsafeRawPointer(old))
            }
            digest = digest &+ entryDigest(table, tag.entry, value: current)
        }
        journal.pointee.clear()
        return BlockUndo(records: records)
    }

    /// The undo of what has been written since the last ``sealBlock()``, which stays as it is.
    public func openUndo() -> BlockUndo {
        var changes = FirstChanges(expecting: journal.pointee.count / 48 + 16)
        collect(into: &changes)
        var records: [UInt64] = []
        for offset in changes.offsets {
            let tag = Journal.Tag(word: (journal.pointee.base + offset).load(as: UInt64.self))
            records.append(tag.word)
            guard !tag.isInsertion else { continue }
            let size = tables[tag.table].pointee.valueSize
            append(journal.pointee.base + offset - size, words: size / 8, to: &records)
        }
        return BlockUndo(records: records)
    }

    private func append(_ value: UnsafeRawPointer, words: Int, to records: inout [UInt64]) {
        for word in 0..<words {
            records.append(value.load(fromByteOffset: word * 8, as: UInt64.self))
        }
    }

    /// Puts back what a block changed. For views of the past: the digest is not kept up.
    public func apply(_ undo: BlockUndo) {
        undo.records.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            var offset = 0
            while offset < bytes.count {
                let tag = Journal.Tag(word: (base + offset).load(as: UInt64.self))
                let table = tables[tag.table]
                offset += 8
                if tag.isInsertion {
                    table.pointee.clearValue(of: tag.entry)
                } else {
                    table.pointee.putBack(base + offset, at: tag.entry)
                    offset += table.pointee.valueSize
                }
            }
        }
    }

    /// The digest computed from every entry, for checking the one that is kept up to date.
    ///
    /// - Precondition: No write since the last ``sealBlock()``, or the two differ rightly.
    public func recomputedDigest() -> UInt256 {
        var sum = UInt256.zero
        for table in tables {
            for entry in 0..<table.pointee.count {
                sum = sum &+ entryDigest(table, entry, value: table.pointee.value(of: entry))
            }
        }
        return sum
    }

    /// Computes the digest anew, after undos have been applied.
    public func rebuildDigest() { digest = recomputedDigest() }

    // MARK: Parts

    /// Finds the first record of each entry. The journal reads backwards only, as a record's size
    /// stands at its end; walking back and keeping the last one met gives the first written.
    private func collect(into changes: inout FirstChanges) {
        var end = journal.pointee.count
        while end > 0 {
            let tag = Journal.Tag(word: (journal.pointee.base + end - 8).load(as: UInt64.self))
            changes.note(tag.place, at: end - 8)
            end -= tag.isInsertion ? 8 : 8 + tables[tag.table].pointee.valueSize
        }
    }

    private func isEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, words: Int) -> Bool {
        for word in 0..<words
        where a.load(fromByteOffset: word * 8, as: UInt64.self)
            != b.load(fromByteOffset: word * 8, as: UInt64.self)
        {
            return false
        }
        return true
    }

    /// The digest of table number, key and value; zero if the value is zero.
    private func entryDigest(
        _ table: UnsafeMutablePointer<TableStorage>, _ entry: Int, value: UnsafeRawPointer
    ) -> UInt256 {
        let valueWords = table.pointee.valueSize / 8
        if isEqual(value, ZeroPage.start, words: valueWords) { return .zero }
        let count = 8 + table.pointee.keySize + table.pointee.valueSize
        return withUnsafeTemporaryAllocation(byteCount: count, alignment: 8) { scratch in
            let base = scratch.baseAddress.unsafelyUnwrapped
            base.storeBytes(of: UInt64(table.pointee.number), as: UInt64.self)
            (base + 8).copyMemory(
                from: table.pointee.entries.slot(entry), byteCount: table.pointee.keySize)
            (base + 8 + table.pointee.keySize).copyMemory(
                from: value, byteCount: table.pointee.valueSize)
            let (a, b, c, d) = EntryDigest.digest(
                base.assumingMemoryBound(to: UInt64.self), count: count / 8)
            return UInt256(limb0: a, limb1: b, limb2: c, limb3: d)
        }
    }
}

/// Places that changed, each with the offset of the record noted last, in the order first noted.
private struct FirstChanges {
    private var slots: [Int32]
    private var places: [UInt64] = []
    private(set) var offsets: [Int] = []

    init(expecting count: Int) {
        var size = 64
        while size < count * 2 { size *= 2 }
        slots = Array(repeating: -1, count: size)
    }

    mutating func note(_ place: UInt64, at offset: Int) {
        if places.count * 2 > slots.count { grow() }
        var slot = home(of: place)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if places[number] == place {
                offsets[number] = offset
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(places.count)
        places.append(place)
        offsets.append(offset)
    }

    private func home(of place: UInt64) -> Int {
        Int(truncatingIfNeeded: (place &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (number, place) in places.enumerated() {
            var slot = home(of: place)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }
}

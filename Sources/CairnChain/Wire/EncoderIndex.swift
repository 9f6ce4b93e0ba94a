import CairnLedger

/// The encoders of events by the type of the event: an open-addressed array.
///
/// A type is known by the address of its metadata, which a multiplication spreads well enough; a
/// dictionary's hash would cost more than encoding a small event.
struct EncoderIndex: Sendable {
    /// A closure in an object of its own: one kept in an optional would be called through a thunk.
    final class Entry: Sendable {
        let type: ObjectIdentifier
        let encode: EventSignatures.Encoder

        init(type: ObjectIdentifier, encode: @escaping EventSignatures.Encoder) {
            self.type = type
            self.encode = encode
        }
    }

    private var entries: [Entry?] = Array(repeating: nil, count: 64)
    private var count = 0

    @inline(__always)
    func find(_ type: ObjectIdentifier) -> Entry? { entries[slot(of: type)] }

    /// - Precondition: The type is not yet known.
    mutating func insert(_ type: ObjectIdentifier, _ encoder: @escaping EventSignatures.Encoder) {
        if (count + 1) * 2 > entries.count { grow() }
        let slot = slot(of: type)
        precondition(entries[slot] == nil, "\(type) has two forms on the wire")
        entries[slot] = Entry(type: type, encode: encoder)
        count += 1
    }

    /// Where the type stands, or would stand.
    @inline(__always)
    private func slot(of type: ObjectIdentifier) -> Int {
        let spread = UInt64(UInt(bitPattern: type)) &* 0x9E37_79B9_7F4A_7C15
        var slot = Int(truncatingIfNeeded: spread >> 32) & (entries.count - 1)
        while let entry = entries[slot], entry.type != type {
            slot = (slot + 1) & (entries.count - 1)
        }
        return slot
    }

    private mutating func grow() {
        let known = entries
        entries = Array(repeating: nil, count: known.count * 2)
        for case let entry? in known { entries[slot(of: entry.type)] = entry }
    }
}

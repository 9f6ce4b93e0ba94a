public import CairnPrimitives

/// At most `limit` bytes.
public struct ByteListShape: SSZShape {
    let limit: UInt64

    /// At most so many bytes.
    public init(limit: UInt64) { self.limit = limit }

    public func fixedByteCount(_ rules: BeaconRules) -> Int? { nil }

    public func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> Bytes {
        guard UInt64(bytes.count) <= limit else {
            throw .tooLong(limit: limit, found: UInt64(bytes.count))
        }
        return Bytes([UInt8](bytes))
    }

    public func encode(_ value: inout Bytes, into writer: inout SSZWriter) {
        value.bytes.withUnsafeBytes { writer.append($0) }
    }

    public func treeRoot(_ value: inout Bytes, _ rules: BeaconRules) -> Chunk {
        var chunks = value.bytes.withUnsafeBytes(Merkle.pack)
        let depth = Merkle.depth(forLeaves: (limit + 31) / 32)
        return Merkle.mixIn(length: value.count, Merkle.root(&chunks, depth: depth))
    }

    public func treeNode(
        _ value: inout Bytes, _ index: GeneralizedIndex, _ rules: BeaconRules
    ) -> Chunk? {
        guard let (side, rest) = index.split(at: 1) else { return treeRoot(&value, rules) }
        guard side == 0 else { return rest == .root ? Chunk(word0: UInt64(value.count)) : nil }
        return Merkle.node(
            rest, leaves: value.bytes.withUnsafeBytes(Merkle.pack),
            depth: Merkle.depth(forLeaves: (limit + 31) / 32))
    }
}

/// Exactly `count` bytes.
public struct ByteVectorShape: SSZShape {
    let count: Int

    /// Exactly so many bytes.
    public init(count: Int) { self.count = count }

    public func fixedByteCount(_ rules: BeaconRules) -> Int? { count }

    public func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> Bytes {
        guard bytes.count == count else { throw .wrongSize(expected: count, found: bytes.count) }
        return Bytes([UInt8](bytes))
    }

    public func encode(_ value: inout Bytes, into writer: inout SSZWriter) {
        precondition(value.count == count, "A vector has the length that the preset gives.")
        value.bytes.withUnsafeBytes { writer.append($0) }
    }

    public func treeRoot(_ value: inout Bytes, _ rules: BeaconRules) -> Chunk {
        var chunks = value.bytes.withUnsafeBytes(Merkle.pack)
        return Merkle.root(&chunks, depth: Merkle.depth(forLeaves: UInt64(chunks.count)))
    }
}

/// At most `limit` bits.
public struct BitlistShape: SSZShape {
    let limit: UInt64

    /// At most so many bits.
    public init(limit: UInt64) { self.limit = limit }

    public func fixedByteCount(_ rules: BeaconRules) -> Int? { nil }

    public func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> Bits {
        guard let last = bytes.last, last != 0 else { throw .noDelimiter }
        let top = 7 - last.leadingZeroBitCount
        let count = 8 * (bytes.count - 1) + top
        guard UInt64(count) <= limit else { throw .tooLong(limit: limit, found: UInt64(count)) }
        var content = [UInt8](bytes)
        content[content.count - 1] = last & ~(1 << UInt8(top))
        if top == 0 { content.removeLast() }
        return Bits(count: count, bytes: content)
    }

    public func encode(_ value: inout Bits, into writer: inout SSZWriter) {
        var content = value.bytes
        if value.count % 8 == 0 { content.append(0) }
        content[content.count - 1] |= 1 << UInt8(value.count % 8)
        content.withUnsafeBytes { writer.append($0) }
    }

    public func treeRoot(_ value: inout Bits, _ rules: BeaconRules) -> Chunk {
        var chunks = value.bytes.withUnsafeBytes(Merkle.pack)
        let depth = Merkle.depth(forLeaves: (limit + 255) / 256)
        return Merkle.mixIn(length: value.count, Merkle.root(&chunks, depth: depth))
    }
}

/// Exactly `count` bits.
public struct BitvectorShape: SSZShape {
    let count: Int

    /// Exactly so many bits.
    public init(count: Int) { self.count = count }

    public func fixedByteCount(_ rules: BeaconRules) -> Int? { (count + 7) / 8 }

    public func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> Bits {
        let size = (count + 7) / 8
        guard bytes.count == size else { throw .wrongSize(expected: size, found: bytes.count) }
        if count % 8 != 0, bytes[size - 1] >> UInt8(count % 8) != 0 { throw .strayBits }
        return Bits(count: count, bytes: [UInt8](bytes))
    }

    public func encode(_ value: inout Bits, into writer: inout SSZWriter) {
        precondition(value.count == count, "A vector has the length that the preset gives.")
        value.bytes.withUnsafeBytes { writer.append($0) }
    }

    public func treeRoot(_ value: inout Bits, _ rules: BeaconRules) -> Chunk {
        var chunks = value.bytes.withUnsafeBytes(Merkle.pack)
        return Merkle.root(&chunks, depth: Merkle.depth(forLeaves: UInt64((count + 255) / 256)))
    }
}

/// A row of bits, the first in the lowest bit of the first byte.
public struct Bits: Sendable, Hashable {
    /// How many bits there are.
    public let count: Int
    /// The bits; those beyond the count are clear.
    public private(set) var bytes: [UInt8]

    /// So many clear bits.
    public init(count: Int) {
        self.count = count
        bytes = [UInt8](repeating: 0, count: (count + 7) / 8)
    }

    /// Takes bits whose rest is clear.
    init(count: Int, bytes: [UInt8]) {
        self.count = count
        self.bytes = bytes
    }

    /// A bit.
    public subscript(index: Int) -> Bool {
        get {
            precondition(index < count, "The bit exists.")
            return bytes[index >> 3] >> UInt8(index & 7) & 1 == 1
        }
        set {
            precondition(index < count, "The bit exists.")
            if newValue {
                bytes[index >> 3] |= 1 << UInt8(index & 7)
            } else {
                bytes[index >> 3] &= ~(1 << UInt8(index & 7))
            }
        }
    }

    /// How many bits are set.
    public var setCount: Int { bytes.reduce(0) { $0 + $1.nonzeroBitCount } }
}

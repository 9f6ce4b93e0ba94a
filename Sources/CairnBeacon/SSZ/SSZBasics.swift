public import CairnPrimitives

/// A value whose memory is its serialization: unsigned integers and rows of bytes.
public protocol SSZMemory: SSZValue, BitwiseCopyable {
    /// Whether several share a chunk; rows of bytes do not.
    static var isBasic: Bool { get }
}

extension SSZMemory {
    /// The size in memory.
    public static func fixedByteCount(_ rules: BeaconRules) -> Int? { MemoryLayout<Self>.size }

    /// The size in memory of values that share chunks.
    public static var basicByteCount: Int? { isBasic ? MemoryLayout<Self>.size : nil }

    /// Copies the bytes.
    public static func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> Self {
        guard bytes.count == MemoryLayout<Self>.size else {
            throw .wrongSize(expected: MemoryLayout<Self>.size, found: bytes.count)
        }
        return bytes.loadUnaligned(as: Self.self)
    }

    /// Copies the bytes.
    public mutating func encode(into writer: inout SSZWriter) { writer.append(memoryOf: self) }

    /// The root of the chunks of the bytes.
    public mutating func treeRoot(_ rules: BeaconRules) -> Chunk {
        withUnsafeBytes(of: self) { bytes in
            if bytes.count == 48, let start = bytes.baseAddress {
                var pair = (Chunk.zero, Chunk.zero)
                withUnsafeMutableBytes(of: &pair) {
                    $0.copyMemory(from: UnsafeRawBufferPointer(start: start, count: 48))
                }
                return Chunk.hash(pair.0, pair.1)
            }
            var chunks = Merkle.pack(bytes)
            return Merkle.root(&chunks, depth: Merkle.depth(forLeaves: UInt64(chunks.count)))
        }
    }
}

extension UInt8: SSZMemory {
    /// Bytes share chunks.
    public static var isBasic: Bool { true }
}

extension UInt64: SSZMemory {
    /// Numbers share chunks.
    public static var isBasic: Bool { true }

    /// The number, filled up with zeros.
    public mutating func treeRoot(_ rules: BeaconRules) -> Chunk { Chunk(word0: self) }
}

extension Gwei: SSZMemory {
    /// Numbers share chunks.
    public static var isBasic: Bool { true }

    /// The number, filled up with zeros.
    public mutating func treeRoot(_ rules: BeaconRules) -> Chunk { Chunk(word0: rawValue) }
}

extension Chunk: SSZMemory {
    /// A chunk stands for itself.
    public static var isBasic: Bool { false }

    /// The chunk.
    public mutating func treeRoot(_ rules: BeaconRules) -> Chunk { self }
}

extension Bool: SSZValue {
    /// One byte.
    public static func fixedByteCount(_ rules: BeaconRules) -> Int? { 1 }

    /// Truth values share chunks.
    public static var basicByteCount: Int? { 1 }

    /// Reads 0 or 1.
    public static func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> Bool {
        guard bytes.count == 1 else { throw .wrongSize(expected: 1, found: bytes.count) }
        guard bytes[0] <= 1 else { throw .badBoolean(bytes[0]) }
        return bytes[0] == 1
    }

    /// Writes 0 or 1.
    public mutating func encode(into writer: inout SSZWriter) {
        writer.append(memoryOf: UInt8(self ? 1 : 0))
    }

    /// The number 0 or 1.
    public mutating func treeRoot(_ rules: BeaconRules) -> Chunk { Chunk(word0: self ? 1 : 0) }
}

extension Hash: SSZValue {
    /// Thirty-two bytes.
    public static func fixedByteCount(_ rules: BeaconRules) -> Int? { 32 }

    /// Takes 32 bytes.
    public static func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> Hash {
        Hash(try Chunk.decode(bytes, rules))
    }

    /// Appends the 32 bytes.
    public mutating func encode(into writer: inout SSZWriter) {
        writer.append(memoryOf: Chunk(self))
    }

    /// The hash itself.
    public mutating func treeRoot(_ rules: BeaconRules) -> Chunk { Chunk(self) }
}

extension Address: SSZValue {
    /// Twenty bytes.
    public static func fixedByteCount(_ rules: BeaconRules) -> Int? { 20 }

    /// Takes 20 bytes.
    public static func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> Address {
        guard bytes.count == 20, let start = bytes.baseAddress else {
            throw .wrongSize(expected: 20, found: bytes.count)
        }
        return Address(loadingBigEndian: start)
    }

    /// Appends the 20 bytes.
    public mutating func encode(into writer: inout SSZWriter) {
        self.bytes.withUnsafeBytes { writer.append($0) }
    }

    /// The bytes, filled up with zeros.
    public mutating func treeRoot(_ rules: BeaconRules) -> Chunk {
        Chunk(
            word0: head.byteSwapped, word1: middle.byteSwapped,
            word2: UInt64(tail.byteSwapped))
    }
}

extension UInt256: SSZValue {
    /// Thirty-two bytes.
    public static func fixedByteCount(_ rules: BeaconRules) -> Int? { 32 }

    /// Numbers share chunks, this one fills its own.
    public static var basicByteCount: Int? { 32 }

    /// Takes 32 bytes, the first least significant.
    public static func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> UInt256 {
        let chunk = try Chunk.decode(bytes, rules)
        return UInt256(
            limb0: chunk.word0, limb1: chunk.word1, limb2: chunk.word2, limb3: chunk.word3)
    }

    /// Appends 32 bytes, the first least significant.
    public mutating func encode(into writer: inout SSZWriter) {
        writer.append(memoryOf: treeRoot(writer.rules))
    }

    /// The number's bytes.
    public mutating func treeRoot(_ rules: BeaconRules) -> Chunk {
        Chunk(word0: limb0, word1: limb1, word2: limb2, word3: limb3)
    }
}

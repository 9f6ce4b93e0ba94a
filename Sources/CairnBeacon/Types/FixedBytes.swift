import CairnPrimitives

/// Forty-eight bytes: a compressed point of the smaller group of BLS12-381.
@frozen
public struct Bytes48: Sendable, Hashable, BitwiseCopyable, SSZMemory {
    @usableFromInline var words: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

    /// Zeros.
    @inlinable
    public init() { words = (0, 0, 0, 0, 0, 0) }

    /// Takes exactly 48 bytes, or nil.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 48 else { return nil }
        self = [UInt8](bytes).withUnsafeBytes { $0.loadUnaligned(as: Bytes48.self) }
    }

    /// Bytes do not share chunks.
    public static var isBasic: Bool { false }

    /// The bytes in order.
    public var bytes: [UInt8] { withUnsafeBytes(of: words) { [UInt8]($0) } }

    /// `0x` and 96 digits.
    public var hex: String { Hex.encode(bytes) }

    /// The first eight bytes, well mixed: a place in a table.
    @inlinable
    var scattered: UInt64 {
        let word = (words.0 ^ words.3 &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15
        return word ^ word >> 32
    }

    /// Whether all bytes are the same.
    @inlinable
    public static func == (left: Bytes48, right: Bytes48) -> Bool {
        left.words == right.words
    }

    /// Feeds the bytes.
    @inlinable
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
        hasher.combine(words.4)
        hasher.combine(words.5)
    }
}

/// A validator's public key.
public typealias BLSPublicKey = Bytes48

/// A commitment to a blob.
public typealias KZGCommitment = Bytes48

/// Ninety-six bytes: a compressed point of the larger group of BLS12-381.
@frozen
public struct Bytes96: Sendable, Hashable, BitwiseCopyable, SSZMemory {
    @usableFromInline var head = Bytes48()
    @usableFromInline var tail = Bytes48()

    /// Zeros.
    @inlinable
    public init() {}

    /// Takes exactly 96 bytes, or nil.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 96 else { return nil }
        self = [UInt8](bytes).withUnsafeBytes { $0.loadUnaligned(as: Bytes96.self) }
    }

    /// The point at infinity, which stands where no signature is needed.
    public static var infinity: Bytes96 {
        var point = Bytes96()
        point.head.words.0 = 0xC0
        return point
    }

    /// Bytes do not share chunks.
    public static var isBasic: Bool { false }

    /// The bytes in order.
    public var bytes: [UInt8] { head.bytes + tail.bytes }

    /// `0x` and 192 digits.
    public var hex: String { Hex.encode(bytes) }
}

/// A signature, or the sum of several.
public typealias BLSSignature = Bytes96

/// Four bytes that name a fork of the rules.
@frozen
public struct ForkVersion: Sendable, Hashable, BitwiseCopyable, SSZMemory {
    /// The bytes as a number, the first least significant.
    public var rawValue: UInt32

    /// Names a version by the bytes in their usual order: `0x05000000` is Electra on main network.
    @inlinable
    public init(_ bytesInOrder: UInt32 = 0) { rawValue = bytesInOrder.byteSwapped }

    /// Bytes do not share chunks.
    public static var isBasic: Bool { false }

    /// The bytes, filled up with zeros.
    public mutating func treeRoot(_ rules: BeaconRules) -> Chunk {
        Chunk(word0: UInt64(rawValue))
    }
}

/// What a validator has done in an epoch, in time.
@frozen
public struct ParticipationFlags: OptionSet, Sendable, Hashable, BitwiseCopyable, SSZMemory {
    /// The bits.
    public var rawValue: UInt8

    /// Takes bits, known or not.
    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Voted from the right justified checkpoint.
    @inlinable
    public static var timelySource: ParticipationFlags { ParticipationFlags(rawValue: 1) }

    /// Voted for the right target.
    @inlinable
    public static var timelyTarget: ParticipationFlags { ParticipationFlags(rawValue: 2) }

    /// Voted for the right head.
    @inlinable
    public static var timelyHead: ParticipationFlags { ParticipationFlags(rawValue: 4) }

    /// Flags share chunks.
    public static var isBasic: Bool { true }
}

/// Which of the last four epochs are justified, the current one in the lowest bit.
@frozen
public struct JustificationBits: Sendable, Hashable, BitwiseCopyable, SSZValue {
    /// The four bits.
    public var rawValue: UInt8

    /// None, or the given bits.
    @inlinable
    public init(_ rawValue: UInt8 = 0) { self.rawValue = rawValue & 15 }

    /// One byte.
    public static func fixedByteCount(_ rules: BeaconRules) -> Int? { 1 }

    /// Takes four bits.
    public static func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> JustificationBits {
        guard bytes.count == 1 else { throw .wrongSize(expected: 1, found: bytes.count) }
        guard bytes[0] < 16 else { throw .strayBits }
        return JustificationBits(bytes[0])
    }

    /// Appends one byte.
    public mutating func encode(into writer: inout SSZWriter) { writer.append(memoryOf: rawValue) }

    /// The bits, filled up with zeros.
    public mutating func treeRoot(_ rules: BeaconRules) -> Chunk {
        Chunk(word0: UInt64(rawValue))
    }
}

/// Thirty-two bytes that name what they were computed from.
///
/// The words are held as numbers, so hashes order as their digits do.
@frozen
public struct Hash: Sendable, Hashable, BitwiseCopyable {
    /// Bytes 0 to 7.
    public var word0: UInt64
    /// Bytes 8 to 15.
    public var word1: UInt64
    /// Bytes 16 to 23.
    public var word2: UInt64
    /// Bytes 24 to 31.
    public var word3: UInt64

    /// Joins four words, each with its first byte most significant.
    @inlinable
    public init(word0: UInt64, word1: UInt64, word2: UInt64, word3: UInt64) {
        self.word0 = word0
        self.word1 = word1
        self.word2 = word2
        self.word3 = word3
    }

    /// The hash of thirty-two zero bytes.
    @inlinable
    public static var zero: Hash { Hash(word0: 0, word1: 0, word2: 0, word3: 0) }

    /// Whether all bytes are zero.
    @inlinable
    public var isZero: Bool { (word0 | word1 | word2 | word3) == 0 }

    /// The bytes in order.
    public var bytes: [UInt8] { word.bigEndianBytes }
}

extension Hash: Comparable {
    /// Orders as the digits do.
    @inlinable
    public static func < (left: Hash, right: Hash) -> Bool { left.word < right.word }
}

// MARK: - Bytes and words

extension Hash {
    /// Takes a number as 32 bytes, the most significant first.
    @inlinable
    public init(_ word: UInt256) {
        self.init(word0: word.limb3, word1: word.limb2, word2: word.limb1, word3: word.limb0)
    }

    /// The hash as a number.
    @inlinable
    public var word: UInt256 {
        UInt256(limb0: word3, limb1: word2, limb2: word1, limb3: word0)
    }

    /// Reads 32 bytes; they need no alignment.
    @inlinable
    public init(loadingBigEndian source: UnsafeRawPointer) {
        self.init(UInt256(loadingBigEndian: source))
    }

    /// Reads exactly 32 bytes, or nil when there are more or fewer.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32, let word = UInt256(bigEndian: bytes) else { return nil }
        self.init(word)
    }

    /// Writes 32 bytes; they need no alignment.
    @inlinable
    public func writeBigEndian(to target: UnsafeMutableRawPointer) {
        word.writeBigEndian(to: target)
    }

    /// Lends the 32 bytes for the duration of `body`.
    @inlinable
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try word.withBigEndianBytes(body)
    }
}

// MARK: - Text

extension Hash {
    /// Reads exactly 64 digits of either case, with or without `0x`, or nil.
    public init?(hex: some StringProtocol) {
        guard Hex.digits(of: hex).count == 64, let word = UInt256(hex: hex) else { return nil }
        self.init(word)
    }

    /// `0x` and 64 lower-case digits.
    public var hex: String { word.hexWord }
}

extension Hash: ExpressibleByStringLiteral {
    /// Makes a constant.
    ///
    /// - Precondition: The literal is 64 digits, with or without `0x`.
    public init(stringLiteral literal: String) {
        guard let hash = Hash(hex: literal) else {
            preconditionFailure("The literal is not a hash of 32 bytes.")
        }
        self = hash
    }
}

extension Hash: CustomStringConvertible {
    /// The same as ``hex``.
    public var description: String { hex }
}

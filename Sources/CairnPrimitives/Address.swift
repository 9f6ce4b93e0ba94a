/// The 20 bytes that name an account.
///
/// The words are held as numbers, so addresses order as their digits do. Three whole words leave no
/// padding, so that the bytes in memory are the same wherever the address is.
@frozen
public struct Address: Sendable, Hashable, BitwiseCopyable {
    /// Bytes 0 to 7.
    public var head: UInt64
    /// Bytes 8 to 15.
    public var middle: UInt64
    @usableFromInline var tailWord: UInt64

    /// Bytes 16 to 19.
    @inlinable
    public var tail: UInt32 { UInt32(truncatingIfNeeded: tailWord) }

    /// Joins three words, each with its first byte most significant.
    @inlinable
    public init(head: UInt64, middle: UInt64, tail: UInt32) {
        self.head = head
        self.middle = middle
        tailWord = UInt64(tail)
    }

    /// The address of twenty zero bytes.
    @inlinable
    public static var zero: Address { Address(head: 0, middle: 0, tail: 0) }

    /// Whether all bytes are zero.
    @inlinable
    public var isZero: Bool { (head | middle | tailWord) == 0 }

    /// The bytes in order.
    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 20) { buffer, count in
            if let start = buffer.baseAddress { writeBigEndian(to: start) }
            count = 20
        }
    }
}

extension Address: Comparable {
    /// Orders as the digits do.
    @inlinable
    public static func < (left: Address, right: Address) -> Bool {
        if left.head != right.head { return left.head < right.head }
        if left.middle != right.middle { return left.middle < right.middle }
        return left.tailWord < right.tailWord
    }
}

// MARK: - Bytes and words

extension Address {
    /// Reads 20 bytes; they need no alignment.
    @inlinable
    public init(loadingBigEndian source: UnsafeRawPointer) {
        self.init(
            head: UInt64(bigEndian: source.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            middle: UInt64(bigEndian: source.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
            tail: UInt32(bigEndian: source.loadUnaligned(fromByteOffset: 16, as: UInt32.self)))
    }

    /// Reads the last 20 bytes of a word of 32, whatever the first twelve are.
    @inlinable
    public init(loadingWord source: UnsafeRawPointer) {
        self.init(loadingBigEndian: source + 12)
    }

    /// Reads exactly 20 bytes, or nil when there are more or fewer.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 20, let word = UInt256(bigEndian: bytes) else { return nil }
        self.init(truncating: word)
    }

    /// Writes 20 bytes; they need no alignment.
    @inlinable
    public func writeBigEndian(to target: UnsafeMutableRawPointer) {
        target.storeBytes(of: head.bigEndian, toByteOffset: 0, as: UInt64.self)
        target.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
        target.storeBytes(of: tail.bigEndian, toByteOffset: 16, as: UInt32.self)
    }

    /// Takes the low 160 bits of a word.
    @inlinable
    public init(truncating word: UInt256) {
        self.init(
            head: word.limb2 << 32 | word.limb1 >> 32, middle: word.limb1 << 32 | word.limb0 >> 32,
            tail: UInt32(truncatingIfNeeded: word.limb0))
    }

    /// Takes a word whose upper 96 bits are zero, or nil.
    @inlinable
    public init?(exactly word: UInt256) {
        guard word.limb3 == 0, word.limb2 >> 32 == 0 else { return nil }
        self.init(truncating: word)
    }

    /// The address as a number.
    @inlinable
    public var word: UInt256 {
        UInt256(
            limb0: middle << 32 | UInt64(tail), limb1: head << 32 | middle >> 32,
            limb2: head >> 32, limb3: 0)
    }
}

// MARK: - Text

extension Address {
    /// Reads exactly 40 digits of either case, with or without `0x`, or nil.
    ///
    /// The checksum that the cases of the letters may carry is not looked at.
    public init?(hex: some StringProtocol) {
        guard Hex.digits(of: hex).count == 40, let word = UInt256(hex: hex) else { return nil }
        self.init(truncating: word)
    }

    /// `0x` and 40 lower-case digits.
    public var hex: String {
        word.withBigEndianBytes { Hex.encode($0, lastDigits: 40) }
    }
}

extension Address: ExpressibleByStringLiteral {
    /// Makes a constant.
    ///
    /// - Precondition: The literal is 40 digits, with or without `0x`.
    public init(stringLiteral literal: String) {
        guard let address = Address(hex: literal) else {
            preconditionFailure("The literal is not an address.")
        }
        self = address
    }
}

extension Address: CustomStringConvertible {
    /// The same as ``hex``.
    public var description: String { hex }
}

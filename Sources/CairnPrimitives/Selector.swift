/// The four bytes that choose a function or an error of a contract.
@frozen
public struct Selector: Sendable, Hashable, BitwiseCopyable {
    /// The four bytes as a number, the first most significant.
    public var value: UInt32

    /// Takes four bytes as a number, the first most significant.
    @inlinable
    public init(_ value: UInt32) {
        self.value = value
    }

    /// Reads four bytes; they need no alignment.
    @inlinable
    public init(loadingBigEndian source: UnsafeRawPointer) {
        value = UInt32(bigEndian: source.loadUnaligned(as: UInt32.self))
    }

    /// Writes four bytes; they need no alignment.
    @inlinable
    public func writeBigEndian(to target: UnsafeMutableRawPointer) {
        target.storeBytes(of: value.bigEndian, as: UInt32.self)
    }

    /// The first four of some bytes, or nil when there are fewer.
    @inlinable
    public init?(prefixOf bytes: [UInt8]) {
        guard bytes.count >= 4 else { return nil }
        self = bytes.withUnsafeBytes { source in
            Selector(UInt32(bigEndian: source.loadUnaligned(as: UInt32.self)))
        }
    }

    /// The bytes in order.
    public var bytes: [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }

    /// Reads exactly 8 digits of either case, with or without `0x`, or nil.
    public init?(hex: some StringProtocol) {
        guard Hex.digits(of: hex).count == 8, let word = UInt256(hex: hex) else { return nil }
        value = UInt32(truncatingIfNeeded: word.limb0)
    }

    /// `0x` and 8 lower-case digits.
    public var hex: String {
        UInt256(UInt64(value)).withBigEndianBytes { Hex.encode($0, lastDigits: 8) }
    }
}

extension Selector: Comparable {
    /// Orders as the digits do.
    @inlinable
    public static func < (left: Selector, right: Selector) -> Bool { left.value < right.value }
}

extension Selector: ExpressibleByStringLiteral {
    /// Makes a constant.
    ///
    /// - Precondition: The literal is 8 digits, with or without `0x`.
    public init(stringLiteral literal: String) {
        guard let selector = Selector(hex: literal) else {
            preconditionFailure("The literal is not a selector of 4 bytes.")
        }
        self = selector
    }
}

extension Selector: CustomStringConvertible {
    /// The same as ``hex``.
    public var description: String { hex }
}

/// A signed integer of 256 bits in two's complement, Solidity's `int256`.
///
/// The plain operators trap on overflow and on division by zero; ``adding(_:)`` and its
/// siblings throw an ``ArithmeticFault``.
@frozen
public struct Int256: Sendable, Hashable, BitwiseCopyable {
    /// The two's complement, as an unsigned word.
    public var bits: UInt256

    /// Takes a word as two's complement.
    @inlinable
    public init(bits: UInt256) {
        self.bits = bits
    }

    /// Widens a machine integer.
    @inlinable
    public init(_ value: Int64) {
        let sign = UInt64(truncatingIfNeeded: value >> 63)
        bits = UInt256(
            limb0: UInt64(truncatingIfNeeded: value), limb1: sign, limb2: sign, limb3: sign)
    }

    /// Widens a machine integer.
    @inlinable
    public init(_ value: Int) {
        self.init(Int64(value))
    }

    /// Widens an integer of 128 bits.
    @inlinable
    public init(_ value: Int128) {
        bits = UInt256(
            high: UInt128(truncatingIfNeeded: value >> 127), low: UInt128(truncatingIfNeeded: value)
        )
    }

    /// Takes a word as a number that is not negative, or nil from 2^255 on.
    @inlinable
    public init?(exactly magnitude: UInt256) {
        guard magnitude.limb3 >> 63 == 0 else { return nil }
        bits = magnitude
    }

    /// Joins a sign and a magnitude, or nil when the type has no such number.
    @inlinable
    public init?(magnitude: UInt256, isNegative: Bool) {
        bits = isNegative ? .zero &- magnitude : magnitude
        let isRepresentable = magnitude.isZero || self.isNegative == isNegative
        guard isRepresentable, magnitude <= Int256.min.bits else { return nil }
    }

    /// Zero.
    @inlinable
    public static var zero: Int256 { Int256(bits: .zero) }

    /// One.
    @inlinable
    public static var one: Int256 { Int256(bits: .one) }

    /// The smallest number, −2^255.
    @inlinable
    public static var min: Int256 {
        Int256(bits: UInt256(limb0: 0, limb1: 0, limb2: 0, limb3: 1 << 63))
    }

    /// The largest number, 2^255 − 1.
    @inlinable
    public static var max: Int256 { Int256(bits: ~Int256.min.bits) }

    /// Whether the number is below zero.
    @inlinable
    public var isNegative: Bool { bits.limb3 >> 63 == 1 }

    /// Whether the number is zero.
    @inlinable
    public var isZero: Bool { bits.isZero }

    /// The distance from zero; that of the smallest number is 2^255.
    @inlinable
    public var magnitude: UInt256 { isNegative ? .zero &- bits : bits }

    /// The same number without a sign, or nil when it is negative.
    @inlinable
    public var asUInt256: UInt256? { isNegative ? nil : bits }

    /// The same number in 64 bits, or nil when it is further from zero.
    @inlinable
    public var asInt64: Int64? {
        let value = Int64(truncatingIfNeeded: bits.limb0)
        return Int256(value) == self ? value : nil
    }
}

extension Int256: Comparable {
    /// Whether the left number is smaller.
    @inlinable
    public static func < (left: Int256, right: Int256) -> Bool {
        left.bits ^ Int256.min.bits < right.bits ^ Int256.min.bits
    }
}

extension Int256: ExpressibleByIntegerLiteral {
    /// Makes a constant; the compiler refuses literals above 128 bits.
    @inlinable
    public init(integerLiteral value: Int128) {
        self.init(value)
    }
}

extension Int256: CustomStringConvertible {
    /// The decimal digits, after a minus sign where there is one.
    public var description: String {
        (isNegative ? "-" : "") + magnitude.description
    }
}

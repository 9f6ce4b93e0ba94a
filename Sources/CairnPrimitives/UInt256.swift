/// An unsigned integer of 256 bits, Solidity's `uint256`.
///
/// The plain operators trap on overflow and on division by zero; the `&` operators wrap;
/// ``adding(_:)`` and its siblings throw an ``ArithmeticFault``.
@frozen
public struct UInt256: Sendable, Hashable, BitwiseCopyable {
    /// Bits 0 to 63.
    public var limb0: UInt64
    /// Bits 64 to 127.
    public var limb1: UInt64
    /// Bits 128 to 191.
    public var limb2: UInt64
    /// Bits 192 to 255.
    public var limb3: UInt64

    /// Joins four limbs, the least significant first.
    @inlinable
    @inline(__always)
    public init(limb0: UInt64, limb1: UInt64, limb2: UInt64, limb3: UInt64) {
        self.limb0 = limb0
        self.limb1 = limb1
        self.limb2 = limb2
        self.limb3 = limb3
    }

    /// Joins two halves of 128 bits.
    @inlinable
    @inline(__always)
    public init(high: UInt128, low: UInt128) {
        self.init(
            limb0: low.lowWord, limb1: low.highWord, limb2: high.lowWord, limb3: high.highWord)
    }

    /// Widens an integer of 64 bits.
    @inlinable
    @inline(__always)
    public init(_ value: UInt64) {
        self.init(limb0: value, limb1: 0, limb2: 0, limb3: 0)
    }

    /// Widens an integer of 128 bits.
    @inlinable
    @inline(__always)
    public init(_ value: UInt128) {
        self.init(high: 0, low: value)
    }

    /// Zero.
    @inlinable
    @inline(__always)
    public static var zero: UInt256 { UInt256(limb0: 0, limb1: 0, limb2: 0, limb3: 0) }

    /// One.
    @inlinable
    @inline(__always)
    public static var one: UInt256 { UInt256(limb0: 1, limb1: 0, limb2: 0, limb3: 0) }

    /// The smallest value, zero.
    @inlinable
    public static var min: UInt256 { .zero }

    /// The largest value, 2^256 − 1.
    @inlinable
    public static var max: UInt256 {
        UInt256(limb0: .max, limb1: .max, limb2: .max, limb3: .max)
    }

    /// The width of the type in bits, 256.
    @inlinable
    public static var bitWidth: Int { 256 }

    /// Whether the value is zero.
    @inlinable
    @inline(__always)
    public var isZero: Bool { (limb0 | limb1 | limb2 | limb3) == 0 }

    /// Bits 0 to 127.
    @inlinable
    @inline(__always)
    public var lowHalf: UInt128 { UInt128(high: limb1, low: limb0) }

    /// Bits 128 to 255.
    @inlinable
    @inline(__always)
    public var highHalf: UInt128 { UInt128(high: limb3, low: limb2) }

    /// Whether the numbers are the same.
    @inlinable
    @inline(__always)
    public static func == (left: UInt256, right: UInt256) -> Bool {
        ((left.limb0 ^ right.limb0) | (left.limb1 ^ right.limb1)
            | (left.limb2 ^ right.limb2) | (left.limb3 ^ right.limb3)) == 0
    }
}

extension UInt256: Comparable {
    /// Whether the left number is smaller.
    @inlinable
    @inline(__always)
    public static func < (left: UInt256, right: UInt256) -> Bool {
        if left.highHalf != right.highHalf { return left.highHalf < right.highHalf }
        return left.lowHalf < right.lowHalf
    }
}

extension UInt256: ExpressibleByIntegerLiteral {
    /// Makes a constant; the compiler refuses negative literals and those above 128 bits.
    @inlinable
    @inline(__always)
    public init(integerLiteral value: UInt128) {
        self.init(value)
    }
}

// MARK: - Conversions

extension UInt256 {
    /// Replaces one limb, counted from the least significant.
    @inlinable
    mutating func setLimb(_ index: Int, to value: UInt64) {
        switch index {
        case 0: limb0 = value
        case 1: limb1 = value
        case 2: limb2 = value
        default: limb3 = value
        }
    }

    /// Converts any integer, or nil when it is negative or wider than 256 bits.
    @inlinable
    public init?<Source: BinaryInteger>(exactly source: Source) {
        guard source >= 0 else { return nil }
        self = .zero
        var rest = source.magnitude
        for index in 0..<4 {
            setLimb(index, to: UInt64(truncatingIfNeeded: rest))
            rest >>= 64
        }
        guard rest == 0 else { return nil }
    }

    /// Converts any integer.
    ///
    /// - Precondition: The source is not negative and fits 256 bits.
    @inlinable
    public init<Source: BinaryInteger>(_ source: Source) {
        guard let value = UInt256(exactly: source) else {
            preconditionFailure("The integer is negative or wider than 256 bits.")
        }
        self = value
    }

    /// Converts a non-negative machine integer.
    ///
    /// - Precondition: The value is not negative.
    @inlinable
    public init(_ value: Int) {
        precondition(value >= 0, "A negative integer has no unsigned form.")
        self.init(UInt64(truncatingIfNeeded: value))
    }

    /// The same value in 64 bits, or nil when it is larger.
    @inlinable
    public var asUInt64: UInt64? {
        (limb1 | limb2 | limb3) == 0 ? limb0 : nil
    }

    /// The same value in 128 bits, or nil when it is larger.
    @inlinable
    public var asUInt128: UInt128? {
        (limb2 | limb3) == 0 ? lowHalf : nil
    }

    /// The same value as a machine integer, or nil when it is larger.
    @inlinable
    public var asInt: Int? {
        (limb1 | limb2 | limb3) == 0 ? Int(exactly: limb0) : nil
    }
}

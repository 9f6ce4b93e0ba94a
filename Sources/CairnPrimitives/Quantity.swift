/// An amount of one unit; amounts of different units do not mix.
///
/// The plain operators trap on overflow, ``adding(_:)`` and ``subtracting(_:)`` throw.
/// The way from one unit to another is a rate (``mulDiv(_:by:rounding:)``) or, by name,
/// ``init(rawValue:)``.
@frozen
public struct Quantity<Unit>: Sendable, Hashable, BitwiseCopyable {
    /// The number of units.
    public var rawValue: UInt256

    /// Declares that a bare number counts this unit.
    @inlinable
    public init(rawValue: UInt256) {
        self.rawValue = rawValue
    }

    /// Declares that a bare number counts this unit.
    @inlinable
    public init(_ count: UInt64) {
        rawValue = UInt256(count)
    }

    /// Nothing.
    @inlinable
    public static var zero: Quantity { Quantity(rawValue: .zero) }

    /// The largest amount, 2^256 − 1.
    @inlinable
    public static var max: Quantity { Quantity(rawValue: .max) }

    /// Whether the amount is nothing.
    @inlinable
    public var isZero: Bool { rawValue.isZero }

    /// Whether the amounts are the same.
    @inlinable
    public static func == (left: Quantity, right: Quantity) -> Bool {
        left.rawValue == right.rawValue
    }

    /// Feeds the number of units.
    @inlinable
    public func hash(into hasher: inout Hasher) {
        rawValue.hash(into: &hasher)
    }
}

extension Quantity: Comparable {
    /// Whether the left amount is smaller.
    @inlinable
    public static func < (left: Quantity, right: Quantity) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension Quantity: ExpressibleByIntegerLiteral {
    /// Makes a constant; the compiler refuses negative literals and those above 128 bits.
    @inlinable
    public init(integerLiteral value: UInt128) {
        rawValue = UInt256(value)
    }
}

extension Quantity: CustomStringConvertible {
    /// The decimal digits, without the unit.
    public var description: String { rawValue.description }
}

extension Quantity: AdditiveArithmetic {
    /// The sum.
    ///
    /// - Precondition: It fits 256 bits.
    @inlinable
    public static func + (left: Quantity, right: Quantity) -> Quantity {
        Quantity(rawValue: left.rawValue + right.rawValue)
    }

    /// The difference.
    ///
    /// - Precondition: It is not negative.
    @inlinable
    public static func - (left: Quantity, right: Quantity) -> Quantity {
        Quantity(rawValue: left.rawValue - right.rawValue)
    }

    /// Adds in place, as `+`.
    @inlinable
    public static func += (left: inout Quantity, right: Quantity) { left = left + right }

    /// Subtracts in place, as `-`.
    @inlinable
    public static func -= (left: inout Quantity, right: Quantity) { left = left - right }
}

extension Quantity {
    /// The sum.
    ///
    /// - Throws: `overflow` when it exceeds 256 bits.
    @inlinable
    public func adding(_ other: Quantity) throws(ArithmeticFault) -> Quantity {
        Quantity(rawValue: try rawValue.adding(other.rawValue))
    }

    /// The difference.
    ///
    /// - Throws: `overflow` when it is negative.
    @inlinable
    public func subtracting(_ other: Quantity) throws(ArithmeticFault) -> Quantity {
        Quantity(rawValue: try rawValue.subtracting(other.rawValue))
    }

    /// The difference, or nothing when it would be negative.
    @inlinable
    public func saturatingSubtract(_ other: Quantity) -> Quantity {
        Quantity(rawValue: rawValue.saturatingSubtract(other.rawValue))
    }

    /// So many times the amount.
    ///
    /// - Precondition: The product fits 256 bits.
    @inlinable
    public static func * (amount: Quantity, times: UInt64) -> Quantity {
        Quantity(rawValue: amount.rawValue * UInt256(times))
    }

    /// An equal part of the amount.
    ///
    /// - Precondition: `parts` is not zero.
    @inlinable
    public func divided(by parts: UInt256, rounding: Rounding) -> Quantity {
        Quantity(rawValue: rawValue.divided(by: parts, rounding: rounding))
    }

    /// The amount times the ratio `numerator / denominator`, with a product of 512 bits.
    ///
    /// - Precondition: The denominator is not zero and the quotient fits 256 bits.
    @inlinable
    public func mulDiv<Other>(
        _ numerator: Quantity<Other>, by denominator: Quantity<Other>, rounding: Rounding
    ) -> Quantity {
        mulDiv(numerator.rawValue, by: denominator.rawValue, rounding: rounding)
    }

    /// The amount times the ratio of two bare numbers, with a product of 512 bits.
    ///
    /// - Precondition: The denominator is not zero and the quotient fits 256 bits.
    @inlinable
    public func mulDiv(
        _ numerator: UInt256, by denominator: UInt256, rounding: Rounding
    ) -> Quantity {
        Quantity(
            rawValue: CairnPrimitives.mulDiv(
                rawValue, numerator, by: denominator, rounding: rounding))
    }

    /// As ``mulDiv(_:by:rounding:)``, or nil where that traps.
    @inlinable
    public func mulDivChecked<Other>(
        _ numerator: Quantity<Other>, by denominator: Quantity<Other>, rounding: Rounding
    ) -> Quantity? {
        CairnPrimitives.mulDivChecked(
            rawValue, numerator.rawValue, by: denominator.rawValue, rounding: rounding
        ).map(Quantity.init(rawValue:))
    }
}

/// `x · y / z` in the unit of `x`, with a product of 512 bits, rounded as asked.
///
/// - Precondition: `z` is not zero and the quotient fits 256 bits.
@inlinable
public func mulDiv<Unit, Other>(
    _ x: Quantity<Unit>, _ y: Quantity<Other>, by z: Quantity<Other>, rounding: Rounding
) -> Quantity<Unit> {
    x.mulDiv(y, by: z, rounding: rounding)
}

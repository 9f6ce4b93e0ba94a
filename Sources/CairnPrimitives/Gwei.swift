/// An amount of gwei, 10^9 wei, the unit of the beacon chain.
@frozen
public struct Gwei: Sendable, Hashable, BitwiseCopyable {
    /// The number of gwei.
    public var rawValue: UInt64

    /// Declares that a bare number counts gwei.
    @inlinable
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Declares that a bare number counts gwei.
    @inlinable
    public init(_ count: UInt64) {
        rawValue = count
    }

    /// Converts wei, or nil when the number of gwei exceeds 64 bits.
    @inlinable
    public init?(_ amount: Wei, rounding: Rounding) {
        let count = amount.rawValue.divided(by: Wei.gwei(1).rawValue, rounding: rounding)
        guard let value = count.asUInt64 else { return nil }
        rawValue = value
    }

    /// Nothing.
    @inlinable
    public static var zero: Gwei { Gwei(rawValue: 0) }

    /// The largest amount, 2^64 − 1.
    @inlinable
    public static var max: Gwei { Gwei(rawValue: .max) }

    /// So many ether of 10^9 gwei.
    @inlinable
    public static func ether(_ count: UInt64) -> Gwei { Gwei(rawValue: count * 1_000_000_000) }

    /// Whether the amount is nothing.
    @inlinable
    public var isZero: Bool { rawValue == 0 }

    /// The same amount in wei.
    @inlinable
    public var wei: Wei { .gwei(rawValue) }
}

extension Gwei: Comparable {
    /// Whether the left amount is smaller.
    @inlinable
    public static func < (left: Gwei, right: Gwei) -> Bool { left.rawValue < right.rawValue }
}

extension Gwei: ExpressibleByIntegerLiteral {
    /// Makes a constant.
    @inlinable
    public init(integerLiteral value: UInt64) {
        rawValue = value
    }
}

extension Gwei: CustomStringConvertible {
    /// The decimal digits, without the unit.
    public var description: String { rawValue.description }
}

extension Gwei: AdditiveArithmetic {
    /// The sum.
    ///
    /// - Precondition: It fits 64 bits.
    @inlinable
    public static func + (left: Gwei, right: Gwei) -> Gwei {
        Gwei(rawValue: left.rawValue + right.rawValue)
    }

    /// The difference.
    ///
    /// - Precondition: It is not negative.
    @inlinable
    public static func - (left: Gwei, right: Gwei) -> Gwei {
        Gwei(rawValue: left.rawValue - right.rawValue)
    }
}

extension Gwei {
    /// The sum.
    ///
    /// - Throws: `overflow` when it exceeds 64 bits.
    @inlinable
    public func adding(_ other: Gwei) throws(ArithmeticFault) -> Gwei {
        let (sum, overflow) = rawValue.addingReportingOverflow(other.rawValue)
        guard !overflow else { throw .overflow }
        return Gwei(rawValue: sum)
    }

    /// The difference.
    ///
    /// - Throws: `overflow` when it is negative.
    @inlinable
    public func subtracting(_ other: Gwei) throws(ArithmeticFault) -> Gwei {
        let (difference, overflow) = rawValue.subtractingReportingOverflow(other.rawValue)
        guard !overflow else { throw .overflow }
        return Gwei(rawValue: difference)
    }

    /// The difference, or nothing when it would be negative.
    @inlinable
    public func saturatingSubtract(_ other: Gwei) -> Gwei {
        Gwei(rawValue: rawValue > other.rawValue ? rawValue - other.rawValue : 0)
    }

    /// So many times the amount.
    ///
    /// - Precondition: The product fits 64 bits.
    @inlinable
    public static func * (amount: Gwei, times: UInt64) -> Gwei {
        Gwei(rawValue: amount.rawValue * times)
    }

    /// An equal part of the amount.
    ///
    /// - Precondition: `parts` is not zero.
    @inlinable
    public func divided(by parts: UInt64, rounding: Rounding) -> Gwei {
        mulDiv(1, by: parts, rounding: rounding)
    }

    /// The amount times the ratio of two bare numbers, with a product of 128 bits.
    ///
    /// - Precondition: The denominator is not zero and the quotient fits 64 bits.
    @inlinable
    public func mulDiv(_ numerator: UInt64, by denominator: UInt64, rounding: Rounding) -> Gwei {
        let product = rawValue.multipliedFullWidth(by: numerator)
        precondition(product.high < denominator, "The quotient exceeds 64 bits or is undefined.")
        let (quotient, remainder) = denominator.dividingFullWidth(product)
        return Gwei(rawValue: rounding == .up && remainder > 0 ? quotient + 1 : quotient)
    }

    /// The amount times the ratio of two amounts, with a product of 128 bits.
    ///
    /// - Precondition: The denominator is not zero and the quotient fits 64 bits.
    @inlinable
    public func mulDiv(_ numerator: Gwei, by denominator: Gwei, rounding: Rounding) -> Gwei {
        mulDiv(numerator.rawValue, by: denominator.rawValue, rounding: rounding)
    }
}

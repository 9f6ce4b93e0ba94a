/// A ratio in hundredths of a percent; 10,000 are the whole.
@frozen
public struct BasisPoints: Sendable, Hashable, BitwiseCopyable {
    /// The number of basis points.
    public var rawValue: UInt32

    /// Declares that a bare number counts basis points.
    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Declares that a bare number counts basis points.
    @inlinable
    public init(_ count: UInt32) {
        rawValue = count
    }

    /// Nothing.
    @inlinable
    public static var zero: BasisPoints { BasisPoints(rawValue: 0) }

    /// All of it, 10,000.
    @inlinable
    public static var whole: BasisPoints { BasisPoints(rawValue: 10_000) }

    /// What is left of the whole.
    ///
    /// - Precondition: The ratio is not above the whole.
    @inlinable
    public var complement: BasisPoints { .whole - self }

    /// This part of an amount.
    ///
    /// - Precondition: The result fits 256 bits.
    @inlinable
    public func of<Unit>(_ amount: Quantity<Unit>, rounding: Rounding) -> Quantity<Unit> {
        amount.mulDiv(UInt256(UInt64(rawValue)), by: 10_000, rounding: rounding)
    }

    /// This part of an amount.
    ///
    /// - Precondition: The result fits 64 bits.
    @inlinable
    public func of(_ amount: Gwei, rounding: Rounding) -> Gwei {
        amount.mulDiv(UInt64(rawValue), by: 10_000, rounding: rounding)
    }
}

extension BasisPoints: Comparable {
    /// Whether the left ratio is smaller.
    @inlinable
    public static func < (left: BasisPoints, right: BasisPoints) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension BasisPoints: ExpressibleByIntegerLiteral {
    /// Makes a constant.
    @inlinable
    public init(integerLiteral value: UInt32) {
        rawValue = value
    }
}

extension BasisPoints: AdditiveArithmetic {
    /// The sum.
    ///
    /// - Precondition: It fits 32 bits.
    @inlinable
    public static func + (left: BasisPoints, right: BasisPoints) -> BasisPoints {
        BasisPoints(rawValue: left.rawValue + right.rawValue)
    }

    /// The difference.
    ///
    /// - Precondition: It is not negative.
    @inlinable
    public static func - (left: BasisPoints, right: BasisPoints) -> BasisPoints {
        BasisPoints(rawValue: left.rawValue - right.rawValue)
    }
}

extension BasisPoints: CustomStringConvertible {
    /// The decimal digits, without the unit.
    public var description: String { rawValue.description }
}

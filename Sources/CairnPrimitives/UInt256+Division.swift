extension UInt256 {
    /// Divides, rounding down.
    ///
    /// - Precondition: The divisor is not zero.
    @inlinable
    public func quotientAndRemainder(
        dividingBy divisor: UInt256
    ) -> (quotient: UInt256, remainder: UInt256) {
        if (limb1 | limb2 | limb3 | divisor.limb1 | divisor.limb2 | divisor.limb3) == 0 {
            precondition(divisor.limb0 != 0, "The divisor is zero.")
            let (quotient, remainder) = limb0.quotientAndRemainder(dividingBy: divisor.limb0)
            return (UInt256(quotient), UInt256(remainder))
        }
        return wideQuotientAndRemainder(dividingBy: divisor)
    }

    /// Divides operands that do not both fit one limb.
    @usableFromInline
    func wideQuotientAndRemainder(
        dividingBy divisor: UInt256
    ) -> (quotient: UInt256, remainder: UInt256) {
        if (divisor.limb1 | divisor.limb2 | divisor.limb3) == 0 {
            precondition(divisor.limb0 != 0, "The divisor is zero.")
            return LimbDivisor(divisor.limb0).divide(high: 0, low: self)
        }
        if self < divisor { return (.zero, self) }
        if (divisor.limb2 | divisor.limb3) == 0 {
            return PairDivisor(divisor.limb1, divisor.limb0).divide(high: 0, low: self)
        }
        return QuadDivisor(divisor).divide(self)
    }

    /// Divides 512 bits by this value, rounding down.
    ///
    /// - Precondition: This value is greater than the high half, so that the quotient fits.
    @inlinable
    public func dividingFullWidth(
        _ dividend: (high: UInt256, low: UInt256)
    ) -> (quotient: UInt256, remainder: UInt256) {
        precondition(dividend.high < self, "The quotient exceeds 256 bits.")
        if dividend.high.isZero { return dividend.low.quotientAndRemainder(dividingBy: self) }
        return dividingWideDividend(high: dividend.high, low: dividend.low)
    }

    /// Divides 512 bits whose high half is neither zero nor as large as this value.
    @usableFromInline
    func dividingWideDividend(
        high: UInt256, low: UInt256
    ) -> (quotient: UInt256, remainder: UInt256) {
        if (limb1 | limb2 | limb3) == 0 {
            return LimbDivisor(limb0).divide(high: high.limb0, low: low)
        }
        if (limb2 | limb3) == 0 {
            return PairDivisor(limb1, limb0).divide(high: high.lowHalf, low: low)
        }
        return QuadDivisor(self).divide(high: high, low: low)
    }

    /// The quotient, rounded down.
    ///
    /// - Precondition: The divisor is not zero.
    @inlinable
    public static func / (left: UInt256, right: UInt256) -> UInt256 {
        left.quotientAndRemainder(dividingBy: right).quotient
    }

    /// What remains of a division.
    ///
    /// - Precondition: The divisor is not zero.
    @inlinable
    public static func % (left: UInt256, right: UInt256) -> UInt256 {
        left.quotientAndRemainder(dividingBy: right).remainder
    }

    /// Divides in place, as `/`.
    @inlinable
    public static func /= (left: inout UInt256, right: UInt256) { left = left / right }

    /// Keeps the remainder in place, as `%`.
    @inlinable
    public static func %= (left: inout UInt256, right: UInt256) { left = left % right }

    /// The quotient, rounded as asked.
    ///
    /// - Precondition: The divisor is not zero.
    @inlinable
    public func divided(by divisor: UInt256, rounding: Rounding) -> UInt256 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        // A remainder means a divisor above one, hence a quotient below the maximum.
        return rounding == .up && !remainder.isZero ? quotient &+ .one : quotient
    }
}

extension Int256 {
    /// The sum modulo 2^256, and whether it lies outside the range.
    @inlinable
    public func addingReportingOverflow(
        _ other: Int256
    ) -> (partialValue: Int256, overflow: Bool) {
        let sum = Int256(bits: bits &+ other.bits)
        // Only operands of one sign can overflow, and then the sum has the other.
        let overflow = isNegative == other.isNegative && sum.isNegative != isNegative
        return (sum, overflow)
    }

    /// The difference modulo 2^256, and whether it lies outside the range.
    @inlinable
    public func subtractingReportingOverflow(
        _ other: Int256
    ) -> (partialValue: Int256, overflow: Bool) {
        let difference = Int256(bits: bits &- other.bits)
        let overflow = isNegative != other.isNegative && difference.isNegative != isNegative
        return (difference, overflow)
    }

    /// The product modulo 2^256, and whether it lies outside the range.
    @inlinable
    public func multipliedReportingOverflow(
        by other: Int256
    ) -> (partialValue: Int256, overflow: Bool) {
        let product = magnitude.multipliedReportingOverflow(by: other.magnitude)
        let isNegative = isNegative != other.isNegative
        let bits = isNegative ? .zero &- product.partialValue : product.partialValue
        let limit = isNegative ? Int256.min.bits : Int256.max.bits
        return (Int256(bits: bits), product.overflow || product.partialValue > limit)
    }

    /// Divides, truncating towards zero; the remainder has the sign of the dividend.
    ///
    /// - Precondition: The divisor is not zero, and the quotient is not 2^255.
    @inlinable
    public func quotientAndRemainder(
        dividingBy divisor: Int256
    ) -> (quotient: Int256, remainder: Int256) {
        precondition(!isOverflowing(dividedBy: divisor), "The quotient exceeds the range.")
        let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
        return (
            Int256(bits: isNegative != divisor.isNegative ? .zero &- quotient : quotient),
            Int256(bits: isNegative ? .zero &- remainder : remainder)
        )
    }

    /// Whether the quotient is 2^255, the only one outside the range.
    @inlinable
    func isOverflowing(dividedBy divisor: Int256) -> Bool {
        self == .min && divisor.bits == .max
    }

    /// The number with its sign reversed.
    ///
    /// - Precondition: It is not the smallest number.
    @inlinable
    public static prefix func - (value: Int256) -> Int256 { .zero - value }

    /// The product.
    ///
    /// - Precondition: It lies inside the range.
    @inlinable
    public static func * (left: Int256, right: Int256) -> Int256 {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        precondition(!overflow, "The product exceeds the range.")
        return product
    }

    /// The quotient, truncated towards zero.
    ///
    /// - Precondition: The divisor is not zero, and the quotient is not 2^255.
    @inlinable
    public static func / (left: Int256, right: Int256) -> Int256 {
        left.quotientAndRemainder(dividingBy: right).quotient
    }

    /// What remains of a division, with the sign of the dividend.
    ///
    /// - Precondition: The divisor is not zero, and the quotient is not 2^255.
    @inlinable
    public static func % (left: Int256, right: Int256) -> Int256 {
        left.quotientAndRemainder(dividingBy: right).remainder
    }
}

extension Int256: AdditiveArithmetic {
    /// The sum.
    ///
    /// - Precondition: It lies inside the range.
    @inlinable
    public static func + (left: Int256, right: Int256) -> Int256 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        precondition(!overflow, "The sum exceeds the range.")
        return sum
    }

    /// The difference.
    ///
    /// - Precondition: It lies inside the range.
    @inlinable
    public static func - (left: Int256, right: Int256) -> Int256 {
        let (difference, overflow) = left.subtractingReportingOverflow(right)
        precondition(!overflow, "The difference exceeds the range.")
        return difference
    }
}

// MARK: - Checked

extension Int256 {
    /// The sum.
    ///
    /// - Throws: `overflow` when it lies outside the range.
    @inlinable
    public func adding(_ other: Int256) throws(ArithmeticFault) -> Int256 {
        let (sum, overflow) = addingReportingOverflow(other)
        guard !overflow else { throw .overflow }
        return sum
    }

    /// The difference.
    ///
    /// - Throws: `overflow` when it lies outside the range.
    @inlinable
    public func subtracting(_ other: Int256) throws(ArithmeticFault) -> Int256 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        guard !overflow else { throw .overflow }
        return difference
    }

    /// The product.
    ///
    /// - Throws: `overflow` when it lies outside the range.
    @inlinable
    public func multiplied(by other: Int256) throws(ArithmeticFault) -> Int256 {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        guard !overflow else { throw .overflow }
        return product
    }

    /// The quotient, truncated towards zero.
    ///
    /// - Throws: `divisionByZero`, or `overflow` when the quotient is 2^255.
    @inlinable
    public func divided(by divisor: Int256) throws(ArithmeticFault) -> Int256 {
        guard !divisor.isZero else { throw .divisionByZero }
        guard !isOverflowing(dividedBy: divisor) else { throw .overflow }
        return self / divisor
    }

    /// The number with its sign reversed.
    ///
    /// - Throws: `overflow` for the smallest number.
    @inlinable
    public func negated() throws(ArithmeticFault) -> Int256 {
        try Int256.zero.subtracting(self)
    }
}

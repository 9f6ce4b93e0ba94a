extension UInt256 {
    /// The sum.
    ///
    /// - Throws: `overflow` when it exceeds 256 bits.
    @inlinable
    public func adding(_ other: UInt256) throws(ArithmeticFault) -> UInt256 {
        let (sum, overflow) = addingReportingOverflow(other)
        guard !overflow else { throw .overflow }
        return sum
    }

    /// The difference.
    ///
    /// - Throws: `overflow` when it is negative.
    @inlinable
    public func subtracting(_ other: UInt256) throws(ArithmeticFault) -> UInt256 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        guard !overflow else { throw .overflow }
        return difference
    }

    /// The product.
    ///
    /// - Throws: `overflow` when it exceeds 256 bits.
    @inlinable
    public func multiplied(by other: UInt256) throws(ArithmeticFault) -> UInt256 {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        guard !overflow else { throw .overflow }
        return product
    }

    /// The quotient, rounded down.
    ///
    /// - Throws: `divisionByZero`.
    @inlinable
    public func divided(by divisor: UInt256) throws(ArithmeticFault) -> UInt256 {
        guard !divisor.isZero else { throw .divisionByZero }
        return self / divisor
    }

    /// What remains of a division.
    ///
    /// - Throws: `divisionByZero`.
    @inlinable
    public func remainder(dividingBy divisor: UInt256) throws(ArithmeticFault) -> UInt256 {
        guard !divisor.isZero else { throw .divisionByZero }
        return self % divisor
    }

    /// The power.
    ///
    /// - Throws: `overflow` when it exceeds 256 bits.
    public func raised(to exponent: Int) throws(ArithmeticFault) -> UInt256 {
        precondition(exponent >= 0, "A power of an integer has no negative exponent.")
        var result = UInt256.one
        var square = self
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = try result.multiplied(by: square) }
            rest >>= 1
            if rest > 0 { square = try square.multiplied(by: square) }
        }
        return result
    }
}

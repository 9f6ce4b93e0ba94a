/// `x · y / z` with a product of 512 bits, rounded as asked.
///
/// - Precondition: `z` is not zero and the quotient fits 256 bits.
@inlinable
public func mulDiv(
    _ x: UInt256, _ y: UInt256, by z: UInt256, rounding: Rounding
) -> UInt256 {
    precondition(!z.isZero, "The divisor is zero.")
    guard let quotient = mulDivChecked(x, y, by: z, rounding: rounding) else {
        preconditionFailure("The quotient exceeds 256 bits.")
    }
    return quotient
}

/// `x · y / z` with a product of 512 bits, rounded as asked, or nil.
///
/// It is nil when `z` is zero and when the rounded quotient exceeds 256 bits.
@inlinable
public func mulDivChecked(
    _ x: UInt256, _ y: UInt256, by z: UInt256, rounding: Rounding
) -> UInt256? {
    if (x.limb2 | x.limb3 | y.limb2 | y.limb3) == 0 {
        guard !z.isZero else { return nil }
        let product = multiplyHalves(x.limb1, x.limb0, y.limb1, y.limb0)
        // The quotient is the maximum at most when z is one, and then nothing remains.
        return product.divided(by: z, rounding: rounding)
    }
    return wideMulDivChecked(x, y, by: z, rounding: rounding)
}

/// The general case of ``mulDivChecked(_:_:by:rounding:)``, operands above 128 bits.
@usableFromInline
func wideMulDivChecked(
    _ x: UInt256, _ y: UInt256, by z: UInt256, rounding: Rounding
) -> UInt256? {
    let product = x.multipliedFullWidth(by: y)
    guard product.high < z else { return nil }
    let (quotient, remainder) = z.dividingFullWidth(product)
    guard rounding == .up, !remainder.isZero else { return quotient }
    let (rounded, overflow) = quotient.addingReportingOverflow(.one)
    return overflow ? nil : rounded
}

extension UInt256 {
    /// `self · y / z`, as the free function of that name.
    ///
    /// - Precondition: `z` is not zero and the quotient fits 256 bits.
    @inlinable
    public func mulDiv(_ y: UInt256, by z: UInt256, rounding: Rounding) -> UInt256 {
        CairnPrimitives.mulDiv(self, y, by: z, rounding: rounding)
    }
}

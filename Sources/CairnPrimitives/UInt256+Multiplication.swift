/// `first · second + addend + carry`, which always fits 128 bits.
@inlinable
@inline(__always)
func multiplyAdd(
    _ first: UInt64, _ second: UInt64, _ addend: UInt64, _ carry: UInt64
) -> (high: UInt64, low: UInt64) {
    let wide =
        UInt128(word: first) &* UInt128(word: second)
        &+ UInt128(word: addend) &+ UInt128(word: carry)
    return (wide.highWord, wide.lowWord)
}

/// The product of two 128-bit halves.
@inlinable
@inline(__always)
func multiplyHalves(
    _ left1: UInt64, _ left0: UInt64, _ right1: UInt64, _ right0: UInt64
) -> UInt256 {
    var row: (high: UInt64, low: UInt64) = multiplyAdd(left0, right0, 0, 0)
    let limb0 = row.low
    row = multiplyAdd(left0, right1, 0, row.high)
    let middle1 = row.low
    let middle2 = row.high
    row = multiplyAdd(left1, right0, middle1, 0)
    let limb1 = row.low
    row = multiplyAdd(left1, right1, middle2, row.high)
    return UInt256(limb0: limb0, limb1: limb1, limb2: row.low, limb3: row.high)
}

extension UInt256 {
    /// `self · factor + addend` in five limbs: the low four, and the one above them.
    @inlinable
    @inline(__always)
    func multipliedByLimb(
        _ factor: UInt64, adding addend: UInt256
    ) -> (high: UInt64, low: UInt256) {
        var row = multiplyAdd(limb0, factor, addend.limb0, 0)
        let low0 = row.low
        row = multiplyAdd(limb1, factor, addend.limb1, row.high)
        let low1 = row.low
        row = multiplyAdd(limb2, factor, addend.limb2, row.high)
        let low2 = row.low
        row = multiplyAdd(limb3, factor, addend.limb3, row.high)
        return (row.high, UInt256(limb0: low0, limb1: low1, limb2: low2, limb3: row.low))
    }

    /// The product in 512 bits, as two halves.
    public func multipliedFullWidth(by other: UInt256) -> (high: UInt256, low: UInt256) {
        if (other.limb1 | other.limb2 | other.limb3) == 0 {
            let (high, low) = multipliedByLimb(other.limb0, adding: .zero)
            return (UInt256(high), low)
        }
        // One row a limb of the multiplier; after each, the lowest limb is final.
        var (carry, rest) = multipliedByLimb(other.limb0, adding: .zero)
        let low0 = rest.limb0
        (carry, rest) = multipliedByLimb(other.limb1, adding: rest.droppingLowLimb(top: carry))
        let low1 = rest.limb0
        (carry, rest) = multipliedByLimb(other.limb2, adding: rest.droppingLowLimb(top: carry))
        let low2 = rest.limb0
        (carry, rest) = multipliedByLimb(other.limb3, adding: rest.droppingLowLimb(top: carry))
        let low = UInt256(limb0: low0, limb1: low1, limb2: low2, limb3: rest.limb0)
        return (rest.droppingLowLimb(top: carry), low)
    }

    /// The upper three limbs moved one down, beneath `top`.
    @inlinable
    @inline(__always)
    func droppingLowLimb(top: UInt64) -> UInt256 {
        UInt256(limb0: limb1, limb1: limb2, limb2: limb3, limb3: top)
    }

    /// The product modulo 2^256, and whether it was larger than that.
    @inlinable
    @inline(__always)
    public func multipliedReportingOverflow(
        by other: UInt256
    ) -> (partialValue: UInt256, overflow: Bool) {
        if (limb2 | limb3 | other.limb2 | other.limb3) == 0 {
            return (multiplyHalves(limb1, limb0, other.limb1, other.limb0), false)
        }
        let (high, low) = multipliedFullWidth(by: other)
        return (low, !high.isZero)
    }

    /// The product modulo 2^256.
    @inlinable
    public static func &* (left: UInt256, right: UInt256) -> UInt256 {
        let low = multiplyHalves(left.limb1, left.limb0, right.limb1, right.limb0)
        // The halves above: left.low · right.high + left.high · right.low, modulo 2^128.
        let cross = left.lowHalf &* right.highHalf &+ left.highHalf &* right.lowHalf
        return UInt256(high: low.highHalf &+ cross, low: low.lowHalf)
    }

    /// The product.
    ///
    /// - Precondition: It fits 256 bits.
    @inlinable
    public static func * (left: UInt256, right: UInt256) -> UInt256 {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        precondition(!overflow, "The product exceeds 256 bits.")
        return product
    }

    /// Multiplies in place, as `*`.
    @inlinable
    public static func *= (left: inout UInt256, right: UInt256) { left = left * right }

    /// Multiplies in place, as `&*`.
    @inlinable
    public static func &*= (left: inout UInt256, right: UInt256) { left = left &* right }
}

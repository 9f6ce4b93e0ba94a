extension UInt256 {
    /// How many zero bits stand above the highest one; 256 for zero.
    @inlinable
    public var leadingZeroBitCount: Int {
        if limb3 != 0 { return limb3.leadingZeroBitCount }
        if limb2 != 0 { return 64 + limb2.leadingZeroBitCount }
        if limb1 != 0 { return 128 + limb1.leadingZeroBitCount }
        return 192 + limb0.leadingZeroBitCount
    }

    /// How many zero bits stand below the lowest one; 256 for zero.
    @inlinable
    public var trailingZeroBitCount: Int {
        if limb0 != 0 { return limb0.trailingZeroBitCount }
        if limb1 != 0 { return 64 + limb1.trailingZeroBitCount }
        if limb2 != 0 { return 128 + limb2.trailingZeroBitCount }
        return 192 + limb3.trailingZeroBitCount
    }

    /// How many bits are one.
    @inlinable
    public var nonzeroBitCount: Int {
        limb0.nonzeroBitCount + limb1.nonzeroBitCount + limb2.nonzeroBitCount
            + limb3.nonzeroBitCount
    }

    /// The bits that both have.
    @inlinable
    public static func & (left: UInt256, right: UInt256) -> UInt256 {
        UInt256(
            limb0: left.limb0 & right.limb0, limb1: left.limb1 & right.limb1,
            limb2: left.limb2 & right.limb2, limb3: left.limb3 & right.limb3)
    }

    /// The bits that either has.
    @inlinable
    public static func | (left: UInt256, right: UInt256) -> UInt256 {
        UInt256(
            limb0: left.limb0 | right.limb0, limb1: left.limb1 | right.limb1,
            limb2: left.limb2 | right.limb2, limb3: left.limb3 | right.limb3)
    }

    /// The bits that exactly one has.
    @inlinable
    public static func ^ (left: UInt256, right: UInt256) -> UInt256 {
        UInt256(
            limb0: left.limb0 ^ right.limb0, limb1: left.limb1 ^ right.limb1,
            limb2: left.limb2 ^ right.limb2, limb3: left.limb3 ^ right.limb3)
    }

    /// The bits that it does not have.
    @inlinable
    public static prefix func ~ (value: UInt256) -> UInt256 {
        UInt256(
            limb0: ~value.limb0, limb1: ~value.limb1, limb2: ~value.limb2, limb3: ~value.limb3)
    }

    /// Moves every bit up by `count`; those above bit 255 are lost.
    ///
    /// - Precondition: `count` is not negative; from 256 on the result is zero.
    @inlinable
    public static func << (value: UInt256, count: Int) -> UInt256 {
        precondition(count >= 0, "A shift has no negative width.")
        if count >= 128 { return UInt256(high: value.lowHalf << (count - 128), low: 0) }
        // Two steps below, so that a count of zero does not shift by 128 in one.
        let carried = (value.lowHalf &>> 1) &>> UInt128(truncatingIfNeeded: 127 - count)
        let width = UInt128(truncatingIfNeeded: count)
        return UInt256(high: value.highHalf &<< width | carried, low: value.lowHalf &<< width)
    }

    /// Moves every bit down by `count`; those below bit 0 are lost.
    ///
    /// - Precondition: `count` is not negative; from 256 on the result is zero.
    @inlinable
    public static func >> (value: UInt256, count: Int) -> UInt256 {
        precondition(count >= 0, "A shift has no negative width.")
        if count >= 128 { return UInt256(high: 0, low: value.highHalf >> (count - 128)) }
        let carried = (value.highHalf &<< 1) &<< UInt128(truncatingIfNeeded: 127 - count)
        let width = UInt128(truncatingIfNeeded: count)
        return UInt256(high: value.highHalf &>> width, low: value.lowHalf &>> width | carried)
    }

    /// Keeps the bits that both have.
    @inlinable
    public static func &= (left: inout UInt256, right: UInt256) { left = left & right }

    /// Adds the bits of the other.
    @inlinable
    public static func |= (left: inout UInt256, right: UInt256) { left = left | right }

    /// Flips the bits of the other.
    @inlinable
    public static func ^= (left: inout UInt256, right: UInt256) { left = left ^ right }

    /// Shifts up in place.
    @inlinable
    public static func <<= (left: inout UInt256, count: Int) { left = left << count }

    /// Shifts down in place.
    @inlinable
    public static func >>= (left: inout UInt256, count: Int) { left = left >> count }
}

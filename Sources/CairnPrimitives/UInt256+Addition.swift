extension UInt256 {
    /// The sum modulo 2^256, and whether it was larger than that.
    @inlinable
    @inline(__always)
    public func addingReportingOverflow(
        _ other: UInt256
    ) -> (partialValue: UInt256, overflow: Bool) {
        // A limb and its carry in 128 bits each: the compiler makes of it one add and three adc.
        let sum0 = UInt128(word: limb0) &+ UInt128(word: other.limb0)
        let sum1 =
            UInt128(word: limb1) &+ UInt128(word: other.limb1) &+ UInt128(word: sum0.highWord)
        let sum2 =
            UInt128(word: limb2) &+ UInt128(word: other.limb2) &+ UInt128(word: sum1.highWord)
        let sum3 =
            UInt128(word: limb3) &+ UInt128(word: other.limb3) &+ UInt128(word: sum2.highWord)
        let sum = UInt256(
            limb0: sum0.lowWord, limb1: sum1.lowWord, limb2: sum2.lowWord, limb3: sum3.lowWord)
        return (sum, sum3.highWord != 0)
    }

    /// The difference modulo 2^256, and whether it was negative.
    @inlinable
    @inline(__always)
    public func subtractingReportingOverflow(
        _ other: UInt256
    ) -> (partialValue: UInt256, overflow: Bool) {
        // The sum with the complement and one; without a carry out, the difference is negative.
        let rest0 = UInt128(word: limb0) &+ UInt128(word: ~other.limb0) &+ 1
        let rest1 =
            UInt128(word: limb1) &+ UInt128(word: ~other.limb1) &+ UInt128(word: rest0.highWord)
        let rest2 =
            UInt128(word: limb2) &+ UInt128(word: ~other.limb2) &+ UInt128(word: rest1.highWord)
        let rest3 =
            UInt128(word: limb3) &+ UInt128(word: ~other.limb3) &+ UInt128(word: rest2.highWord)
        let difference = UInt256(
            limb0: rest0.lowWord, limb1: rest1.lowWord, limb2: rest2.lowWord, limb3: rest3.lowWord)
        return (difference, rest3.highWord == 0)
    }

    /// The sum modulo 2^256.
    @inlinable
    @inline(__always)
    public static func &+ (left: UInt256, right: UInt256) -> UInt256 {
        left.addingReportingOverflow(right).partialValue
    }

    /// The difference modulo 2^256.
    @inlinable
    @inline(__always)
    public static func &- (left: UInt256, right: UInt256) -> UInt256 {
        left.subtractingReportingOverflow(right).partialValue
    }

    /// The difference, or zero when it would be negative.
    @inlinable
    @inline(__always)
    public func saturatingSubtract(_ other: UInt256) -> UInt256 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? .zero : difference
    }
}

extension UInt256: AdditiveArithmetic {
    /// The sum.
    ///
    /// - Precondition: It fits 256 bits.
    @inlinable
    @inline(__always)
    public static func + (left: UInt256, right: UInt256) -> UInt256 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        precondition(!overflow, "The sum exceeds 256 bits.")
        return sum
    }

    /// The difference.
    ///
    /// - Precondition: It is not negative.
    @inlinable
    @inline(__always)
    public static func - (left: UInt256, right: UInt256) -> UInt256 {
        let (difference, overflow) = left.subtractingReportingOverflow(right)
        precondition(!overflow, "The difference is negative.")
        return difference
    }

    /// Adds in place, as `+`.
    @inlinable
    @inline(__always)
    public static func += (left: inout UInt256, right: UInt256) { left = left + right }

    /// Subtracts in place, as `-`.
    @inlinable
    @inline(__always)
    public static func -= (left: inout UInt256, right: UInt256) { left = left - right }

    /// Adds in place, as `&+`.
    @inlinable
    @inline(__always)
    public static func &+= (left: inout UInt256, right: UInt256) { left = left &+ right }

    /// Subtracts in place, as `&-`.
    @inlinable
    @inline(__always)
    public static func &-= (left: inout UInt256, right: UInt256) { left = left &- right }
}

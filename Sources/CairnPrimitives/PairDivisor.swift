/// A divisor of two limbs.
struct PairDivisor {
    let shift: UInt128
    let pair: UInt128
    private let high: UInt64
    private let low: UInt64
    private let inverse: UInt64

    /// Prepares a divisor whose high limb is not zero.
    @inline(__always)
    init(_ high: UInt64, _ low: UInt64) {
        shift = UInt128(truncatingIfNeeded: high.leadingZeroBitCount)
        pair = UInt128(high: high, low: low) &<< shift
        self.high = pair.highWord
        self.low = pair.lowWord
        inverse = PairDivisor.reciprocal(of: self.high, self.low)
    }

    /// The reciprocal of a pair whose top bit is one: ⌊(2^192 − 1) / pair⌋ − 2^64.
    @inline(__always)
    private static func reciprocal(of high: UInt64, _ low: UInt64) -> UInt64 {
        var inverse = limbReciprocal(of: high)
        var product = high &* inverse &+ low
        if product < low {
            inverse &-= 1
            if product >= high {
                inverse &-= 1
                product &-= high
            }
            product &-= high
        }
        let (top, bottom) = inverse.multipliedFullWidth(by: low)
        product &+= top
        if product < top {
            inverse &-= 1
            if product > high || (product == high && bottom >= low) { inverse &-= 1 }
        }
        return inverse
    }

    /// Divides six limbs, of which the highest two are less than the divisor.
    @inline(__always)
    func divide(high: UInt128, low: UInt256) -> (quotient: UInt256, remainder: UInt256) {
        var quotient = UInt256.zero
        let lower = low.lowHalf &<< shift
        var remainder = low.highHalf &<< shift | carried(low.lowHalf)
        // Where the dividend is short, so is the quotient: of one limb, of two, or of four.
        if (high | low.highHalf) == 0 {
            remainder = UInt128(high: remainder.lowWord, low: lower.highWord)
        } else {
            if high != 0 || low.highHalf >= pair &>> shift {
                let upper = remainder
                remainder = high &<< shift | carried(low.highHalf)
                quotient.limb3 = step(&remainder, upper.highWord)
                quotient.limb2 = step(&remainder, upper.lowWord)
            }
            quotient.limb1 = step(&remainder, lower.highWord)
        }
        quotient.limb0 = step(&remainder, lower.lowWord)
        return (quotient, UInt256(remainder &>> shift))
    }

    /// The bits of a half that a shift moves into the next one.
    @inline(__always)
    private func carried(_ lower: UInt128) -> UInt128 {
        (lower &>> 1) &>> (127 &- shift)
    }

    /// Divides three limbs, the remainder so far and the next; returns one limb of quotient.
    @inline(__always)
    func step(_ remainder: inout UInt128, _ next: UInt64) -> UInt64 {
        let top = remainder.highWord
        let middle = remainder.lowWord
        let estimate = UInt128(word: inverse) &* UInt128(word: top) &+ remainder
        var quotient = estimate.highWord
        let upper = middle &- quotient &* high
        remainder =
            UInt128(high: upper, low: next) &- UInt128(word: low) &* UInt128(word: quotient) &- pair
        quotient &+= 1
        if remainder.highWord >= estimate.lowWord {
            quotient &-= 1
            remainder &+= pair
        }
        if remainder >= pair {
            quotient &+= 1
            remainder &-= pair
        }
        return quotient
    }
}

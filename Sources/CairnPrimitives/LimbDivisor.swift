// Long division with a precomputed reciprocal instead of one hardware division a limb:
// N. Möller and T. Granlund, "Improved division by invariant integers" (2011).
// A divisor is first shifted until its top bit is one; the dividend is shifted alike,
// which leaves the quotient as it is and multiplies the remainder.

/// The reciprocal of a limb whose top bit is one: ⌊(2^128 − 1) / limb⌋ − 2^64.
@inline(__always)
func limbReciprocal(of limb: UInt64) -> UInt64 {
    limb.dividingFullWidth((~limb, .max)).quotient
}

/// A divisor of one limb.
struct LimbDivisor {
    private let shift: UInt64
    private let limb: UInt64
    private let inverse: UInt64

    /// Prepares a divisor that is not zero.
    @inline(__always)
    init(_ divisor: UInt64) {
        shift = UInt64(truncatingIfNeeded: divisor.leadingZeroBitCount)
        limb = divisor &<< shift
        inverse = limbReciprocal(of: limb)
    }

    /// Divides five limbs, of which the highest is less than the divisor.
    @inline(__always)
    func divide(high: UInt64, low: UInt256) -> (quotient: UInt256, remainder: UInt256) {
        var quotient = UInt256.zero
        var remainder = high &<< shift | carried(low.limb3)
        if (high | low.limb3 | low.limb2) != 0 {
            quotient.limb3 = step(&remainder, low.limb3 &<< shift | carried(low.limb2))
            quotient.limb2 = step(&remainder, low.limb2 &<< shift | carried(low.limb1))
        } else {
            remainder = carried(low.limb1)
        }
        quotient.limb1 = step(&remainder, low.limb1 &<< shift | carried(low.limb0))
        quotient.limb0 = step(&remainder, low.limb0 &<< shift)
        return (quotient, UInt256(remainder &>> shift))
    }

    /// The bits of a limb that a shift moves into the next one.
    @inline(__always)
    private func carried(_ lower: UInt64) -> UInt64 {
        (lower &>> 1) &>> (63 &- shift)
    }

    /// Divides two limbs, the remainder so far and the next; returns one limb of quotient.
    @inline(__always)
    private func step(_ remainder: inout UInt64, _ next: UInt64) -> UInt64 {
        let estimate =
            UInt128(word: inverse) &* UInt128(word: remainder)
            &+ UInt128(high: remainder, low: next)
        var quotient = estimate.highWord &+ 1
        remainder = next &- quotient &* limb
        if remainder > estimate.lowWord {
            quotient &-= 1
            remainder &+= limb
        }
        if remainder >= limb {
            quotient &+= 1
            remainder &-= limb
        }
        return quotient
    }
}

/// A divisor of three or four limbs, shifted to fill all four.
struct QuadDivisor {
    /// Whether the shift begins with a whole limb.
    private let isShort: Bool
    /// The rest of the shift, below 64 bits.
    private let shift: UInt64
    private let divisor: UInt256
    private let top: PairDivisor

    /// Prepares a divisor of at least 129 bits.
    @inline(__always)
    init(_ value: UInt256) {
        isShort = value.limb3 == 0
        let aligned = isShort ? value.raised(above: 0) : value
        shift = UInt64(truncatingIfNeeded: aligned.limb3.leadingZeroBitCount)
        divisor = aligned.shifted(by: shift, above: 0)
        top = PairDivisor(divisor.limb3, divisor.limb2)
    }

    /// Divides four limbs; the quotient has two at most.
    @inline(__always)
    func divide(_ dividend: UInt256) -> (quotient: UInt256, remainder: UInt256) {
        // The shifted dividend has six limbs at most, and its highest four are less than the
        // divisor, whose top bit is one.
        let upper =
            isShort ? dividend.droppingLowLimb(top: 0) : UInt256(high: 0, low: dividend.highHalf)
        let lower =
            isShort
            ? UInt256(limb0: 0, limb1: 0, limb2: 0, limb3: dividend.limb0)
            : UInt256(high: dividend.lowHalf, low: 0)
        var remainder = upper.shifted(by: shift, above: lower.limb3)
        let rest = lower.shifted(by: shift, above: 0)
        let quotient1 = step(&remainder, rest.limb3)
        let quotient0 = step(&remainder, rest.limb2)
        let quotient = UInt256(limb0: quotient0, limb1: quotient1, limb2: 0, limb3: 0)
        return (quotient, restored(remainder))
    }

    /// Divides eight limbs, of which the highest four are less than the divisor.
    @inline(__always)
    func divide(high: UInt256, low: UInt256) -> (quotient: UInt256, remainder: UInt256) {
        let upper = isShort ? high.raised(above: low.limb3) : high
        let lower = isShort ? low.raised(above: 0) : low
        var remainder = upper.shifted(by: shift, above: lower.limb3)
        let rest = lower.shifted(by: shift, above: 0)
        let quotient3 = step(&remainder, rest.limb3)
        let quotient2 = step(&remainder, rest.limb2)
        let quotient1 = step(&remainder, rest.limb1)
        let quotient0 = step(&remainder, rest.limb0)
        let quotient = UInt256(
            limb0: quotient0, limb1: quotient1, limb2: quotient2, limb3: quotient3)
        return (quotient, restored(remainder))
    }

    /// Takes the shift back.
    @inline(__always)
    private func restored(_ remainder: UInt256) -> UInt256 {
        // Of a short divisor the lowest limb is zero, and so it is of what remains.
        let aligned = isShort ? remainder.droppingLowLimb(top: 0) : remainder
        let below = 63 &- shift
        return UInt256(
            limb0: aligned.limb0 &>> shift | (aligned.limb1 &<< 1) &<< below,
            limb1: aligned.limb1 &>> shift | (aligned.limb2 &<< 1) &<< below,
            limb2: aligned.limb2 &>> shift | (aligned.limb3 &<< 1) &<< below,
            limb3: aligned.limb3 &>> shift)
    }

    /// Divides five limbs, the remainder so far and the next; returns one limb of quotient.
    @inline(__always)
    private func step(_ remainder: inout UInt256, _ next: UInt64) -> UInt64 {
        var head = remainder.highHalf
        if head == top.pair {
            // The remainder is short of the divisor by less than 2^128, so the quotient of
            // remainder · 2^64 + next is 2^64 − 1, and what remains of it is
            // remainder · 2^64 + next − 2^64 · divisor + divisor, computed modulo 2^256.
            let window = remainder << 64 | UInt256(next)
            remainder = window &- (divisor << 64) &+ divisor
            return .max
        }
        var quotient = top.step(&head, remainder.limb1)
        // head is now the rest of the three highest limbs; the two lower limbs of the divisor,
        // times the quotient, are still to be taken off.
        let product = multiplyHalves(0, quotient, divisor.limb1, divisor.limb0)
        let window = UInt256(
            limb0: next, limb1: remainder.limb0, limb2: head.lowWord,
            limb3: head.highWord)
        let (difference, borrowed) = window.subtractingReportingOverflow(product)
        remainder = difference
        if borrowed {
            quotient &-= 1
            remainder = remainder &+ divisor
        }
        return quotient
    }
}

extension UInt256 {
    /// Every limb moved up by one, above `lower`; the highest is lost.
    @inline(__always)
    fileprivate func raised(above lower: UInt64) -> UInt256 {
        UInt256(limb0: lower, limb1: limb0, limb2: limb1, limb3: limb2)
    }

    /// Every bit moved up by `count` below 64, the top bits of `lower` moving in.
    @inline(__always)
    fileprivate func shifted(by count: UInt64, above lower: UInt64) -> UInt256 {
        let rest = 63 &- count
        return UInt256(
            limb0: limb0 &<< count | (lower &>> 1) &>> rest,
            limb1: limb1 &<< count | (limb0 &>> 1) &>> rest,
            limb2: limb2 &<< count | (limb1 &>> 1) &>> rest,
            limb3: limb3 &<< count | (limb2 &>> 1) &>> rest)
    }
}

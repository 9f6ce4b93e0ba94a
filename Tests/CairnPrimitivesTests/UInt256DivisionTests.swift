import BigInt
import CairnPrimitives
import Testing

@Suite("Division")
struct UInt256DivisionTests {
    /// A quotient and a remainder are right when quotient · divisor + remainder is the
    /// dividend and the remainder is below the divisor; BigInt multiplies much faster than
    /// it divides.
    @Test("is undone by multiplication in arbitrary precision")
    func undone() {
        forEachPair(share: 30, seed: 3) { left, right in
            if right.isZero { return true }
            let (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
            return remainder < right
                && BigUInt(quotient) * BigUInt(right) + BigUInt(remainder) == BigUInt(left)
        }
    }

    @Test("agrees with arbitrary precision")
    func agree() {
        forEachPair(share: 3, seed: 31) { left, right in
            if right.isZero { return true }
            let expected = BigUInt(left).quotientAndRemainder(dividingBy: BigUInt(right))
            return BigUInt(left / right) == expected.quotient
                && BigUInt(left % right) == expected.remainder
        }
    }

    @Test("of 512 bits agrees with arbitrary precision")
    func fullWidth() {
        var high = Operands(seed: 320)
        forEachPair(share: 7, seed: 32) { low, divisor in
            if divisor.isZero { return true }
            let dividend = (high: high.next() % divisor, low: low)
            let (quotient, remainder) = divisor.dividingFullWidth(dividend)
            return remainder < divisor
                && BigUInt(quotient) * BigUInt(divisor) + BigUInt(remainder)
                    == BigUInt(high: dividend.high, low: low)
        }
    }

    /// A remainder whose two highest limbs are the divisor's: the estimate would be 2^64.
    @Test("the quotient limb that cannot be estimated")
    func largestQuotientLimb() {
        for low in [UInt256.zero, 1, UInt256(UInt128.max), .max] {
            for lift in [UInt64(0), 1, .max] {
                let divisor = UInt256(limb0: .max, limb1: lift, limb2: 5, limb3: 1 << 63)
                let high = divisor - UInt256(UInt64(3))
                let (quotient, remainder) = divisor.dividingFullWidth((high, low))
                #expect(remainder < divisor)
                #expect(
                    BigUInt(quotient) * BigUInt(divisor) + BigUInt(remainder)
                        == BigUInt(high: high, low: low))
            }
        }
    }

    @Test("all pairs of limbs at their extremes")
    func extremes() {
        let limbs: [UInt64] = [0, 1, 1 << 63, .max]
        var words: [UInt256] = []
        for limb3 in limbs {
            for limb2 in limbs {
                for limb1 in limbs {
                    for limb0 in limbs {
                        words.append(
                            UInt256(limb0: limb0, limb1: limb1, limb2: limb2, limb3: limb3))
                    }
                }
            }
        }
        for left in words {
            for right in words where !right.isZero {
                let (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
                let (high, low) = quotient.multipliedFullWidth(by: right)
                let (sum, overflows) = low.addingReportingOverflow(remainder)
                guard high.isZero, !overflows, sum == left, remainder < right else {
                    Issue.record("\(left.hexWord) by \(right.hexWord)")
                    return
                }
            }
        }
    }

    /// Divisors just above a power of two and dividends just at or below a multiple are
    /// where an estimated quotient limb must be corrected twice.
    @Test("multiples and their neighbours")
    func multiples() {
        var operands = Operands(seed: 33)
        for index in 0..<20_000 {
            let limbs = 1 + index % 4
            let lift = UInt256(UInt64(index % 3)) << (64 * (limbs - 1))
            let below = operands.next() & ~(UInt256.max << (64 * (limbs - 1)))
            let divisor = UInt256.one << (64 * limbs - 1) | lift | below
            let factor = operands.next() >> (256 - divisor.leadingZeroBitCount)
            let multiple = factor * divisor
            for remainder in [UInt256.zero, .one, divisor - .one] {
                let (dividend, overflows) = multiple.addingReportingOverflow(remainder)
                if overflows || remainder >= divisor { continue }
                let found = dividend.quotientAndRemainder(dividingBy: divisor)
                guard found.quotient == factor, found.remainder == remainder else {
                    Issue.record("\(dividend.hexWord) by \(divisor.hexWord)")
                    return
                }
            }
        }
    }

    @Test("rounds as asked")
    func rounding() {
        #expect(UInt256(7).divided(by: 2, rounding: .down) == 3)
        #expect(UInt256(7).divided(by: 2, rounding: .up) == 4)
        #expect(UInt256(8).divided(by: 2, rounding: .up) == 4)
        #expect(UInt256.zero.divided(by: 2, rounding: .up) == 0)
        #expect(UInt256.one.divided(by: .max, rounding: .up) == 1)
        #expect(UInt256.max.divided(by: .one, rounding: .up) == .max)
    }

    @Test("the throwing forms refuse zero")
    func faults() throws {
        #expect(throws: ArithmeticFault.divisionByZero) { try UInt256.one.divided(by: .zero) }
        #expect(throws: ArithmeticFault.divisionByZero) {
            try UInt256.one.remainder(dividingBy: .zero)
        }
        #expect(try UInt256(17).divided(by: 5) == 3)
        #expect(try UInt256(17).remainder(dividingBy: 5) == 2)
    }

    @Test("in place")
    func inPlace() {
        var value: UInt256 = 1_000_000_000_000_000_000_000_000_000_000
        value /= 7
        #expect(value == 142_857_142_857_142_857_142_857_142_857)
        value %= 1_000
        #expect(value == 857)
    }
}

@Suite("Division traps")
struct UInt256TrapTests {
    @Test("plain operators stop the process")
    func traps() async {
        await #expect(processExitsWith: .failure) { _ = UInt256.one / .zero }
        await #expect(processExitsWith: .failure) { _ = UInt256.max + .one }
        await #expect(processExitsWith: .failure) { _ = UInt256.zero - .one }
        await #expect(processExitsWith: .failure) { _ = UInt256.max * 2 }
        await #expect(processExitsWith: .failure) {
            _ = mulDiv(.max, 2, by: .one, rounding: .down)
        }
        await #expect(processExitsWith: .failure) { _ = Int256.min / -1 }
    }
}

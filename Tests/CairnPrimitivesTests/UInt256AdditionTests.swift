import BigInt
import CairnPrimitives
import Testing

@Suite("Addition and subtraction")
struct UInt256AdditionTests {
    @Test("agree with arbitrary precision")
    func agree() {
        let modulus = BigUInt(1) << 256
        forEachPair(share: 30, seed: 1) { left, right in
            let sum = BigUInt(left) + BigUInt(right)
            let added = left.addingReportingOverflow(right)
            let subtracted = left.subtractingReportingOverflow(right)
            // left − right, brought back into the range by the modulus where it is negative.
            let restored =
                BigUInt(subtracted.partialValue) + BigUInt(right)
            return added.partialValue == sum.low256
                && added.overflow == (sum.bitWidth > 256)
                && restored == (subtracted.overflow ? BigUInt(left) + modulus : BigUInt(left))
                && subtracted.overflow == (left < right)
        }
    }

    @Test("the wrapping, trapping, throwing and saturating forms are one")
    func forms() throws {
        forEachPair(share: 2, seed: 11) { left, right in
            let (sum, sumOverflows) = left.addingReportingOverflow(right)
            let (rest, restOverflows) = left.subtractingReportingOverflow(right)
            var added = left
            added &+= right
            var subtracted = left
            subtracted &-= right
            let isSumRight =
                left &+ right == sum && added == sum
                && (sumOverflows || left + right == sum)
                && (try? left.adding(right)) == (sumOverflows ? nil : sum)
            let isRestRight =
                left &- right == rest && subtracted == rest
                && (restOverflows || left - right == rest)
                && (try? left.subtracting(right)) == (restOverflows ? nil : rest)
                && left.saturatingSubtract(right) == (restOverflows ? .zero : rest)
            return isSumRight && isRestRight
        }
    }

    @Test("a shortfall and an excess throw overflow")
    func faults() {
        #expect(throws: ArithmeticFault.overflow) { try UInt256.max.adding(.one) }
        #expect(throws: ArithmeticFault.overflow) { try UInt256.zero.subtracting(.one) }
        #expect(UInt256.max &+ .one == .zero)
        #expect(UInt256.zero &- .one == .max)
    }

    @Test("carries run through all limbs")
    func carries() {
        let ones = UInt256.max >> 1
        #expect(ones + .one == .one << 255)
        #expect((UInt256.one << 255) - .one == ones)
        var total = UInt256.zero
        total += 7
        total -= 3
        #expect(total == 4)
        #expect([UInt256(1), 2, 3].reduce(.zero, +) == 6)
    }

    @Test("order is that of the numbers")
    func order() {
        forEachPair(share: 3, seed: 12) { left, right in
            let (bigLeft, bigRight) = (BigUInt(left), BigUInt(right))
            return (left < right) == (bigLeft < bigRight)
                && (left == right) == (bigLeft == bigRight)
                && (left <= right) == (bigLeft <= bigRight) && !(left < left)
        }
    }
}

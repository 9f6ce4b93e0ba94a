import BigInt
import CairnPrimitives
import Testing

extension BigInt {
    fileprivate init(_ value: Int256) {
        self.init(sign: value.isNegative ? .minus : .plus, magnitude: BigUInt(value.magnitude))
    }
}

@Suite("Int256")
struct Int256Tests {
    private let least = -(BigInt(1) << 255)
    private let most = (BigInt(1) << 255) - 1

    private func isInside(_ value: BigInt) -> Bool { least <= value && value <= most }

    @Test("agrees with arbitrary precision")
    func agree() {
        forEachPair(share: 3, seed: 7) { first, second in
            let (left, right) = (Int256(bits: first), Int256(bits: second))
            let (bigLeft, bigRight) = (BigInt(left), BigInt(right))
            let sum = left.addingReportingOverflow(right)
            let difference = left.subtractingReportingOverflow(right)
            let product = left.multipliedReportingOverflow(by: right)
            func isSame(_ found: (partialValue: Int256, overflow: Bool), _ big: BigInt) -> Bool {
                found.overflow == !isInside(big)
                    && (found.overflow || BigInt(found.partialValue) == big)
            }
            return isSame(sum, bigLeft + bigRight) && isSame(difference, bigLeft - bigRight)
                && isSame(product, bigLeft * bigRight) && (left < right) == (bigLeft < bigRight)
                && (try? left.adding(right)) == (sum.overflow ? nil : sum.partialValue)
                && (try? left.subtracting(right))
                    == (difference.overflow ? nil : difference.partialValue)
                && (try? left.multiplied(by: right))
                    == (product.overflow ? nil : product.partialValue)
        }
    }

    @Test("division truncates towards zero and the remainder has the dividend's sign")
    func division() {
        forEachPair(share: 1, seed: 71) { first, second in
            let (left, right) = (Int256(bits: first), Int256(bits: second))
            if right.isZero || (left == .min && right == -1) { return true }
            let (quotient, remainder) = BigInt(left).quotientAndRemainder(
                dividingBy: BigInt(right))
            return BigInt(left / right) == quotient && BigInt(left % right) == remainder
                && (try? left.divided(by: right)) == left / right
        }
        #expect(Int256(-7) / 2 == -3)
        #expect(Int256(-7) % 2 == -1)
        #expect(Int256(7) / -2 == -3)
        #expect(Int256(7) % -2 == 1)
    }

    @Test("the edges")
    func edges() throws {
        #expect(Int256.min.magnitude == .one << 255)
        #expect(Int256.max.magnitude == .max >> 1)
        #expect(Int256.min.isNegative)
        #expect(Int256.min < -1 && Int256(-1) < 0 && Int256.zero < .one && Int256.one < .max)
        #expect(Int256(-1).bits == .max)
        #expect(Int256(Int64.min).bits == .max << 63)
        #expect(Int256(Int128.min).bits == .max << 127)
        #expect(Int256(-5) + 5 == .zero)
        #expect(-Int256(5) == -5)
        #expect(Int256(6) * -7 == -42)
        #expect(Int256(6) - 7 == -1)
        #expect(try Int256.max.negated() == Int256.min + 1)
        #expect(throws: ArithmeticFault.overflow) { try Int256.min.negated() }
        #expect(throws: ArithmeticFault.overflow) { try Int256.max.adding(1) }
        #expect(throws: ArithmeticFault.overflow) { try Int256.min.subtracting(1) }
        #expect(throws: ArithmeticFault.overflow) { try Int256.min.multiplied(by: -1) }
        #expect(throws: ArithmeticFault.overflow) { try Int256.min.divided(by: -1) }
        #expect(throws: ArithmeticFault.divisionByZero) { try Int256.one.divided(by: 0) }
    }

    @Test("conversions")
    func conversions() {
        #expect(Int256(exactly: .one << 255) == nil)
        #expect(Int256(exactly: .max >> 1) == .max)
        #expect(Int256(magnitude: .one << 255, isNegative: true) == .min)
        #expect(Int256(magnitude: .one << 255, isNegative: false) == nil)
        #expect(Int256(magnitude: (.one << 255) + 1, isNegative: true) == nil)
        #expect(Int256(magnitude: .max, isNegative: true) == nil)
        #expect(Int256(magnitude: 0, isNegative: true) == 0)
        #expect(Int256(magnitude: 3, isNegative: true) == -3)
        #expect(Int256(-3).asUInt256 == nil)
        #expect(Int256(3).asUInt256 == 3)
        #expect(Int256(Int64.min).asInt64 == .min)
        #expect((Int256(Int64.min) - 1).asInt64 == nil)
        #expect((Int256(Int64.max) + 1).asInt64 == nil)
        #expect(Int256(-42).description == "-42")
        #expect(Int256.min.description == least.description)
        #expect(Int256.zero.description == "0")
    }
}

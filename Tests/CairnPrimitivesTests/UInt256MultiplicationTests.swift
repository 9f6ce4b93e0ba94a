import BigInt
import CairnPrimitives
import Testing

@Suite("Multiplication")
struct UInt256MultiplicationTests {
    @Test("agrees with arbitrary precision in 256 and 512 bits")
    func agree() {
        forEachPair(share: 25, seed: 2) { left, right in
            let product = BigUInt(left) * BigUInt(right)
            let wide = left.multipliedFullWidth(by: right)
            let reported = left.multipliedReportingOverflow(by: right)
            return BigUInt(high: wide.high, low: wide.low) == product
                && reported.partialValue == wide.low && reported.overflow == !wide.high.isZero
                && left &* right == wide.low
        }
    }

    @Test("the trapping and throwing forms are one")
    func forms() {
        forEachPair(share: 2, seed: 21) { left, right in
            let (product, overflows) = left.multipliedReportingOverflow(by: right)
            var wrapped = left
            wrapped &*= right
            return wrapped == product && (overflows || left * right == product)
                && (try? left.multiplied(by: right)) == (overflows ? nil : product)
        }
    }

    @Test("the square of the maximum")
    func largest() {
        let square = UInt256.max.multipliedFullWidth(by: .max)
        // (2^256 − 1)² = 2^512 − 2 · 2^256 + 1
        #expect(square.high == .max - .one)
        #expect(square.low == .one)
        #expect(throws: ArithmeticFault.overflow) {
            try UInt256.max.multiplied(by: 2)
        }
    }

    @Test("powers")
    func powers() throws {
        #expect(try UInt256(10).raised(to: 18) == 1_000_000_000_000_000_000)
        #expect(try UInt256(2).raised(to: 255) == .one << 255)
        #expect(try UInt256.zero.raised(to: 0) == .one)
        #expect(try UInt256.max.raised(to: 1) == .max)
        #expect(
            try UInt256(10).raised(to: 77).description == "1" + String(repeating: "0", count: 77))
        #expect(throws: ArithmeticFault.overflow) { try UInt256(2).raised(to: 256) }
        #expect(throws: ArithmeticFault.overflow) { try UInt256(10).raised(to: 78) }
    }
}

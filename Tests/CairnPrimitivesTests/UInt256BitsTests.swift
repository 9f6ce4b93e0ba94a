import BigInt
import CairnPrimitives
import Testing

@Suite("Bits and shifts")
struct UInt256BitsTests {
    @Test("logic agrees with arbitrary precision")
    func logic() {
        forEachPair(share: 3, seed: 5) { left, right in
            let (bigLeft, bigRight) = (BigUInt(left), BigUInt(right))
            return BigUInt(left & right) == bigLeft & bigRight
                && BigUInt(left | right) == bigLeft | bigRight
                && BigUInt(left ^ right) == bigLeft ^ bigRight
                && ~left == .max &- left
        }
    }

    @Test("shifts by every count agree with arbitrary precision", arguments: 0...260)
    func shifts(count: Int) {
        var operands = Operands(seed: UInt64(count))
        for _ in 0..<20 {
            let value = operands.next()
            #expect(value << count == (BigUInt(value) << count).low256)
            #expect(value >> count == (BigUInt(value) >> count).low256)
        }
        #expect(UInt256.max << 1_000 == .zero)
        #expect(UInt256.max >> 1_000 == .zero)
    }

    @Test("counts agree with arbitrary precision")
    func counts() {
        var operands = Operands(seed: 51)
        for _ in 0..<2_000 {
            let value = operands.next()
            let big = BigUInt(value)
            #expect(value.leadingZeroBitCount == 256 - big.bitWidth)
            #expect(
                value.trailingZeroBitCount == (big.isZero ? 256 : big.trailingZeroBitCount))
            #expect(value.nonzeroBitCount + (~value).nonzeroBitCount == 256)
        }
        #expect(UInt256.zero.leadingZeroBitCount == 256)
        #expect(UInt256.zero.trailingZeroBitCount == 256)
        #expect(UInt256.one.leadingZeroBitCount == 255)
        #expect(UInt256.max.nonzeroBitCount == 256)
        #expect(UInt256.bitWidth == 256)
    }

    @Test("in place")
    func inPlace() {
        var value: UInt256 = 0b1100
        value &= 0b0110
        #expect(value == 0b0100)
        value |= 1
        #expect(value == 0b0101)
        value ^= .max
        #expect(value == ~UInt256(0b0101))
        value >>= 252
        value <<= 3
        #expect(value == 0b111_1000)
    }
}

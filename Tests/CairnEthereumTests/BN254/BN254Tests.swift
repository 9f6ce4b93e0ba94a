@testable import CairnEthereum
import CairnPrimitives
import Testing

@Suite("BN254")
struct BN254Tests {
    private let g = BN254G1.generator
    private let h = BN254G2.generator

    @Test("twice the generator is the point that EIP-196's contracts give")
    func doubling() throws {
        let double = (g + g).coordinates
        #expect(
            double.x.description
                == "1368015179489954701390400359078579693043519447331113978918064868415326638035")
        #expect(
            double.y.description
                == "9918110051302171585080402603319702774565515993150576347155970296011118125764")
        #expect(g.multiplied(by: 2).coordinates == double)
    }

    @Test("the group's order takes every point to infinity")
    func order() {
        #expect(g.multiplied(by: BN254.groupOrder) == .infinity)
        #expect(g.multiplied(by: BN254.groupOrder + .one) == g)
        #expect(h.multiplied(by: BN254.groupOrder + .one) == h)
        #expect(g.multiplied(by: .zero).coordinates == (.zero, .zero))
    }

    @Test("coordinates that are too large or off the curve are refused")
    func badPoints() {
        #expect(BN254G1(x: 1, y: 2) == g)
        #expect(BN254G1(x: 0, y: 0) == .infinity)
        #expect(BN254G1(x: 1, y: 3) == nil)
        #expect(BN254G1(x: BN254.fieldModulus + .one, y: 2) == nil)
        #expect(BN254G2(x: (1, 2), y: (3, 4)) == nil)
        // x = 4 has no y, as 67 is no square.
        #expect(BN254G1(x: 4) == nil)
        #expect(BN254G1(x: 1)?.coordinates.x == 1)
    }

    @Test("a point of the twist outside the group of order r is refused")
    func twistOutsideGroup() throws {
        // x = 2 + i, found by search: on the twist, as few of its points are in the group.
        let imaginary = try #require(
            UInt256(
                decimal:
                    "19659275751359636165940301690575149581329631496732780143538578556285923319774"
            ))
        let real = try #require(
            UInt256(
                decimal:
                    "7292567877523311580221095596750716176434782432868683424513645834767876293070"
            ))
        #expect(BN254G2(x: (1, 2), y: (imaginary, real)) == nil)
        #expect(BN254G2(x: (0, 0), y: (0, 0)) != nil)
    }

    @Test("the pairing is linear in both places and not trivial")
    func bilinearity() {
        let a: UInt256 = 6_789_012_345
        let b: UInt256 = 9_876_543_211
        // e(a g, b h) · e(ab g, -h) = 1
        #expect(
            BN254.isPairingProductOne([
                (g.multiplied(by: a), h.multiplied(by: b)), (g.multiplied(by: a * b), -h),
            ]))
        #expect(
            !BN254.isPairingProductOne([
                (g.multiplied(by: a), h.multiplied(by: b)),
                (g.multiplied(by: a * b + .one), -h),
            ]))
        #expect(!BN254.isPairingProductOne([(g, h)]))
        #expect(BN254.isPairingProductOne([(.infinity, h)]))
        #expect(BN254.isPairingProductOne([]))
    }

    @Test("the short way to the last power ends where the long one does")
    func hardPower() {
        // (p^4 - p² + 1) / r, the least significant word first.
        let exponent: [UInt64] = [
            0xe81b_b482_ccdf_42b1, 0x5abf_5cc4_f49c_36d4, 0xf115_4e7e_1da0_14fd,
            0xdcc7_b44c_87cd_bacf, 0xaaa4_41e3_954b_cf8a, 0x6b88_7d56_d509_5f23,
            0x7958_1e16_f3fd_90c6, 0x3b1b_1355_d189_227d, 0x4e52_9a58_6187_6f6b,
            0x6c0e_b522_d5b1_2278, 0x331e_c151_8317_7faf, 0x01ba_aa71_0b07_59ad,
        ]
        let number = BN254Dodecic(
            BN254Sextic(
                BN254Quadratic(reducing: 3, 1), BN254Quadratic(reducing: 4, 1),
                BN254Quadratic(reducing: 5, 9)),
            BN254Sextic(
                BN254Quadratic(reducing: 2, 6), BN254Quadratic(reducing: 5, 3),
                BN254Quadratic(reducing: 5, 8)))
        let unitary = number.conjugate * number.inverse
        let cyclotomic = unitary.frobeniusSquare * unitary
        #expect(BN254.hardPower(cyclotomic) == cyclotomic.power(exponent))
        #expect(number.frobenius.frobenius == number.frobeniusSquare)
        #expect(number.square == number * number)
    }

    @Test("products with a number agree with repeated sums")
    func products() {
        var sum = BN254G1.infinity
        var twistSum = h + -h
        for count in 0..<20 as Range<UInt64> {
            #expect(g.multiplied(by: UInt256(count)) == sum)
            #expect(h.multiplied(by: UInt256(count)) == twistSum)
            sum = sum + g
            twistSum = twistSum + h
        }
    }
}

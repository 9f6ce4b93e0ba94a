import CairnPrimitives
import Testing

@Suite("Quantities and units")
struct QuantityTests {
    @Test("add, subtract and compare within their unit")
    func arithmetic() throws {
        let one: Wei = 1
        #expect(one + 2 == 3)
        #expect(Wei(5) - one == 4)
        #expect(Wei.zero < one)
        #expect(Wei(7) * 3 == 21)
        #expect(Wei(UInt64(7)).rawValue == 7)
        #expect(try one.adding(2) == 3)
        #expect(try Wei(2).subtracting(2) == .zero)
        #expect(throws: ArithmeticFault.overflow) { try Wei.max.adding(1) }
        #expect(throws: ArithmeticFault.overflow) { try Wei.zero.subtracting(1) }
        #expect(Wei(3).saturatingSubtract(5) == .zero)
        #expect(Wei(5).saturatingSubtract(3) == 2)
        #expect([Wei(1), 2, 3].reduce(.zero, +) == 6)
        var amount: Wei = 10
        amount += 5
        amount -= 1
        #expect(amount.description == "14")
        #expect(Set<Wei>([1, 1, 2]).count == 2)
    }

    @Test("rates change the unit by name only, and round as asked")
    func rates() {
        let held: Wei = 1_000
        let total: Shares = 333
        // 10 wei buy 10 · 333 / 1,000 = 3.33 shares.
        let bought: Shares = total.mulDiv(Wei(10), by: held, rounding: .down)
        #expect(bought == 3)
        #expect(mulDiv(total, Wei(10), by: held, rounding: .up) == Shares(4))
        let back: Wei = held.mulDiv(bought, by: total, rounding: .down)
        #expect(back == 9)
        #expect(Wei(10).mulDiv(Ray.one * 3, by: Ray.one * 2, rounding: .down) == 15)
        #expect(Wei(10).mulDiv(2, by: 3, rounding: .up) == 7)
        #expect(Wei(10).divided(by: 4, rounding: .up) == 3)
        #expect(Wei.max.mulDivChecked(Wad(2), by: Wad(1), rounding: .down) == nil)
        #expect(Wei.max.mulDivChecked(Wad(2), by: Wad(0), rounding: .down) == nil)
        #expect(Wei(9).mulDivChecked(Wad(2), by: Wad(3), rounding: .down) == 6)
        #expect(Wad.one.rawValue.description == "1" + String(repeating: "0", count: 18))
        #expect(Ray.one.rawValue.description == "1" + String(repeating: "0", count: 27))
    }

    @Test(
        "ether as text",
        arguments: [
            (Wei.ether(1), 18, "1"), (.zero, 18, "0"), (.gwei(1_500_000_000), 18, "1.5"),
            (Wei(1), 18, "0.000000000000000001"), (Wei(1), 17, "0"),
            (Wei(1_999_999_999_999_999_999), 2, "1.99"), (.ether(32) + .gwei(1), 4, "32"),
            (.ether(1_234) + Wei(50_000_000_000_000_000), 30, "1234.05"),
            (Wei(1_999_999_999_999_999_999), 0, "1"),
        ])
    func ether(amount: Wei, maxDecimals: Int, text: String) {
        #expect(amount.formattedEther(maxDecimals: maxDecimals) == text)
    }

    @Test("gwei and wei")
    func gwei() throws {
        #expect(Gwei.ether(32).wei == .ether(32))
        #expect(Gwei(Wei(1_999_999_999), rounding: .down) == 1)
        #expect(Gwei(Wei(1_000_000_001), rounding: .up) == 2)
        #expect(Gwei(Wei.gwei(.max), rounding: .up) == .max)
        #expect(Gwei(Wei.gwei(.max) + 1, rounding: .up) == nil)
        #expect(Gwei(Wei.gwei(.max) + 1, rounding: .down) == .max)
        #expect(Gwei(10) + 5 - 1 == 14)
        #expect(Gwei(10) * 3 == 30)
        #expect(Gwei(3).saturatingSubtract(4) == 0)
        #expect(throws: ArithmeticFault.overflow) { try Gwei.max.adding(1) }
        #expect(throws: ArithmeticFault.overflow) { try Gwei.zero.subtracting(1) }
        #expect(try Gwei(1).adding(1) == 2)
        #expect(try Gwei(1).subtracting(1) == .zero)
        #expect(Gwei(10).divided(by: 4, rounding: .down) == 2)
        #expect(Gwei(10).divided(by: 4, rounding: .up) == 3)
        #expect(Gwei.max.mulDiv(Gwei.max, by: .max, rounding: .down) == .max)
        #expect(Gwei(1) < Gwei(2))
        #expect(Gwei(7).description == "7")
    }

    @Test("basis points")
    func basisPoints() {
        #expect(BasisPoints(1_000).of(Wei(105), rounding: .down) == 10)
        #expect(BasisPoints(1_000).of(Wei(105), rounding: .up) == 11)
        #expect(BasisPoints.whole.of(Wei.max, rounding: .down) == .max)
        #expect(BasisPoints(500).of(Gwei(100), rounding: .down) == 5)
        #expect(BasisPoints(500).complement == 9_500)
        #expect(BasisPoints(500) + 1 - 501 == .zero)
        #expect(BasisPoints(1) < .whole)
    }
}

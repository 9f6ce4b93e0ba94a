import CairnPrimitives
@testable import CairnWalk
import Testing

@Suite("Arithmetic of the shadow ledger")
struct ShadowMathTests {
    @Test("divides products of any width as the kernel does")
    func division() {
        var random = Xoshiro256(seed: 11)
        var wide = 0
        for _ in 0..<2_000 {
            let x = random.nextUInt256(bits: 1 + Int(random.next(below: 256)))
            let y = random.nextUInt256(bits: 1 + Int(random.next(below: 256)))
            let z = random.nextUInt256(bits: 1 + Int(random.next(below: 256)))
            guard let down = mulDivChecked(x, y, by: z, rounding: .down),
                let up = mulDivChecked(x, y, by: z, rounding: .up)
            else { continue }
            #expect(ShadowMath.divide(x, y, by: z) == down)
            #expect(ShadowMath.divideUp(x, y, by: z) == up)
            if !x.multipliedFullWidth(by: y).high.isZero { wide += 1 }
        }
        #expect(wide > 100)
    }
}

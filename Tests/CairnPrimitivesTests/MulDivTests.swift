import BigInt
import CairnPrimitives
import Testing

@Suite("mulDiv")
struct MulDivTests {
    /// Down, `q · z ≤ x · y < (q + 1) · z`; up is one more where something remains.
    @Test("agrees with arbitrary precision, rounded both ways")
    func agree() {
        var divisors = Operands(seed: 40)
        let limit = BigUInt(1) << 256
        forEachPair(share: 25, seed: 4) { x, y in
            let z = divisors.next()
            let down = mulDivChecked(x, y, by: z, rounding: .down)
            let up = mulDivChecked(x, y, by: z, rounding: .up)
            if z.isZero { return down == nil && up == nil }
            let product = BigUInt(x) * BigUInt(y)
            guard let down else { return up == nil && product >= BigUInt(z) * limit }
            let floor = BigUInt(down) * BigUInt(z)
            guard floor <= product, product - floor < BigUInt(z) else { return false }
            if floor == product { return up == down }
            return up == (try? down.adding(.one))
        }
    }

    @Test("agrees with the quotients of arbitrary precision")
    func quotients() {
        var divisors = Operands(seed: 41)
        forEachPair(share: 3, seed: 42) { x, y in
            let z = divisors.next()
            if z.isZero { return true }
            let (quotient, remainder) = (BigUInt(x) * BigUInt(y))
                .quotientAndRemainder(dividingBy: BigUInt(z))
            let above = remainder.isZero ? quotient : quotient + 1
            return mulDivChecked(x, y, by: z, rounding: .down) == quotient.exactly256
                && mulDivChecked(x, y, by: z, rounding: .up) == above.exactly256
        }
    }

    @Test("the trapping form is the same number")
    func trapping() {
        var divisors = Operands(seed: 43)
        forEachPair(share: 1, seed: 44) { x, y in
            let z = divisors.next()
            guard let quotient = mulDivChecked(x, y, by: z, rounding: .up) else { return true }
            return mulDiv(x, y, by: z, rounding: .up) == quotient
                && x.mulDiv(y, by: z, rounding: .up) == quotient
        }
    }

    struct Row {
        let x: UInt256
        let y: UInt256
        let z: UInt256
        let down: UInt256
        let up: UInt256
    }

    static let rows: [Row] = [
        Row(x: 10, y: 10, z: 3, down: 33, up: 34),
        Row(x: 10, y: 3, z: 3, down: 10, up: 10),
        Row(x: 0, y: 5, z: 3, down: 0, up: 0),
        Row(x: 1, y: 1, z: .max, down: 0, up: 1),
        Row(x: .max, y: .max, z: .max, down: .max, up: .max),
        // (m − 1)² = m · (m − 2) + 1
        Row(x: .max &- 1, y: .max &- 1, z: .max, down: .max &- 2, up: .max &- 1),
        Row(x: .one << 200, y: .one << 100, z: .one << 60, down: .one << 240, up: .one << 240),
    ]

    @Test("rounds as asked", arguments: rows)
    func rounding(row: Row) {
        #expect(mulDiv(row.x, row.y, by: row.z, rounding: .down) == row.down)
        #expect(mulDiv(row.x, row.y, by: row.z, rounding: .up) == row.up)
    }

    @Test("is nil beyond 256 bits and for a divisor of zero")
    func refusals() {
        for rounding in [Rounding.down, .up] {
            #expect(mulDivChecked(1, 1, by: 0, rounding: rounding) == nil)
            #expect(mulDivChecked(.max, .max, by: 0, rounding: rounding) == nil)
            #expect(mulDivChecked(.max, 2, by: 1, rounding: rounding) == nil)
            #expect(mulDivChecked(.one << 128, .one << 128, by: 1, rounding: rounding) == nil)
        }
    }

    @Test("is nil where only the rounding up exceeds 256 bits")
    func roundingOverflow() {
        // (2^256 − 2)² = (2^256 − 3) · (2^256 − 1) + 1
        let near = UInt256.max - 1
        #expect(mulDivChecked(near, near, by: .max - 2, rounding: .down) == .max)
        #expect(mulDivChecked(near, near, by: .max - 2, rounding: .up) == nil)
        let divisor = (UInt256.one << 128) + 1
        #expect(mulDivChecked(.max, divisor, by: divisor, rounding: .up) == .max)
    }
}

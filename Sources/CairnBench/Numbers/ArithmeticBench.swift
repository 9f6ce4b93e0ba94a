import BigInt
import CairnPrimitives

/// The kernel's 256-bit numbers beside those of the package BigInt, on the same operands.
public enum ArithmeticBench {
    private static let count = 4_096

    /// Measures addition, multiplication, division and multiplication before division.
    public static func run() -> [Timing] {
        var random = Xoshiro256(seed: 6)
        var ours: [(UInt256, UInt256, UInt256)] = []
        for _ in 0..<count {
            // Amounts as protocols have them: up to 2^112, divided by up to 2^90.
            let a = UInt256(limb0: random.next(), limb1: random.next() >> 16, limb2: 0, limb3: 0)
            let b = UInt256(limb0: random.next(), limb1: random.next() >> 16, limb2: 0, limb3: 0)
            let c = UInt256(limb0: random.next(), limb1: random.next() >> 38, limb2: 0, limb3: 0)
            ours.append((a, b, c | .one))
        }
        let theirs = ours.map { (big($0.0), big($0.1), big($0.2)) }
        return [
            compare("addition", ours, theirs, { a, b, _ in a &+ b }, { a, b, _ in a + b }),
            compare("multiplication", ours, theirs, { a, b, _ in a &* b }, { a, b, _ in a * b }),
            compare("division", ours, theirs, { a, _, c in a / c }, { a, _, c in a / c }),
            compare(
                "mulDiv, product in full width", ours, theirs,
                { a, b, c in mulDiv(a, b, by: c, rounding: .down) }, { a, b, c in a * b / c }),
        ]
    }

    private static func big(_ value: UInt256) -> BigUInt {
        BigUInt(value.description) ?? 0
    }

    @inline(__always)
    private static func compare(
        _ name: String, _ ours: [(UInt256, UInt256, UInt256)],
        _ theirs: [(BigUInt, BigUInt, BigUInt)],
        _ work: (UInt256, UInt256, UInt256) -> UInt256,
        _ other: (BigUInt, BigUInt, BigUInt) -> BigUInt
    ) -> Timing {
        let mine = best(of: 20) {
            nanoseconds { for (a, b, c) in ours { keep(work(a, b, c)) } }
        }
        let reference = best(of: 5) {
            nanoseconds { for (a, b, c) in theirs { keep(other(a, b, c)) } }
        }
        return Timing(
            "UInt256 \(name)", operations: count, nsPerOperation: mine / Double(count),
            reference: .init("BigInt", nsPerOperation: reference / Double(count)))
    }
}

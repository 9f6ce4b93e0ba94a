import BigInt
import CairnPrimitives
import Foundation

/// A stream of operands that likes the places where carries and quotient digits go wrong.
struct Operands {
    private var generator: Xoshiro256

    init(seed: UInt64) {
        generator = Xoshiro256(seed: seed)
    }

    /// How many operand pairs one property sees: `share` percent of `CAIRN_OPERANDS`,
    /// which is 1,500,000 unless the environment says otherwise.
    static func count(share: Int) -> Int {
        let total = ProcessInfo.processInfo.environment["CAIRN_OPERANDS"].flatMap(Int.init)
        return (total ?? 1_500_000) * share / 100
    }

    /// Zero, one, and every power of two with its two neighbours.
    static let edges: [UInt256] = {
        var edges: [UInt256] = [.zero, .one, .max]
        for exponent in 1..<256 {
            let power = UInt256.one << exponent
            edges += [power &- .one, power, power &+ .one]
        }
        return edges
    }()

    /// The edges that matter most, few enough to try all pairs.
    static let corners: [UInt256] = {
        var corners: [UInt256] = [.zero, .one, 2, 3, .max, .max &- .one]
        for exponent in [31, 32, 63, 64, 65, 96, 127, 128, 129, 160, 191, 192, 193, 254, 255] {
            let power = UInt256.one << exponent
            corners += [power &- .one, power, power &+ .one]
        }
        return corners
    }()

    /// The next operand: an amount as people have them, a length at random, limbs at their
    /// extremes, or an edge.
    mutating func next() -> UInt256 {
        let choice = generator.next()
        let pick = choice >> 8
        switch choice & 7 {
        case 0, 1:
            return generator.nextUInt256(bits: Int(truncatingIfNeeded: pick % 128))
        case 2, 3:
            return generator.nextUInt256(bits: Int(truncatingIfNeeded: pick % 257))
        case 4:
            return generator.nextUInt256()
        case 5, 6:
            return UInt256(
                limb0: extremeLimb(pick), limb1: extremeLimb(pick >> 4),
                limb2: extremeLimb(pick >> 8), limb3: extremeLimb(pick >> 12))
        default:
            let edges = Operands.edges
            return edges[Int(truncatingIfNeeded: pick % UInt64(edges.count))]
        }
    }

    private mutating func extremeLimb(_ choice: UInt64) -> UInt64 {
        switch choice & 15 {
        case 0...4: 0
        case 5...7: .max
        case 8: 1
        case 9: .max - 1
        case 10: 1 << 63
        case 11: 1 << 63 - 1
        case 12: 1 << 63 + 1
        case 13: 1 << 32
        default: generator.next()
        }
    }
}

extension BigUInt {
    init(_ value: UInt256) {
        self.init(words: [
            UInt(value.limb0), UInt(value.limb1), UInt(value.limb2), UInt(value.limb3),
        ])
    }

    /// Joins the halves of 512 bits.
    init(high: UInt256, low: UInt256) {
        self.init(words: [
            UInt(low.limb0), UInt(low.limb1), UInt(low.limb2), UInt(low.limb3),
            UInt(high.limb0), UInt(high.limb1), UInt(high.limb2), UInt(high.limb3),
        ])
    }

    /// The number modulo 2^256.
    var low256: UInt256 {
        let words = self.words
        let count = words.count
        return UInt256(
            limb0: count > 0 ? UInt64(words[0]) : 0, limb1: count > 1 ? UInt64(words[1]) : 0,
            limb2: count > 2 ? UInt64(words[2]) : 0, limb3: count > 3 ? UInt64(words[3]) : 0)
    }

    /// The same number, or nil when it exceeds 256 bits.
    var exactly256: UInt256? { bitWidth > 256 ? nil : low256 }
}

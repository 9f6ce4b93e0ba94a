/// The 25 lanes of the Keccak state, lane `x + 5y` in field `a(x + 5y)`.
///
/// The lanes are separate fields so that the optimiser can hold them in registers.
@usableFromInline
struct KeccakLanes: Sendable, BitwiseCopyable {
    @usableFromInline var a0: UInt64 = 0, a1: UInt64 = 0, a2: UInt64 = 0
    @usableFromInline var a3: UInt64 = 0, a4: UInt64 = 0, a5: UInt64 = 0
    @usableFromInline var a6: UInt64 = 0, a7: UInt64 = 0, a8: UInt64 = 0
    @usableFromInline var a9: UInt64 = 0, a10: UInt64 = 0, a11: UInt64 = 0
    @usableFromInline var a12: UInt64 = 0, a13: UInt64 = 0, a14: UInt64 = 0
    @usableFromInline var a15: UInt64 = 0, a16: UInt64 = 0, a17: UInt64 = 0
    @usableFromInline var a18: UInt64 = 0, a19: UInt64 = 0, a20: UInt64 = 0
    @usableFromInline var a21: UInt64 = 0, a22: UInt64 = 0, a23: UInt64 = 0
    @usableFromInline var a24: UInt64 = 0

    /// The state before anything is absorbed: all zero.
    @inlinable
    init() {}

    /// Applies the permutation Keccak-f[1600]: 24 rounds.
    ///
    /// - Spec: FIPS 202, section 3.3.
    @inline(never)
    @usableFromInline
    mutating func permute() {
        // Two rounds a turn: the lanes change places without copies, and the code stays small
        // enough to leave the instruction cache to the caller.
        var lanes = self
        lanes.complementSix()
        var index = 0
        while index < 24 {
            lanes = lanes.round(roundConstants[index]).round(roundConstants[index &+ 1])
            index &+= 2
        }
        lanes.complementSix()
        self = lanes
    }

    /// Complements lanes 1, 2, 8, 12, 17 and 20.
    ///
    /// With these six kept inverted between rounds, De Morgan's laws turn the five inversions
    /// per row of the step χ into one, which is what makes ``round(_:)`` cheap on a machine
    /// without an and-not instruction.
    @inline(__always)
    private mutating func complementSix() {
        a1 = ~a1
        a2 = ~a2
        a8 = ~a8
        a12 = ~a12
        a17 = ~a17
        a20 = ~a20
    }

    /// One round: θ, then ρ and π, then χ and ι, one row of the result at a time.
    @inline(__always)
    private func round(_ constant: UInt64) -> KeccakLanes {
        // θ: the parity of each column, and what each column is mixed with.
        let c0 = a0 ^ a5 ^ a10 ^ a15 ^ a20
        let c1 = a1 ^ a6 ^ a11 ^ a16 ^ a21
        let c2 = a2 ^ a7 ^ a12 ^ a17 ^ a22
        let c3 = a3 ^ a8 ^ a13 ^ a18 ^ a23
        let c4 = a4 ^ a9 ^ a14 ^ a19 ^ a24
        let d0 = c4 ^ c1.rotated(1)
        let d1 = c0 ^ c2.rotated(1)
        let d2 = c1 ^ c3.rotated(1)
        let d3 = c2 ^ c4.rotated(1)
        let d4 = c3 ^ c0.rotated(1)

        // ρ and π bring five lanes together, χ mixes them, ι adds the constant to lane 0.
        var e = KeccakLanes()
        do {
            let b0 = a0 ^ d0
            let b1 = (a6 ^ d1).rotated(44)
            let b2 = (a12 ^ d2).rotated(43)
            let b3 = (a18 ^ d3).rotated(21)
            let b4 = (a24 ^ d4).rotated(14)
            e.a0 = b0 ^ (b1 | b2) ^ constant
            e.a1 = b1 ^ (~b2 | b3)
            e.a2 = b2 ^ (b3 & b4)
            e.a3 = b3 ^ (b4 | b0)
            e.a4 = b4 ^ (b0 & b1)
        }
        do {
            let b0 = (a3 ^ d3).rotated(28)
            let b1 = (a9 ^ d4).rotated(20)
            let b2 = (a10 ^ d0).rotated(3)
            let b3 = (a16 ^ d1).rotated(45)
            let b4 = (a22 ^ d2).rotated(61)
            e.a5 = b0 ^ (b1 | b2)
            e.a6 = b1 ^ (b2 & b3)
            e.a7 = b2 ^ (b3 | ~b4)
            e.a8 = b3 ^ (b4 | b0)
            e.a9 = b4 ^ (b0 & b1)
        }
        do {
            let b0 = (a1 ^ d1).rotated(1)
            let b1 = (a7 ^ d2).rotated(6)
            let b2 = (a13 ^ d3).rotated(25)
            let b3 = (a19 ^ d4).rotated(8)
            let b4 = (a20 ^ d0).rotated(18)
            let n3 = ~b3
            e.a10 = b0 ^ (b1 | b2)
            e.a11 = b1 ^ (b2 & b3)
            e.a12 = b2 ^ (n3 & b4)
            e.a13 = n3 ^ (b4 | b0)
            e.a14 = b4 ^ (b0 & b1)
        }
        do {
            let b0 = (a4 ^ d4).rotated(27)
            let b1 = (a5 ^ d0).rotated(36)
            let b2 = (a11 ^ d1).rotated(10)
            let b3 = (a17 ^ d2).rotated(15)
            let b4 = (a23 ^ d3).rotated(56)
            let n3 = ~b3
            e.a15 = b0 ^ (b1 & b2)
            e.a16 = b1 ^ (b2 | b3)
            e.a17 = b2 ^ (n3 | b4)
            e.a18 = n3 ^ (b4 & b0)
            e.a19 = b4 ^ (b0 | b1)
        }
        do {
            let b0 = (a2 ^ d2).rotated(62)
            let b1 = (a8 ^ d3).rotated(55)
            let b2 = (a14 ^ d4).rotated(39)
            let b3 = (a15 ^ d0).rotated(41)
            let b4 = (a21 ^ d1).rotated(2)
            let n1 = ~b1
            e.a20 = b0 ^ (n1 & b2)
            e.a21 = n1 ^ (b2 | b3)
            e.a22 = b2 ^ (b3 & b4)
            e.a23 = b3 ^ (b4 | b0)
            e.a24 = b4 ^ (b0 & b1)
        }
        return e
    }
}

extension UInt64 {
    /// This lane turned left by `count` bits, `0 < count < 64`.
    @inline(__always)
    fileprivate func rotated(_ count: UInt64) -> UInt64 {
        (self &<< count) | (self &>> (64 &- count))
    }
}

/// The constant that the step ι adds to lane 0 in each of the 24 rounds.
///
/// - Spec: FIPS 202, section 3.2.5.
private let roundConstants: InlineArray<24, UInt64> = [
    0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808a,
    0x8000_0000_8000_8000, 0x0000_0000_0000_808b, 0x0000_0000_8000_0001,
    0x8000_0000_8000_8081, 0x8000_0000_0000_8009, 0x0000_0000_0000_008a,
    0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000a,
    0x0000_0000_8000_808b, 0x8000_0000_0000_008b, 0x8000_0000_0000_8089,
    0x8000_0000_0000_8003, 0x8000_0000_0000_8002, 0x8000_0000_0000_0080,
    0x0000_0000_0000_800a, 0x8000_0000_8000_000a, 0x8000_0000_8000_8081,
    0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
]

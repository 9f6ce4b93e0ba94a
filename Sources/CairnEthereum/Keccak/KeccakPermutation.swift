import CKeccak

/// The 25 lanes of the Keccak state, lane `x + 5y` in field `a(x + 5y)`.
///
/// The fields lie in memory in that order.
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
    @usableFromInline
    mutating func permute() {
        withUnsafeMutableBytes(of: &self) { bytes in
            guard let start = bytes.baseAddress else { return }
            ckeccak_permute(start.assumingMemoryBound(to: UInt64.self))
        }
    }
}

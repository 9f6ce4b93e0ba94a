/// The digest of a ledger entry: four independent hashes of its words, 64 bits each.
///
/// A hash multiplies each pair of words, mixed with what came before, to 128 bits and folds the
/// halves together. It tells entries apart that differ by accident, at a tenth of the cost of a
/// cryptographic hash; docs/decisions says against what the digest of a state protects.
///
/// - Spec: Wang Yi, "wyhash", for the step; the multipliers are SplitMix64's first outputs, odd
struct EntryDigest {
    private static let multipliers:
        (
            UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64
        ) = (
            0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F5, 0x06C4_5D18_8009_454F,
            0xF88B_B8A8_724C_81ED,
            0x1B39_896A_51A8_749B, 0x53CB_9F0C_747E_A2EB, 0x2C82_9ABE_1F45_32E1,
            0xC584_133A_C916_AB3D
        )

    /// The four words of the digest of `count` words.
    @inline(__always)
    static func digest(
        _ words: UnsafePointer<UInt64>, count: Int
    ) -> (UInt64, UInt64, UInt64, UInt64) {
        let k = multipliers
        var (a, b, c, d) = (k.0, k.1, k.2, k.3)
        var index = 0
        while index &+ 1 < count {
            let (first, second) = (words[index], words[index &+ 1])
            a = fold(first ^ k.4, second ^ a)
            b = fold(first ^ k.5, second ^ b)
            c = fold(first ^ k.6, second ^ c)
            d = fold(first ^ k.7, second ^ d)
            index &+= 2
        }
        let last = index < count ? words[index] : 0
        let length = UInt64(count)
        return (
            fold(fold(last ^ k.4, a ^ k.1) ^ k.2, length ^ k.3),
            fold(fold(last ^ k.5, b ^ k.2) ^ k.3, length ^ k.0),
            fold(fold(last ^ k.6, c ^ k.3) ^ k.0, length ^ k.1),
            fold(fold(last ^ k.7, d ^ k.0) ^ k.1, length ^ k.2)
        )
    }

    /// The two halves of the product, one on top of the other.
    @inline(__always)
    private static func fold(_ x: UInt64, _ y: UInt64) -> UInt64 {
        let (high, low) = x.multipliedFullWidth(by: y)
        return high ^ low
    }
}

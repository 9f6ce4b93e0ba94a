/// A number modulo the prime of BLS12-381, in Montgomery form: times 2^384.
///
/// - Spec: draft-irtf-cfrg-pairing-friendly-curves, section 4.2.1.
struct G1Field: Sendable, Equatable {
    /// The limbs, the least significant first; below the prime.
    var limbs: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

    static let zero = G1Field(limbs: (0, 0, 0, 0, 0, 0))
    /// 1, that is 2^384 modulo the prime.
    static let one = G1Field(
        limbs: (
            0x7609_0000_0002_fffd, 0xebf4_000b_c40c_0002, 0x5f48_9857_53c7_58ba,
            0x77ce_5853_7052_5745, 0x5c07_1a97_a256_ec6d, 0x15f6_5ec3_fa80_e493
        ))
    /// 2^768 modulo the prime, which brings numbers into Montgomery form.
    static let squareOfRadix = G1Field(
        limbs: (
            0xf4df_1f34_1c34_1746, 0x0a76_e6a6_09d1_04f1, 0x8de5_476c_4c95_b6d5,
            0x67eb_88a9_939d_83c0, 0x9a79_3e85_b519_952d, 0x1198_8fe5_92ca_e3aa
        ))

    /// The prime.
    static let prime: InlineArray<6, UInt64> = [
        0xb9fe_ffff_ffff_aaab, 0x1eab_fffe_b153_ffff, 0x6730_d2a0_f6b0_f624,
        0x6477_4b84_f385_12bf, 0x4b1b_a7b6_434b_acd7, 0x1a01_11ea_397f_e69a,
    ]
    /// A quarter of the prime and 1: the exponent of square roots.
    static let rootExponent: InlineArray<6, UInt64> = [
        0xee7f_bfff_ffff_eaab, 0x07aa_ffff_ac54_ffff, 0xd9cc_34a8_3dac_3d89,
        0xd91d_d2e1_3ce1_44af, 0x92c6_e9ed_90d2_eb35, 0x0680_447a_8e5f_f9a6,
    ]
    /// The prime less 2: the exponent of inverses.
    static let inverseExponent: InlineArray<6, UInt64> = [
        0xb9fe_ffff_ffff_aaa9, 0x1eab_fffe_b153_ffff, 0x6730_d2a0_f6b0_f624,
        0x6477_4b84_f385_12bf, 0x4b1b_a7b6_434b_acd7, 0x1a01_11ea_397f_e69a,
    ]
    /// Half of the prime, rounded down: larger numbers are the greater of two roots.
    static let half: InlineArray<6, UInt64> = [
        0xdcff_7fff_ffff_d555, 0x0f55_ffff_58a9_ffff, 0xb398_6950_7b58_7b12,
        0xb23b_a5c2_79c2_895f, 0x258d_d3db_21a5_d66b, 0x0d00_88f5_1cbf_f34d,
    ]
    /// The inverse of the prime modulo 2^64, negated.
    private static let reduction: UInt64 = 0x89f3_fffc_fffc_fffd

    static func == (left: G1Field, right: G1Field) -> Bool { left.limbs == right.limbs }

    var isZero: Bool { self == .zero }

    private var array: InlineArray<6, UInt64> {
        [limbs.0, limbs.1, limbs.2, limbs.3, limbs.4, limbs.5]
    }

    private init(_ array: InlineArray<6, UInt64>) {
        limbs = (array[0], array[1], array[2], array[3], array[4], array[5])
    }

    init(limbs: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)) { self.limbs = limbs }

    /// Reads a plain number, or nil when it is not below the prime.
    init?(plain: InlineArray<6, UInt64>) {
        guard Self.isLess(plain, Self.prime) else { return nil }
        self = G1Field(plain) * Self.squareOfRadix
    }

    /// The plain number.
    var plain: InlineArray<6, UInt64> {
        (self * G1Field(limbs: (1, 0, 0, 0, 0, 0))).array
    }

    /// Whether the plain number is the greater of itself and its negative.
    var isGreater: Bool { Self.isLess(Self.half, plain) }

    static func isLess(
        _ left: InlineArray<6, UInt64>, _ right: InlineArray<6, UInt64>
    ) -> Bool {
        for index in (0..<6).reversed() where left[index] != right[index] {
            return left[index] < right[index]
        }
        return false
    }

    private static func reduced(_ value: InlineArray<6, UInt64>, carry: Bool) -> G1Field {
        guard carry || !isLess(value, prime) else { return G1Field(value) }
        var result = value
        var borrow = false
        for index in 0..<6 {
            let (first, under) = result[index].subtractingReportingOverflow(prime[index])
            let (second, again) = first.subtractingReportingOverflow(borrow ? 1 : 0)
            result[index] = second
            borrow = under || again
        }
        return G1Field(result)
    }

    static func + (left: G1Field, right: G1Field) -> G1Field {
        let a = left.array
        let b = right.array
        var sum = InlineArray<6, UInt64>(repeating: 0)
        var carry = false
        for index in 0..<6 {
            let (first, over) = a[index].addingReportingOverflow(b[index])
            let (second, again) = first.addingReportingOverflow(carry ? 1 : 0)
            sum[index] = second
            carry = over || again
        }
        return reduced(sum, carry: carry)
    }

    static func - (left: G1Field, right: G1Field) -> G1Field {
        let a = left.array
        let b = right.array
        var result = InlineArray<6, UInt64>(repeating: 0)
        var borrow = false
        for index in 0..<6 {
            let (first, under) = a[index].subtractingReportingOverflow(b[index])
            let (second, again) = first.subtractingReportingOverflow(borrow ? 1 : 0)
            result[index] = second
            borrow = under || again
        }
        guard borrow else { return G1Field(result) }
        var carry = false
        for index in 0..<6 {
            let (first, over) = result[index].addingReportingOverflow(prime[index])
            let (second, again) = first.addingReportingOverflow(carry ? 1 : 0)
            result[index] = second
            carry = over || again
        }
        return G1Field(result)
    }

    /// Montgomery multiplication: the product over 2^384.
    static func * (left: G1Field, right: G1Field) -> G1Field {
        let a = left.array
        let b = right.array
        var t = InlineArray<7, UInt64>(repeating: 0)
        for i in 0..<6 {
            var carry: UInt64 = 0
            for j in 0..<6 {
                (carry, t[j]) = Self.accumulate(t[j], a[j], b[i], carry)
            }
            let (top, over) = t[6].addingReportingOverflow(carry)
            let factor = t[0] &* reduction
            (carry, _) = Self.accumulate(t[0], factor, prime[0], 0)
            for j in 1..<6 {
                (carry, t[j - 1]) = Self.accumulate(t[j], factor, prime[j], carry)
            }
            let (last, again) = top.addingReportingOverflow(carry)
            t[5] = last
            t[6] = (over ? 1 : 0) + (again ? 1 : 0)
        }
        return reduced([t[0], t[1], t[2], t[3], t[4], t[5]], carry: t[6] != 0)
    }

    /// `sum + x · y + carry` in two words, the high one first.
    @inline(__always)
    private static func accumulate(
        _ sum: UInt64, _ x: UInt64, _ y: UInt64, _ carry: UInt64
    ) -> (UInt64, UInt64) {
        let product = x.multipliedFullWidth(by: y)
        let (low, over) = product.low.addingReportingOverflow(sum)
        let (result, again) = low.addingReportingOverflow(carry)
        return (product.high &+ (over ? 1 : 0) &+ (again ? 1 : 0), result)
    }

    func squared() -> G1Field { self * self }

    func power(_ exponent: InlineArray<6, UInt64>) -> G1Field {
        var result = Self.one
        for limb in (0..<6).reversed() {
            for bit in (0..<64).reversed() {
                result = result.squared()
                if exponent[limb] >> UInt64(bit) & 1 == 1 { result = result * self }
            }
        }
        return result
    }

    /// A square root, or nil where there is none.
    func squareRoot() -> G1Field? {
        let root = power(Self.rootExponent)
        return root.squared() == self ? root : nil
    }

    /// The inverse; that of zero is zero.
    func inverse() -> G1Field { power(Self.inverseExponent) }
}

import CairnPrimitives

extension BN254 {
    /// Whether the product of the pairings of some points is one.
    ///
    /// - Spec: EIP-197; "Optimal Pairings" (Vercauteren): the optimal ate pairing
    public static func isPairingProductOne(_ pairs: [(BN254G1, BN254G2)]) -> Bool {
        var product = BN254Dodecic.one
        for (p, q) in pairs {
            guard let p = p.affine, let q = q.affine else { continue }
            product = product * millerLoop(p, q)
        }
        return finalExponentiation(product) == .one
    }

    /// The bits of 6 u + 2 below the highest, the most significant first.
    private static let loopBits: [Bool] = {
        let low: UInt64 = 0x9d79_7039_be76_3ba8  // 6 u + 2 - 2^64
        return (0..<64).reversed().map { low >> UInt64($0) & 1 == 1 }
    }()

    /// f with the divisor of 6 u + 2 times q, at p, and the two lines that complete it.
    private static func millerLoop(_ p: BN254G1.Affine, _ q: BN254G2.Affine) -> BN254Dodecic {
        var value = BN254Dodecic.one
        var point = q
        for isSet in loopBits {
            value = value * value
            step(&value, &point, adding: point, at: p)
            if isSet { step(&value, &point, adding: q, at: p) }
        }
        let first = frobenius(q)
        let second = frobenius(first)
        step(&value, &point, adding: first, at: p)
        step(
            &value, &point, adding: BN254G2.Affine(x: second.x, y: -second.y), at: p)
        return value
    }

    /// Multiplies by the line through two points of the twist, at p, and adds the points.
    ///
    /// The curve's point of (x, y) is (x w², y w³), so a slope s of the twist is s w on the curve:
    ///
    ///     line = y_p - s x_p · w + (s x - y) · w³
    ///
    /// An upright line lies in a smaller field and vanishes in the final exponentiation.
    private static func step(
        _ value: inout BN254Dodecic, _ point: inout BN254G2.Affine,
        adding other: BN254G2.Affine, at p: BN254G1.Affine
    ) {
        guard let slope = BN254G2.slope(point, other) else { return }
        let line = BN254Dodecic(
            BN254Sextic(BN254Quadratic(p.y, .zero), .zero, .zero),
            BN254Sextic(-(slope * p.x), slope * point.x - point.y, .zero))
        value = value * line
        point = BN254G2.sum(point, other, slope: slope)
    }

    /// The power p of a point's coordinates on the curve, back on the twist.
    private static func frobenius(_ q: BN254G2.Affine) -> BN254G2.Affine {
        BN254G2.Affine(x: q.x.conjugate * thirdPower, y: q.y.conjugate * halfPower)
    }

    /// (9 + i) to the power (p - 1) / 3.
    private static let thirdPower = BN254Quadratic(
        reducing: UInt256(
            limb0: 0x99e3_9557_176f_553d, limb1: 0xb78c_c310_c2c3_330c,
            limb2: 0x4c0b_ec3c_f559_b143, limb3: 0x2fb3_4798_4f79_11f7),
        UInt256(
            limb0: 0x1665_d51c_640f_cba2, limb1: 0x32ae_2a1d_0b7c_9dce,
            limb2: 0x4ba4_cc8b_d75a_0794, limb3: 0x16c9_e550_61eb_ae20))
    /// (9 + i) to the power (p - 1) / 2.
    private static let halfPower = BN254Quadratic(
        reducing: UInt256(
            limb0: 0xdc54_0146_71a0_135a, limb1: 0xdbaa_e0ed_a9c9_5998,
            limb2: 0xdc5e_c698_b6e2_f9b9, limb3: 0x063c_f305_489a_f5dc),
        UInt256(
            limb0: 0x82d3_7f63_2623_b0e3, limb1: 0x2180_7dc9_8fa2_5bd2,
            limb2: 0x0704_b5a7_ec79_6f2b, limb3: 0x07c0_3cbc_ac41_049a))

    /// The power (p^12 - 1) / r, as (p^6 - 1) · (p² + 1) · (p^4 - p² + 1) / r.
    private static func finalExponentiation(_ value: BN254Dodecic) -> BN254Dodecic {
        let first = value.conjugate * value.inverse
        let second = first.frobeniusSquare * first
        return second.power(hardExponent)
    }

    /// (p^4 - p² + 1) / r, the least significant word first.
    private static let hardExponent: [UInt64] = [
        0xe81b_b482_ccdf_42b1, 0x5abf_5cc4_f49c_36d4, 0xf115_4e7e_1da0_14fd,
        0xdcc7_b44c_87cd_bacf, 0xaaa4_41e3_954b_cf8a, 0x6b88_7d56_d509_5f23,
        0x7958_1e16_f3fd_90c6, 0x3b1b_1355_d189_227d, 0x4e52_9a58_6187_6f6b,
        0x6c0e_b522_d5b1_2278, 0x331e_c151_8317_7faf, 0x01ba_aa71_0b07_59ad,
    ]
}

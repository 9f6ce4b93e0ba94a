import CairnPrimitives

extension BN254 {
    /// Whether the product of the pairings of some points is one.
    ///
    /// - Spec: EIP-197; "Optimal Pairings" (Vercauteren): the optimal ate pairing
    public static func isPairingProductOne(_ pairs: [(BN254G1, BN254G2)]) -> Bool {
        var loops: [MillerLoop] = []
        for (p, q) in pairs {
            guard let p = p.affine, let q = q.affine else { continue }
            loops.append(MillerLoop(p: p, q: q))
        }
        var product = BN254Dodecic.one
        // The loops share the squarings.
        for isSet in loopBits {
            product = product.square
            for index in loops.indices { loops[index].double(&product) }
            guard isSet else { continue }
            for index in loops.indices { loops[index].add(loops[index].q, &product) }
        }
        for index in loops.indices { loops[index].complete(&product) }
        return finalExponentiation(product) == .one
    }

    /// The bits of 6 u + 2 below the highest, the most significant first.
    private static let loopBits: [Bool] = {
        let low: UInt64 = 0x9d79_7039_be76_3ba8  // 6 u + 2 - 2^64
        return (0..<64).reversed().map { low >> UInt64($0) & 1 == 1 }
    }()

    /// One pair's way through the loop: a growing multiple of `q`, and its lines at `p`.
    ///
    /// The curve's point of (x, y) is (x w², y w³), so a slope s of the twist is s w on the curve:
    ///
    ///     line = y_p - s x_p · w + (s x - y) · w³
    ///
    /// The multiple (X, Y, Z) has the coordinates X / Z² and Y / Z³, so that no step divides; the
    /// lines are multiplied by their denominators, which lie in a smaller field and vanish in the
    /// final exponentiation, as upright lines do.
    private struct MillerLoop {
        let p: BN254G1.Affine
        let q: BN254G2.Affine
        private var multiple: BN254Jacobian<BN254Quadratic>

        init(p: BN254G1.Affine, q: BN254G2.Affine) {
            self.p = p
            self.q = q
            multiple = BN254Jacobian(x: q.x, y: q.y, z: .one)
        }

        /// Multiplies by the tangent, whose slope is 3 X² / (2 Y Z), times 2 Y Z³; doubles.
        mutating func double(_ value: inout BN254Dodecic) {
            let (x, y, z) = (multiple.x, multiple.y, multiple.z)
            let zSquare = z * z
            let xSquare = x * x
            let m = xSquare + xSquare + xSquare
            let ySquare = y * y
            multiple.double()
            value = value.multiplied(
                byLine: multiple.z * zSquare * p.y, -(m * zSquare * p.x),
                m * x - ySquare - ySquare)
        }

        /// Multiplies by the line through the multiple and another point, times the sum's Z; adds.
        mutating func add(_ other: BN254G2.Affine, _ value: inout BN254Dodecic) {
            let zSquare = multiple.z * multiple.z
            let r = other.y * zSquare * multiple.z - multiple.y
            guard other.x * zSquare != multiple.x else { return }
            multiple.add((other.x, other.y))
            value = value.multiplied(
                byLine: multiple.z * p.y, -(r * p.x), r * other.x - other.y * multiple.z)
        }

        /// The two lines that complete the divisor.
        mutating func complete(_ value: inout BN254Dodecic) {
            let first = BN254.frobenius(q)
            let second = BN254.frobenius(first)
            add(first, &value)
            add(BN254G2.Affine(x: second.x, y: -second.y), &value)
        }
    }

    /// The power p of a point's coordinates on the curve, back on the twist.
    private static func frobenius(_ q: BN254G2.Affine) -> BN254G2.Affine {
        BN254G2.Affine(x: q.x.conjugate * thirdPower, y: q.y.conjugate * halfPower)
    }

    /// (9 + i) to the power (p - 1) / 3.
    fileprivate static let thirdPower = BN254Quadratic(
        reducing: UInt256(
            limb0: 0x99e3_9557_176f_553d, limb1: 0xb78c_c310_c2c3_330c,
            limb2: 0x4c0b_ec3c_f559_b143, limb3: 0x2fb3_4798_4f79_11f7),
        UInt256(
            limb0: 0x1665_d51c_640f_cba2, limb1: 0x32ae_2a1d_0b7c_9dce,
            limb2: 0x4ba4_cc8b_d75a_0794, limb3: 0x16c9_e550_61eb_ae20))
    /// (9 + i) to the power (p - 1) / 6.
    fileprivate static let sixthPower = halfPower * thirdPower.inverse
    /// (9 + i) to the power (p - 1) / 2.
    fileprivate static let halfPower = BN254Quadratic(
        reducing: UInt256(
            limb0: 0xdc54_0146_71a0_135a, limb1: 0xdbaa_e0ed_a9c9_5998,
            limb2: 0xdc5e_c698_b6e2_f9b9, limb3: 0x063c_f305_489a_f5dc),
        UInt256(
            limb0: 0x82d3_7f63_2623_b0e3, limb1: 0x2180_7dc9_8fa2_5bd2,
            limb2: 0x0704_b5a7_ec79_6f2b, limb3: 0x07c0_3cbc_ac41_049a))

    /// The power (p^12 - 1) / r, as (p^6 - 1) · (p² + 1) · (p^4 - p² + 1) / r.
    static func finalExponentiation(_ value: BN254Dodecic) -> BN254Dodecic {
        let first = value.conjugate * value.inverse
        return hardPower(first.frobeniusSquare * first)
    }

    /// The power (p^4 - p² + 1) / r of a number whose conjugate is its inverse, from its powers u,
    /// u² and u³ and theirs to p.
    ///
    /// - Spec: "On the Final Exponentiation for Calculating Pairings on Ordinary Elliptic Curves"
    ///   (Scott et al.), section 5
    static func hardPower(_ f: BN254Dodecic) -> BN254Dodecic {
        let fu = f.power([parameter])
        let fu2 = fu.power([parameter])
        let fu3 = fu2.power([parameter])
        let y0 = f.frobenius * f.frobeniusSquare * f.frobeniusSquare.frobenius
        let y1 = f.conjugate
        let y2 = fu2.frobeniusSquare
        let y3 = fu.frobenius.conjugate
        let y4 = (fu * fu2.frobenius).conjugate
        let y5 = fu2.conjugate
        let y6 = (fu3 * fu3.frobenius).conjugate
        // y0 · y1² · y2⁶ · y3¹² · y4¹⁸ · y5³⁰ · y6³⁶
        var a = y6.square * y4 * y5
        var b = y3 * y5 * a
        a = a * y2
        b = (b.square * a).square
        a = (b * y1).square
        return a * (b * y0)
    }

    /// u, from which the curve is made.
    private static let parameter: UInt64 = 4_965_661_367_192_848_881
}

extension BN254Dodecic {
    /// The power p, which conjugates the coefficient of w^k and multiplies it by the k-th power of
    /// (9 + i) to the power (p - 1) / 6.
    var frobenius: Self {
        let g1 = BN254.sixthPower
        let g2 = BN254.thirdPower
        let g3 = BN254.halfPower
        let g4 = g2 * g2
        let g5 = g2 * g3
        return Self(
            BN254Sextic(c0.c0.conjugate, c0.c1.conjugate * g2, c0.c2.conjugate * g4),
            BN254Sextic(
                c1.c0.conjugate * g1, c1.c1.conjugate * g3, c1.c2.conjugate * g5))
    }
}

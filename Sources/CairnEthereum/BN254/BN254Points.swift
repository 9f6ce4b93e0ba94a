public import CairnPrimitives

/// A point of the curve y² = x³ + 3 over the field, or the point at infinity.
public struct BN254G1: Equatable, Sendable {
    /// The coordinates; nil at infinity.
    let affine: Affine?

    struct Affine: Equatable, Sendable {
        var x: BN254Field
        var y: BN254Field
    }

    init(affine: Affine?) { self.affine = affine }

    /// Takes coordinates; (0, 0) stands for infinity.
    ///
    /// - Returns: Nil unless both are below p and the point lies on the curve.
    public init?(x: UInt256, y: UInt256) {
        if x.isZero && y.isZero {
            affine = nil
            return
        }
        guard let x = BN254Field(x), let y = BN254Field(y), y * y == Self.ySquared(x) else {
            return nil
        }
        affine = Affine(x: x, y: y)
    }

    /// The point with this x and the y that is the power (p + 1) / 4 of x³ + 3.
    ///
    /// - Returns: Nil if no point has this x.
    public init?(x: UInt256) {
        guard let x = BN254Field(x) else { return nil }
        let square = Self.ySquared(x)
        let y = square.squareRootCandidate
        guard y * y == square else { return nil }
        affine = Affine(x: x, y: y)
    }

    private static func ySquared(_ x: BN254Field) -> BN254Field { x * x * x + three }
    private static let three = BN254Field(reducing: 3)

    /// The point (1, 2).
    public static let generator = BN254G1(affine: Affine(x: .one, y: .one + .one))
    public static let infinity = BN254G1(affine: nil)

    /// The coordinates; (0, 0) at infinity.
    public var coordinates: (x: UInt256, y: UInt256) {
        guard let affine else { return (.zero, .zero) }
        return (affine.x.value, affine.y.value)
    }

    public static func + (a: BN254G1, b: BN254G1) -> BN254G1 {
        guard let p = a.affine else { return b }
        guard let q = b.affine else { return a }
        let slope: BN254Field
        if p.x == q.x {
            guard p.y == q.y, !p.y.isZero else { return infinity }
            slope = three * p.x * p.x * (p.y + p.y).inverse
        } else {
            slope = (q.y - p.y) * (q.x - p.x).inverse
        }
        let x = slope * slope - p.x - q.x
        return BN254G1(affine: Affine(x: x, y: slope * (p.x - x) - p.y))
    }

    /// So many times the point.
    public func multiplied(by scalar: UInt256) -> BN254G1 {
        guard let affine else { return self }
        let product = BN254Jacobian.multiply((affine.x, affine.y), by: scalar)
        return BN254G1(affine: product.map { Affine(x: $0.x, y: $0.y) })
    }
}

/// A point of order r of the twist y² = x³ + 3 / (9 + i), or the point at infinity.
public struct BN254G2: Equatable, Sendable {
    let affine: Affine?

    struct Affine: Equatable, Sendable {
        var x: BN254Quadratic
        var y: BN254Quadratic
    }

    init(affine: Affine?) { self.affine = affine }

    /// Takes coordinates, the imaginary part first; all zeros stand for infinity.
    ///
    /// - Spec: EIP-197, "Encoding"
    /// - Returns: Nil unless all parts are below p and the point lies on the twist, with order r.
    public init?(x: (UInt256, UInt256), y: (UInt256, UInt256)) {
        guard let xImaginary = BN254Field(x.0), let xReal = BN254Field(x.1),
            let yImaginary = BN254Field(y.0), let yReal = BN254Field(y.1)
        else { return nil }
        let point = Affine(
            x: BN254Quadratic(xReal, xImaginary), y: BN254Quadratic(yReal, yImaginary))
        if point.x.isZero && point.y.isZero {
            affine = nil
            return
        }
        guard point.y.square == point.x.square * point.x + Self.twistConstant else { return nil }
        affine = point
        guard multiplied(by: BN254.groupOrder).affine == nil else { return nil }
    }

    /// 3 / (9 + i)
    private static let twistConstant = BN254Quadratic(
        reducing: UInt256(
            limb0: 0x3267_e6dc_24a1_38e5, limb1: 0xb5b4_c5e5_59db_efa3,
            limb2: 0x81be_1899_1be0_6ac3, limb3: 0x2b14_9d40_ceb8_aaae),
        UInt256(
            limb0: 0xe4a2_bd06_85c3_15d2, limb1: 0xa74f_a084_e52d_1852,
            limb2: 0xcd2c_afad_eed8_fdf4, limb3: 0x0097_13b0_3af0_fed4))

    /// The generator that EIP-197 names.
    public static let generator = BN254G2(
        affine: Affine(
            x: BN254Quadratic(
                reducing: UInt256(
                    limb0: 0x46de_bd5c_d992_f6ed, limb1: 0x6743_22d4_f75e_dadd,
                    limb2: 0x426a_0066_5e5c_4479, limb3: 0x1800_deef_121f_1e76),
                UInt256(
                    limb0: 0x97e4_85b7_aef3_12c2, limb1: 0xf1aa_4933_35a9_e712,
                    limb2: 0x7260_bfb7_31fb_5d25, limb3: 0x198e_9393_920d_483a)),
            y: BN254Quadratic(
                reducing: UInt256(
                    limb0: 0x4ce6_cc01_66fa_7daa, limb1: 0xe3d1_e769_0c43_d37b,
                    limb2: 0x4aab_7180_8dcb_408f, limb3: 0x12c8_5ea5_db8c_6deb),
                UInt256(
                    limb0: 0x55ac_dadc_d122_975b, limb1: 0xbc4b_3133_70b3_8ef3,
                    limb2: 0xec9e_99ad_690c_3395, limb3: 0x0906_89d0_585f_f075))))

    /// The coordinates, the imaginary part first; all zeros at infinity.
    public var coordinates: (x: (UInt256, UInt256), y: (UInt256, UInt256)) {
        guard let affine else { return ((.zero, .zero), (.zero, .zero)) }
        return (
            (affine.x.imaginary.value, affine.x.real.value),
            (affine.y.imaginary.value, affine.y.real.value)
        )
    }

    public static prefix func - (a: BN254G2) -> BN254G2 {
        BN254G2(affine: a.affine.map { Affine(x: $0.x, y: -$0.y) })
    }

    public static func + (a: BN254G2, b: BN254G2) -> BN254G2 {
        guard let p = a.affine else { return b }
        guard let q = b.affine else { return a }
        guard let slope = slope(p, q) else { return BN254G2(affine: nil) }
        return BN254G2(affine: sum(p, q, slope: slope))
    }

    /// So many times the point.
    public func multiplied(by scalar: UInt256) -> BN254G2 {
        guard let affine else { return self }
        let product = BN254Jacobian.multiply((affine.x, affine.y), by: scalar)
        return BN254G2(affine: product.map { Affine(x: $0.x, y: $0.y) })
    }

    /// The slope of the line through two points, a tangent if they are equal; nil if it is upright.
    static func slope(_ p: Affine, _ q: Affine) -> BN254Quadratic? {
        if p.x == q.x {
            guard p.y == q.y, !p.y.isZero else { return nil }
            let square = p.x.square
            return (square + square + square) * (p.y + p.y).inverse
        }
        return (q.y - p.y) * (q.x - p.x).inverse
    }

    static func sum(_ p: Affine, _ q: Affine, slope: BN254Quadratic) -> Affine {
        let x = slope.square - p.x - q.x
        return Affine(x: x, y: slope * (p.x - x) - p.y)
    }
}

import CairnPrimitives

/// A number `real + imaginary · i` over the field, with i² = -1.
struct BN254Quadratic: Equatable, Sendable {
    var real: BN254Field
    var imaginary: BN254Field

    init(_ real: BN254Field, _ imaginary: BN254Field) {
        self.real = real
        self.imaginary = imaginary
    }

    init(reducing real: UInt256, _ imaginary: UInt256) {
        self.init(BN254Field(reducing: real), BN254Field(reducing: imaginary))
    }

    static let zero = BN254Quadratic(.zero, .zero)
    static let one = BN254Quadratic(.one, .zero)

    var isZero: Bool { real.isZero && imaginary.isZero }
    var conjugate: Self { Self(real, -imaginary) }

    static func + (a: Self, b: Self) -> Self {
        Self(a.real + b.real, a.imaginary + b.imaginary)
    }

    static func - (a: Self, b: Self) -> Self {
        Self(a.real - b.real, a.imaginary - b.imaginary)
    }

    static prefix func - (a: Self) -> Self { Self(-a.real, -a.imaginary) }

    static func * (a: Self, b: Self) -> Self {
        let reals = a.real * b.real
        let imaginaries = a.imaginary * b.imaginary
        let both = (a.real + a.imaginary) * (b.real + b.imaginary)
        return Self(reals - imaginaries, both - reals - imaginaries)
    }

    static func * (a: Self, b: BN254Field) -> Self { Self(a.real * b, a.imaginary * b) }

    var square: Self { self * self }

    /// Times 9 + i, the number whose sixth root builds the field of twelve.
    var timesNonResidue: Self {
        let two = self + self
        let four = two + two
        let nine = four + four + self
        return Self(nine.real - imaginary, nine.imaginary + real)
    }

    var inverse: Self {
        let norm = (real * real + imaginary * imaginary).inverse
        return Self(real * norm, -(imaginary * norm))
    }
}

/// A number `c0 + c1 v + c2 v²` over ``BN254Quadratic``, with v³ = 9 + i.
struct BN254Sextic: Equatable, Sendable {
    var c0: BN254Quadratic
    var c1: BN254Quadratic
    var c2: BN254Quadratic

    init(_ c0: BN254Quadratic, _ c1: BN254Quadratic, _ c2: BN254Quadratic) {
        self.c0 = c0
        self.c1 = c1
        self.c2 = c2
    }

    static let zero = BN254Sextic(.zero, .zero, .zero)
    static let one = BN254Sextic(.one, .zero, .zero)

    static func + (a: Self, b: Self) -> Self { Self(a.c0 + b.c0, a.c1 + b.c1, a.c2 + b.c2) }
    static func - (a: Self, b: Self) -> Self { Self(a.c0 - b.c0, a.c1 - b.c1, a.c2 - b.c2) }
    static prefix func - (a: Self) -> Self { Self(-a.c0, -a.c1, -a.c2) }

    static func * (a: Self, b: Self) -> Self {
        let p0 = a.c0 * b.c0
        let p1 = a.c1 * b.c1
        let p2 = a.c2 * b.c2
        return Self(
            p0 + ((a.c1 + a.c2) * (b.c1 + b.c2) - p1 - p2).timesNonResidue,
            (a.c0 + a.c1) * (b.c0 + b.c1) - p0 - p1 + p2.timesNonResidue,
            (a.c0 + a.c2) * (b.c0 + b.c2) - p0 - p2 + p1)
    }

    /// Times `a + b v`.
    func multiplied(by a: BN254Quadratic, _ b: BN254Quadratic) -> Self {
        let p0 = c0 * a
        let p1 = c1 * b
        return Self(
            p0 + (c2 * b).timesNonResidue, (c0 + c1) * (a + b) - p0 - p1, p1 + c2 * a)
    }

    /// Times v.
    var timesRoot: Self { Self(c2.timesNonResidue, c0, c1) }

    var inverse: Self {
        let d0 = c0.square - (c1 * c2).timesNonResidue
        let d1 = c2.square.timesNonResidue - c0 * c1
        let d2 = c1.square - c0 * c2
        let norm = (c0 * d0 + (c2 * d1 + c1 * d2).timesNonResidue).inverse
        return Self(d0 * norm, d1 * norm, d2 * norm)
    }
}

/// A number `c0 + c1 w` over ``BN254Sextic``, with w² = v: where pairings take their values.
struct BN254Dodecic: Equatable, Sendable {
    var c0: BN254Sextic
    var c1: BN254Sextic

    init(_ c0: BN254Sextic, _ c1: BN254Sextic) {
        self.c0 = c0
        self.c1 = c1
    }

    static let one = BN254Dodecic(.one, .zero)

    static func * (a: Self, b: Self) -> Self {
        let p0 = a.c0 * b.c0
        let p1 = a.c1 * b.c1
        return Self(
            p0 + p1.timesRoot, (a.c0 + a.c1) * (b.c0 + b.c1) - p0 - p1)
    }

    /// With m = c0 c1 the square is (c0 + c1) (c0 + v c1) - m - v m and 2 m w.
    var square: Self {
        let product = c0 * c1
        return Self(
            (c0 + c1) * (c0 + c1.timesRoot) - product - product.timesRoot, product + product)
    }

    /// Times `a + b w + c w³`.
    func multiplied(
        byLine a: BN254Quadratic, _ b: BN254Quadratic, _ c: BN254Quadratic
    ) -> Self {
        let p0 = BN254Sextic(c0.c0 * a, c0.c1 * a, c0.c2 * a)
        let p1 = c1.multiplied(by: b, c)
        return Self(p0 + p1.timesRoot, (c0 + c1).multiplied(by: a + b, c) - p0 - p1)
    }

    /// The power p^6.
    var conjugate: Self { Self(c0, -c1) }

    var inverse: Self {
        let norm = (c0 * c0 - (c1 * c1).timesRoot).inverse
        return Self(c0 * norm, -(c1 * norm))
    }

    /// The power p², which multiplies the coefficient of w^k by the k-th power of a root of one.
    var frobeniusSquare: Self {
        let g1 = Self.sixthRoot
        let g2 = g1 * g1
        let g3 = g2 * g1
        let g4 = g2 * g2
        let g5 = g4 * g1
        return Self(
            BN254Sextic(c0.c0, c0.c1 * g2, c0.c2 * g4),
            BN254Sextic(c1.c0 * g1, c1.c1 * g3, c1.c2 * g5))
    }

    /// (9 + i) to the power (p² - 1) / 6, a number of the field.
    private static let sixthRoot = BN254Field(
        reducing: UInt256(
            limb0: 0xe4bd_44e5_607c_fd49, limb1: 0xc28f_069f_bb96_6e3d,
            limb2: 0x5e6d_d9e7_e0ac_ccb0, limb3: 0x3064_4e72_e131_a029))

    /// A power whose exponent is given in words, the least significant first.
    func power(_ exponent: [UInt64]) -> Self {
        var result = Self.one
        for word in exponent.reversed() {
            for bit in stride(from: 63, through: 0, by: -1) {
                result = result.square
                if word >> UInt64(bit) & 1 == 1 { result = result * self }
            }
        }
        return result
    }
}

public import CairnPrimitives

/// The curve "alt_bn128" of Ethereum's precompiled contracts: constants and namespace.
///
/// - Spec: EIP-196 and EIP-197; "Pairing-Friendly Elliptic Curves of Prime Order" (Barreto and
///   Naehrig), with u = 4965661367192848881
public enum BN254 {
    /// The prime p of the coordinates' field.
    public static let fieldModulus = UInt256(
        limb0: 0x3c20_8c16_d87c_fd47, limb1: 0x9781_6a91_6871_ca8d,
        limb2: 0xb850_45b6_8181_585d, limb3: 0x3064_4e72_e131_a029)
    /// The prime r, the number of points of each group.
    public static let groupOrder = UInt256(
        limb0: 0x43e1_f593_f000_0001, limb1: 0x2833_e848_79b9_7091,
        limb2: 0xb850_45b6_8181_585d, limb3: 0x3064_4e72_e131_a029)
}

/// A number modulo p, kept times 2^256 so that a product needs no division (Montgomery's form).
struct BN254Field: Equatable, Sendable {
    private var form: UInt256

    private init(form: UInt256) { self.form = form }

    /// Takes a number below p, or nil.
    init?(_ value: UInt256) {
        guard value < BN254.fieldModulus else { return nil }
        self.init(reducing: value)
    }

    /// Takes any number modulo p.
    init(reducing value: UInt256) {
        form = Self.product(value, Self.radixSquared)
    }

    static let zero = BN254Field(form: .zero)
    static let one = BN254Field(reducing: .one)

    /// The number itself, below p.
    var value: UInt256 { Self.product(form, .one) }

    var isZero: Bool { form.isZero }

    // MARK: Arithmetic

    /// -1/p modulo 2^256.
    private static let negatedInverse = UInt256(
        limb0: 0x87d2_0782_e486_6389, limb1: 0x9ede_7d65_1eca_6ac9,
        limb2: 0xd8af_cbd0_1833_da80, limb3: 0xf57a_22b7_9188_8c6b)
    /// 2^512 modulo p.
    private static let radixSquared = UInt256(
        limb0: 0xf32c_fc5b_538a_fa89, limb1: 0xb5e7_1911_d445_01fb,
        limb2: 0x47ab_1eff_0a41_7ff6, limb3: 0x06d8_9f71_cab8_351f)

    /// `a · b / 2^256` modulo p.
    ///
    /// With m = (a · b mod 2^256) · (-1/p) mod 2^256, the sum a · b + m · p is a multiple of 2^256,
    /// and its upper half is below 2 p. The lower halves add up to 2^256 unless both are zero.
    private static func product(_ a: UInt256, _ b: UInt256) -> UInt256 {
        let (high, low) = a.multipliedFullWidth(by: b)
        let multiple = (low &* negatedInverse).multipliedFullWidth(by: BN254.fieldModulus)
        let sum = high &+ multiple.high &+ (low.isZero ? .zero : .one)
        return sum < BN254.fieldModulus ? sum : sum &- BN254.fieldModulus
    }

    static func + (a: Self, b: Self) -> Self {
        // Both are below p, which is below 2^254.
        let sum = a.form &+ b.form
        return Self(form: sum < BN254.fieldModulus ? sum : sum &- BN254.fieldModulus)
    }

    static func - (a: Self, b: Self) -> Self {
        Self(form: a.form < b.form ? a.form &+ BN254.fieldModulus &- b.form : a.form &- b.form)
    }

    static prefix func - (a: Self) -> Self { zero - a }

    static func * (a: Self, b: Self) -> Self { Self(form: product(a.form, b.form)) }

    /// A power, by squaring.
    func power(_ exponent: UInt256) -> Self {
        var result = Self.one
        var bit = 255
        while bit >= 0 {
            result = result * result
            if exponent >> bit & .one == .one { result = result * self }
            bit -= 1
        }
        return result
    }

    /// 1 / self, or zero for zero: the power p - 2.
    var inverse: Self { power(BN254.fieldModulus - 2) }

    /// The power (p + 1) / 4, which is a square root if there is one, as p is 3 modulo 4.
    var squareRootCandidate: Self { power((BN254.fieldModulus + 1) >> 2) }
}

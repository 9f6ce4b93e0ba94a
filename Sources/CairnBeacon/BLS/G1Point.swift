/// A point of the smaller group of BLS12-381 that is not infinity: `y² = x³ + 4`.
struct G1Point: Sendable, Equatable {
    var x: G1Field
    var y: G1Field

    /// The generator of the group.
    static let generator = G1Point(
        x: G1Field(
            limbs: (
                0x5cb3_8790_fd53_0c16, 0x7817_fc67_9976_fff5, 0x154f_95c7_143b_a1c1,
                0xf0ae_6acd_f3d0_e747, 0xedce_6ecc_21db_f440, 0x1201_7741_9e0b_fb75
            )),
        y: G1Field(
            limbs: (
                0xbaac_93d5_0ce7_2271, 0x8c22_631a_7918_fd8e, 0xdd59_5f13_5707_25ce,
                0x51ac_5829_5040_5194, 0x0e1c_8c3f_ad00_59c0, 0x0bbc_3efc_5008_a26a
            )))

    private static let four = G1Field.one + .one + .one + .one

    /// Reads a compressed point, or nil when the bytes are none. Whether the point is of the right
    /// order is not looked at.
    init?(_ key: BLSPublicKey) {
        var bytes = key.bytes
        let flags = bytes[0]
        // Compressed, and not infinity.
        guard flags & 0xC0 == 0x80 else { return nil }
        bytes[0] &= 0x1F
        var limbs = InlineArray<6, UInt64>(repeating: 0)
        for (index, byte) in bytes.enumerated() {
            limbs[5 - index / 8] = limbs[5 - index / 8] << 8 | UInt64(byte)
        }
        guard let x = G1Field(plain: limbs),
            let y = (x.squared() * x + Self.four).squareRoot()
        else { return nil }
        self.x = x
        self.y = y.isGreater == (flags & 0x20 != 0) ? y : G1Field.zero - y
    }

    init(x: G1Field, y: G1Field) {
        self.x = x
        self.y = y
    }

    /// Whether so many copies of the point as the group has members add up to infinity: points of
    /// the curve outside the group do not.
    ///
    /// - Spec: draft-irtf-cfrg-bls-signature, "KeyValidate"; the order is `r` of BLS12-381.
    var isInGroup: Bool {
        let order: [UInt64] = [
            0x73ed_a753_299d_7d48, 0x3339_d808_09a1_d805, 0x53bd_a402_fffe_5bfe,
            0xffff_ffff_0000_0001,
        ]
        var sum = G1Sum()
        for bit in 0..<256 {
            sum.double()
            if order[bit / 64] >> UInt64(63 - bit % 64) & 1 == 1 { sum += self }
        }
        return sum.point == nil
    }

    /// The compressed point.
    var compressed: BLSPublicKey {
        let limbs = x.plain
        var bytes: [UInt8] = []
        bytes.reserveCapacity(48)
        for index in (0..<6).reversed() {
            withUnsafeBytes(of: limbs[index].bigEndian) { bytes.append(contentsOf: $0) }
        }
        bytes[0] |= y.isGreater ? 0xA0 : 0x80
        guard let key = BLSPublicKey(bytes) else {
            preconditionFailure("Six limbs are 48 bytes.")
        }
        return key
    }
}

/// A sum of points: `(x / z², y / z³)`, or infinity where `z` is zero.
struct G1Sum: Sendable {
    private var x = G1Field.one
    private var y = G1Field.one
    private var z = G1Field.zero

    /// Adds a point.
    static func += (sum: inout G1Sum, point: G1Point) {
        guard !sum.z.isZero else {
            sum.x = point.x
            sum.y = point.y
            sum.z = .one
            return
        }
        let zz = sum.z.squared()
        let h = point.x * zz - sum.x
        let r = point.y * zz * sum.z - sum.y
        guard !h.isZero else {
            if r.isZero { sum.double() } else { sum.z = .zero }
            return
        }
        let hh = h.squared()
        let hhh = hh * h
        let v = sum.x * hh
        let x = r.squared() - hhh - v - v
        sum.y = r * (v - x) - sum.y * hhh
        sum.x = x
        sum.z = sum.z * h
    }

    mutating func double() {
        guard !z.isZero, !y.isZero else {
            z = .zero
            return
        }
        let yy = y.squared()
        let xyy = x * yy
        let s = xyy + xyy + xyy + xyy
        let xx = x.squared()
        let m = xx + xx + xx
        let doubled = m.squared() - s - s
        let yyyy = yy.squared()
        let two = yyyy + yyyy
        let four = two + two
        z = y * z + y * z
        y = m * (s - doubled) - (four + four)
        x = doubled
    }

    /// The sum as a point, or nil for infinity.
    var point: G1Point? {
        guard !z.isZero else { return nil }
        let inverse = z.inverse()
        let square = inverse.squared()
        return G1Point(x: x * square, y: y * square * inverse)
    }
}

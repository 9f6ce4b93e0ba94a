/// The eight working words of SHA-512 and its compression function.
///
/// - Spec: FIPS 180-4, section 6.4.2.
struct SHA512Words {
    var h0: UInt64 = 0x6a09_e667_f3bc_c908, h1: UInt64 = 0xbb67_ae85_84ca_a73b
    var h2: UInt64 = 0x3c6e_f372_fe94_f82b, h3: UInt64 = 0xa54f_f53a_5f1d_36f1
    var h4: UInt64 = 0x510e_527f_ade6_82d1, h5: UInt64 = 0x9b05_688c_2b3e_6c1f
    var h6: UInt64 = 0x1f83_d9ab_fb41_bd6b, h7: UInt64 = 0x5be0_cd19_137e_2179

    /// Mixes one block of 128 bytes into the words.
    ///
    /// - Precondition: `block` holds at least 128 bytes.
    mutating func compress(_ block: UnsafeRawBufferPointer) {
        precondition(block.count >= 128, "SHA-512 compresses whole blocks")
        var schedule = InlineArray<16, UInt64>(repeating: 0)
        for index in 0..<16 {
            schedule[index] = UInt64(
                bigEndian: block.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }

        var (a, b, c, d) = (h0, h1, h2, h3)
        var (e, f, g, h) = (h4, h5, h6, h7)
        var round = 0
        while true {
            // The names turn instead of the values: after eight steps each is back in its place.
            for half in 0..<2 {
                let at = half * 8
                step(a, b, c, &d, e, f, g, &h, schedule[at] &+ roundConstants[round + at])
                step(h, a, b, &c, d, e, f, &g, schedule[at + 1] &+ roundConstants[round + at + 1])
                step(g, h, a, &b, c, d, e, &f, schedule[at + 2] &+ roundConstants[round + at + 2])
                step(f, g, h, &a, b, c, d, &e, schedule[at + 3] &+ roundConstants[round + at + 3])
                step(e, f, g, &h, a, b, c, &d, schedule[at + 4] &+ roundConstants[round + at + 4])
                step(d, e, f, &g, h, a, b, &c, schedule[at + 5] &+ roundConstants[round + at + 5])
                step(c, d, e, &f, g, h, a, &b, schedule[at + 6] &+ roundConstants[round + at + 6])
                step(b, c, d, &e, f, g, h, &a, schedule[at + 7] &+ roundConstants[round + at + 7])
            }
            round += 16
            if round == 80 { break }
            for index in 0..<16 {
                let early = schedule[(index + 1) & 15]
                let late = schedule[(index + 14) & 15]
                let spreadEarly =
                    early.turned(1) ^ early.turned(8) ^ (early &>> 7)
                let spreadLate =
                    late.turned(19) ^ late.turned(61) ^ (late &>> 6)
                schedule[index] &+= spreadEarly &+ schedule[(index + 9) & 15] &+ spreadLate
            }
        }
        h0 &+= a
        h1 &+= b
        h2 &+= c
        h3 &+= d
        h4 &+= e
        h5 &+= f
        h6 &+= g
        h7 &+= h
    }
}

/// One step of the compression: `d` and `h` take their new values, the others turn by name.
@inline(__always)
private func step(
    _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: inout UInt64,
    _ e: UInt64, _ f: UInt64, _ g: UInt64, _ h: inout UInt64, _ input: UInt64
) {
    let spreadE = e.turned(14) ^ e.turned(18) ^ e.turned(41)
    let choice = g ^ (e & (f ^ g))
    let first = h &+ spreadE &+ choice &+ input
    let spreadA = a.turned(28) ^ a.turned(34) ^ a.turned(39)
    let majority = (a & b) | (c & (a | b))
    d &+= first
    h = first &+ spreadA &+ majority
}

extension UInt64 {
    /// This word turned right by `count` bits, `0 < count < 64`.
    @inline(__always)
    fileprivate func turned(_ count: UInt64) -> UInt64 {
        (self &>> count) | (self &<< (64 &- count))
    }
}

/// The first bits of the fractional parts of the cube roots of the first 80 primes.
private let roundConstants: InlineArray<80, UInt64> = [
    0x428a_2f98_d728_ae22, 0x7137_4491_23ef_65cd, 0xb5c0_fbcf_ec4d_3b2f,
    0xe9b5_dba5_8189_dbbc, 0x3956_c25b_f348_b538, 0x59f1_11f1_b605_d019,
    0x923f_82a4_af19_4f9b, 0xab1c_5ed5_da6d_8118, 0xd807_aa98_a303_0242,
    0x1283_5b01_4570_6fbe, 0x2431_85be_4ee4_b28c, 0x550c_7dc3_d5ff_b4e2,
    0x72be_5d74_f27b_896f, 0x80de_b1fe_3b16_96b1, 0x9bdc_06a7_25c7_1235,
    0xc19b_f174_cf69_2694, 0xe49b_69c1_9ef1_4ad2, 0xefbe_4786_384f_25e3,
    0x0fc1_9dc6_8b8c_d5b5, 0x240c_a1cc_77ac_9c65, 0x2de9_2c6f_592b_0275,
    0x4a74_84aa_6ea6_e483, 0x5cb0_a9dc_bd41_fbd4, 0x76f9_88da_8311_53b5,
    0x983e_5152_ee66_dfab, 0xa831_c66d_2db4_3210, 0xb003_27c8_98fb_213f,
    0xbf59_7fc7_beef_0ee4, 0xc6e0_0bf3_3da8_8fc2, 0xd5a7_9147_930a_a725,
    0x06ca_6351_e003_826f, 0x1429_2967_0a0e_6e70, 0x27b7_0a85_46d2_2ffc,
    0x2e1b_2138_5c26_c926, 0x4d2c_6dfc_5ac4_2aed, 0x5338_0d13_9d95_b3df,
    0x650a_7354_8baf_63de, 0x766a_0abb_3c77_b2a8, 0x81c2_c92e_47ed_aee6,
    0x9272_2c85_1482_353b, 0xa2bf_e8a1_4cf1_0364, 0xa81a_664b_bc42_3001,
    0xc24b_8b70_d0f8_9791, 0xc76c_51a3_0654_be30, 0xd192_e819_d6ef_5218,
    0xd699_0624_5565_a910, 0xf40e_3585_5771_202a, 0x106a_a070_32bb_d1b8,
    0x19a4_c116_b8d2_d0c8, 0x1e37_6c08_5141_ab53, 0x2748_774c_df8e_eb99,
    0x34b0_bcb5_e19b_48a8, 0x391c_0cb3_c5c9_5a63, 0x4ed8_aa4a_e341_8acb,
    0x5b9c_ca4f_7763_e373, 0x682e_6ff3_d6b2_b8a3, 0x748f_82ee_5def_b2fc,
    0x78a5_636f_4317_2f60, 0x84c8_7814_a1f0_ab72, 0x8cc7_0208_1a64_39ec,
    0x90be_fffa_2363_1e28, 0xa450_6ceb_de82_bde9, 0xbef9_a3f7_b2c6_7915,
    0xc671_78f2_e372_532b, 0xca27_3ece_ea26_619c, 0xd186_b8c7_21c0_c207,
    0xeada_7dd6_cde0_eb1e, 0xf57d_4f7f_ee6e_d178, 0x06f0_67aa_7217_6fba,
    0x0a63_7dc5_a2c8_98a6, 0x113f_9804_bef9_0dae, 0x1b71_0b35_131c_471b,
    0x28db_77f5_2304_7d84, 0x32ca_ab7b_40c7_2493, 0x3c9e_be0a_15c9_bebc,
    0x431d_67c4_9c10_0d4c, 0x4cc5_d4be_cb3e_42b6, 0x597f_299c_fc65_7e2a,
    0x5fcb_6fab_3ad6_faec, 0x6c44_198c_4a47_5817,
]

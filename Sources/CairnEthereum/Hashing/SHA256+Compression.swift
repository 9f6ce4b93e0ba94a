/// The eight working words of SHA-256 and its compression function.
///
/// - Spec: FIPS 180-4, section 6.2.2.
struct SHA256Words {
    var h0: UInt32 = 0x6a09_e667, h1: UInt32 = 0xbb67_ae85
    var h2: UInt32 = 0x3c6e_f372, h3: UInt32 = 0xa54f_f53a
    var h4: UInt32 = 0x510e_527f, h5: UInt32 = 0x9b05_688c
    var h6: UInt32 = 0x1f83_d9ab, h7: UInt32 = 0x5be0_cd19

    /// Mixes one block of 64 bytes into the words.
    ///
    /// - Precondition: `block` holds at least 64 bytes.
    mutating func compress(_ block: UnsafeRawBufferPointer) {
        precondition(block.count >= 64, "SHA-256 compresses whole blocks")
        var schedule = InlineArray<16, UInt32>(repeating: 0)
        for index in 0..<16 {
            schedule[index] = UInt32(
                bigEndian: block.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
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
            if round == 64 { break }
            for index in 0..<16 {
                let early = schedule[(index + 1) & 15]
                let late = schedule[(index + 14) & 15]
                let spreadEarly =
                    early.turned(7) ^ early.turned(18) ^ (early &>> 3)
                let spreadLate =
                    late.turned(17) ^ late.turned(19) ^ (late &>> 10)
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
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ input: UInt32
) {
    let spreadE = e.turned(6) ^ e.turned(11) ^ e.turned(25)
    let choice = g ^ (e & (f ^ g))
    let first = h &+ spreadE &+ choice &+ input
    let spreadA = a.turned(2) ^ a.turned(13) ^ a.turned(22)
    let majority = (a & b) | (c & (a | b))
    d &+= first
    h = first &+ spreadA &+ majority
}

extension UInt32 {
    /// This word turned right by `count` bits, `0 < count < 32`.
    @inline(__always)
    fileprivate func turned(_ count: UInt32) -> UInt32 {
        (self &>> count) | (self &<< (32 &- count))
    }
}

/// The first bits of the fractional parts of the cube roots of the first 64 primes.
private let roundConstants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1,
    0x923f_82a4, 0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3,
    0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786,
    0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147,
    0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13,
    0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a,
    0x5b9c_ca4f, 0x682e_6ff3, 0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208,
    0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]

import CairnPrimitives

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
        guard block.count >= 64, let start = block.baseAddress else {
            preconditionFailure("SHA-256 compresses whole blocks")
        }
        compress(Hash(loadingBigEndian: start), Hash(loadingBigEndian: start + 32))
    }

    /// Mixes one block, the 32 bytes of `first` and then those of `second`, into the words.
    ///
    /// The 64 steps are written out, so that the schedule stays in registers and each constant in
    /// its instruction: half the time of a loop over arrays. The names turn instead of the values;
    /// after eight steps each is back in its place.
    mutating func compress(_ first: Hash, _ second: Hash) {
        var w0 = high(first.word0)
        var w1 = low(first.word0)
        var w2 = high(first.word1)
        var w3 = low(first.word1)
        var w4 = high(first.word2)
        var w5 = low(first.word2)
        var w6 = high(first.word3)
        var w7 = low(first.word3)
        var w8 = high(second.word0)
        var w9 = low(second.word0)
        var w10 = high(second.word1)
        var w11 = low(second.word1)
        var w12 = high(second.word2)
        var w13 = low(second.word2)
        var w14 = high(second.word3)
        var w15 = low(second.word3)
        var (a, b, c, d) = (h0, h1, h2, h3)
        var (e, f, g, h) = (h4, h5, h6, h7)

        sha256Step(a, b, c, &d, e, f, g, &h, w0 &+ 0x428a_2f98)
        sha256Step(h, a, b, &c, d, e, f, &g, w1 &+ 0x7137_4491)
        sha256Step(g, h, a, &b, c, d, e, &f, w2 &+ 0xb5c0_fbcf)
        sha256Step(f, g, h, &a, b, c, d, &e, w3 &+ 0xe9b5_dba5)
        sha256Step(e, f, g, &h, a, b, c, &d, w4 &+ 0x3956_c25b)
        sha256Step(d, e, f, &g, h, a, b, &c, w5 &+ 0x59f1_11f1)
        sha256Step(c, d, e, &f, g, h, a, &b, w6 &+ 0x923f_82a4)
        sha256Step(b, c, d, &e, f, g, h, &a, w7 &+ 0xab1c_5ed5)
        sha256Step(a, b, c, &d, e, f, g, &h, w8 &+ 0xd807_aa98)
        sha256Step(h, a, b, &c, d, e, f, &g, w9 &+ 0x1283_5b01)
        sha256Step(g, h, a, &b, c, d, e, &f, w10 &+ 0x2431_85be)
        sha256Step(f, g, h, &a, b, c, d, &e, w11 &+ 0x550c_7dc3)
        sha256Step(e, f, g, &h, a, b, c, &d, w12 &+ 0x72be_5d74)
        sha256Step(d, e, f, &g, h, a, b, &c, w13 &+ 0x80de_b1fe)
        sha256Step(c, d, e, &f, g, h, a, &b, w14 &+ 0x9bdc_06a7)
        sha256Step(b, c, d, &e, f, g, h, &a, w15 &+ 0xc19b_f174)

        w0 &+= spreadLate(w14) &+ w9 &+ spreadEarly(w1)
        sha256Step(a, b, c, &d, e, f, g, &h, w0 &+ 0xe49b_69c1)
        w1 &+= spreadLate(w15) &+ w10 &+ spreadEarly(w2)
        sha256Step(h, a, b, &c, d, e, f, &g, w1 &+ 0xefbe_4786)
        w2 &+= spreadLate(w0) &+ w11 &+ spreadEarly(w3)
        sha256Step(g, h, a, &b, c, d, e, &f, w2 &+ 0x0fc1_9dc6)
        w3 &+= spreadLate(w1) &+ w12 &+ spreadEarly(w4)
        sha256Step(f, g, h, &a, b, c, d, &e, w3 &+ 0x240c_a1cc)
        w4 &+= spreadLate(w2) &+ w13 &+ spreadEarly(w5)
        sha256Step(e, f, g, &h, a, b, c, &d, w4 &+ 0x2de9_2c6f)
        w5 &+= spreadLate(w3) &+ w14 &+ spreadEarly(w6)
        sha256Step(d, e, f, &g, h, a, b, &c, w5 &+ 0x4a74_84aa)
        w6 &+= spreadLate(w4) &+ w15 &+ spreadEarly(w7)
        sha256Step(c, d, e, &f, g, h, a, &b, w6 &+ 0x5cb0_a9dc)
        w7 &+= spreadLate(w5) &+ w0 &+ spreadEarly(w8)
        sha256Step(b, c, d, &e, f, g, h, &a, w7 &+ 0x76f9_88da)
        w8 &+= spreadLate(w6) &+ w1 &+ spreadEarly(w9)
        sha256Step(a, b, c, &d, e, f, g, &h, w8 &+ 0x983e_5152)
        w9 &+= spreadLate(w7) &+ w2 &+ spreadEarly(w10)
        sha256Step(h, a, b, &c, d, e, f, &g, w9 &+ 0xa831_c66d)
        w10 &+= spreadLate(w8) &+ w3 &+ spreadEarly(w11)
        sha256Step(g, h, a, &b, c, d, e, &f, w10 &+ 0xb003_27c8)
        w11 &+= spreadLate(w9) &+ w4 &+ spreadEarly(w12)
        sha256Step(f, g, h, &a, b, c, d, &e, w11 &+ 0xbf59_7fc7)
        w12 &+= spreadLate(w10) &+ w5 &+ spreadEarly(w13)
        sha256Step(e, f, g, &h, a, b, c, &d, w12 &+ 0xc6e0_0bf3)
        w13 &+= spreadLate(w11) &+ w6 &+ spreadEarly(w14)
        sha256Step(d, e, f, &g, h, a, b, &c, w13 &+ 0xd5a7_9147)
        w14 &+= spreadLate(w12) &+ w7 &+ spreadEarly(w15)
        sha256Step(c, d, e, &f, g, h, a, &b, w14 &+ 0x06ca_6351)
        w15 &+= spreadLate(w13) &+ w8 &+ spreadEarly(w0)
        sha256Step(b, c, d, &e, f, g, h, &a, w15 &+ 0x1429_2967)

        w0 &+= spreadLate(w14) &+ w9 &+ spreadEarly(w1)
        sha256Step(a, b, c, &d, e, f, g, &h, w0 &+ 0x27b7_0a85)
        w1 &+= spreadLate(w15) &+ w10 &+ spreadEarly(w2)
        sha256Step(h, a, b, &c, d, e, f, &g, w1 &+ 0x2e1b_2138)
        w2 &+= spreadLate(w0) &+ w11 &+ spreadEarly(w3)
        sha256Step(g, h, a, &b, c, d, e, &f, w2 &+ 0x4d2c_6dfc)
        w3 &+= spreadLate(w1) &+ w12 &+ spreadEarly(w4)
        sha256Step(f, g, h, &a, b, c, d, &e, w3 &+ 0x5338_0d13)
        w4 &+= spreadLate(w2) &+ w13 &+ spreadEarly(w5)
        sha256Step(e, f, g, &h, a, b, c, &d, w4 &+ 0x650a_7354)
        w5 &+= spreadLate(w3) &+ w14 &+ spreadEarly(w6)
        sha256Step(d, e, f, &g, h, a, b, &c, w5 &+ 0x766a_0abb)
        w6 &+= spreadLate(w4) &+ w15 &+ spreadEarly(w7)
        sha256Step(c, d, e, &f, g, h, a, &b, w6 &+ 0x81c2_c92e)
        w7 &+= spreadLate(w5) &+ w0 &+ spreadEarly(w8)
        sha256Step(b, c, d, &e, f, g, h, &a, w7 &+ 0x9272_2c85)
        w8 &+= spreadLate(w6) &+ w1 &+ spreadEarly(w9)
        sha256Step(a, b, c, &d, e, f, g, &h, w8 &+ 0xa2bf_e8a1)
        w9 &+= spreadLate(w7) &+ w2 &+ spreadEarly(w10)
        sha256Step(h, a, b, &c, d, e, f, &g, w9 &+ 0xa81a_664b)
        w10 &+= spreadLate(w8) &+ w3 &+ spreadEarly(w11)
        sha256Step(g, h, a, &b, c, d, e, &f, w10 &+ 0xc24b_8b70)
        w11 &+= spreadLate(w9) &+ w4 &+ spreadEarly(w12)
        sha256Step(f, g, h, &a, b, c, d, &e, w11 &+ 0xc76c_51a3)
        w12 &+= spreadLate(w10) &+ w5 &+ spreadEarly(w13)
        sha256Step(e, f, g, &h, a, b, c, &d, w12 &+ 0xd192_e819)
        w13 &+= spreadLate(w11) &+ w6 &+ spreadEarly(w14)
        sha256Step(d, e, f, &g, h, a, b, &c, w13 &+ 0xd699_0624)
        w14 &+= spreadLate(w12) &+ w7 &+ spreadEarly(w15)
        sha256Step(c, d, e, &f, g, h, a, &b, w14 &+ 0xf40e_3585)
        w15 &+= spreadLate(w13) &+ w8 &+ spreadEarly(w0)
        sha256Step(b, c, d, &e, f, g, h, &a, w15 &+ 0x106a_a070)

        w0 &+= spreadLate(w14) &+ w9 &+ spreadEarly(w1)
        sha256Step(a, b, c, &d, e, f, g, &h, w0 &+ 0x19a4_c116)
        w1 &+= spreadLate(w15) &+ w10 &+ spreadEarly(w2)
        sha256Step(h, a, b, &c, d, e, f, &g, w1 &+ 0x1e37_6c08)
        w2 &+= spreadLate(w0) &+ w11 &+ spreadEarly(w3)
        sha256Step(g, h, a, &b, c, d, e, &f, w2 &+ 0x2748_774c)
        w3 &+= spreadLate(w1) &+ w12 &+ spreadEarly(w4)
        sha256Step(f, g, h, &a, b, c, d, &e, w3 &+ 0x34b0_bcb5)
        w4 &+= spreadLate(w2) &+ w13 &+ spreadEarly(w5)
        sha256Step(e, f, g, &h, a, b, c, &d, w4 &+ 0x391c_0cb3)
        w5 &+= spreadLate(w3) &+ w14 &+ spreadEarly(w6)
        sha256Step(d, e, f, &g, h, a, b, &c, w5 &+ 0x4ed8_aa4a)
        w6 &+= spreadLate(w4) &+ w15 &+ spreadEarly(w7)
        sha256Step(c, d, e, &f, g, h, a, &b, w6 &+ 0x5b9c_ca4f)
        w7 &+= spreadLate(w5) &+ w0 &+ spreadEarly(w8)
        sha256Step(b, c, d, &e, f, g, h, &a, w7 &+ 0x682e_6ff3)
        w8 &+= spreadLate(w6) &+ w1 &+ spreadEarly(w9)
        sha256Step(a, b, c, &d, e, f, g, &h, w8 &+ 0x748f_82ee)
        w9 &+= spreadLate(w7) &+ w2 &+ spreadEarly(w10)
        sha256Step(h, a, b, &c, d, e, f, &g, w9 &+ 0x78a5_636f)
        w10 &+= spreadLate(w8) &+ w3 &+ spreadEarly(w11)
        sha256Step(g, h, a, &b, c, d, e, &f, w10 &+ 0x84c8_7814)
        w11 &+= spreadLate(w9) &+ w4 &+ spreadEarly(w12)
        sha256Step(f, g, h, &a, b, c, d, &e, w11 &+ 0x8cc7_0208)
        w12 &+= spreadLate(w10) &+ w5 &+ spreadEarly(w13)
        sha256Step(e, f, g, &h, a, b, c, &d, w12 &+ 0x90be_fffa)
        w13 &+= spreadLate(w11) &+ w6 &+ spreadEarly(w14)
        sha256Step(d, e, f, &g, h, a, b, &c, w13 &+ 0xa450_6ceb)
        w14 &+= spreadLate(w12) &+ w7 &+ spreadEarly(w15)
        sha256Step(c, d, e, &f, g, h, a, &b, w14 &+ 0xbef9_a3f7)
        w15 &+= spreadLate(w13) &+ w8 &+ spreadEarly(w0)
        sha256Step(b, c, d, &e, f, g, h, &a, w15 &+ 0xc671_78f2)

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

/// The upper half of a word.
@inline(__always)
private func high(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word &>> 32) }

/// The lower half of a word.
@inline(__always)
private func low(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word) }

/// What the word of fifteen steps ago gives to the schedule.
@inline(__always)
private func spreadEarly(_ word: UInt32) -> UInt32 {
    word.turned(7) ^ word.turned(18) ^ (word &>> 3)
}

/// What the word of two steps ago gives to the schedule.
@inline(__always)
private func spreadLate(_ word: UInt32) -> UInt32 {
    word.turned(17) ^ word.turned(19) ^ (word &>> 10)
}

extension SHA256Words {
    /// Mixes in the padding that ends a message of 64 bytes: a set bit, zeros, and 512.
    ///
    /// The block is always the same, so the constants here are those of the steps plus the words of
    /// its schedule.
    mutating func compressPaddingOf64Bytes() {
        var (a, b, c, d) = (h0, h1, h2, h3)
        var (e, f, g, h) = (h4, h5, h6, h7)

        sha256Step(a, b, c, &d, e, f, g, &h, 0xc28a_2f98)
        sha256Step(h, a, b, &c, d, e, f, &g, 0x7137_4491)
        sha256Step(g, h, a, &b, c, d, e, &f, 0xb5c0_fbcf)
        sha256Step(f, g, h, &a, b, c, d, &e, 0xe9b5_dba5)
        sha256Step(e, f, g, &h, a, b, c, &d, 0x3956_c25b)
        sha256Step(d, e, f, &g, h, a, b, &c, 0x59f1_11f1)
        sha256Step(c, d, e, &f, g, h, a, &b, 0x923f_82a4)
        sha256Step(b, c, d, &e, f, g, h, &a, 0xab1c_5ed5)
        sha256Step(a, b, c, &d, e, f, g, &h, 0xd807_aa98)
        sha256Step(h, a, b, &c, d, e, f, &g, 0x1283_5b01)
        sha256Step(g, h, a, &b, c, d, e, &f, 0x2431_85be)
        sha256Step(f, g, h, &a, b, c, d, &e, 0x550c_7dc3)
        sha256Step(e, f, g, &h, a, b, c, &d, 0x72be_5d74)
        sha256Step(d, e, f, &g, h, a, b, &c, 0x80de_b1fe)
        sha256Step(c, d, e, &f, g, h, a, &b, 0x9bdc_06a7)
        sha256Step(b, c, d, &e, f, g, h, &a, 0xc19b_f374)
        sha256Step(a, b, c, &d, e, f, g, &h, 0x649b_69c1)
        sha256Step(h, a, b, &c, d, e, f, &g, 0xf0fe_4786)
        sha256Step(g, h, a, &b, c, d, e, &f, 0x0fe1_edc6)
        sha256Step(f, g, h, &a, b, c, d, &e, 0x240c_f254)
        sha256Step(e, f, g, &h, a, b, c, &d, 0x4fe9_346f)
        sha256Step(d, e, f, &g, h, a, b, &c, 0x6cc9_84be)
        sha256Step(c, d, e, &f, g, h, a, &b, 0x61b9_411e)
        sha256Step(b, c, d, &e, f, g, h, &a, 0x16f9_88fa)
        sha256Step(a, b, c, &d, e, f, g, &h, 0xf2c6_5152)
        sha256Step(h, a, b, &c, d, e, f, &g, 0xa88e_5a6d)
        sha256Step(g, h, a, &b, c, d, e, &f, 0xb019_fc65)
        sha256Step(f, g, h, &a, b, c, d, &e, 0xb9d9_9ec7)
        sha256Step(e, f, g, &h, a, b, c, &d, 0x9a12_31c3)
        sha256Step(d, e, f, &g, h, a, b, &c, 0xe70e_eaa0)
        sha256Step(c, d, e, &f, g, h, a, &b, 0xfdb1_232b)
        sha256Step(b, c, d, &e, f, g, h, &a, 0xc735_3eb0)
        sha256Step(a, b, c, &d, e, f, g, &h, 0x3069_bad5)
        sha256Step(h, a, b, &c, d, e, f, &g, 0xcb97_6d5f)
        sha256Step(g, h, a, &b, c, d, e, &f, 0x5a0f_118f)
        sha256Step(f, g, h, &a, b, c, d, &e, 0xdc1e_eefd)
        sha256Step(e, f, g, &h, a, b, c, &d, 0x0a35_b689)
        sha256Step(d, e, f, &g, h, a, b, &c, 0xde0b_7a04)
        sha256Step(c, d, e, &f, g, h, a, &b, 0x58f4_ca9d)
        sha256Step(b, c, d, &e, f, g, h, &a, 0xe15d_5b16)
        sha256Step(a, b, c, &d, e, f, g, &h, 0x007f_3e86)
        sha256Step(h, a, b, &c, d, e, f, &g, 0x3708_8980)
        sha256Step(g, h, a, &b, c, d, e, &f, 0xa507_ea32)
        sha256Step(f, g, h, &a, b, c, d, &e, 0x6fab_9537)
        sha256Step(e, f, g, &h, a, b, c, &d, 0x1740_6110)
        sha256Step(d, e, f, &g, h, a, b, &c, 0x0d8c_d6f1)
        sha256Step(c, d, e, &f, g, h, a, &b, 0xcdaa_3b6d)
        sha256Step(b, c, d, &e, f, g, h, &a, 0xc0bb_be37)
        sha256Step(a, b, c, &d, e, f, g, &h, 0x8361_3bda)
        sha256Step(h, a, b, &c, d, e, f, &g, 0xdb48_a363)
        sha256Step(g, h, a, &b, c, d, e, &f, 0x0b02_e931)
        sha256Step(f, g, h, &a, b, c, d, &e, 0x6fd1_5ca7)
        sha256Step(e, f, g, &h, a, b, c, &d, 0x521a_faca)
        sha256Step(d, e, f, &g, h, a, b, &c, 0x3133_8431)
        sha256Step(c, d, e, &f, g, h, a, &b, 0x6ed4_1a95)
        sha256Step(b, c, d, &e, f, g, h, &a, 0x6d43_7890)
        sha256Step(a, b, c, &d, e, f, g, &h, 0xc39c_91f2)
        sha256Step(h, a, b, &c, d, e, f, &g, 0x9ecc_abbd)
        sha256Step(g, h, a, &b, c, d, e, &f, 0xb5c9_a0e6)
        sha256Step(f, g, h, &a, b, c, d, &e, 0x532f_b63c)
        sha256Step(e, f, g, &h, a, b, c, &d, 0xd2c7_41c6)
        sha256Step(d, e, f, &g, h, a, b, &c, 0x0723_7ea3)
        sha256Step(c, d, e, &f, g, h, a, &b, 0xa495_4b68)
        sha256Step(b, c, d, &e, f, g, h, &a, 0x4c19_1d76)

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

import CSecp256k1
public import CairnPrimitives

/// The curve of Ethereum's accounts.
public enum Secp256k1 {
    /// The number of points, a prime.
    public static let order: UInt256 = UInt256(
        high: 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_fffe,
        low: 0xbaae_dce6_af48_a03b_bfd2_5e8c_d036_4141)

    /// The largest `s` that EIP-2 accepts, half the order rounded down.
    public static let halfOrder: UInt256 = UInt256(
        high: 0x7fff_ffff_ffff_ffff_ffff_ffff_ffff_ffff,
        low: 0x5d57_6e73_57a4_501d_dfe9_2f46_681b_20a0)

    /// The library's tables.
    ///
    /// They are made once and only read afterwards, so that threads can share them. Blinding them
    /// with randomness would be their only mutation; the keys of a simulated chain need none.
    nonisolated(unsafe) static let context: OpaquePointer = {
        guard let context = secp256k1_context_create(UInt32(SECP256K1_CONTEXT_NONE)) else {
            preconditionFailure("libsecp256k1 has no memory for its tables")
        }
        return context
    }()
}

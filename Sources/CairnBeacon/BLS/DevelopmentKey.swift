extension BeaconState {
    /// The public key of a secret, for validators of chains where nobody has to keep one: the
    /// multiple of the group's generator.
    ///
    /// - Parameter secret: The multiple; zero has no key.
    public static func developmentKey(secret: UInt64) -> BLSPublicKey? {
        var sum = G1Sum()
        for bit in (0..<64 - secret.leadingZeroBitCount).reversed() {
            sum.double()
            if secret >> UInt64(bit) & 1 == 1 { sum += .generator }
        }
        return sum.point?.compressed
    }
}

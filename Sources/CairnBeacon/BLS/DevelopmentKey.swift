extension BeaconState {
    /// The public key of a secret, for validators of chains where nobody has to keep one: the
    /// multiple of the group's generator.
    ///
    /// - Parameter secret: The multiple; zero has no key.
    public static func developmentKey(secret: UInt64) -> BLSPublicKey? {
        var sum = G1Sum()
        var power = G1Point.generator
        var rest = secret
        while rest > 0 {
            if rest & 1 == 1 { sum += power }
            rest >>= 1
            guard rest > 0 else { break }
            var doubled = G1Sum()
            doubled += power
            doubled += power
            guard let point = doubled.point else { return nil }
            power = point
        }
        return sum.point?.compressed
    }
}

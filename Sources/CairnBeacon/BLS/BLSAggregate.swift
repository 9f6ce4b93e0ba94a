/// Sums of public keys.
///
/// - Spec: altair `bls.md`, `eth_aggregate_pubkeys`.
/// - Deviates: Whether a key's point has the right order is not looked at.
enum BLSAggregate {
    /// The points of keys that were read before.
    struct Known: Sendable {
        private var points: [BLSPublicKey: G1Point] = [:]

        /// The point of a key.
        ///
        /// - Throws: `publicKeyInvalid`.
        mutating func point(_ key: BLSPublicKey) throws(BeaconError) -> G1Point {
            if let known = points[key] { return known }
            guard let point = G1Point(key) else { throw .publicKeyInvalid }
            // Enough for several committees; a table of a whole registry would outgrow the state.
            if points.count >= 4_096 { points.removeAll(keepingCapacity: true) }
            points[key] = point
            return point
        }
    }

    /// The sum of keys; that of points which cancel out is infinity.
    ///
    /// - Throws: `publicKeyInvalid`.
    static func publicKey(
        of keys: [BLSPublicKey], _ known: inout Known
    ) throws(BeaconError) -> BLSPublicKey {
        var sum = G1Sum()
        for key in keys { sum += try known.point(key) }
        guard let point = sum.point else {
            var infinity = BLSPublicKey()
            infinity.words.0 = 0xC0
            return infinity
        }
        return point.compressed
    }
}

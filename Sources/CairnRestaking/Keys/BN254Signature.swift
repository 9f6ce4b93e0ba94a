import CairnEthereum
import CairnLedger
import CairnPrimitives

/// Signatures with keys of the curve BN254.
///
/// - Spec: EigenLayer core, `BN254SignatureVerifier`
enum BN254Signature {
    /// Whether a signature is that of a key, whose two halves are checked to belong together.
    ///
    /// With m the point of the digest, s the signature, k and K the key's halves, g and G the
    /// generators, and c a number that nobody can choose:
    ///
    ///     e(s + c k, -G) · e(m + c g, K) = 1
    ///
    /// - Throws: ``EmptyRevert`` if any of the points does not exist.
    static func isValid(
        _ signature: (x: UInt256, y: UInt256), key: BN254Key, digest: Hash
    ) throws(Revert) -> Bool {
        guard let first = BN254G1(x: key.x, y: key.y),
            let signature = BN254G1(x: signature.x, y: signature.y),
            let second = BN254G2(x: (key.x2[0], key.x2[1]), y: (key.y2[0], key.y2[1]))
        else { throw Revert(EmptyRevert()) }
        return isValid(signature, key: first, twistKey: second, digest: digest)
    }

    /// The same of points that are known to exist.
    static func isValid(
        _ signature: BN254G1, key: BN254G1, twistKey: BN254G2, digest: Hash
    ) -> Bool {
        let challenge = challenge(signature, key, twistKey, digest)
        let message = BN254G1(hashing: digest)
        return BN254.isPairingProductOne([
            (signature + key.multiplied(by: challenge), -BN254G2.generator),
            (message + BN254G1.generator.multiplied(by: challenge), twistKey),
        ])
    }

    private static func challenge(
        _ signature: BN254G1, _ key: BN254G1, _ twistKey: BN254G2, _ digest: Hash
    ) -> UInt256 {
        let (x, y) = key.coordinates
        let (x2, y2) = twistKey.coordinates
        let (signatureX, signatureY) = signature.coordinates
        var hash = Keccak256()
        hash.update(digest)
        for word in [x, y, x2.0, x2.1, y2.0, y2.1, signatureX, signatureY] { hash.update(word) }
        return hash.finalize().word % BN254.groupOrder
    }
}

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
        let message = point(of: digest)
        let challenge = challenge(signature, key: key, digest: digest)
        guard let first = BN254G1(x: key.x, y: key.y),
            let signature = BN254G1(x: signature.x, y: signature.y),
            let second = BN254G2(x: (key.x2[0], key.x2[1]), y: (key.y2[0], key.y2[1]))
        else { throw Revert(EmptyRevert()) }
        return BN254.isPairingProductOne([
            (signature + first.multiplied(by: challenge), -BN254G2.generator),
            (message + BN254G1.generator.multiplied(by: challenge), second),
        ])
    }

    /// The first point whose x is not below the digest.
    private static func point(of digest: Hash) -> BN254G1 {
        var x = digest.word % BN254.fieldModulus
        while true {
            if let point = BN254G1(x: x) { return point }
            x = x + .one == BN254.fieldModulus ? .zero : x + .one
        }
    }

    private static func challenge(
        _ signature: (x: UInt256, y: UInt256), key: BN254Key, digest: Hash
    ) -> UInt256 {
        var hash = Keccak256()
        hash.update(digest)
        for word in [key.x, key.y] + key.x2 + key.y2 + [signature.x, signature.y] {
            hash.update(word)
        }
        return hash.finalize().word % BN254.groupOrder
    }
}

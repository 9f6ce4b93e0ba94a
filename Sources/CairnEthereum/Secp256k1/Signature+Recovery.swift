import CSecp256k1
public import CairnPrimitives

extension Signature {
    /// The public key whose owner made the signature for `digest`.
    ///
    /// - Throws: The first failing check, in the order of ``SignatureError``.
    public func recover(
        _ digest: Hash, malleability: Malleability = .refuse
    ) throws(SignatureError) -> PublicKey {
        try validate(malleability)
        var pair = WordPair(r, s)
        var signature = secp256k1_ecdsa_recoverable_signature()
        let isParsed = pair.withBytes { bytes in
            secp256k1_ecdsa_recoverable_signature_parse_compact(
                Secp256k1.context, &signature, bytes, Int32(yParity.rawValue))
        }
        var point = secp256k1_pubkey()
        let isRecovered = digest.word.withBytePointer { digestBytes in
            secp256k1_ecdsa_recover(Secp256k1.context, &point, &signature, digestBytes)
        }
        guard isParsed == 1, isRecovered == 1 else { throw .keyNotRecoverable }
        return PublicKey(point)
    }

    /// The account whose owner made the signature for `digest`.
    ///
    /// - Throws: The first failing check, in the order of ``SignatureError``.
    public func recoverAddress(
        _ digest: Hash, malleability: Malleability = .refuse
    ) throws(SignatureError) -> Address {
        try recover(digest, malleability: malleability).address
    }
}

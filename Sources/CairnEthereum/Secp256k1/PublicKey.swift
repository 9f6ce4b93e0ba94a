import CSecp256k1
public import CairnPrimitives

/// The point of the curve that an account's secret leads to.
public struct PublicKey: Hashable, Sendable, BitwiseCopyable {
    /// The abscissa, as 32 bytes.
    public let x: Hash
    /// The ordinate, as 32 bytes.
    public let y: Hash

    /// Takes the coordinates of a point.
    ///
    /// - Throws: `pointNotOnCurve`.
    public init(x: Hash, y: Hash) throws(KeyError) {
        self.x = x
        self.y = y
        guard point != nil else { throw .pointNotOnCurve }
    }

    /// The account that the key controls: the last 20 bytes of the hash of its coordinates.
    public var address: Address {
        Address(truncating: keccak256(x, y).word)
    }

    /// The 33 bytes that give the abscissa and the parity of the ordinate.
    public var compressed: [UInt8] {
        [y.word3 & 1 == 0 ? 0x02 : 0x03] + x.bytes
    }

    /// Whether the key's owner made `signature` for `digest`.
    ///
    /// The parity is not looked at. A signature out of range, or too high unless that is
    /// accepted, was not made by anybody.
    public func verifies(
        _ signature: Signature, of digest: Hash,
        malleability: Signature.Malleability = .refuse
    ) -> Bool {
        do throws(SignatureError) {
            try signature.validate(malleability)
        } catch {
            return false
        }
        // The library accepts the lower half only; both halves are equivalent.
        let low = min(signature.s, Secp256k1.order - signature.s)
        var pair = WordPair(signature.r, low)
        var parsed = secp256k1_ecdsa_signature()
        let isParsed = pair.withBytes { bytes in
            secp256k1_ecdsa_signature_parse_compact(Secp256k1.context, &parsed, bytes)
        }
        guard isParsed == 1, var point else { return false }
        return digest.word.withBytePointer { digestBytes in
            secp256k1_ecdsa_verify(Secp256k1.context, &parsed, digestBytes, &point) == 1
        }
    }
}

extension PublicKey {
    /// Takes a point from the library.
    init(_ point: secp256k1_pubkey) {
        var point = point
        var pair = WordPair()
        _ = pair.withPointBytes { bytes in
            var count = 65
            return secp256k1_ec_pubkey_serialize(
                Secp256k1.context, bytes, &count, &point, UInt32(SECP256K1_EC_UNCOMPRESSED))
        }
        x = Hash(pair.first)
        y = Hash(pair.second)
    }

    /// The point in the library's form, or nil when the coordinates are not on the curve.
    private var point: secp256k1_pubkey? {
        var point = secp256k1_pubkey()
        var pair = WordPair(x.word, y.word)
        let parsed = pair.withPointBytes { bytes in
            secp256k1_ec_pubkey_parse(Secp256k1.context, &point, bytes, 65)
        }
        return parsed == 1 ? point : nil
    }
}

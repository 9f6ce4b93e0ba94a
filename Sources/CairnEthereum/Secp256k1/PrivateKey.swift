import CSecp256k1
public import CairnPrimitives

/// The secret of an account.
public struct PrivateKey: Hashable, Sendable {
    /// The secret as a number, neither zero nor as large as the order of the curve.
    public let secret: UInt256

    /// Takes a secret.
    ///
    /// - Throws: `secretOutOfRange`.
    public init(_ secret: UInt256) throws(KeyError) {
        guard !secret.isZero, secret < Secp256k1.order else { throw .secretOutOfRange }
        self.secret = secret
    }

    /// Takes the 32 bytes of a secret, the most significant first.
    ///
    /// - Throws: `secretOutOfRange`.
    public init(_ secret: Hash) throws(KeyError) {
        try self.init(secret.word)
    }

    /// The public key that belongs to the secret.
    public var publicKey: PublicKey {
        var point = secp256k1_pubkey()
        let made = secret.withBytePointer { bytes in
            secp256k1_ec_pubkey_create(Secp256k1.context, &point, bytes)
        }
        precondition(made == 1, "A private key in range has a public key.")
        return PublicKey(point)
    }

    /// The account that the secret controls.
    public var address: Address { publicKey.address }

    /// Signs a hash; the same secret and hash always give the same signature, with a low `s`.
    ///
    /// - Spec: RFC 6979 for the nonce, EIP-2 for the lower half.
    public func sign(_ digest: Hash) -> Signature {
        var signature = secp256k1_ecdsa_recoverable_signature()
        let made = digest.word.withBytePointer { digestBytes in
            secret.withBytePointer { secretBytes in
                secp256k1_ecdsa_sign_recoverable(
                    Secp256k1.context, &signature, digestBytes, secretBytes, nil, nil)
            }
        }
        precondition(made == 1, "A private key in range signs everything.")
        var recovery: Int32 = 0
        var pair = WordPair()
        _ = pair.withBytes { bytes in
            secp256k1_ecdsa_recoverable_signature_serialize_compact(
                Secp256k1.context, bytes, &recovery, &signature)
        }
        guard let parity = Signature.Parity(rawValue: UInt8(recovery)) else {
            preconditionFailure("The abscissa exceeds the order, which one in 2^127 does.")
        }
        return Signature(r: pair.first, s: pair.second, yParity: parity)
    }

    /// The key whose secret is larger by `tweak`, modulo the order of the curve.
    ///
    /// - Throws: `secretOutOfRange` when `tweak` is not below the order or the sum is zero.
    func adding(_ tweak: UInt256) throws(KeyError) -> PrivateKey {
        var pair = WordPair(secret, .zero)
        let made = tweak.withBytePointer { tweakBytes in
            pair.withBytes { bytes in
                secp256k1_ec_seckey_tweak_add(Secp256k1.context, bytes, tweakBytes)
            }
        }
        guard made == 1 else { throw .secretOutOfRange }
        return try PrivateKey(pair.first)
    }
}

extension PrivateKey: CustomStringConvertible, CustomReflectable {
    /// The account instead of the secret, so that no log can leak it.
    public var description: String { "PrivateKey(of: \(address))" }

    /// Shows the account instead of the secret.
    public var customMirror: Mirror { Mirror(self, children: ["address": address]) }
}

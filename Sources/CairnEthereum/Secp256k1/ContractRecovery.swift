public import CairnPrimitives

/// The signer as the precompiled contract `ecrecover` finds it, or nil where that returns nothing.
///
/// Solidity's `ecrecover` gives the zero address for nil. High values of `s` are accepted.
///
/// - Spec: Ethereum Yellow Paper, "Precompiled Contracts", ECREC.
public func ecrecover(_ digest: Hash, v: UInt256, r: UInt256, s: UInt256) -> Address? {
    let parity: Signature.Parity
    switch v {
    case 27: parity = .even
    case 28: parity = .odd
    default: return nil
    }
    do throws(SignatureError) {
        return try Signature(r: r, s: s, yParity: parity)
            .recoverAddress(digest, malleability: .accept)
    } catch {
        return nil
    }
}

/// Why OpenZeppelin's `ECDSA` refuses a signature, in the order of its checks.
public enum ECDSAError: Error, Equatable, Sendable {
    /// `ECDSAInvalidSignatureLength`, before version 5 "ECDSA: invalid signature length".
    case invalidSignatureLength(UInt256)
    /// `ECDSAInvalidSignatureS`, before version 5 "ECDSA: invalid signature 's' value".
    case invalidSignatureS(Hash)
    /// `ECDSAInvalidSignature`, before version 5 "ECDSA: invalid signature".
    case invalidSignature
}

/// The signer as contracts with OpenZeppelin's library find it.
///
/// Other than a wallet's, the recovery byte must be 27 or 28.
///
/// - Spec: OpenZeppelin Contracts, `ECDSA.recover(bytes32,bytes)`, from version 4.8.
/// - Throws: The first failing check, in the order of ``ECDSAError``.
public func recoverECDSA(_ digest: Hash, signature: [UInt8]) throws(ECDSAError) -> Address {
    guard signature.count == 65 else {
        throw .invalidSignatureLength(UInt256(signature.count))
    }
    let (r, s) = Signature.numbers(in: signature)
    guard s <= Secp256k1.halfOrder else { throw .invalidSignatureS(Hash(s)) }
    guard let signer = ecrecover(digest, v: UInt256(UInt64(signature[64])), r: r, s: s) else {
        throw .invalidSignature
    }
    return signer
}

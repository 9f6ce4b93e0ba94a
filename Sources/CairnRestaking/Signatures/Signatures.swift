import CairnEthereum
import CairnLedger
public import CairnPrimitives

/// Typed data that accounts sign for the contracts of the restaking core.
///
/// - Spec: EIP-712; EigenLayer core, `SignatureUtilsMixin`
extension Restaking {
    /// What separates the signatures for one contract on one chain from all others.
    public func domainSeparator(of contract: Address) -> Hash {
        EIP712Domain(
            name: "EigenLayer", version: String(parameters.version.prefix(1)),
            chainID: UInt256(ledger.moment.chainID), verifyingContract: contract
        ).separator
    }

    /// What is signed for `contract`, from the hash of a typed struct.
    func signableDigest(_ structHash: Hash, contract: Address) -> Hash {
        typedDataHash(domainSeparator: domainSeparator(of: contract), structHash: structHash)
    }

    /// Throws unless `signer`, an account or a wallet that is a contract, vouches for a digest.
    ///
    /// - Throws: ``SignatureRefusal/signatureExpired``, ``SignatureRefusal/invalidSignature``
    func requireValidSignature(
        _ signature: Bytes, of signer: Address, for digest: Hash, expiry: UInt256
    ) throws(Revert) {
        try require(
            expiry >= UInt256(ledger.moment.timestamp), SignatureRefusal.signatureExpired)
        try require(
            isValidSignature(signature, of: signer, for: digest),
            SignatureRefusal.invalidSignature)
    }

    /// Whether a signature is the account's own, or its code accepts it.
    ///
    /// - Spec: OpenZeppelin Contracts 4.9, `SignatureChecker.isValidSignatureNow`
    func isValidSignature(_ signature: Bytes, of signer: Address, for digest: Hash) -> Bool {
        if let recovered = recoverSigner(signature, digest), recovered == signer { return true }
        guard ledger.accounts[signer].code != .none else { return false }
        return surroundings.isValidSignature(signature, for: digest, of: signer)
    }

    /// The account that signed, if the 65 bytes are a signature in its canonical form.
    ///
    /// - Spec: OpenZeppelin Contracts 4.9, `ECDSA.tryRecover`
    func recoverSigner(_ signature: Bytes, _ digest: Hash) -> Address? {
        guard signature.count == 65 else { return nil }
        let (r, s) = signature.bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return (UInt256.zero, UInt256.zero) }
            return (UInt256(loadingBigEndian: start), UInt256(loadingBigEndian: start + 32))
        }
        guard s <= Secp256k1.halfOrder else { return nil }
        return ecrecover(digest, v: UInt256(UInt64(signature[64])), r: r, s: s)
    }
}

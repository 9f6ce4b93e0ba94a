public import CairnLedger
import CairnPrimitives

/// stETH's allowances by signature.
extension Lido {
    /// Allows what an owner signed. Owners with code are asked.
    ///
    /// - Spec: Lido core, `StETHPermit.permit`
    /// - Throws: The first failing check: `deadlineExpired`, `signatureHighS`,
    ///   `signerNotRecoverable`, `signatureInvalid`, and those of approving.
    public func permit(
        _ call: Call, _ permit: Permit, signature: SignatureParts
    ) throws(Revert) {
        // Checks
        let stETH = contracts.stETH
        try require(
            UInt256(ledger.moment.timestamp) <= permit.deadline, LidoError.deadlineExpired)
        let digest = permit.digest(
            nonce: state.nonces.use(of: permit.owner, in: stETH),
            domain: parameters.stETHDomain, chainID: ledger.moment.chainID, contract: stETH)
        try require(
            try isSigned(digest, by: permit.owner, signature), LidoError.signatureInvalid)

        // Effects
        try approve(Wei(rawValue: permit.value), of: permit.owner, for: permit.spender)
    }

    private func isSigned(
        _ digest: Hash, by signer: Address, _ signature: SignatureParts
    ) throws(Revert) -> Bool {
        if ledger.accounts[signer].code != .none {
            return surroundings.approves(
                digest, signature: signature.bytes, wallet: signer, caller: contracts.stETH)
        }
        try require(signature.isCanonical, LidoError.signatureHighS)
        guard let found = signature.signer(of: digest) else {
            throw Revert(LidoError.signerNotRecoverable)
        }
        return found == signer
    }
}

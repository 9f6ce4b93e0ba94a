import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Certificates of operators that sign with accounts' keys.
///
/// - Spec: EigenLayer core, `ECDSACertificateVerifier`
extension Restaking {
    /// What the signers of a certificate weigh together, and who they are.
    ///
    /// - Spec: EigenLayer core, `ECDSACertificateVerifier.verifyCertificate`
    /// - Throws: The first failing check: of ``CertificateError`` `certificateStale`,
    ///   `referenceTimestampDoesNotExist`, `rootDisabled`, `invalidSignatureLength`, for each
    ///   signature ``SignatureRefusal/invalidSignature`` and `signersNotOrdered`, then
    ///   `operatorCountZero`, `verificationFailed`; a panic where weights exceed 256 bits.
    public func verify(
        _ certificate: ECDSACertificate, of set: OperatorSet
    ) throws(Revert) -> (weights: [UInt256], signers: [Address]) {
        let key = try requireCurrent(certificate.referenceTimestamp, of: set, .ecdsa)
        let signers = try recoverSigners(
            certificate.signatures,
            digest: ecdsaCertificateDigest(
                referenceTimestamp: certificate.referenceTimestamp,
                messageHash: certificate.messageHash))
        let typeCount = try ecdsaTotalWeights(
            of: set, at: certificate.referenceTimestamp
        ).count
        var weights: [UInt256] = Array(repeating: .zero, count: typeCount)
        for signer in signers {
            let position = certificates.signerPositions[Pair(key, signer)]
            try require(position != 0, CertificateError.verificationFailed)
            try add(certificates.weights.values(Pair(key, position - 1)), to: &weights)
        }
        return (weights, signers)
    }

    /// Whether the signers weigh enough, in basis points of the whole for each type of stake.
    ///
    /// - Spec: EigenLayer core, `ECDSACertificateVerifier.verifyCertificateProportion`
    /// - Rounds: What is needed down, in favour of the certificate.
    /// - Throws: As ``verify(_:of:)-(ECDSACertificate,_)``, then
    ///   ``CertificateError/arrayLengthMismatch``.
    public func verifyProportion(
        _ certificate: ECDSACertificate, of set: OperatorSet, thresholds: [UInt16]
    ) throws(Revert) -> (isEnough: Bool, signers: [Address]) {
        let (weights, signers) = try verify(certificate, of: set)
        let totals = try ecdsaTotalWeights(of: set, at: certificate.referenceTimestamp)
        return (try reaches(weights, thresholds, of: totals), signers)
    }

    /// Whether the signers weigh enough, of each type of stake.
    ///
    /// - Spec: EigenLayer core, `ECDSACertificateVerifier.verifyCertificateNominal`
    /// - Throws: As ``verify(_:of:)-(ECDSACertificate,_)``, then
    ///   ``CertificateError/arrayLengthMismatch``.
    public func verifyNominal(
        _ certificate: ECDSACertificate, of set: OperatorSet, thresholds: [UInt256]
    ) throws(Revert) -> (isEnough: Bool, signers: [Address]) {
        let (weights, signers) = try verify(certificate, of: set)
        return (try reaches(weights, thresholds), signers)
    }

    /// The signers of signatures in a row, who must come in ascending order.
    private func recoverSigners(
        _ signatures: Bytes, digest: Hash
    ) throws(Revert) -> [Address] {
        try require(
            !signatures.isEmpty && signatures.count % 65 == 0,
            CertificateError.invalidSignatureLength)
        var signers: [Address] = []
        for start in stride(from: 0, to: signatures.count, by: 65) {
            let signer = recoverSigner(Bytes(signatures[start..<start + 65]), digest)
            guard let signer else { throw Revert(SignatureRefusal.invalidSignature) }
            if let last = signers.last {
                try require(signer > last, CertificateError.signersNotOrdered)
            }
            signers.append(signer)
        }
        return signers
    }

    // MARK: Both kinds

    /// Throws unless a set's table of some time may be used now.
    ///
    /// - Returns: The table's key.
    func requireCurrent(
        _ referenceTimestamp: UInt32, of set: OperatorSet, _ curve: CurveType
    ) throws(Revert) -> ReferenceKey {
        let key = referenceKey(of: set, curve, at: referenceTimestamp)
        let head = certificates.heads[Pair(key.first, key.second)]
        if head.maxStaleness != 0 {
            let end = UInt64(referenceTimestamp) + head.maxStaleness
            try require(end <= UInt64(UInt32.max), Panic.arithmetic)
            try require(ledger.moment.timestamp <= end, CertificateError.certificateStale)
        }
        try require(
            certificates.references[key].isSet.isSet,
            CertificateError.referenceTimestampDoesNotExist)
        try require(
            isGlobalTableRootValid(globalTableRoot(at: referenceTimestamp)),
            CertificateError.rootDisabled)
        return key
    }

    /// Adds weights of as many types as the sum has.
    func add(_ weights: [UInt256], to sum: inout [UInt256]) throws(Revert) {
        for index in 0..<min(weights.count, sum.count) {
            let old = sum[index]
            sum[index] = try checked { () throws(ArithmeticFault) in
                try old.adding(weights[index])
            }
        }
    }

    func reaches(
        _ weights: [UInt256], _ thresholds: [UInt16], of totals: [UInt256]
    ) throws(Revert) -> Bool {
        try require(
            weights.count == thresholds.count, CertificateError.arrayLengthMismatch)
        for index in weights.indices {
            let needed = try checked { () throws(ArithmeticFault) in
                try totals[index].multiplied(by: UInt256(UInt64(thresholds[index])))
                    .divided(by: 10_000)
            }
            if weights[index] < needed { return false }
        }
        return true
    }

    func reaches(_ weights: [UInt256], _ thresholds: [UInt256]) throws(Revert) -> Bool {
        try require(
            weights.count == thresholds.count, CertificateError.arrayLengthMismatch)
        return zip(weights, thresholds).allSatisfy { $0 >= $1 }
    }
}

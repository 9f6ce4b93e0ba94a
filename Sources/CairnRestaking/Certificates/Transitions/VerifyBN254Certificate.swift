import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Certificates of operators that sign together with keys of BN254.
///
/// - Spec: EigenLayer core, `BN254CertificateVerifier`
extension Restaking {
    /// What the signers of a certificate weigh together; operators that have not signed are noted
    /// as known, so that the next certificate need not prove them again.
    ///
    /// - Spec: EigenLayer core, `BN254CertificateVerifier.verifyCertificate`
    /// - Throws: The first failing check: of ``CertificateError`` `certificateStale`,
    ///   `referenceTimestampDoesNotExist`, `rootDisabled`; for each that has not signed
    ///   `nonSignerIndicesNotSorted`, `invalidOperatorIndex`, ``MerkleError``,
    ///   `verificationFailed`, ``EmptyRevert`` for a key that is no point, a panic if it weighs more
    ///   than is left; then ``EmptyRevert`` for other points that do not exist and
    ///   `verificationFailed`.
    public func verify(
        _ certificate: BN254Certificate, of set: OperatorSet
    ) throws(Revert) -> [UInt256] {
        let key = try requireCurrent(certificate.referenceTimestamp, of: set, .bn254)
        let reference = certificates.references[key]
        var weights = certificates.totalWeights.values(key)
        let absent = try subtractNonSigners(
            certificate.nonSigners, from: &weights, key, count: reference.operatorCount)
        let signers =
            try point(BN254Point(x: reference.x, y: reference.y))
            + point(absent.negated)
        let outcome = try checkBN254Signature(
            certificate.signature,
            digest: bn254CertificateDigest(
                referenceTimestamp: certificate.referenceTimestamp,
                messageHash: certificate.messageHash),
            key: BN254Point(signers), twistKey: certificate.signersKey)
        try require(outcome.isValid, CertificateError.verificationFailed)
        return weights
    }

    /// Whether the signers weigh enough, in basis points of the whole for each type of stake.
    ///
    /// - Spec: EigenLayer core, `BN254CertificateVerifier.verifyCertificateProportion`
    /// - Rounds: What is needed down, in favour of the certificate.
    /// - Throws: As ``verify(_:of:)-(BN254Certificate,_)``, then
    ///   ``CertificateError/arrayLengthMismatch``.
    public func verifyProportion(
        _ certificate: BN254Certificate, of set: OperatorSet, thresholds: [UInt16]
    ) throws(Revert) -> Bool {
        let weights = try verify(certificate, of: set)
        let totals = certificates.totalWeights.values(
            referenceKey(of: set, .bn254, at: certificate.referenceTimestamp))
        return try reaches(weights, thresholds, of: totals)
    }

    /// Whether the signers weigh enough, of each type of stake.
    ///
    /// - Spec: EigenLayer core, `BN254CertificateVerifier.verifyCertificateNominal`
    /// - Throws: As ``verify(_:of:)-(BN254Certificate,_)``, then
    ///   ``CertificateError/arrayLengthMismatch``.
    public func verifyNominal(
        _ certificate: BN254Certificate, of set: OperatorSet, thresholds: [UInt256]
    ) throws(Revert) -> Bool {
        try reaches(verify(certificate, of: set), thresholds)
    }

    // MARK: Those who have not signed

    /// Takes what they weigh off, and returns the sum of their keys.
    private func subtractNonSigners(
        _ witnesses: [BN254OperatorWitness], from weights: inout [UInt256], _ key: ReferenceKey,
        count: UInt256
    ) throws(Revert) -> BN254Point {
        var sum = BN254G1.infinity
        var previous: UInt32?
        for witness in witnesses {
            if let previous {
                try require(
                    witness.operatorIndex > previous, CertificateError.nonSignerIndicesNotSorted)
            }
            try require(
                UInt256(UInt64(witness.operatorIndex)) < count,
                CertificateError.invalidOperatorIndex)
            let info = try knownOperator(witness, key)
            sum = sum + (try point(info.pubkey))
            for index in 0..<min(info.weights.count, weights.count) {
                let left = weights[index]
                weights[index] = try checked { () throws(ArithmeticFault) in
                    try left.subtracting(info.weights[index])
                }
            }
            previous = witness.operatorIndex
        }
        return BN254Point(sum)
    }

    /// An operator of a table: as it is known, or as a witness proves it.
    private func knownOperator(
        _ witness: BN254OperatorWitness, _ key: ReferenceKey
    ) throws(Revert) -> BN254OperatorInfo {
        let place = Pair(key, UInt64(witness.operatorIndex))
        let known = certificates.knownOperators[place]
        if !known.x.isZero || !known.y.isZero {
            return BN254OperatorInfo(
                pubkey: BN254Point(x: known.x, y: known.y),
                weights: certificates.weights.values(place))
        }
        let info = witness.operatorInfo
        try require(
            try KeccakMerkle.verifyInclusion(
                of: info.leaf, at: UInt64(witness.operatorIndex), proof: witness.proof,
                root: certificates.references[key].treeRoot),
            CertificateError.verificationFailed)
        certificates.knownOperators[place] = CertificateState.Point(
            x: info.pubkey.x, y: info.pubkey.y)
        certificates.weights.replace(place, with: info.weights)
        return info
    }

    // MARK: Points

    /// Whether a signature is that of a key with these halves, and whether the pairing could be
    /// computed at all.
    ///
    /// - Spec: EigenLayer core, `BN254CertificateVerifier.trySignatureVerification`
    /// - Throws: ``EmptyRevert`` if the signature or the first half is no point.
    public func checkBN254Signature(
        _ signature: BN254Point, digest: Hash, key: BN254Point, twistKey: BN254TwistPoint
    ) throws(Revert) -> (isValid: Bool, isPairing: Bool) {
        let signature = try point(signature)
        let key = try point(key)
        let twist = BN254G2(
            x: (twistKey.xImaginary, twistKey.xReal), y: (twistKey.yImaginary, twistKey.yReal))
        // The pairing fails for a point that does not exist in the second group.
        guard let twist else { return (false, false) }
        return (
            BN254Signature.isValid(signature, key: key, twistKey: twist, digest: digest), true
        )
    }

    private func point(_ point: BN254Point) throws(Revert) -> BN254G1 {
        guard let found = BN254G1(x: point.x, y: point.y) else { throw Revert(EmptyRevert()) }
        return found
    }
}

extension BN254Point {
    init(_ point: BN254G1) {
        let (x, y) = point.coordinates
        self.init(x: x, y: y)
    }

    /// The point on the other side of the axis.
    fileprivate var negated: BN254Point {
        x.isZero && y.isZero ? self : BN254Point(x: x, y: BN254.fieldModulus - y)
    }
}

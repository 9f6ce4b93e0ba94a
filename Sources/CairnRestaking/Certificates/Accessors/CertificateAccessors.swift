import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// What can be asked of the updater of operator tables, and of the verifiers.
extension Restaking {
    // MARK: Constants

    /// Stands for the tree that the generator's own table would be in.
    public static let generatorGlobalTableRoot = keccak256(utf8: "GENERATOR_GLOBAL_TABLE_ROOT")
    /// The time that the generator's tables have, whenever they were made.
    public static let generatorReferenceTimestamp: UInt32 = 1
    /// The type of what the generator signs.
    public static let globalTableRootTypeHash = keccak256(
        utf8: "GlobalTableRootCert(bytes32 globalTableRoot,uint32 referenceTimestamp,"
            + "uint32 referenceBlockNumber)")

    private static let ecdsaCertificateTypeHash = keccak256(
        utf8: "ECDSACertificate(uint32 referenceTimestamp,bytes32 messageHash)")
    private static let bn254CertificateTypeHash = keccak256(
        utf8: "BN254Certificate(uint32 referenceTimestamp,bytes32 messageHash)")

    // MARK: Roots

    /// The set that confirms roots.
    public var generator: OperatorSet { certificates.updater.value.generator.operatorSet }

    /// What of the generator's stake must sign, in basis points.
    public var globalRootConfirmationThreshold: UInt16 {
        UInt16(truncatingIfNeeded: certificates.updater.value.threshold)
    }

    /// The time of the newest root, in Unix seconds.
    public var latestGlobalTimestamp: UInt32 {
        UInt32(truncatingIfNeeded: certificates.updater.value.latestTimestamp)
    }

    /// The root of all tables of some time; zero if there is none.
    public func globalTableRoot(at timestamp: UInt32) -> Hash {
        certificates.globalRoots[UInt64(timestamp)]
    }

    public func isGlobalTableRootValid(_ root: Hash) -> Bool {
        certificates.validRoots[root].isSet
    }

    /// The block of a root's time, as the generator gave it.
    public func referenceBlockNumber(at timestamp: UInt32) -> UInt32 {
        UInt32(truncatingIfNeeded: certificates.blockNumbers[UInt64(timestamp)])
    }

    /// The time of a root's block, as the generator gave it.
    public func referenceTimestamp(ofBlock number: UInt32) -> UInt32 {
        UInt32(truncatingIfNeeded: certificates.timestamps[UInt64(number)])
    }

    /// The hash of what the generator signs for a root.
    public func globalTableUpdateMessageHash(
        root: Hash, referenceTimestamp: UInt32, referenceBlockNumber: UInt32
    ) -> Hash {
        var hash = StructHasher(typeHash: Self.globalTableRootTypeHash)
        hash.append(root)
        hash.append(UInt64(referenceTimestamp))
        hash.append(UInt64(referenceBlockNumber))
        return hash.finalize()
    }

    // MARK: Tables

    func referenceKey(
        of set: OperatorSet, _ curve: CurveType, at timestamp: UInt32
    ) -> ReferenceKey {
        Triple(UInt64(curve.rawValue), OperatorSetKey(set), UInt64(timestamp))
    }

    private func head(of set: OperatorSet, _ curve: CurveType) -> CertificateState.Head {
        certificates.heads[Pair(UInt64(curve.rawValue), OperatorSetKey(set))]
    }

    /// Who answers for a set, as its newest table says.
    public func tableOwner(of set: OperatorSet, _ curve: CurveType) -> Address {
        head(of: set, curve).owner
    }

    /// The seconds for which a set's tables count; zero for ever.
    public func maxTableStaleness(of set: OperatorSet, _ curve: CurveType) -> UInt32 {
        UInt32(truncatingIfNeeded: head(of: set, curve).maxStaleness)
    }

    /// The time of a set's newest table, in Unix seconds; zero if there is none.
    public func latestReferenceTimestamp(of set: OperatorSet, _ curve: CurveType) -> UInt32 {
        UInt32(truncatingIfNeeded: head(of: set, curve).latestTimestamp)
    }

    public func isReferenceTimestampSet(
        _ timestamp: UInt32, of set: OperatorSet, _ curve: CurveType
    ) -> Bool {
        certificates.references[referenceKey(of: set, curve, at: timestamp)].isSet.isSet
    }

    public func tableOperatorCount(
        of set: OperatorSet, _ curve: CurveType, at timestamp: UInt32
    ) -> UInt256 {
        certificates.references[referenceKey(of: set, curve, at: timestamp)].operatorCount
    }

    // MARK: ECDSA tables

    /// What all operators of a table weigh, of as many types as the first of them has.
    ///
    /// - Throws: ``CertificateError/operatorCountZero``; a panic where a sum exceeds 256 bits.
    public func ecdsaTotalWeights(
        of set: OperatorSet, at timestamp: UInt32
    ) throws(Revert) -> [UInt256] {
        let key = referenceKey(of: set, .ecdsa, at: timestamp)
        let count = certificates.references[key].operatorCount.limb0
        try require(count > 0, CertificateError.operatorCountZero)
        var totals: [UInt256] = Array(
            repeating: .zero, count: certificates.weights.count(Pair(key, 0)))
        for index in 0..<count {
            try add(certificates.weights.values(Pair(key, index)), to: &totals)
        }
        return totals
    }

    /// The operators of a table in its order.
    public func ecdsaOperators(
        of set: OperatorSet, at timestamp: UInt32
    ) -> [ECDSAOperatorInfo] {
        let key = referenceKey(of: set, .ecdsa, at: timestamp)
        return (0..<certificates.references[key].operatorCount.limb0).map {
            ecdsaOperator(Pair(key, $0))
        }
    }

    /// One operator of a table.
    ///
    /// - Throws: ``CertificateError/indexOutOfBounds``
    public func ecdsaOperator(
        of set: OperatorSet, at timestamp: UInt32, index: UInt256
    ) throws(Revert) -> ECDSAOperatorInfo {
        let key = referenceKey(of: set, .ecdsa, at: timestamp)
        try require(
            index < certificates.references[key].operatorCount,
            CertificateError.indexOutOfBounds)
        return ecdsaOperator(Pair(key, index.limb0))
    }

    private func ecdsaOperator(_ place: Pair<ReferenceKey, UInt64>) -> ECDSAOperatorInfo {
        ECDSAOperatorInfo(
            pubkey: certificates.signers[place], weights: certificates.weights.values(place))
    }

    /// What separates signatures of certificates from others. The chain is not part of it, as a
    /// certificate counts on every chain that has the table.
    ///
    /// - Spec: EigenLayer core, `ECDSACertificateVerifier.domainSeparator`
    public var ecdsaCertificateDomain: Hash {
        EIP712Domain(
            name: "EigenLayer", version: String(parameters.version.prefix(1)),
            verifyingContract: parameters.certificates.ecdsaVerifier
        ).separator
    }

    /// What is signed for an ECDSA certificate, before the last hash.
    public func ecdsaCertificateDigestBytes(
        referenceTimestamp: UInt32, messageHash: Hash
    ) -> Bytes {
        var hash = StructHasher(typeHash: Self.ecdsaCertificateTypeHash)
        hash.append(UInt64(referenceTimestamp))
        hash.append(messageHash)
        return Bytes([0x19, 0x01] + ecdsaCertificateDomain.bytes + hash.finalize().bytes)
    }

    /// What is signed for an ECDSA certificate.
    public func ecdsaCertificateDigest(referenceTimestamp: UInt32, messageHash: Hash) -> Hash {
        keccak256(
            ecdsaCertificateDigestBytes(
                referenceTimestamp: referenceTimestamp, messageHash: messageHash))
    }

    // MARK: BN254 tables

    /// What is signed for a BN254 certificate.
    public func bn254CertificateDigest(referenceTimestamp: UInt32, messageHash: Hash) -> Hash {
        var hash = StructHasher(typeHash: Self.bn254CertificateTypeHash)
        hash.append(UInt64(referenceTimestamp))
        hash.append(messageHash)
        return hash.finalize()
    }

    public func bn254OperatorSetInfo(
        of set: OperatorSet, at timestamp: UInt32
    ) -> BN254OperatorSetInfo {
        let key = referenceKey(of: set, .bn254, at: timestamp)
        let reference = certificates.references[key]
        return BN254OperatorSetInfo(
            operatorInfoTreeRoot: reference.treeRoot, operatorCount: reference.operatorCount,
            aggregatePubkey: BN254Point(x: reference.x, y: reference.y),
            totalWeights: certificates.totalWeights.values(key))
    }

    /// An operator that was shown to be in a table; all zeros if it was not.
    public func knownBN254Operator(
        of set: OperatorSet, at timestamp: UInt32, index: UInt256
    ) -> BN254OperatorInfo {
        guard let index = index.asUInt64 else { return BN254OperatorInfo() }
        let place = Pair(referenceKey(of: set, .bn254, at: timestamp), index)
        let point = certificates.knownOperators[place]
        return BN254OperatorInfo(
            pubkey: BN254Point(x: point.x, y: point.y),
            weights: certificates.weights.values(place))
    }
}

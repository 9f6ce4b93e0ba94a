import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension ContractTable {
    static let ecdsaCertificateVerifier = ContractTable("ECDSACertificateVerifier") { contract in
        contract.addTableViews(.ecdsa)
        contract.addECDSATables()
        contract.addECDSACertificates()
        contract.addECDSADigests()
    }

    static let bn254CertificateVerifier = ContractTable("BN254CertificateVerifier") { contract in
        contract.addTableViews(.bn254)
        contract.addBN254Tables()
        contract.addBN254Certificates()
        contract.addLeaves()
    }

    /// What both verifiers answer of tables.
    private mutating func addTableViews(_ curve: CurveType) {
        addNeighbour("operatorTableUpdater") { $0.certificates.operatorTableUpdater }
        method("getOperatorSetOwner", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> Address in
            frame.restaking.tableOwner(of: operatorSet, curve)
        }
        method("maxOperatorTableStaleness", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> UInt32 in
            frame.restaking.maxTableStaleness(of: operatorSet, curve)
        }
        method("latestReferenceTimestamp", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> UInt32 in
            frame.restaking.latestReferenceTimestamp(of: operatorSet, curve)
        }
        method("isReferenceTimestampSet", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, referenceTimestamp: UInt32)
                throws(Revert) -> Bool in
            frame.restaking.isReferenceTimestampSet(referenceTimestamp, of: operatorSet, curve)
        }
        method("getOperatorCount", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, referenceTimestamp: UInt32)
                throws(Revert) -> UInt256 in
            frame.restaking.tableOperatorCount(of: operatorSet, curve, at: referenceTimestamp)
        }
    }

    // MARK: ECDSA

    private mutating func addECDSATables() {
        method("updateOperatorTable", gas: 150_000) {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, referenceTimestamp: UInt32,
                operators: [ECDSAOperatorInfo], config: OperatorSetConfig
            ) throws(Revert) in
            try frame.restaking.updateECDSATable(
                frame.call, of: operatorSet, at: referenceTimestamp, operators, config: config)
        }
        method("getTotalStakeWeights", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, referenceTimestamp: UInt32)
                throws(Revert) -> [UInt256] in
            try frame.restaking.ecdsaTotalWeights(of: operatorSet, at: referenceTimestamp)
        }
        method("getOperatorInfos", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, referenceTimestamp: UInt32)
                throws(Revert) -> [ECDSAOperatorInfo] in
            frame.restaking.ecdsaOperators(of: operatorSet, at: referenceTimestamp)
        }
        method("getOperatorInfo", .view) {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, referenceTimestamp: UInt32,
                operatorIndex: UInt256
            ) throws(Revert) -> ECDSAOperatorInfo in
            try frame.restaking.ecdsaOperator(
                of: operatorSet, at: referenceTimestamp, index: operatorIndex)
        }
    }

    private mutating func addECDSACertificates() {
        method("verifyCertificate", .view, gas: 60_000) {
            (frame: borrowing Frame, operatorSet: OperatorSet, certificate: ECDSACertificate)
                throws(Revert) -> Outputs<[UInt256], [Address]> in
            let outcome = try frame.restaking.verify(certificate, of: operatorSet)
            return Outputs(outcome.weights, outcome.signers)
        }
        method("verifyCertificateProportion", .view, gas: 65_000) {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, certificate: ECDSACertificate,
                thresholds: [UInt16]
            ) throws(Revert) -> Outputs<Bool, [Address]> in
            let outcome = try frame.restaking.verifyProportion(
                certificate, of: operatorSet, thresholds: thresholds)
            return Outputs(outcome.isEnough, outcome.signers)
        }
        method("verifyCertificateNominal", .view, gas: 65_000) {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, certificate: ECDSACertificate,
                thresholds: [UInt256]
            ) throws(Revert) -> Outputs<Bool, [Address]> in
            let outcome = try frame.restaking.verifyNominal(
                certificate, of: operatorSet, thresholds: thresholds)
            return Outputs(outcome.isEnough, outcome.signers)
        }
    }

    private mutating func addECDSADigests() {
        method("domainSeparator", .view) { (frame: borrowing Frame) throws(Revert) -> Hash in
            frame.restaking.ecdsaCertificateDomain
        }
        method("version", .view) { (frame: borrowing Frame) throws(Revert) -> String in
            frame.restaking.parameters.version
        }
        method("calculateCertificateDigestBytes", .view) {
            (frame: borrowing Frame, referenceTimestamp: UInt32, messageHash: Hash)
                throws(Revert) -> Bytes in
            frame.restaking.ecdsaCertificateDigestBytes(
                referenceTimestamp: referenceTimestamp, messageHash: messageHash)
        }
        method("calculateCertificateDigest", .view) {
            (frame: borrowing Frame, referenceTimestamp: UInt32, messageHash: Hash)
                throws(Revert) -> Hash in
            frame.restaking.ecdsaCertificateDigest(
                referenceTimestamp: referenceTimestamp, messageHash: messageHash)
        }
    }

    // MARK: BN254

    private mutating func addBN254Tables() {
        method("updateOperatorTable", gas: 200_000) {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, referenceTimestamp: UInt32,
                info: BN254OperatorSetInfo, config: OperatorSetConfig
            ) throws(Revert) in
            try frame.restaking.updateBN254Table(
                frame.call, of: operatorSet, at: referenceTimestamp, info, config: config)
        }
        method("getTotalStakeWeights", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, referenceTimestamp: UInt32)
                throws(Revert) -> [UInt256] in
            frame.restaking.bn254OperatorSetInfo(
                of: operatorSet, at: referenceTimestamp
            ).totalWeights
        }
        method("getOperatorSetInfo", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, referenceTimestamp: UInt32)
                throws(Revert) -> BN254OperatorSetInfo in
            frame.restaking.bn254OperatorSetInfo(of: operatorSet, at: referenceTimestamp)
        }
        method("getNonsignerOperatorInfo", .view) {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, referenceTimestamp: UInt32,
                operatorIndex: UInt256
            ) throws(Revert) -> BN254OperatorInfo in
            frame.restaking.knownBN254Operator(
                of: operatorSet, at: referenceTimestamp, index: operatorIndex)
        }
        method("isNonsignerCached", .view) {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, referenceTimestamp: UInt32,
                operatorIndex: UInt256
            ) throws(Revert) -> Bool in
            let key = frame.restaking.knownBN254Operator(
                of: operatorSet, at: referenceTimestamp, index: operatorIndex
            ).pubkey
            return !key.x.isZero && !key.y.isZero
        }
    }

    private mutating func addBN254Certificates() {
        method("verifyCertificate", gas: 260_000) {
            (frame: borrowing Frame, operatorSet: OperatorSet, certificate: BN254Certificate)
                throws(Revert) -> [UInt256] in
            try frame.restaking.verify(certificate, of: operatorSet)
        }
        method("verifyCertificateProportion", gas: 265_000) {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, certificate: BN254Certificate,
                thresholds: [UInt16]
            ) throws(Revert) -> Bool in
            try frame.restaking.verifyProportion(
                certificate, of: operatorSet, thresholds: thresholds)
        }
        method("verifyCertificateNominal", gas: 265_000) {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, certificate: BN254Certificate,
                thresholds: [UInt256]
            ) throws(Revert) -> Bool in
            try frame.restaking.verifyNominal(
                certificate, of: operatorSet, thresholds: thresholds)
        }
        method("trySignatureVerification", .view, gas: 200_000) {
            (
                frame: borrowing Frame, digest: Hash, key: BN254Point, twistKey: BN254TwistPoint,
                signature: BN254Point
            ) throws(Revert) -> Outputs<Bool, Bool> in
            // The deployed contract names its results the other way round than it gives them.
            let outcome = try frame.restaking.checkBN254Signature(
                signature, digest: digest, key: key, twistKey: twistKey)
            return Outputs(outcome.isValid, outcome.isPairing)
        }
        method("calculateCertificateDigest", .view) {
            (frame: borrowing Frame, referenceTimestamp: UInt32, messageHash: Hash)
                throws(Revert) -> Hash in
            frame.restaking.bn254CertificateDigest(
                referenceTimestamp: referenceTimestamp, messageHash: messageHash)
        }
    }
}

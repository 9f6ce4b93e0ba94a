import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension ContractTable {
    static let operatorTableUpdater = ContractTable("OperatorTableUpdater") { contract in
        contract.addTableTransitions()
        contract.addGlobalRootViews()
        contract.addGeneratorViews()
        contract.addTableConstants()
        contract.addLeaves()
        contract.addPausing()
        contract.addRestakingOwnership()
    }

    private mutating func addTableTransitions() {
        method("initialize") {
            (
                frame: borrowing Frame, owner: Address, initialPausedStatus: UInt256,
                initialGenerator: OperatorSet, threshold: UInt16,
                generatorInfo: BN254OperatorSetInfo
            ) throws(Revert) in
            throw Revert(MechanismError.alreadyInitialized)
        }
        method("confirmGlobalTableRoot", gas: 330_000) {
            (
                frame: borrowing Frame, certificate: BN254Certificate, root: Hash,
                referenceTimestamp: UInt32, referenceBlockNumber: UInt32
            ) throws(Revert) in
            try frame.restaking.confirmGlobalTableRoot(
                frame.call, certificate, root: root, referenceTimestamp: referenceTimestamp,
                referenceBlockNumber: referenceBlockNumber)
        }
        method("updateOperatorTable", gas: 260_000) {
            (
                frame: borrowing Frame, referenceTimestamp: UInt32, root: Hash, index: UInt32,
                proof: Bytes, tableBytes: Bytes
            ) throws(Revert) in
            try frame.restaking.updateOperatorTable(
                frame.call, referenceTimestamp: referenceTimestamp, root: root, index: index,
                proof: proof, tableBytes: tableBytes)
        }
        method("setGlobalRootConfirmationThreshold", gas: 30_000) {
            (frame: borrowing Frame, threshold: UInt16) throws(Revert) in
            try frame.restaking.setGlobalRootConfirmationThreshold(frame.call, threshold)
        }
        method("updateGenerator", gas: 250_000) {
            (frame: borrowing Frame, generator: OperatorSet, info: BN254OperatorSetInfo)
                throws(Revert) in
            try frame.restaking.updateGenerator(frame.call, generator, info)
        }
        method("disableRoot", gas: 30_000) {
            (frame: borrowing Frame, root: Hash) throws(Revert) in
            try frame.restaking.disableGlobalTableRoot(frame.call, root)
        }
    }

    private mutating func addGlobalRootViews() {
        method("getGlobalTableRootByTimestamp", .view) {
            (frame: borrowing Frame, referenceTimestamp: UInt32) throws(Revert) -> Hash in
            frame.restaking.globalTableRoot(at: referenceTimestamp)
        }
        method("getCurrentGlobalTableRoot", .view) {
            (frame: borrowing Frame) throws(Revert) -> Hash in
            frame.restaking.globalTableRoot(at: frame.restaking.latestGlobalTimestamp)
        }
        method("getLatestReferenceTimestamp", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt32 in
            frame.restaking.latestGlobalTimestamp
        }
        method("getLatestReferenceBlockNumber", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt32 in
            frame.restaking.referenceBlockNumber(at: frame.restaking.latestGlobalTimestamp)
        }
        method("getReferenceBlockNumberByTimestamp", .view) {
            (frame: borrowing Frame, referenceTimestamp: UInt32) throws(Revert) -> UInt32 in
            frame.restaking.referenceBlockNumber(at: referenceTimestamp)
        }
        method("getReferenceTimestampByBlockNumber", .view) {
            (frame: borrowing Frame, referenceBlockNumber: UInt32) throws(Revert) -> UInt32 in
            frame.restaking.referenceTimestamp(ofBlock: referenceBlockNumber)
        }
        method("isRootValid", .view) {
            (frame: borrowing Frame, root: Hash) throws(Revert) -> Bool in
            frame.restaking.isGlobalTableRootValid(root)
        }
        method("isRootValidByTimestamp", .view) {
            (frame: borrowing Frame, referenceTimestamp: UInt32) throws(Revert) -> Bool in
            frame.restaking.isGlobalTableRootValid(
                frame.restaking.globalTableRoot(at: referenceTimestamp))
        }
        method("getGlobalTableUpdateMessageHash", .view) {
            (
                frame: borrowing Frame, root: Hash, referenceTimestamp: UInt32,
                referenceBlockNumber: UInt32
            ) throws(Revert) -> Hash in
            frame.restaking.globalTableUpdateMessageHash(
                root: root, referenceTimestamp: referenceTimestamp,
                referenceBlockNumber: referenceBlockNumber)
        }
        method("getGlobalTableUpdateSignableDigest", .view) {
            (
                frame: borrowing Frame, root: Hash, referenceTimestamp: UInt32,
                referenceBlockNumber: UInt32
            ) throws(Revert) -> Hash in
            frame.restaking.bn254CertificateDigest(
                referenceTimestamp: Restaking.generatorReferenceTimestamp,
                messageHash: frame.restaking.globalTableUpdateMessageHash(
                    root: root, referenceTimestamp: referenceTimestamp,
                    referenceBlockNumber: referenceBlockNumber))
        }
    }

    private mutating func addGeneratorViews() {
        method("getGenerator", .view) { (frame: borrowing Frame) throws(Revert) -> OperatorSet in
            frame.restaking.generator
        }
        method("getGeneratorReferenceTimestamp", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt32 in
            frame.restaking.latestReferenceTimestamp(of: frame.restaking.generator, .bn254)
        }
        method("getGeneratorConfig", .view) {
            (frame: borrowing Frame) throws(Revert) -> OperatorSetConfig in
            OperatorSetConfig(owner: frame.contract)
        }
        method("globalRootConfirmationThreshold", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt16 in
            frame.restaking.globalRootConfirmationThreshold
        }
        method("getCertificateVerifier", .view) {
            (frame: borrowing Frame, curve: CurveType) throws(Revert) -> Address in
            switch curve {
            case .none: throw Revert(TableUpdateError.invalidCurveType)
            case .ecdsa: return frame.restaking.parameters.certificates.ecdsaVerifier
            case .bn254: return frame.restaking.parameters.certificates.bn254Verifier
            }
        }
    }

    private mutating func addTableConstants() {
        addNeighbour("bn254CertificateVerifier") { $0.certificates.bn254Verifier }
        addNeighbour("ecdsaCertificateVerifier") { $0.certificates.ecdsaVerifier }
        method("GLOBAL_TABLE_ROOT_CERT_TYPEHASH", .view) {
            (frame: borrowing Frame) throws(Revert) -> Hash in
            Restaking.globalTableRootTypeHash
        }
        method("MAX_BPS", .view) { (frame: borrowing Frame) throws(Revert) -> UInt16 in 10_000 }
        method("GENERATOR_GLOBAL_TABLE_ROOT", .view) {
            (frame: borrowing Frame) throws(Revert) -> Hash in
            Restaking.generatorGlobalTableRoot
        }
        method("GENERATOR_REFERENCE_TIMESTAMP", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt32 in
            Restaking.generatorReferenceTimestamp
        }
        method("GENERATOR_MAX_STALENESS_PERIOD", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt32 in 0
        }
    }

    /// The leaves of tables and of their operators.
    mutating func addLeaves() {
        method("OPERATOR_INFO_LEAF_SALT", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt8 in OperatorTable.operatorLeafSalt
        }
        method("OPERATOR_TABLE_LEAF_SALT", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt8 in OperatorTable.tableLeafSalt
        }
        method("calculateOperatorInfoLeaf", .view) {
            (frame: borrowing Frame, info: BN254OperatorInfo) throws(Revert) -> Hash in info.leaf
        }
        method("calculateOperatorTableLeaf", .view) {
            (frame: borrowing Frame, tableBytes: Bytes) throws(Revert) -> Hash in
            OperatorTable.leaf(tableBytes)
        }
    }
}

public import CairnEthereum
import CairnLedger
public import CairnPrimitives
public import CairnRestaking

extension ContractTable {
    /// Registrations with AVSs as they were before operator sets.
    ///
    /// - Spec: EigenLayer core, `AVSDirectory`
    static let avsDirectory = ContractTable("AVSDirectory") { contract in
        contract.addRegistrations()
        contract.addDirectorySettings()
        contract.addPausing()
        contract.addRestakingOwnership()
        contract.addSignatureDomain()
    }

    private mutating func addRegistrations() {
        method("updateAVSMetadataURI", gas: 10_000) {
            (frame: borrowing Frame, metadataURI: ABIText) throws(Revert) in
            frame.restaking.updateDirectoryMetadataURI(frame.call, metadataURI.bytes)
        }
        method("cancelSalt", gas: 25_000) {
            (frame: borrowing Frame, salt: Hash) throws(Revert) in
            frame.restaking.cancelDirectorySalt(frame.call, salt)
        }
        method("registerOperatorToAVS", gas: 75_000) {
            (
                frame: borrowing Frame, operator: Address,
                signature: SignatureWithSaltAndExpiry
            ) throws(Revert) in
            try frame.restaking.registerOperatorToAVS(
                frame.call, operator: `operator`, signature: signature)
        }
        method("deregisterOperatorFromAVS", gas: 15_000) {
            (frame: borrowing Frame, operator: Address) throws(Revert) in
            try frame.restaking.deregisterOperatorFromAVS(frame.call, operator: `operator`)
        }
        method("avsOperatorStatus", .view) {
            (frame: borrowing Frame, avs: Address, operator: Address)
                throws(Revert) -> OperatorAVSRegistrationStatus in
            frame.restaking.registrationStatus(of: `operator`, avs: avs)
        }
        method("operatorSaltIsSpent", .view) {
            (frame: borrowing Frame, operator: Address, salt: Hash) throws(Revert) -> Bool in
            frame.restaking.isDirectorySaltSpent(salt, of: `operator`)
        }
        method("calculateOperatorAVSRegistrationDigestHash", .view) {
            (
                frame: borrowing Frame, operator: Address, avs: Address, salt: Hash,
                expiry: UInt256
            ) throws(Revert) -> Hash in
            frame.restaking.operatorAVSRegistrationDigest(
                operator: `operator`, avs: avs, salt: salt, expiry: expiry,
                directory: frame.contract)
        }
    }

    private mutating func addDirectorySettings() {
        method("delegation", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.delegationManager
        }
        method("OPERATOR_AVS_REGISTRATION_TYPEHASH", .view) {
            (frame: borrowing Frame) throws(Revert) -> Hash in
            DirectoryTypeHash.operatorAVSRegistration
        }
        method("OPERATOR_SET_REGISTRATION_TYPEHASH", .view) {
            (frame: borrowing Frame) throws(Revert) -> Hash in
            DirectoryTypeHash.operatorSetRegistration
        }
        method("OPERATOR_SET_FORCE_DEREGISTRATION_TYPEHASH", .view) {
            (frame: borrowing Frame) throws(Revert) -> Hash in
            DirectoryTypeHash.operatorSetForceDeregistration
        }
        method("initialize") {
            (frame: borrowing Frame, owner: Address, status: UInt256) throws(Revert) in
            throw Revert(MechanismError.alreadyInitialized)
        }
    }
}

extension OperatorAVSRegistrationStatus: ABIEnumeration {}

extension SignatureWithSaltAndExpiry: ABIRecord {
    public init(fields: ABITuple<Bytes, Hash, UInt256>) {
        let (signature, salt, expiry) = fields.fields
        self.init(signature: signature, salt: salt, expiry: expiry)
    }

    public var fields: ABITuple<Bytes, Hash, UInt256> { ABITuple(signature, salt, expiry) }
}

extension DirectoryError: WireError {
    public var revertData: RevertData {
        switch self {
        case .operatorAlreadyRegisteredToAVS: .custom("OperatorAlreadyRegisteredToAVS()")
        case .saltSpent: .custom("SaltSpent()")
        case .operatorNotRegisteredToEigenLayer: .custom("OperatorNotRegisteredToEigenLayer()")
        case .operatorNotRegisteredToAVS: .custom("OperatorNotRegisteredToAVS()")
        }
    }
}

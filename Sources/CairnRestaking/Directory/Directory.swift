import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Registrations of operators with AVSs as they were before operator sets.
///
/// - Spec: EigenLayer core, `AVSDirectory`
extension Restaking {
    // MARK: Questions

    public func registrationStatus(
        of operator: Address, avs: Address
    ) -> OperatorAVSRegistrationStatus {
        directory.registrations[Pair(avs, `operator`)].isSet ? .registered : .unregistered
    }

    /// Whether an operator has used or cancelled a salt.
    public func isDirectorySaltSpent(_ salt: Hash, of operator: Address) -> Bool {
        directory.spentSalts[Pair(`operator`, salt)].isSet
    }

    /// What an operator signs to be registered with an AVS.
    public func operatorAVSRegistrationDigest(
        operator: Address, avs: Address, salt: Hash, expiry: UInt256, directory: Address
    ) -> Hash {
        var hash = Keccak256()
        hash.update(DirectoryTypeHash.operatorAVSRegistration)
        hash.update(`operator`.word)
        hash.update(avs.word)
        hash.update(salt)
        hash.update(expiry)
        return signableDigest(hash.finalize(), contract: directory)
    }

    // MARK: Transitions

    /// Announces where the caller, an AVS, describes itself.
    public func updateDirectoryMetadataURI(_ call: Call, _ metadataURI: Bytes) {
        ledger.emit(
            AllocationEvent.AVSMetadataURIUpdated(avs: call.sender, metadataURI: metadataURI),
            from: call.contract)
    }

    /// Makes signatures of the caller with a salt worthless.
    public func cancelDirectorySalt(_ call: Call, _ salt: Hash) {
        directory.spentSalts[Pair(call.sender, salt)] = true
    }

    /// Registers an operator, who has signed for it, with the caller, an AVS.
    ///
    /// - Throws: ``PausingError/currentlyPaused``,
    ///   ``DirectoryError/operatorAlreadyRegisteredToAVS``, ``DirectoryError/saltSpent``,
    ///   ``DirectoryError/operatorNotRegisteredToEigenLayer``,
    ///   ``SignatureRefusal/signatureExpired``, ``SignatureRefusal/invalidSignature``
    public func registerOperatorToAVS(
        _ call: Call, operator: Address, signature: SignatureWithSaltAndExpiry
    ) throws(Revert) {
        // Checks
        try requireNotPaused(PauseFlag.AVSDirectory.operatorRegistration, in: call.contract)
        try require(
            registrationStatus(of: `operator`, avs: call.sender) != .registered,
            DirectoryError.operatorAlreadyRegisteredToAVS)
        try require(
            !isDirectorySaltSpent(signature.salt, of: `operator`), DirectoryError.saltSpent)
        try require(
            isOperator(`operator`), DirectoryError.operatorNotRegisteredToEigenLayer)
        try requireValidSignature(
            signature.signature, of: `operator`,
            for: operatorAVSRegistrationDigest(
                operator: `operator`, avs: call.sender, salt: signature.salt,
                expiry: signature.expiry, directory: call.contract),
            expiry: signature.expiry)

        // Effects
        directory.spentSalts[Pair(`operator`, signature.salt)] = true
        setStatus(.registered, of: `operator`, call)
    }

    /// Ends an operator's registration with the caller, an AVS.
    ///
    /// - Throws: ``PausingError/currentlyPaused``,
    ///   ``DirectoryError/operatorNotRegisteredToAVS``
    public func deregisterOperatorFromAVS(_ call: Call, operator: Address) throws(Revert) {
        // Checks
        try requireNotPaused(PauseFlag.AVSDirectory.operatorRegistration, in: call.contract)
        try require(
            registrationStatus(of: `operator`, avs: call.sender) == .registered,
            DirectoryError.operatorNotRegisteredToAVS)

        // Effects
        setStatus(.unregistered, of: `operator`, call)
    }

    private func setStatus(
        _ status: OperatorAVSRegistrationStatus, of operator: Address, _ call: Call
    ) {
        directory.registrations[Pair(call.sender, `operator`)] = Flag(status == .registered)
        ledger.emit(
            DirectoryEvent.OperatorAVSRegistrationStatusUpdated(
                operator: `operator`, avs: call.sender, status: status),
            from: call.contract)
    }
}

/// The types of what operators sign for the AVS directory; the latter two are of no use any more.
public enum DirectoryTypeHash {
    public static let operatorAVSRegistration = keccak256(
        utf8: "OperatorAVSRegistration(address operator,address avs,bytes32 salt,uint256 expiry)")
    public static let operatorSetRegistration = keccak256(
        utf8:
            "OperatorSetRegistration(address avs,uint32[] operatorSetIds,bytes32 salt,uint256 expiry)"
    )
    public static let operatorSetForceDeregistration = keccak256(
        utf8:
            "OperatorSetForceDeregistration(address avs,uint32[] operatorSetIds,bytes32 salt,uint256 expiry)"
    )
}

extension PauseFlag {
    enum AVSDirectory {
        /// Registering operators and ending their registration.
        static let operatorRegistration: UInt8 = 0
    }
}

import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Roots of the tree of all operator tables.
extension Restaking {
    /// Notes a root that the generator has signed.
    ///
    /// - Spec: EigenLayer core, `OperatorTableUpdater.confirmGlobalTableRoot`
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``, of ``TableUpdateError``
    ///   `globalTableRootInFuture`, `globalTableRootStale`, `invalidMessageHash`, what the
    ///   certificate is refused with, `certificateInvalid`.
    public func confirmGlobalTableRoot(
        _ call: Call, _ certificate: BN254Certificate, root: Hash, referenceTimestamp: UInt32,
        referenceBlockNumber: UInt32
    ) throws(Revert) {
        try requireNotPaused(PauseFlag.OperatorTableUpdater.globalRoots, in: call.contract)
        try tableUpdaterGuard.enter { () throws(Revert) in
            // Checks
            let updater = certificates.updater.value
            try require(
                UInt64(referenceTimestamp) <= ledger.moment.timestamp,
                TableUpdateError.globalTableRootInFuture)
            try require(
                UInt64(referenceTimestamp) > updater.latestTimestamp,
                TableUpdateError.globalTableRootStale)
            let message = globalTableUpdateMessageHash(
                root: root, referenceTimestamp: referenceTimestamp,
                referenceBlockNumber: referenceBlockNumber)
            try require(
                certificate.messageHash == message, TableUpdateError.invalidMessageHash)
            try require(
                try verifyProportion(
                    certificate, of: updater.generator.operatorSet,
                    thresholds: [globalRootConfirmationThreshold]),
                TableUpdateError.certificateInvalid)

            // Effects
            let timestamp = UInt64(referenceTimestamp)
            certificates.updater.update { $0.latestTimestamp = timestamp }
            certificates.blockNumbers[timestamp] = UInt64(referenceBlockNumber)
            certificates.timestamps[UInt64(referenceBlockNumber)] = timestamp
            certificates.globalRoots[timestamp] = root
            certificates.validRoots[root] = true
            ledger.emit(
                CertificateEvent.NewGlobalTableRoot(
                    referenceTimestamp: referenceTimestamp, globalTableRoot: root),
                from: call.contract)
        }
    }

    /// Makes a root and all certificates over its tables count no more.
    ///
    /// - Spec: EigenLayer core, `OperatorTableUpdater.disableRoot`
    /// - Throws: The first failing check: ``PausingError/onlyPauser``, of ``TableUpdateError``
    ///   `invalidRoot`, `cannotDisableGeneratorRoot`.
    public func disableGlobalTableRoot(_ call: Call, _ root: Hash) throws(Revert) {
        // Checks
        try require(isPauser(call.sender), PausingError.onlyPauser)
        try require(isGlobalTableRootValid(root), TableUpdateError.invalidRoot)
        try require(
            root != Self.generatorGlobalTableRoot, TableUpdateError.cannotDisableGeneratorRoot)

        // Effects
        certificates.validRoots[root] = false
        ledger.emit(
            CertificateEvent.GlobalRootDisabled(globalTableRoot: root), from: call.contract)
    }

    // MARK: Settings

    /// Sets what of the generator's stake must sign a root, in basis points.
    ///
    /// - Spec: EigenLayer core, `OperatorTableUpdater.setGlobalRootConfirmationThreshold`
    /// - Throws: `MechanismError.callerNotOwner`,
    ///   ``TableUpdateError/invalidConfirmationThreshold``
    public func setGlobalRootConfirmationThreshold(
        _ call: Call, _ threshold: UInt16
    ) throws(Revert) {
        try ownership.requireOwner(call)
        try require(threshold <= 10_000, TableUpdateError.invalidConfirmationThreshold)
        certificates.updater.update { $0.threshold = UInt64(threshold) }
        ledger.emit(
            CertificateEvent.GlobalRootConfirmationThresholdUpdated(threshold: threshold),
            from: call.contract)
    }

    /// Lets another set confirm roots, which had no table before.
    ///
    /// - Spec: EigenLayer core, `OperatorTableUpdater.updateGenerator`
    /// - Throws: `MechanismError.callerNotOwner`, ``TableUpdateError/invalidGenerator``
    public func updateGenerator(
        _ call: Call, _ generator: OperatorSet, _ info: BN254OperatorSetInfo
    ) throws(Revert) {
        try ownership.requireOwner(call)
        try setGenerator(generator, info)
    }

    private func setGenerator(
        _ generator: OperatorSet, _ info: BN254OperatorSetInfo
    ) throws(Revert) {
        try require(
            latestReferenceTimestamp(of: generator, .bn254) == 0,
            TableUpdateError.invalidGenerator)
        let updater = parameters.certificates.operatorTableUpdater
        certificates.updater.update { $0.generator = OperatorSetKey(generator) }
        try updateBN254Table(
            Call(sender: updater, contract: parameters.certificates.bn254Verifier),
            of: generator, at: Self.generatorReferenceTimestamp, info,
            config: OperatorSetConfig(owner: updater))
        ledger.emit(CertificateEvent.GeneratorUpdated(operatorSet: generator), from: updater)
    }

    /// Writes what the updater's initialiser leaves: the generator's table, under a root that stands
    /// for no tree.
    func initializeCertificates() {
        let settings = parameters.certificates
        do throws(Revert) { try setGenerator(settings.generator, settings.generatorInfo) } catch {
            preconditionFailure("a fresh store has a table of the generator: \(error)")
        }
        certificates.globalRoots[UInt64(Self.generatorReferenceTimestamp)] =
            Self.generatorGlobalTableRoot
        certificates.validRoots[Self.generatorGlobalTableRoot] = true
        certificates.updater.update { updater in
            updater.threshold = UInt64(settings.confirmationThreshold)
            updater.latestTimestamp = UInt64(
                UInt32(truncatingIfNeeded: ledger.moment.timestamp))
        }
    }
}

extension PauseFlag {
    enum OperatorTableUpdater {
        static let globalRoots: UInt8 = 0
        static let tables: UInt8 = 1
    }
}

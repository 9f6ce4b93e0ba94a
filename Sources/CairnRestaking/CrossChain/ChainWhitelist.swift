public import CairnLedger
public import CairnPrimitives

/// The chains to which operator tables are carried.
///
/// - Spec: EigenLayer core, `CrossChainRegistry`
extension Restaking {
    /// Has tables carried to more chains, each with the contract that takes them there.
    ///
    /// - Spec: EigenLayer core, `CrossChainRegistry.addChainIDsToWhitelist`
    /// - Throws: The first failing check: `MechanismError.callerNotOwner`,
    ///   ``PausingError/currentlyPaused``, of ``CrossChainError`` `arrayLengthMismatch`, for each
    ///   chain `invalidChainID` and `chainIDAlreadyWhitelisted`.
    public func addChainsToWhitelist(
        _ call: Call, _ chainIDs: [UInt256], updaters: [Address]
    ) throws(Revert) {
        try ownership.requireOwner(call)
        try requireNotPaused(PauseFlag.CrossChainRegistry.chains, in: call.contract)
        try require(chainIDs.count == updaters.count, CrossChainError.arrayLengthMismatch)
        for (chainID, updater) in zip(chainIDs, updaters) {
            try require(!chainID.isZero, CrossChainError.invalidChainID)
            try require(
                crossChain.chains.insert(chainID, into: 0),
                CrossChainError.chainIDAlreadyWhitelisted)
            crossChain.updaters[chainID] = updater
            ledger.emit(
                CrossChainEvent.ChainIDAddedToWhitelist(chainID: chainID, updater: updater),
                from: call.contract)
        }
    }

    /// Has tables carried to some chains no more.
    ///
    /// - Spec: EigenLayer core, `CrossChainRegistry.removeChainIDsFromWhitelist`
    /// - Throws: The first failing check: `MechanismError.callerNotOwner`,
    ///   ``PausingError/currentlyPaused``, for each chain ``CrossChainError/chainIDNotWhitelisted``.
    public func removeChainsFromWhitelist(
        _ call: Call, _ chainIDs: [UInt256]
    ) throws(Revert) {
        try ownership.requireOwner(call)
        try requireNotPaused(PauseFlag.CrossChainRegistry.chains, in: call.contract)
        for chainID in chainIDs {
            try require(
                crossChain.chains.remove(chainID, from: 0),
                CrossChainError.chainIDNotWhitelisted)
            crossChain.updaters.remove(chainID)
            ledger.emit(
                CrossChainEvent.ChainIDRemovedFromWhitelist(chainID: chainID),
                from: call.contract)
        }
    }

    /// Sets how often tables are carried.
    ///
    /// - Spec: EigenLayer core, `CrossChainRegistry.setTableUpdateCadence`
    /// - Throws: `MechanismError.callerNotOwner`, ``CrossChainError/invalidTableUpdateCadence``
    public func setTableUpdateCadence(_ call: Call, seconds: UInt32) throws(Revert) {
        // Checks
        try ownership.requireOwner(call)
        try require(seconds > 0, CrossChainError.invalidTableUpdateCadence)

        // Effects
        crossChain.cadence.value = UInt64(seconds)
        ledger.emit(
            CrossChainEvent.TableUpdateCadenceSet(cadence: seconds), from: call.contract)
    }

    /// Writes what the registry's initialiser leaves, and lets this chain have tables.
    func initializeCrossChain() {
        crossChain.cadence.value = UInt64(parameters.certificates.tableUpdateCadenceSeconds)
        let chainID = UInt256(ledger.moment.chainID)
        crossChain.chains.insert(chainID, into: 0)
        crossChain.updaters[chainID] = parameters.certificates.operatorTableUpdater
    }
}

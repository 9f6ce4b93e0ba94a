public import CairnLedger
public import CairnPrimitives

/// What a duration vault's administrator decides.
extension Restaking {
    /// Sets how much the vault takes, while deposits are open.
    ///
    /// - Spec: EigenLayer core, `DurationVaultStrategy.updateTVLLimits`
    /// - Throws: ``VaultError/onlyVaultAdmin``, ``VaultError/depositsLocked``,
    ///   ``StrategyError/maxPerDepositExceedsMax``
    public func updateVaultLimits(
        _ call: Call, maxPerDeposit: UInt256, stakeCap: UInt256
    ) throws(Revert) {
        let record = try requireVaultAdmin(call)
        try require(record.phase == .deposits, VaultError.depositsLocked)
        try setLimits(of: call.contract, perDeposit: maxPerDeposit, total: stakeCap)
    }

    /// Says where the vault is described.
    ///
    /// - Spec: EigenLayer core, `DurationVaultStrategy.updateMetadataURI`
    /// - Throws: ``VaultError/onlyVaultAdmin``
    public func updateVaultMetadata(_ call: Call, _ metadataURI: Bytes) throws(Revert) {
        _ = try requireVaultAdmin(call)
        vaults.metadata[call.contract] = metadataURI
        ledger.emit(
            VaultEvent.MetadataURIUpdated(newMetadataURI: metadataURI), from: call.contract)
    }

    /// Names who must sign for those who delegate to the vault.
    ///
    /// - Spec: EigenLayer core, `DurationVaultStrategy.updateDelegationApprover`
    /// - Throws: ``VaultError/onlyVaultAdmin``, what the DelegationManager refuses with
    public func updateVaultApprover(_ call: Call, _ approver: Address) throws(Revert) {
        _ = try requireVaultAdmin(call)
        try modifyOperatorDetails(
            Call(sender: call.contract, contract: parameters.delegationManager),
            operator: call.contract, approver: approver)
    }

    /// Says where the vault as an operator is described.
    ///
    /// - Spec: EigenLayer core, `DurationVaultStrategy.updateOperatorMetadataURI`
    /// - Throws: ``VaultError/onlyVaultAdmin``, what the DelegationManager refuses with
    public func updateVaultOperatorMetadata(
        _ call: Call, _ metadataURI: Bytes
    ) throws(Revert) {
        _ = try requireVaultAdmin(call)
        try updateOperatorMetadataURI(
            Call(sender: call.contract, contract: parameters.delegationManager),
            operator: call.contract, metadataURI: metadataURI)
    }

    /// Names who may claim the vault's rewards.
    ///
    /// - Spec: EigenLayer core, `DurationVaultStrategy.setRewardsClaimer`
    /// - Throws: ``VaultError/onlyVaultAdmin``, what the rewards coordinator refuses with
    public func setVaultClaimer(_ call: Call, _ claimer: Address) throws(Revert) {
        _ = try requireVaultAdmin(call)
        try setClaimer(
            Call(sender: call.contract, contract: parameters.rewardsCoordinator), claimer,
            of: call.contract)
    }

    func requireVaultAdmin(_ call: Call) throws(Revert) -> VaultState.Vault {
        let record = vaults.vaults[call.contract]
        try require(call.sender == record.admin, VaultError.onlyVaultAdmin)
        return record
    }
}

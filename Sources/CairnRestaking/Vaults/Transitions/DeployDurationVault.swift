public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// The longest lock: two years of 365 days, in seconds.
    private static var maximumVaultDuration: UInt32 { 63_072_000 }

    /// Makes a vault that is an operator of its own, and lets it take deposits.
    ///
    /// Anybody may, and as many for a token as they like.
    ///
    /// - Spec: EigenLayer core, `StrategyFactory.deployDurationVaultStrategy`
    /// - Returns: The vault's address, which follows from the factory's nonce as that of a strategy.
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``,
    ///   ``StrategyError/blacklistedToken``; of ``VaultError`` `invalidVaultAdmin`,
    ///   `invalidArbitrator`, `invalidDuration`; ``StrategyError/maxPerDepositExceedsMax``; what the
    ///   token refuses to tell its decimals with; ``VaultError/operatorIntegrationInvalid``; what
    ///   registration as an operator and for the set, and the splits are refused with;
    ///   ``StrategyError/onlyStrategyWhitelister``.
    @discardableResult
    public func deployDurationVault(
        _ call: Call, _ configuration: VaultConfiguration
    ) throws(Revert) -> Address {
        // Checks
        let factory = call.contract
        let token = configuration.underlyingToken
        try requireNotPaused(PauseFlag.StrategyFactory.newStrategies, in: factory)
        try require(!isBlacklisted(token), StrategyError.blacklistedToken)

        // Effects
        let vault = nextStrategyAddress(of: factory)
        surroundings.placeDurationVault(at: vault)
        ledger.emit(
            StrategyEvent.BeaconUpgraded(beacon: parameters.durationVaultBeacon), from: vault)
        try initializeProxy { () throws(Revert) in
            try initializeVault(vault, configuration, deployer: factory)
        }
        strategies.deployedCount.update { $0 += 1 }
        vaults.byToken.append(vault, to: token)
        try addStrategiesToDepositWhitelist(
            Call(sender: factory, contract: parameters.strategyManager), [vault])
        ledger.emit(
            VaultEvent.DurationVaultDeployed(
                vault: vault, underlyingToken: token, admin: configuration.admin,
                duration: configuration.duration, maxPerDeposit: configuration.maxPerDeposit,
                stakeCap: configuration.stakeCap, metadataURI: configuration.metadataURI,
                operatorSet: configuration.operatorSet),
            from: factory)
        return vault
    }

    /// - Spec: EigenLayer core, `DurationVaultStrategy.initialize`
    private func initializeVault(
        _ vault: Address, _ configuration: VaultConfiguration, deployer: Address
    ) throws(Revert) {
        // Checks
        let duration = configuration.duration
        try require(!configuration.admin.isZero, VaultError.invalidVaultAdmin)
        try require(!configuration.arbitrator.isZero, VaultError.invalidArbitrator)
        try require(
            duration != 0 && duration <= Self.maximumVaultDuration, VaultError.invalidDuration)

        // Effects
        try setLimits(
            of: vault, perDeposit: configuration.maxPerDeposit, total: configuration.stakeCap)
        try initializeStrategyBase(
            vault, token: configuration.underlyingToken, deployer: deployer,
            kind: .durationVault)
        vaults.metadata[vault] = configuration.metadataURI
        try makeOperator(of: vault, configuration)
        vaults.vaults.update(vault) { record in
            record.admin = configuration.admin
            record.arbitrator = configuration.arbitrator
            record.operatorSet = OperatorSetKey(configuration.operatorSet)
            record.duration = UInt64(duration)
            record.phase = .deposits
        }
        ledger.emit(
            VaultEvent.VaultInitialized(
                admin: configuration.admin, arbitrator: configuration.arbitrator,
                underlyingToken: configuration.underlyingToken, duration: duration,
                maxPerDeposit: configuration.maxPerDeposit, stakeCap: configuration.stakeCap,
                metadataURI: configuration.metadataURI),
            from: vault)
        ledger.emit(StrategyEvent.Initialized(version: 1), from: vault)
    }

    /// Registers a vault as an operator and for its set, and leaves all rewards to its stakers.
    ///
    /// Its allocations take longer to hold than withdrawals wait, so that the set cannot slash what
    /// was queued before the lock.
    ///
    /// - Spec: EigenLayer core, `DurationVaultStrategy._configureOperatorIntegration`
    private func makeOperator(
        of vault: Address, _ configuration: VaultConfiguration
    ) throws(Revert) {
        let set = configuration.operatorSet
        try require(!set.avs.isZero, VaultError.operatorIntegrationInvalid)
        let (delay, overflow) = parameters.minWithdrawalDelayBlocks.addingReportingOverflow(1)
        try require(!overflow, Panic.arithmetic)
        try registerAsOperator(
            Call(sender: vault, contract: parameters.delegationManager),
            approver: configuration.delegationApprover, allocationDelay: delay,
            metadataURI: configuration.operatorMetadataURI)
        try registerForOperatorSets(
            asVault(vault), operator: vault,
            RegisterParams(
                avs: set.avs, operatorSetIDs: [set.id], data: configuration.registrationData))
        let rewardsCall = Call(sender: vault, contract: parameters.rewardsCoordinator)
        try setOperatorAVSSplit(rewardsCall, operator: vault, avs: set.avs, split: 0)
        try setOperatorSetSplit(rewardsCall, operator: vault, operatorSet: set, split: 0)
        try setOperatorPISplit(rewardsCall, operator: vault, split: 0)
    }

    /// A call of a vault to the allocation manager.
    func asVault(_ vault: Address) -> Call {
        Call(sender: vault, contract: parameters.allocationManager)
    }
}

import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// New strategies for any token, and the whitelist in the factory's hand.
///
/// - Spec: EigenLayer core, `StrategyFactory`
extension Restaking {
    /// Makes the strategy of a token that has none, and lets it take deposits.
    ///
    /// Anybody may.
    ///
    /// - Spec: EigenLayer core, `StrategyFactory.deployNewStrategy`
    /// - Returns: The strategy's address.
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``; of ``StrategyError``
    ///   `blacklistedToken`, `strategyAlreadyExists`, `initializationFailed`; what the token
    ///   refuses to tell its decimals with; `onlyStrategyWhitelister`.
    @discardableResult
    public func deployNewStrategy(_ call: Call, token: Address) throws(Revert) -> Address {
        // Checks
        let factory = call.contract
        try requireNotPaused(PauseFlag.StrategyFactory.newStrategies, in: factory)
        try require(!isBlacklisted(token), StrategyError.blacklistedToken)
        try require(deployedStrategy(for: token).isZero, StrategyError.strategyAlreadyExists)

        // Effects
        let strategy = nextStrategyAddress(of: factory)
        surroundings.placeStrategy(at: strategy)
        ledger.emit(
            StrategyEvent.BeaconUpgraded(beacon: parameters.strategyBeacon), from: strategy)
        try initializeProxy { () throws(Revert) in
            try initializeStrategyBase(strategy, token: token, deployer: factory, kind: .plain)
        }
        ledger.emit(StrategyEvent.Initialized(version: 1), from: strategy)
        strategies.deployedCount.update { $0 += 1 }
        strategies.deployed[token] = strategy
        ledger.emit(
            StrategyEvent.StrategySetForToken(token: token, strategy: strategy), from: factory)
        try addStrategiesToDepositWhitelist(
            Call(sender: factory, contract: parameters.strategyManager), [strategy])
        return strategy
    }

    /// Where the factory's next contract will stand.
    func nextStrategyAddress(of factory: Address) -> Address {
        Address.created(
            by: factory,
            nonce: parameters.strategyFactoryFirstNonce + strategies.deployedCount.value)
    }

    /// Runs what sets a new proxy up. It hands a reason to refuse on; where there is none it gives
    /// its own.
    ///
    /// - Throws: ``StrategyError/initializationFailed``, or what `initialize` throws.
    func initializeProxy(_ initialize: () throws(Revert) -> Void) throws(Revert) {
        do throws(Revert) { try initialize() } catch {
            throw error == Revert(EmptyRevert())
                ? Revert(StrategyError.initializationFailed) : error
        }
    }

    /// What every new strategy does when it is made.
    ///
    /// - Spec: EigenLayer core, `StrategyBase._initializeStrategyBase`
    func initializeStrategyBase(
        _ strategy: Address, token: Address, deployer: Address, kind: StrategyKind
    ) throws(Revert) {
        place(strategy: strategy, token: token, takingDeposits: false, kind: kind)
        setPausedStatus(.zero, of: strategy, by: deployer)
        let decimals = try surroundings.decimals(of: token, sender: strategy)
        ledger.emit(
            StrategyEvent.StrategyTokenSet(token: token, decimals: decimals), from: strategy)
    }

    /// Makes no strategies for some tokens, and ends deposits into those there are.
    ///
    /// - Spec: EigenLayer core, `StrategyFactory.blacklistTokens`
    /// - Throws: `MechanismError.callerNotOwner`, ``StrategyError/alreadyBlacklisted``,
    ///   ``StrategyError/onlyStrategyWhitelister``
    public func blacklistTokens(_ call: Call, _ tokens: [Address]) throws(Revert) {
        try ownership.requireOwner(call)
        var removed: [Address] = []
        for token in tokens {
            try require(!isBlacklisted(token), StrategyError.alreadyBlacklisted)
            strategies.blacklist[token] = true
            ledger.emit(StrategyEvent.TokenBlacklisted(token: token), from: call.contract)
            let strategy = deployedStrategy(for: token)
            if !strategy.isZero { removed.append(strategy) }
        }
        guard !removed.isEmpty else { return }
        try removeStrategiesFromDepositWhitelist(asFactory(call), removed)
    }

    /// Lets strategies take deposits, as the factory.
    ///
    /// - Spec: EigenLayer core, `StrategyFactory.whitelistStrategies`
    /// - Throws: `MechanismError.callerNotOwner`, ``StrategyError/onlyStrategyWhitelister``
    public func whitelistStrategies(_ call: Call, _ added: [Address]) throws(Revert) {
        try ownership.requireOwner(call)
        try addStrategiesToDepositWhitelist(asFactory(call), added)
    }

    /// Ends deposits into strategies, as the factory.
    ///
    /// - Spec: EigenLayer core, `StrategyFactory.removeStrategiesFromWhitelist`
    /// - Throws: `MechanismError.callerNotOwner`, ``StrategyError/onlyStrategyWhitelister``
    public func removeStrategiesFromWhitelist(_ call: Call, _ removed: [Address]) throws(Revert) {
        try ownership.requireOwner(call)
        try removeStrategiesFromDepositWhitelist(asFactory(call), removed)
    }

    private func asFactory(_ call: Call) -> Call {
        Call(sender: call.contract, contract: parameters.strategyManager)
    }
}

public import CairnLedger
public import CairnPrimitives

/// Which strategies take deposits.
extension Restaking {
    /// Names who decides which strategies take deposits.
    ///
    /// - Spec: EigenLayer core, `StrategyManager.setStrategyWhitelister`
    /// - Throws: `MechanismError.callerNotOwner`
    public func setStrategyWhitelister(_ call: Call, _ whitelister: Address) throws(Revert) {
        try ownership.requireOwner(call)
        try strategyManagerGuard.enter { () throws(Revert) in
            ledger.emit(
                StrategyEvent.StrategyWhitelisterChanged(
                    previousAddress: strategyWhitelister, newAddress: whitelister),
                from: call.contract)
            strategies.whitelister.value = whitelister
        }
    }

    /// Lets strategies take deposits; those that do already are passed over.
    ///
    /// - Spec: EigenLayer core, `StrategyManager.addStrategiesToDepositWhitelist`
    /// - Throws: ``StrategyError/onlyStrategyWhitelister``
    public func addStrategiesToDepositWhitelist(
        _ call: Call, _ added: [Address]
    ) throws(Revert) {
        try require(
            call.sender == strategyWhitelister, StrategyError.onlyStrategyWhitelister)
        try strategyManagerGuard.enter { () throws(Revert) in
            for strategy in added where !isWhitelisted(strategy) {
                strategies.records.update(strategy) { $0.isWhitelisted = true }
                ledger.emit(
                    StrategyEvent.StrategyAddedToDepositWhitelist(strategy: strategy),
                    from: parameters.strategyManager)
            }
        }
    }

    /// Ends deposits into strategies; those that take none are passed over.
    ///
    /// - Spec: EigenLayer core, `StrategyManager.removeStrategiesFromDepositWhitelist`
    /// - Throws: ``StrategyError/onlyStrategyWhitelister``
    public func removeStrategiesFromDepositWhitelist(
        _ call: Call, _ removed: [Address]
    ) throws(Revert) {
        try require(
            call.sender == strategyWhitelister, StrategyError.onlyStrategyWhitelister)
        try strategyManagerGuard.enter { () throws(Revert) in
            for strategy in removed where isWhitelisted(strategy) {
                strategies.records.update(strategy) { $0.isWhitelisted = false }
                ledger.emit(
                    StrategyEvent.StrategyRemovedFromDepositWhitelist(strategy: strategy),
                    from: parameters.strategyManager)
            }
        }
    }

    /// Gives a strategy of genesis its token, and whitelists it where it is to take deposits.
    public func place(strategy: Address, token: Address, takingDeposits: Bool = false) {
        place(strategy: strategy, token: token, takingDeposits: takingDeposits, kind: .plain)
    }

    func place(strategy: Address, token: Address, takingDeposits: Bool, kind: StrategyKind) {
        strategies.records.update(strategy) {
            $0.token = token
            $0.isWhitelisted = Flag(takingDeposits)
            $0.kindNumber = kind.rawValue
        }
    }

    func initializeStrategies() {
        strategies.whitelister.value = parameters.strategyFactory
    }
}

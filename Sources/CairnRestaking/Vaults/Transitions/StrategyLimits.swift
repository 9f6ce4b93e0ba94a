public import CairnLedger
public import CairnPrimitives

/// How much strategies take.
///
/// - Spec: EigenLayer core, `StrategyBaseTVLLimits`
extension Restaking {
    /// Sets what a strategy takes at once, and what it may hold when it takes something.
    ///
    /// - Spec: EigenLayer core, `StrategyBaseTVLLimits.setTVLLimits`
    /// - Throws: ``PausingError/onlyUnpauser``; for a vault ``VaultError/depositsLocked``;
    ///   ``StrategyError/maxPerDepositExceedsMax``
    public func setLimits(
        _ call: Call, maxPerDeposit: UInt256, maxTotalDeposits: UInt256
    ) throws(Revert) {
        try require(call.sender == unpauser, PausingError.onlyUnpauser)
        if strategies.records[call.contract].kind == .durationVault {
            try require(
                vaultPhase(of: call.contract) == .deposits, VaultError.depositsLocked)
        }
        try setLimits(of: call.contract, perDeposit: maxPerDeposit, total: maxTotalDeposits)
    }

    func setLimits(
        of strategy: Address, perDeposit: UInt256, total: UInt256
    ) throws(Revert) {
        // Checks
        try require(perDeposit <= total, StrategyError.maxPerDepositExceedsMax)

        // Effects
        let old = vaults.limits[strategy]
        ledger.emit(
            VaultEvent.MaxPerDepositUpdated(
                previousValue: old.perDeposit, newValue: perDeposit),
            from: strategy)
        ledger.emit(
            VaultEvent.MaxTotalDepositsUpdated(previousValue: old.total, newValue: total),
            from: strategy)
        vaults.limits[strategy] = VaultState.Limits(perDeposit: perDeposit, total: total)
    }

    /// Throws unless a strategy takes an amount that has arrived already.
    ///
    /// - Spec: EigenLayer core, `StrategyBaseTVLLimits._beforeDeposit`
    /// - Throws: ``StrategyError/maxPerDepositExceedsMax``,
    ///   ``StrategyError/balanceExceedsMaxTotalDeposits``
    func requireWithinLimits(
        _ amount: UInt256, of strategy: Address, token: Address
    ) throws(Revert) {
        let limits = vaults.limits[strategy]
        try require(amount <= limits.perDeposit, StrategyError.maxPerDepositExceedsMax)
        try require(
            try ledger.tokens.balance(of: strategy, in: token) <= limits.total,
            StrategyError.balanceExceedsMaxTotalDeposits)
    }

    /// Gives a strategy of genesis its token and limits.
    public func placeLimited(
        strategy: Address, token: Address, maxPerDeposit: UInt256 = .max,
        maxTotalDeposits: UInt256 = .max, takingDeposits: Bool = false
    ) {
        place(strategy: strategy, token: token, takingDeposits: takingDeposits, kind: .limited)
        vaults.limits[strategy] = VaultState.Limits(
            perDeposit: maxPerDeposit, total: maxTotalDeposits)
    }
}

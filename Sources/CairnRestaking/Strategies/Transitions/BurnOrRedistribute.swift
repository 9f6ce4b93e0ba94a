public import CairnLedger
public import CairnPrimitives

/// Slashed shares, which anybody may burn or send to whom their set redistributes.
extension Restaking {
    /// Notes slashed shares that wait.
    ///
    /// - Spec: EigenLayer core, `StrategyManager.increaseBurnOrRedistributableShares`
    /// - Throws: ``StrategyError/strategyAlreadyInSlash``
    func increaseBurnOrRedistributableShares(
        _ shares: UInt256, of strategy: Address, operatorSet: OperatorSet, slashID: UInt256
    ) throws(Revert) {
        try strategyManagerGuard.enter { () throws(Revert) in
            // Checks
            let key = operatorSet.key
            try require(
                strategies.slashedStrategies.insert(strategy, into: Pair(key, slashID)),
                StrategyError.strategyAlreadyInSlash)

            // Effects
            strategies.slashedShares[Triple(key, slashID, strategy)] = shares
            strategies.pendingSets.insert(key, into: 0)
            strategies.pendingSlashes.insert(slashID, into: key)
            ledger.emit(
                StrategyEvent.BurnOrRedistributableSharesIncreased(
                    operatorSet: operatorSet, slashID: slashID, strategy: strategy,
                    shares: Shares(rawValue: shares)),
                from: parameters.strategyManager)
        }
    }

    /// Pays out all shares of a slash that wait.
    ///
    /// - Spec: EigenLayer core, `StrategyManager.clearBurnOrRedistributableShares`
    /// - Returns: The tokens paid, for each strategy.
    @discardableResult
    public func clearBurnOrRedistributableShares(
        _ call: Call, operatorSet: OperatorSet, slashID: UInt256
    ) throws(Revert) -> [UInt256] {
        try strategyManagerGuard.enter { () throws(Revert) in
            var amounts: [UInt256] = []
            for strategy in strategies.slashedStrategies.values(Pair(operatorSet.key, slashID)) {
                amounts.append(
                    try clear(strategy, operatorSet: operatorSet, slashID: slashID))
            }
            return amounts
        }
    }

    /// Pays out the shares of a slash in one strategy.
    ///
    /// - Spec: EigenLayer core, `StrategyManager.clearBurnOrRedistributableSharesByStrategy`
    /// - Returns: The tokens paid; zero if none wait.
    @discardableResult
    public func clearBurnOrRedistributableShares(
        _ call: Call, operatorSet: OperatorSet, slashID: UInt256, strategy: Address
    ) throws(Revert) -> UInt256 {
        try strategyManagerGuard.enter { () throws(Revert) in
            try clear(strategy, operatorSet: operatorSet, slashID: slashID)
        }
    }

    private func clear(
        _ strategy: Address, operatorSet: OperatorSet, slashID: UInt256
    ) throws(Revert) -> UInt256 {
        let key = operatorSet.key
        let sharesKey = Triple(key, slashID, strategy)
        let shares = strategies.slashedShares[sharesKey]
        if strategies.slashedStrategies.remove(strategy, from: Pair(key, slashID)) {
            strategies.slashedShares[sharesKey] = .zero
        }
        var amountOut = UInt256.zero
        if !shares.isZero {
            amountOut = try withdrawFromStrategy(
                shares, of: strategy, token: anyUnderlyingToken(of: strategy),
                recipient: redistributionRecipient(of: operatorSet))
            ledger.emit(
                StrategyEvent.BurnOrRedistributableSharesDecreased(
                    operatorSet: operatorSet, slashID: slashID, strategy: strategy,
                    shares: Shares(rawValue: shares)),
                from: parameters.strategyManager)
        }
        if strategies.slashedStrategies.count(Pair(key, slashID)) == 0 {
            strategies.pendingSlashes.remove(slashID, from: key)
            if strategies.pendingSlashes.count(key) == 0 {
                strategies.pendingSets.remove(key, from: 0)
            }
        }
        return amountOut
    }

    /// Burns shares that were slashed before slashes were numbered.
    ///
    /// No such shares can arise any more, so there is nothing to burn.
    ///
    /// - Spec: EigenLayer core, `StrategyManager.burnShares`
    public func burnShares(_ call: Call, of strategy: Address) throws(Revert) {
        try strategyManagerGuard.enter { () throws(Revert) in
            ledger.emit(
                StrategyEvent.BurnableSharesDecreased(strategy: strategy, shares: .zero),
                from: call.contract)
        }
    }
}

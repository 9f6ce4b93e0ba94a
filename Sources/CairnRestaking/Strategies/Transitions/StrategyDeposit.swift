public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// What a strategy does with tokens that the StrategyManager has just sent it: makes shares.
    ///
    /// - Spec: EigenLayer core, `StrategyBase.deposit`
    /// - Rounds: Shares down, in favour of those already in the pool.
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``, and of
    ///   ``StrategyError`` `onlyStrategyManager`, where there are limits `maxPerDepositExceedsMax`
    ///   and `balanceExceedsMaxTotalDeposits`, `onlyUnderlyingToken`, `newSharesZero`,
    ///   `totalSharesExceedsMax`.
    public func deposit(
        _ call: Call, token: Address, amount: UInt256
    ) throws(Revert) -> Shares {
        let strategy = call.contract
        try requireNotPaused(PauseFlag.Strategy.deposits, in: strategy)
        try requireStrategyManager(call)
        return try makeShares(of: strategy, token: token, amount: amount)
    }

    /// A strategy's deposit, behind the checks of pause and caller.
    func makeShares(
        of strategy: Address, token: Address, amount: UInt256
    ) throws(Revert) -> Shares {
        try strategies.records.update(strategy) { (record) throws(Revert) in
            // Checks
            if record.kind == .limited {
                try requireWithinLimits(amount, of: strategy, token: record.token)
            }
            try require(token == record.token, StrategyError.onlyUnderlyingToken)

            // Amounts
            let held = try ledger.tokens.balance(of: strategy, in: token)
            let rate = try StrategyRate(totalShares: record.totalShares, held: held)
            let newShares = try checked { () throws(ArithmeticFault) in
                // The tokens have arrived already: the rate of before counts.
                let priorBalance = try rate.balance.subtracting(amount)
                return try amount.multiplied(by: rate.shares).divided(by: priorBalance)
            }
            try require(!newShares.isZero, StrategyError.newSharesZero)
            let totalShares = try checked { () throws(ArithmeticFault) in
                try record.totalShares.adding(newShares)
            }
            try require(
                totalShares <= StrategyRate.maximumTotalShares,
                StrategyError.totalSharesExceedsMax)

            // Effects
            record.totalShares = totalShares
            try emitExchangeRate(
                balance: rate.balance, shares: totalShares + StrategyRate.virtualShares,
                from: strategy)
            return Shares(rawValue: newShares)
        }
    }

    func requireStrategyManager(_ call: Call) throws(Revert) {
        try require(
            call.sender == parameters.strategyManager, StrategyError.onlyStrategyManager)
    }

    func emitExchangeRate(
        balance: UInt256, shares: UInt256, from strategy: Address
    ) throws(Revert) {
        let rate = try checked { () throws(ArithmeticFault) in
            try SlashingMath.wad.multiplied(by: balance).divided(by: shares)
        }
        ledger.emit(StrategyEvent.ExchangeRateEmitted(rate: rate), from: strategy)
    }
}

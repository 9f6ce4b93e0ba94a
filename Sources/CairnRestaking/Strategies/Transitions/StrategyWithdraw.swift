public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Pays out what shares are worth; the StrategyManager has taken them from somebody already.
    ///
    /// - Spec: EigenLayer core, `StrategyBase.withdraw`
    /// - Rounds: Tokens down, in favour of those who stay.
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``, and of
    ///   ``StrategyError`` `onlyStrategyManager`, `onlyUnderlyingToken`,
    ///   `withdrawalAmountExceedsTotalDeposits`; then what the token refuses with.
    public func withdraw(
        _ call: Call, recipient: Address, token: Address, shares: Shares
    ) throws(Revert) -> UInt256 {
        let strategy = call.contract
        try requireNotPaused(PauseFlag.Strategy.withdrawals, in: strategy)
        try requireStrategyManager(call)
        return try payOut(shares.rawValue, of: strategy, token: token, to: recipient)
    }

    /// A strategy's withdrawal, behind the checks of pause and caller.
    func payOut(
        _ amountShares: UInt256, of strategy: Address, token: Address, to recipient: Address
    ) throws(Revert) -> UInt256 {
        let amountOut = try strategies.records.update(strategy) { (record) throws(Revert) in
            // Checks
            try require(token == record.token, StrategyError.onlyUnderlyingToken)
            try require(
                amountShares <= record.totalShares,
                StrategyError.withdrawalAmountExceedsTotalDeposits)

            // Amounts
            let held = try ledger.tokens.balance(of: strategy, in: token)
            let rate = try StrategyRate(totalShares: record.totalShares, held: held)
            let amountOut = try rate.tokens(for: amountShares)
            let balanceAfter = try checked { () throws(ArithmeticFault) in
                try rate.balance.subtracting(amountOut)
            }

            // Effects
            record.totalShares -= amountShares
            try emitExchangeRate(
                balance: balanceAfter, shares: record.totalShares + StrategyRate.virtualShares,
                from: strategy)
            return amountOut
        }
        try transferSafely(amountOut, of: token, from: strategy, to: recipient)
        return amountOut
    }
}

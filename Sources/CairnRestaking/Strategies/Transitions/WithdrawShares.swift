import CairnLedger
import CairnPrimitives

/// Shares that leave stakers, and tokens that leave strategies.
extension Restaking {
    /// Takes deposit shares of a strategy other than native ether from a staker.
    ///
    /// - Spec: EigenLayer core, `StrategyManager.removeDepositShares`
    /// - Parameter held: The staker's deposit shares in the strategy.
    /// - Returns: Whether none are left.
    /// - Throws: The first failing check: of ``StrategyError`` `sharesAmountZero`,
    ///   `sharesAmountTooHigh`, `strategyNotFound`.
    func removeDepositShares(
        _ shares: UInt256, of strategy: Address, from staker: Address, held: UInt256
    ) throws(Revert) -> Bool {
        try strategyManagerGuard.enter { () throws(Revert) in
            // Checks
            try require(!shares.isZero, StrategyError.sharesAmountZero)
            try require(shares <= held, StrategyError.sharesAmountTooHigh)
            switch kind(of: strategy) {
            case .plain, .limited: break
            case .durationVault: try requireVaultReleases(strategy)
            case .foreign:
                try surroundings.beforeRemoveShares(
                    Shares(rawValue: shares), staker: staker, strategy: strategy,
                    sender: parameters.strategyManager)
            }

            // Effects
            strategies.positions.update(Pair(staker, strategy)) { $0.depositShares = held - shares }
            let isEmpty = shares == held
            if isEmpty { try removeStrategy(strategy, of: staker) }
            return isEmpty
        }
    }

    /// Takes a strategy out of a staker's list; the last one moves into its place.
    private func removeStrategy(_ strategy: Address, of staker: Address) throws(Revert) {
        for index in 0..<strategies.stakerStrategies.count(staker)
        where strategies.stakerStrategies[staker, index] == strategy {
            strategies.stakerStrategies.swapRemove(at: index, of: staker)
            return
        }
        throw Revert(StrategyError.strategyNotFound)
    }

    /// By which rules a strategy's address takes and gives.
    @inline(__always)
    func kind(of strategy: Address) -> StrategyKind { strategies.records[strategy].kind }

    /// Whether a strategy's address is not one of the ledger's strategies.
    @inline(__always)
    func isForeign(_ strategy: Address) -> Bool { strategies.records[strategy].token.isZero }

    /// Lets a strategy pay out shares, as the StrategyManager.
    ///
    /// - Spec: EigenLayer core, `IStrategy.withdraw`
    func withdrawFromStrategy(
        _ shares: UInt256, of strategy: Address, token: Address, recipient: Address
    ) throws(Revert) -> UInt256 {
        if isForeign(strategy) {
            return try surroundings.withdraw(
                Shares(rawValue: shares), of: strategy, token: token, recipient: recipient,
                sender: parameters.strategyManager)
        }
        try requireNotPaused(PauseFlag.Strategy.withdrawals, in: strategy)
        return try payOut(shares, of: strategy, token: token, to: recipient)
    }

    /// The token of a strategy of any kind, as the StrategyManager asks for it.
    func anyUnderlyingToken(of strategy: Address) throws(Revert) -> Address {
        isForeign(strategy)
            ? try surroundings.underlyingToken(
                of: strategy, sender: parameters.strategyManager)
            : underlyingToken(of: strategy)
    }
}

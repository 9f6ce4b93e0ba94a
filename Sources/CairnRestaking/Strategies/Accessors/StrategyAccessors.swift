public import CairnLedger
public import CairnPrimitives

/// What can be asked of a strategy.
extension Restaking {
    /// The token that a strategy holds.
    public func underlyingToken(of strategy: Address) -> Address {
        strategies.records[strategy].token
    }

    public func totalShares(of strategy: Address) -> Shares {
        Shares(rawValue: strategies.records[strategy].totalShares)
    }

    /// The tokens that shares of a strategy stand for.
    ///
    /// - Rounds: Down.
    public func underlying(for shares: Shares, in strategy: Address) throws(Revert) -> UInt256 {
        try rate(of: strategy).tokens(for: shares.rawValue)
    }

    /// The shares that tokens of a strategy stand for.
    ///
    /// - Rounds: Down.
    public func shares(for underlying: UInt256, in strategy: Address) throws(Revert) -> Shares {
        Shares(rawValue: try rate(of: strategy).shares(for: underlying))
    }

    private func rate(of strategy: Address) throws(Revert) -> StrategyRate {
        let record = strategies.records[strategy]
        let held = try ledger.tokens.balance(of: strategy, in: record.token)
        return try StrategyRate(totalShares: record.totalShares, held: held)
    }

    /// Whether the StrategyManager takes deposits into a strategy.
    public func isWhitelisted(_ strategy: Address) -> Bool {
        strategies.records[strategy].isWhitelisted.isSet
    }

    /// Who decides which strategies take deposits.
    public var strategyWhitelister: Address { strategies.whitelister.value }

    /// The strategy that the factory made for a token, zero for none.
    public func deployedStrategy(for token: Address) -> Address { strategies.deployed[token] }

    /// Whether the factory makes no strategy for a token.
    public func isBlacklisted(_ token: Address) -> Bool { strategies.blacklist[token].isSet }
}

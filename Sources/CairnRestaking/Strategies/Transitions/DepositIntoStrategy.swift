public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Deposits `amount` of a strategy's token and credits the caller with deposit shares.
    ///
    /// - Spec: EigenLayer core, `StrategyManager.depositIntoStrategy`
    /// - Rounds: Shares down, in favour of those already in the pool.
    /// - Invariant: `totalShares` of a strategy is the sum of its stakers' deposit shares, of
    ///   queued withdrawals and of slashed shares that wait.
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``,
    ///   ``StrategyError/strategyNotWhitelisted``, what the token refuses with, what the strategy
    ///   refuses with, ``StrategyError/maxStrategiesExceeded``,
    ///   ``DelegationError/fullySlashed``.
    @discardableResult
    public func depositIntoStrategy(
        _ call: Call, strategy: Address, token: Address, amount: UInt256
    ) throws(Revert) -> Shares {
        try requireNotPaused(PauseFlag.StrategyManager.deposits, in: call.contract)
        return try strategyManagerGuard.enter { () throws(Revert) in
            try deposit(
                amount, of: token, into: strategy, payer: call.sender, staker: call.sender)
        }
    }

    /// Deposits the caller's tokens and credits `staker`, who has signed for it.
    ///
    /// - Spec: EigenLayer core, `StrategyManager.depositIntoStrategyWithSignature`
    /// - Throws: As ``depositIntoStrategy(_:strategy:token:amount:)``, and after the check for a
    ///   pause ``SignatureRefusal``.
    @discardableResult
    public func depositIntoStrategyWithSignature(
        _ call: Call, strategy: Address, token: Address, amount: UInt256, staker: Address,
        expiry: UInt256, signature: Bytes
    ) throws(Revert) -> Shares {
        try requireNotPaused(PauseFlag.StrategyManager.deposits, in: call.contract)
        return try strategyManagerGuard.enter { () throws(Revert) in
            let digest = depositDigest(
                staker: staker, strategy: strategy, token: token, amount: amount,
                nonce: depositNonce(of: staker), expiry: expiry)
            try requireValidSignature(signature, of: staker, for: digest, expiry: expiry)
            strategies.nonces.update(staker) { $0 += 1 }
            return try deposit(
                amount, of: token, into: strategy, payer: call.sender, staker: staker)
        }
    }

    private func deposit(
        _ amount: UInt256, of token: Address, into strategy: Address, payer: Address,
        staker: Address
    ) throws(Revert) -> Shares {
        prefetch(staker, in: strategy)
        ledger.tokens.prefetchTransfer(
            of: token, from: payer, spender: parameters.strategyManager)

        // Checks
        let record = strategies.records[strategy]
        try require(record.isWhitelisted.isSet, StrategyError.strategyNotWhitelisted)

        // Effects
        let manager = parameters.strategyManager
        try transferSafely(amount, of: token, from: payer, to: strategy, spender: manager)
        let shares: Shares
        if record.token.isZero {
            shares = try surroundings.deposit(
                amount, of: token, into: strategy, sender: manager)
        } else {
            try requireNotPaused(PauseFlag.Strategy.deposits, in: strategy)
            shares = try makeShares(of: strategy, token: token, amount: amount)
        }
        let operatorAddress = delegation.stakers[staker].operator
        try delegationManagerGuard.enter { () throws(Revert) in
            try addShares(
                shares.rawValue, of: strategy, to: staker, operator: operatorAddress,
                slashingFactor: slashingFactor(
                    of: staker, operator: operatorAddress, in: strategy),
                kind: record.kind)
        }
        return shares
    }
}

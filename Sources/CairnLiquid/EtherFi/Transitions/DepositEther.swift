public import CairnLedger
public import CairnPrimitives

extension EtherFi {
    /// Takes the caller's ether and mints eETH to the caller.
    ///
    /// - Spec: ether.fi, `LiquidityPool.deposit(address)`
    /// - Rounds: Shares down, in favour of those already in the pool.
    /// - Throws: The first failing check: pause, blacklist, amount, eETH's pause, rate limit.
    public func deposit(_ call: Call, referral: Address) throws(Revert) -> Shares {
        ledger.tokens.holdings.prefetch(Pair(contracts.eETH, call.sender))
        return try locking(.liquidityPool) { () throws(Revert) in
            try requireNotPaused(contracts.liquidityPool)
            try requireNotBlacklisted(call.sender)
            ledger.emit(
                EtherFiEvent.Deposit(
                    sender: call.sender, amount: call.value, source: .eETH, referral: referral),
                from: contracts.liquidityPool)
            return try deposit(to: call.sender, inPool: call.value, outOfPool: .zero)
        }
    }

    /// Takes ether for a member of the loyalty programme; the programme's contract gets the eETH.
    ///
    /// - Spec: ether.fi, `LiquidityPool.deposit(address,address)`
    public func deposit(_ call: Call, user: Address, referral: Address) throws(Revert) -> Shares {
        try locking(.liquidityPool) { () throws(Revert) in
            try requireNotPaused(contracts.liquidityPool)
            try require(
                call.sender == parameters.surroundings.membershipManager,
                EtherFiError.incorrectCaller)
            try requireNotBlacklisted(user)
            ledger.emit(
                EtherFiEvent.Deposit(
                    sender: call.sender, amount: call.value, source: .etherFan,
                    referral: referral),
                from: contracts.liquidityPool)
            return try deposit(to: call.sender, inPool: call.value, outOfPool: .zero)
        }
    }

    /// Mints eETH for value that is outside of the pool: exchanged tokens, protocol fees.
    ///
    /// - Spec: ether.fi, `LiquidityPool.depositToRecipient`
    public func depositToRecipient(
        _ call: Call, recipient: Address, amount: Wei, referral: Address
    ) throws(Revert) -> Shares {
        try locking(.liquidityPool) { () throws(Revert) in
            try requireNotPaused(contracts.liquidityPool)
            try require(
                call.sender == contracts.liquifier || call.sender == contracts.etherFiAdmin,
                EtherFiError.incorrectCaller)
            try requireNotBlacklisted(recipient)
            ledger.emit(
                EtherFiEvent.Deposit(
                    sender: recipient, amount: amount, source: .eETH, referral: referral),
                from: contracts.liquidityPool)
            return try deposit(to: recipient, inPool: .zero, outOfPool: amount)
        }
    }

    private func deposit(
        to recipient: Address, inPool: Wei, outOfPool: Wei
    ) throws(Revert) -> Shares {
        // Amounts
        var value = state.poolValue.value
        let before = PoolRate(pooled: try value.pooled(), shares: totalShares)
        try value.add(inPool: inPool, outOfPool: outOfPool)
        let amount = inPool + outOfPool
        let pooled = try value.pooled()
        // An amount above 128 bits was not added whole and may exceed what the pool now holds.
        try require(pooled >= amount, Panic.arithmetic)
        let pooledBefore = pooled - amount
        let shares =
            pooledBefore.isZero
            ? Shares(rawValue: amount.rawValue)
            : Shares(
                rawValue: try FullPrecision.mulDiv(
                    amount.rawValue, before.shares.rawValue, by: pooledBefore.rawValue,
                    rounding: .down))
        try require(
            amount <= PoolValue.limit && !amount.isZero && !shares.isZero,
            EtherFiError.invalidAmount)

        // Effects
        state.poolValue.value = value
        let after = try mintShares(shares, to: recipient, pooled: pooled)
        try requireCovered(value)
        try after.requireNotBelow(before)
        return shares
    }

    // MARK: Ether without a function

    /// Ether that was outside of the pool returns.
    ///
    /// - Spec: ether.fi, `LiquidityPool.receive`
    public func receiveEtherInPool(_ call: Call) throws(Revert) { try returnEther(call.value) }

    /// Counts ether that has arrived as being in the pool.
    func returnEther(_ amount: Wei) throws(Revert) {
        try require(amount <= PoolValue.limit, EtherFiError.invalidAmount)
        var value = state.poolValue.value
        try value.moveIntoPool(amount)
        state.poolValue.value = value
        try requireCovered(value)
    }

    /// Sends ether of a contract back to the pool, as a call without data would.
    func returnEther(_ amount: Wei, from contract: Address) throws(Revert) {
        try ledger.accounts.transfer(amount, from: contract, to: contracts.liquidityPool)
        try returnEther(amount)
    }

    /// Refuses if the pool claims more ether than it has.
    @inline(__always)
    func requireCovered(_ value: PoolValue) throws(Revert) {
        try require(
            value.inPool <= ledger.accounts.balance(of: contracts.liquidityPool),
            EtherFiError.insufficientLiquidity)
    }
}

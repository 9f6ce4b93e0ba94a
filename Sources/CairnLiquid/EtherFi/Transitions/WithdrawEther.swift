public import CairnLedger
public import CairnPrimitives

extension EtherFi {
    /// Burns the caller's shares at the current rate and pays from the pool.
    ///
    /// - Spec: ether.fi, `LiquidityPool.withdraw(address,uint256)`
    /// - Rounds: Shares up, in favour of the pool.
    public func withdraw(_ call: Call, recipient: Address, amount: Wei) throws(Revert) -> Shares {
        try locking(.liquidityPool) { () throws(Revert) in
            // Checks
            try requireNotPaused(contracts.liquidityPool)
            var value = state.poolValue.value
            let before = PoolRate(pooled: try value.pooled(), shares: totalShares)
            try require(
                call.sender == parameters.surroundings.membershipManager
                    || call.sender == contracts.redemptionManager,
                EtherFiError.incorrectCaller)
            let shares = try before.shares(for: amount, rounding: .up)
            try require(
                try before.amount(for: eETHShares(of: call.sender)) >= amount,
                EtherFiError.insufficientLiquidity)
            try require(
                amount <= PoolValue.limit && !amount.isZero && !shares.isZero,
                EtherFiError.invalidAmount)
            try require(value.inPool >= amount, EtherFiError.insufficientLiquidity)

            // Effects
            try value.takeFromPool(amount)
            state.poolValue.value = value
            let after = try burnShares(
                shares, of: call.sender, pooled: try value.pooled())
            try sendFromPool(amount, to: recipient)
            try requireCovered(value)
            try after.requireNotBelow(before)
            return shares
        }
    }

    /// Settles a claim that its contract pays from ether set aside: all of its shares are burned.
    ///
    /// - Spec: ether.fi, `LiquidityPool.withdraw(uint256,uint256)`
    public func withdraw(_ call: Call, amount: Wei, shares: Shares) throws(Revert) {
        try locking(.liquidityPool) { () throws(Revert) in
            try require(
                call.sender == contracts.withdrawRequestNFT
                    || call.sender == contracts.priorityWithdrawalQueue,
                EtherFiError.incorrectCaller)
            try require(
                amount <= PoolValue.limit && !amount.isZero && !shares.isZero,
                EtherFiError.invalidAmount)
            var value = state.poolValue.value
            try value.takeFromOutside(amount)
            state.poolValue.value = value
            try burnShares(shares, of: call.sender, pooled: try value.pooled())
        }
    }

    /// Pays from the pool's ether; the recipient's code runs.
    func sendFromPool(_ amount: Wei, to recipient: Address) throws(Revert) {
        let pool = contracts.liquidityPool
        let held = ledger.accounts.balance(of: pool)
        try pay(amount, from: pool, to: recipient, orRefuse: .sendFail)
        try require(
            ledger.accounts.balance(of: pool) >= held - amount, EtherFiError.sendFail)
    }

    /// Sends ether as a call without data, and refuses in words of our own if that fails.
    func pay(
        _ amount: Wei, from payer: Address, to recipient: Address, orRefuse refusal: EtherFiError
    ) throws(Revert) {
        do throws(Revert) {
            if recipient == contracts.redemptionManager || recipient == contracts.liquifier
                || recipient == contracts.restaker
            {
                // These take any ether and do nothing about it.
                try ledger.accounts.transfer(amount, from: payer, to: recipient)
            } else {
                try ledger.send(amount, from: payer, to: recipient)
            }
        } catch {
            throw Revert(refusal)
        }
    }

    // MARK: Burning

    /// Burns shares of a contract of the protocol, in favour of all holders.
    ///
    /// - Spec: ether.fi, `LiquidityPool.burnEEthShares`
    public func burnEEthShares(_ call: Call, shares: Shares) throws(Revert) {
        let before = try poolRate()
        try require(
            call.sender == contracts.redemptionManager
                || call.sender == contracts.withdrawRequestNFT
                || call.sender == contracts.priorityWithdrawalQueue,
            EtherFiError.incorrectCaller)
        let after = try burnShares(shares, of: call.sender, pooled: before.pooled)
        try after.requireNotBelow(before)
    }

    /// Burns shares that were redeemed for stETH, whose ether was outside of the pool.
    ///
    /// - Spec: ether.fi, `LiquidityPool.burnEEthSharesForNonETHWithdrawal`
    public func burnEEthSharesForNonETHWithdrawal(
        _ call: Call, shares: Shares, value withdrawn: Wei
    ) throws(Revert) {
        // Checks
        var value = state.poolValue.value
        let before = PoolRate(pooled: try value.pooled(), shares: totalShares)
        let worth = try before.shares(for: withdrawn, rounding: .up)
        try require(
            call.sender == contracts.redemptionManager, EtherFiError.incorrectCaller)
        try require(
            !shares.isZero && !withdrawn.isZero, EtherFiError.invalidAmount)
        try require(worth <= shares, EtherFiError.invalidAmount)

        // Effects
        try value.takeFromOutside(withdrawn)
        state.poolValue.value = value
        let after = try burnShares(shares, of: call.sender, pooled: try value.pooled())
        ledger.emit(
            EtherFiEvent.EEthSharesBurnedForNonETHWithdrawal(
                amountSharesToBurn: shares, withdrawalValueInETH: withdrawn),
            from: contracts.liquidityPool)
        try after.requireNotBelow(before)
    }
}

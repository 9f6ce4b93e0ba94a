public import CairnLedger
public import CairnPrimitives

/// Staking, and shares that are made and burned.
extension Lido {
    /// Stakes the ether of the call for shares of stETH, and returns their number.
    ///
    /// - Spec: Lido core, `Lido.submit`
    /// - Rounds: The shares down, in favour of those already in the pool.
    public func submit(_ call: Call, referral: Address) throws(Revert) -> Shares {
        // Checks
        let amount = call.value
        try require(!amount.isZero, LidoError.zeroDeposit)
        let recipient = call.sender
        ledger.tokens.holdings.prefetch(Pair(contracts.stETH, recipient))

        // Effects
        let shares = try state.pool.update { pool throws(Revert) in
            try takeStakeLimit(amount, from: &pool)
            let shares = try rate(pool).shares(for: amount)
            try mintShares(shares, to: recipient)
            pool.addBufferedEther(amount)
            return shares
        }
        ledger.emit(
            LidoEvent.Submitted(sender: recipient, amount: amount, referral: referral),
            from: contracts.stETH)
        try announceMint(of: shares, to: recipient)
        return shares
    }

    /// Mints fees, as accounting alone may.
    ///
    /// - Spec: Lido core, `Lido.mintShares`
    public func mintShares(_ call: Call, to recipient: Address, shares: Shares) throws(Revert) {
        try require(call.sender == contracts.accounting, LidoError.unauthorized)
        try requireActive()
        try mintShares(shares, to: recipient)
        try announceMint(of: shares, to: recipient)
    }

    /// Burns shares of the caller's, which must be the burner.
    ///
    /// - Spec: Lido core, `Lido.burnShares`
    public func burnShares(_ call: Call, shares: Shares) throws(Revert) {
        try require(call.sender == contracts.burner, LidoError.unauthorized)
        try requireActive()
        let before = try ether(for: shares)
        try burnShares(shares, of: call.sender)
        let after = try ether(for: shares)
        announceBurn(of: shares, by: call.sender, before: before, after: after)
    }

    // MARK: Parts

    func requireActive() throws(Revert) {
        try require(state.pool.value.isActive.isSet, LidoError.contractIsStopped)
    }

    /// Uses up some of the staking limit.
    func takeStakeLimit(_ amount: Wei, from pool: inout LidoPool) throws(Revert) {
        try require(!pool.stakeLimit.isPaused, LidoError.stakingPaused)
        guard pool.stakeLimit.isSet else { return }
        let limit = pool.stakeLimit.current(at: ledger.moment.number)
        try require(amount <= limit, LidoError.stakeLimit)
        try pool.stakeLimit.update(to: limit - amount, at: ledger.moment.number)
    }

    func mintShares(_ shares: Shares, to recipient: Address) throws(Revert) {
        // Checks
        let stETH = contracts.stETH
        try require(!recipient.isZero, LidoError.mintToZero)
        try require(recipient != stETH, LidoError.mintToStETH)

        // Effects
        let added = shares.rawValue
        try ledger.tokens.supplies.update(stETH) { supply throws(Revert) in
            let (sum, isTooMuch) = supply.addingReportingOverflow(added)
            try require(!isTooMuch, LidoError.mathAddOverflow)
            try require(sum <= LidoPool.halfWordMaximum, LidoError.sharesOverflow)
            supply = sum
        }
        ledger.tokens.holdings.update(Pair(stETH, recipient)) { $0 += added }
    }

    func burnShares(_ shares: Shares, of holder: Address) throws(Revert) {
        try require(!holder.isZero, LidoError.burnFromZero)
        try require(shares <= sharesOf(holder), LidoError.balanceExceeded)
        ledger.tokens.burn(shares.rawValue, of: contracts.stETH, from: holder)
    }

    func announceMint(of shares: Shares, to recipient: Address) throws(Revert) {
        announceTransfer(from: .zero, to: recipient, try ether(for: shares), shares)
    }

    func announceBurn(of shares: Shares, by holder: Address, before: Wei, after: Wei) {
        ledger.emit(
            LidoEvent.SharesBurnt(
                account: holder, preRebaseAmount: before, postRebaseAmount: after, shares: shares),
            from: contracts.stETH)
    }
}

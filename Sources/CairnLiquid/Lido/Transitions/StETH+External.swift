public import CairnLedger
public import CairnPrimitives

/// Shares that vaults back, which only the vault hub mints and burns.
extension Lido {
    /// Mints shares against ether in vaults. They count towards the staking limit.
    ///
    /// - Spec: Lido core, `Lido.mintExternalShares`
    public func mintExternalShares(
        _ call: Call, to recipient: Address, shares: Shares
    ) throws(Revert) {
        // Checks
        try require(!shares.isZero, LidoError.mintZeroShares)
        try requireHub(call)
        try requireActive()
        try require(
            shares <= maxMintableExternalShares(), LidoError.externalBalanceLimitExceeded)
        let amount = try ether(for: shares)

        // Effects
        try state.pool.update { pool throws(Revert) in
            try takeStakeLimit(amount, from: &pool)
            pool.externalShares = Shares(
                rawValue: (pool.externalShares.rawValue &+ shares.rawValue)
                    & LidoPool.halfWordMaximum)
        }
        try mintShares(shares, to: recipient)
        try announceMint(of: shares, to: recipient)
        ledger.emit(
            LidoEvent.ExternalSharesMinted(receiver: recipient, shares: shares),
            from: contracts.stETH)
    }

    /// Burns shares of the hub's, and gives room back to the staking limit.
    ///
    /// - Spec: Lido core, `Lido.burnExternalShares`
    public func burnExternalShares(_ call: Call, shares: Shares) throws(Revert) {
        try require(!shares.isZero, LidoError.burnZeroShares)
        try requireHub(call)
        try requireActive()
        try takeExternalShares(shares)
        try burnShares(shares, of: call.sender)

        let amount = try ether(for: shares)
        let block = ledger.moment.number
        let limit = state.pool.value.stakeLimit
        if limit.isSet && !limit.isPaused {
            try state.pool.update { pool throws(Revert) in
                try pool.stakeLimit.update(to: limit.current(at: block) + amount, at: block)
            }
        }
        announceBurn(of: shares, by: call.sender, before: amount, after: amount)
        ledger.emit(LidoEvent.ExternalSharesBurnt(shares: shares), from: contracts.stETH)
    }

    /// Turns external shares into internal ones by paying for them.
    ///
    /// - Spec: Lido core, `Lido.rebalanceExternalEtherToInternal`
    public func rebalanceExternalEtherToInternal(
        _ call: Call, shares: Shares
    ) throws(Revert) {
        try require(!call.value.isZero, LidoError.zeroValue)
        try requireHub(call)
        try requireActive()
        try require(
            call.value == (try etherRoundedUp(for: shares)), LidoError.valueSharesMismatch)
        try takeExternalShares(shares)
        state.pool.update { $0.addBufferedEther(call.value) }
        ledger.emit(
            LidoEvent.ExternalEtherTransferred(amount: call.value), from: contracts.stETH)
        ledger.emit(LidoEvent.ExternalSharesBurnt(shares: shares), from: contracts.stETH)
    }

    /// Turns external shares into internal ones that nothing backs: the pool bears the loss.
    ///
    /// - Spec: Lido core, `Lido.internalizeExternalBadDebt`
    public func internalizeExternalBadDebt(_ call: Call, shares: Shares) throws(Revert) {
        try require(!shares.isZero, LidoError.badDebtZeroShares)
        try requireActive()
        try require(call.sender == contracts.accounting, LidoError.unauthorized)
        try takeExternalShares(shares)
        ledger.emit(
            LidoEvent.ExternalBadDebtInternalized(shares: shares), from: contracts.stETH)
        ledger.emit(LidoEvent.ExternalSharesBurnt(shares: shares), from: contracts.stETH)
    }

    // MARK: Parts

    private func requireHub(_ call: Call) throws(Revert) {
        try require(call.sender == contracts.vaultHub, LidoError.unauthorized)
    }

    private func takeExternalShares(_ shares: Shares) throws(Revert) {
        try require(
            state.pool.value.externalShares >= shares, LidoError.externalSharesTooSmall)
        state.pool.update { $0.externalShares -= shares }
    }
}

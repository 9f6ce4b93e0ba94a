public import CairnLedger
public import CairnPrimitives

/// - Spec: ether.fi, `EtherFiRedemptionManager`
extension EtherFi {
    /// What could be paid out in an asset at this moment, limits aside.
    public func instantLiquidity(of asset: Address) throws(Revert) -> UInt256 {
        if asset == Self.etherAsset { return state.poolValue.value.inPool.rawValue }
        guard asset == parameters.surroundings.lido else { return .zero }
        return try ledger.tokens.balance(of: contracts.restaker, in: asset)
    }

    /// What must stay liquid.
    public func lowWatermark(of asset: Address) throws(Revert) -> UInt256 {
        try Self.part(
            state.redemptions[asset].lowWatermark, of: try totalPooledEther().rawValue)
    }

    /// What can be redeemed at once: the lesser of what is liquid and what the limit leaves.
    public func totalRedeemableAmount(of asset: Address) throws(Revert) -> UInt256 {
        let liquid = try instantLiquidity(of: asset)
        let watermark = try lowWatermark(of: asset)
        guard liquid >= watermark else { return .zero }
        let units = state.redemptions[asset].limit.consumable(now: now)
        return min(UInt256(units) * RedemptionScale.bucketUnit, liquid - watermark)
    }

    /// Whether an amount can be redeemed at once.
    public func canRedeem(_ amount: Wei, for asset: Address) throws(Revert) -> Bool {
        try canRedeem(
            amount, for: asset, state.redemptions[asset], pooled: try totalPooledEther())
    }

    func canRedeem(
        _ amount: Wei, for asset: Address, _ info: RedemptionInfo, pooled: Wei
    ) throws(Revert) -> Bool {
        let liquid = try instantLiquidity(of: asset)
        let watermark = try Self.part(info.lowWatermark, of: pooled.rawValue)
        guard liquid >= watermark, liquid - watermark >= amount.rawValue else { return false }
        let units = try Self.bucketUnits(amount, rounding: .up)
        return info.limit.consumable(now: now) >= units
    }

    /// What a number of shares would bring, less the fee.
    public func previewRedeem(_ shares: Shares, for asset: Address) throws(Revert) -> Wei {
        let amount = try poolRate().amount(for: shares).rawValue
        let fee = try FullPrecision.mulDiv(
            amount, UInt256(state.redemptions[asset].exitFee), by: RedemptionScale.basisPoints,
            rounding: .up)
        return Wei(rawValue: amount - fee)
    }

    /// What redeeming an amount pays and burns.
    ///
    ///     shares           = amount · S / P                       down
    ///     to the receiver  = shares · (1 − fee), as an amount     down, twice
    ///     shares to burn   = to the receiver · S / P              up
    ///     the treasury's   = (shares − shares to burn) · split    down
    ///
    /// - Rounds: All in favour of the pool.
    func redemptionOutcome(
        of amount: Wei, _ info: RedemptionInfo, rate: PoolRate
    ) throws(Revert) -> RedemptionOutcome {
        let shares = try rate.shares(for: amount)
        let kept = try Self.part(10_000 - info.exitFee, of: shares.rawValue)
        let toReceiver = try rate.amount(for: Shares(rawValue: kept))
        let toBurn = try rate.shares(for: toReceiver, rounding: .up)
        try require(shares >= toBurn, Panic.arithmetic)
        let treasury = Shares(
            rawValue: try Self.part(
                info.exitFeeSplitToTreasury, of: (shares - toBurn).rawValue))
        return RedemptionOutcome(
            shares: shares, amountToReceiver: toReceiver,
            feeToTreasury: try rate.amount(for: treasury), sharesToBurn: toBurn,
            treasuryShares: treasury)
    }

    /// So many basis points of a number.
    ///
    /// - Rounds: Down.
    private static func part(_ basisPoints: UInt64, of whole: UInt256) throws(Revert) -> UInt256 {
        try FullPrecision.mulDiv(
            whole, UInt256(basisPoints), by: RedemptionScale.basisPoints, rounding: .down)
    }

    /// An amount in the units of redemption limits.
    ///
    /// - Throws: ``EtherFiError/amountTooLarge``
    static func bucketUnits(_ amount: Wei, rounding: Rounding) throws(Revert) -> UInt64 {
        let ceiling = UInt256(UInt64.max) * RedemptionScale.bucketUnit
        try require(amount.rawValue < ceiling, EtherFiError.amountTooLarge)
        let units = amount.rawValue.divided(by: RedemptionScale.bucketUnit, rounding: rounding)
        return units.limb0
    }
}

public import CairnLedger
public import CairnPrimitives

/// Instant redemption, for ether of the pool or for stETH of the restaker.
///
/// - Spec: ether.fi, `EtherFiRedemptionManager`
extension EtherFi {
    /// Stands for ether among the assets that can be redeemed.
    public static let etherAsset: Address = "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE"

    /// Burns eETH and pays `receiver`, less the exit fee.
    ///
    /// - Throws: The first failing check: pause, blacklist, the caller's balance, what is liquid and
    ///   the rate limit, then what the transfer refuses.
    public func redeemEEth(
        _ call: Call, amount: Wei, receiver: Address, asset: Address, permit: PermitInput? = nil
    ) throws(Revert) {
        try redeeming(call, receiver) { () throws(Revert) in
            if let permit {
                tryPermitEETH(
                    owner: call.sender, spender: contracts.redemptionManager, permit)
            }
            let rate = try poolRate()
            let held = try rate.amount(for: eETHShares(of: call.sender))
            try require(amount <= held, EtherFiError.insufficientBalance)
            let (info, outcome) = try prepareRedemption(of: amount, for: asset, rate: rate)
            try spendEETHAllowance(
                amount, owner: call.sender, spender: contracts.redemptionManager)
            try transferEETH(
                amount, from: call.sender, to: contracts.redemptionManager,
                sender: contracts.redemptionManager, rate: rate)
            try redeem(
                amount, outcome, info, receiver: receiver, asset: asset, rate: rate)
        }
    }

    /// Unwraps weETH, burns the eETH and pays `receiver`, less the exit fee.
    public func redeemWeEth(
        _ call: Call, amount: UInt256, receiver: Address, asset: Address,
        permit: PermitInput? = nil
    ) throws(Revert) {
        try redeeming(call, receiver) { () throws(Revert) in
            if let permit {
                tryPermitWeETH(
                    owner: call.sender, spender: contracts.redemptionManager, permit)
            }
            let rate = try poolRate()
            let worth = try rate.amount(for: Shares(rawValue: amount))
            try require(
                amount <= ledger.tokens.holding(of: call.sender, in: contracts.weETH),
                EtherFiError.insufficientBalance)
            let (info, outcome) = try prepareRedemption(of: worth, for: asset, rate: rate)
            try transferWeETHFrom(
                amount, from: call.sender, to: contracts.redemptionManager,
                spender: contracts.redemptionManager)
            _ = try unwrap(amount, sender: contracts.redemptionManager)
            try redeem(worth, outcome, info, receiver: receiver, asset: asset, rate: rate)
        }
    }

    @inline(__always)
    private func redeeming(
        _ call: Call, _ receiver: Address, _ body: () throws(Revert) -> Void
    ) throws(Revert) {
        try locking(.redemptionManager) { () throws(Revert) in
            try requireNotPaused(contracts.redemptionManager)
            try requireNotBlacklisted(call.sender)
            if receiver != call.sender { try requireNotBlacklisted(receiver) }
            try body()
        }
    }

    /// Refuses what is not liquid or exceeds the limit, and computes what will be paid.
    private func prepareRedemption(
        of amount: Wei, for asset: Address, rate: PoolRate
    ) throws(Revert) -> (RedemptionInfo, RedemptionOutcome) {
        let info = state.redemptions[asset]
        try require(
            try canRedeem(amount, for: asset, info, pooled: rate.pooled),
            EtherFiError.exceededRedeemable)
        return (info, try redemptionOutcome(of: amount, info, rate: rate))
    }

    private func redeem(
        _ amount: Wei, _ outcome: RedemptionOutcome, _ info: RedemptionInfo, receiver: Address,
        asset: Address, rate: PoolRate
    ) throws(Revert) {
        // Checks
        var limit = info.limit
        try require(
            limit.consume(try Self.bucketUnits(amount, rounding: .up), now: now),
            EtherFiError.rateLimitExceeded)

        // Effects
        state.redemptions.update(asset) { $0.limit = limit }
        let feeToStakers = try rate.amount(for: outcome.stakersShares)
        try transferEETH(
            outcome.feeToTreasury, from: contracts.redemptionManager,
            to: parameters.accounts.treasury, sender: contracts.redemptionManager, rate: rate)
        if asset == Self.etherAsset {
            try payRedemptionInEther(outcome, receiver: receiver)
        } else if asset == parameters.surroundings.lido {
            try payRedemptionInStETH(outcome, receiver: receiver)
        } else {
            throw Revert(EtherFiError.invalidOutputToken)
        }
        ledger.emit(
            EtherFiEvent.Redeemed(
                receiver: receiver, redemptionAmount: amount,
                feeAmountToTreasury: outcome.feeToTreasury, feeAmountToStakers: feeToStakers,
                token: asset),
            from: contracts.redemptionManager)
    }

    // MARK: Paying

    private func payRedemptionInEther(
        _ outcome: RedemptionOutcome, receiver: Address
    ) throws(Revert) {
        let manager = contracts.redemptionManager
        let asManager = Call(sender: manager, contract: contracts.liquidityPool)
        let liquidBefore = state.poolValue.value.inPool
        let sharesBefore = totalShares
        let burned = try withdraw(
            asManager, recipient: manager, amount: outcome.amountToReceiver)
        try require(burned == outcome.sharesToBurn, EtherFiError.invalidNumSharesBurnt)
        try burnEEthShares(asManager, shares: outcome.stakersShares)
        try requireSharesBurned(outcome, since: sharesBefore)
        try pay(
            outcome.amountToReceiver, from: manager, to: receiver, orRefuse: .transferFailed)
        try require(
            state.poolValue.value.inPool == liquidBefore - outcome.amountToReceiver,
            EtherFiError.invalidLpBalance)
    }

    private func payRedemptionInStETH(
        _ outcome: RedemptionOutcome, receiver: Address
    ) throws(Revert) {
        // Checks
        try requireSoundPrice { answer, threshold throws(Revert) in
            // stETH far above one ether would be given away too cheaply.
            try require(
                PoolRate.unit.rawValue + threshold >= answer, EtherFiError.invalidStEthPrice)
        }
        try require(
            outcome.amountToReceiver <= PoolValue.limit && !outcome.amountToReceiver.isZero
                && !outcome.sharesToBurn.isZero,
            EtherFiError.invalidAmount)

        // Effects
        let manager = contracts.redemptionManager
        let asManager = Call(sender: manager, contract: contracts.liquidityPool)
        let sharesBefore = totalShares
        let outsideBefore = state.poolValue.value.outOfPool
        try burnEEthSharesForNonETHWithdrawal(
            asManager, shares: outcome.sharesToBurn, value: outcome.amountToReceiver)
        try burnEEthShares(asManager, shares: outcome.stakersShares)
        try requireSharesBurned(outcome, since: sharesBefore)
        try require(
            state.poolValue.value.outOfPool == outsideBefore - outcome.amountToReceiver,
            EtherFiError.invalidTotalValueOutOfLp)
        try transferStETH(
            Call(sender: manager, contract: contracts.restaker), recipient: receiver,
            amount: outcome.amountToReceiver.rawValue)
    }

    private func requireSharesBurned(
        _ outcome: RedemptionOutcome, since before: Shares
    ) throws(Revert) {
        let shares = totalShares
        try require(
            shares >= 1_000_000_000
                && shares == before - outcome.sharesToBurn - outcome.stakersShares,
            EtherFiError.invalidTotalShares)
    }
}

public import CairnLedger
public import CairnPrimitives

/// - Spec: ether.fi, `EtherFiRedemptionManager`
extension EtherFi {
    /// Sets how several assets are redeemed, with full limits.
    ///
    /// The splits decide how many assets there are; a shorter list of anything else is refused as
    /// an index out of bounds.
    public func initializeTokenParameters(
        _ call: Call, tokens: [Address], splits: [UInt16], fees: [UInt16], watermarks: [UInt16],
        capacities: [Wei], refillRates: [Wei]
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        for index in splits.indices {
            let bounds = parameters.redemption
            let split = UInt64(splits[index])
            try require(
                split <= bounds.maxExitFeeSplitToTreasury, EtherFiError.exceedsMaxExitFeeSplit)
            let fee = UInt64(try Self.element(index, of: fees))
            try require(fee <= bounds.maxExitFee, EtherFiError.exceedsMaxExitFee)
            let watermark = UInt64(try Self.element(index, of: watermarks))
            try require(
                watermark <= bounds.maxLowWatermark, EtherFiError.exceedsMaxLowWatermark)
            let token = try Self.element(index, of: tokens)
            let capacity = try Self.bucketUnits(
                try Self.element(index, of: capacities), rounding: .down)
            let refillRate = try Self.bucketUnits(
                try Self.element(index, of: refillRates), rounding: .down)
            state.redemptions[token] = RedemptionInfo(
                limit: RateBucket(capacity: capacity, refillRate: refillRate, now: now),
                exitFeeSplitToTreasury: split, exitFee: fee, lowWatermark: watermark)
        }
    }

    /// An element, or the panic of one that is missing.
    static func element<Element>(_ index: Int, of array: [Element]) throws(Revert) -> Element {
        try require(index < array.count, Panic.indexOutOfBounds)
        return array[index]
    }

    public func setRedemptionCapacity(
        _ call: Call, _ capacity: Wei, of asset: Address
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        let units = try Self.bucketUnits(capacity, rounding: .down)
        state.redemptions.update(asset) { $0.limit.setCapacity(units, now: now) }
    }

    public func setRedemptionRefillRate(
        _ call: Call, _ refillRate: Wei, of asset: Address
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        let units = try Self.bucketUnits(refillRate, rounding: .down)
        state.redemptions.update(asset) { $0.limit.setRefillRate(units, now: now) }
    }

    public func setExitFee(
        _ call: Call, basisPoints: UInt16, of asset: Address
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(
            UInt64(basisPoints) <= parameters.redemption.maxExitFee,
            EtherFiError.exceedsMaxExitFee)
        state.redemptions.update(asset) { $0.exitFee = UInt64(basisPoints) }
    }

    public func setLowWatermark(
        _ call: Call, basisPoints: UInt16, of asset: Address
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(
            UInt64(basisPoints) <= parameters.redemption.maxLowWatermark,
            EtherFiError.exceedsMaxLowWatermark)
        state.redemptions.update(asset) { $0.lowWatermark = UInt64(basisPoints) }
    }

    public func setExitFeeSplitToTreasury(
        _ call: Call, basisPoints: UInt16, of asset: Address
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(
            UInt64(basisPoints) <= parameters.redemption.maxExitFeeSplitToTreasury,
            EtherFiError.exceedsMaxExitFeeSplit)
        state.redemptions.update(asset) { $0.exitFeeSplitToTreasury = UInt64(basisPoints) }
    }

    /// Hands out all of a token that the called contract holds.
    ///
    /// - Spec: ether.fi, `EtherFiRedemptionManager.sweepDust` and `DepositAdapter.sweepDust`
    public func sweepDust(_ call: Call, token: Address, to recipient: Address) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        try require(!recipient.isZero, EtherFiError.invalidRecipient)
        let balance = try ledger.tokens.balance(of: call.contract, in: token)
        try require(balance != .zero, EtherFiError.insufficientBalance)
        try safeTransfer(balance, of: token, from: call.contract, to: recipient)
        ledger.emit(
            EtherFiEvent.DustSwept(token: token, to: recipient, amount: balance),
            from: call.contract)
    }
}

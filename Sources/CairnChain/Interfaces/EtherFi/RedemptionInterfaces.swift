import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: ether.fi, `EtherFiRedemptionManager`
    static let redemptionManager = ContractTable("EtherFiRedemptionManager") { contract in
        contract.addTimedPauses()
        contract.initializedByGenesis()
        contract.onEther { (_: borrowing Frame) throws(Revert) in }
        contract.addRedemptions()
        contract.addRedemptionSettings()
        contract.addRedemptionGetters()
        contract.addRedemptionQuestions()
    }

    private mutating func addRedemptions() {
        method("redeemEEth", gas: 230_899 - 21_000) {
            (frame: borrowing Frame, amount: Wei, receiver: Address, asset: Address)
                throws(Revert) -> Void in
            try frame.etherFi.redeemEEth(
                frame.call, amount: amount, receiver: receiver, asset: asset)
        }
        method("redeemWeEth", gas: 280_000 - 21_000) {
            (frame: borrowing Frame, amount: UInt256, receiver: Address, asset: Address)
                throws(Revert) -> Void in
            try frame.etherFi.redeemWeEth(
                frame.call, amount: amount, receiver: receiver, asset: asset)
        }
        method("redeemEEthWithPermit", gas: 280_000 - 21_000) {
            (
                frame: borrowing Frame, amount: Wei, receiver: Address, permit: PermitInput,
                asset: Address
            ) throws(Revert) -> Void in
            try frame.etherFi.redeemEEth(
                frame.call, amount: amount, receiver: receiver, asset: asset, permit: permit)
        }
        method("redeemWeEthWithPermit", gas: 330_000 - 21_000) {
            (
                frame: borrowing Frame, amount: UInt256, receiver: Address, permit: PermitInput,
                asset: Address
            ) throws(Revert) -> Void in
            try frame.etherFi.redeemWeEth(
                frame.call, amount: amount, receiver: receiver, asset: asset, permit: permit)
        }
    }

    private mutating func addRedemptionSettings() {
        method("initializeTokenParameters") {
            (
                frame: borrowing Frame, tokens: [Address], splits: [UInt16], fees: [UInt16],
                watermarks: [UInt16], capacities: [Wei], refillRates: [Wei]
            ) throws(Revert) -> Void in
            try frame.etherFi.initializeTokenParameters(
                frame.call, tokens: tokens, splits: splits, fees: fees, watermarks: watermarks,
                capacities: capacities, refillRates: refillRates)
        }
        method("setCapacity") {
            (frame: borrowing Frame, capacity: Wei, asset: Address) throws(Revert) -> Void in
            try frame.etherFi.setRedemptionCapacity(frame.call, capacity, of: asset)
        }
        method("setRefillRatePerSecond") {
            (frame: borrowing Frame, refillRate: Wei, asset: Address) throws(Revert) -> Void in
            try frame.etherFi.setRedemptionRefillRate(frame.call, refillRate, of: asset)
        }
        method("setExitFeeBasisPoints") {
            (frame: borrowing Frame, basisPoints: UInt16, asset: Address)
                throws(Revert) -> Void in
            try frame.etherFi.setExitFee(frame.call, basisPoints: basisPoints, of: asset)
        }
        method("setLowWatermarkInBpsOfTvl") {
            (frame: borrowing Frame, basisPoints: UInt16, asset: Address)
                throws(Revert) -> Void in
            try frame.etherFi.setLowWatermark(frame.call, basisPoints: basisPoints, of: asset)
        }
        method("setExitFeeSplitToTreasuryInBps") {
            (frame: borrowing Frame, basisPoints: UInt16, asset: Address)
                throws(Revert) -> Void in
            try frame.etherFi.setExitFeeSplitToTreasury(
                frame.call, basisPoints: basisPoints, of: asset)
        }
        addDustSweep()
    }

    /// Adds `sweepDust`, which two contracts have.
    mutating func addDustSweep() {
        method("sweepDust") {
            (frame: borrowing Frame, token: Address, to: Address) throws(Revert) -> Void in
            try frame.etherFi.sweepDust(frame.call, token: token, to: to)
        }
    }

    private mutating func addRedemptionGetters() {
        constantGetter("ETH_ADDRESS", EtherFi.etherAsset)
        addressGetter("treasury", \.accounts.treasury)
        addressGetter("eEth", \.contracts.eETH)
        addressGetter("weEth", \.contracts.weETH)
        addressGetter("liquidityPool", \.contracts.liquidityPool)
        addressGetter("etherFiRestaker", \.contracts.restaker)
        addressGetter("lido", \.surroundings.lido)
        addressGetter("priorityWithdrawalQueue", \.contracts.priorityWithdrawalQueue)
        addressGetter("blacklister", \.contracts.blacklister)
        addressGetter("stEthPriceFeed", \.surroundings.stETHPriceFeed)
        numberGetter(
            "maxExitFeeSplitToTreasuryInBps", \.redemption.maxExitFeeSplitToTreasury)
        numberGetter("maxExitFeeInBps", \.redemption.maxExitFee)
        numberGetter("maxLowWatermarkInBpsOfTvl", \.redemption.maxLowWatermark)
        numberGetter("stalePriceWindow", \.liquifier.stalePriceSeconds)
        numberGetter("maxPriceThreshold", \.liquifier.maxPriceThreshold)
    }

    private mutating func addRedemptionQuestions() {
        method("tokenToRedemptionInfo", .view) {
            (frame: borrowing Frame, asset: Address)
                throws(Revert) -> Outputs<
                    ABITuple<UInt64, UInt64, UInt64, UInt64>, UInt16, UInt16, UInt16
                >
            in
            let info = frame.etherFi.state.redemptions[asset]
            return Outputs(
                ABITuple(
                    info.limit.capacity, info.limit.remaining, info.limit.lastRefill,
                    info.limit.refillRate),
                UInt16(info.exitFeeSplitToTreasury), UInt16(info.exitFee),
                UInt16(info.lowWatermark))
        }
        method("lowWatermarkInETH", .view) {
            (frame: borrowing Frame, asset: Address) throws(Revert) -> UInt256 in
            try frame.etherFi.lowWatermark(of: asset)
        }
        method("getInstantLiquidityAmount", .view) {
            (frame: borrowing Frame, asset: Address) throws(Revert) -> UInt256 in
            try frame.etherFi.instantLiquidity(of: asset)
        }
        method("totalRedeemableAmount", .view) {
            (frame: borrowing Frame, asset: Address) throws(Revert) -> UInt256 in
            try frame.etherFi.totalRedeemableAmount(of: asset)
        }
        method("canRedeem", .view) {
            (frame: borrowing Frame, amount: Wei, asset: Address) throws(Revert) -> Bool in
            try frame.etherFi.canRedeem(amount, for: asset)
        }
        method("previewRedeem", .view) {
            (frame: borrowing Frame, shares: Shares, asset: Address) throws(Revert) -> Wei in
            try frame.etherFi.previewRedeem(shares, for: asset)
        }
    }
}

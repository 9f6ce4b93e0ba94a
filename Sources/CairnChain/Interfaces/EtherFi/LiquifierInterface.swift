import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: ether.fi, `Liquifier`
    static let liquifier = ContractTable("Liquifier") { contract in
        contract.addTimedPauses()
        contract.method("initialize") {
            (_: borrowing Frame, _: UInt32) throws(Revert) -> Void in
            throw Revert(EtherFiError.initializedTwice)
        }
        contract.onEther { (_: borrowing Frame) throws(Revert) in }
        contract.addLiquifierDeposits()
        contract.addLiquifierSettings()
        contract.addLiquifierGetters()
        contract.addLiquifierQuotes()
        contract.addLiquifierTotals()
    }

    private mutating func addLiquifierDeposits() {
        method("depositWithERC20") {
            (
                frame: borrowing Frame, token: Address, amount: UInt256, minimum: UInt256,
                referral: Address
            ) throws(Revert) -> Shares in
            try frame.etherFi.depositWithERC20(
                frame.call, token: token, amount: amount, minimum: minimum, referral: referral)
        }
        method("depositWithERC20WithPermit") {
            (
                frame: borrowing Frame, token: Address, amount: UInt256, minimum: UInt256,
                referral: Address, permit: PermitInput
            ) throws(Revert) -> Shares in
            try frame.etherFi.depositWithERC20(
                frame.call, token: token, amount: amount, minimum: minimum, referral: referral,
                permit: permit)
        }
        method("unwrapL2Eth", .payable) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> Wei in
            try frame.etherFi.unwrapL2Eth(frame.call, token: token)
        }
        method("withdrawEther") { (frame: borrowing Frame) throws(Revert) -> Void in
            try frame.etherFi.withdrawLiquifierEther(frame.call)
        }
        method("sendToEtherFiRestaker") {
            (frame: borrowing Frame, token: Address, amount: UInt256) throws(Revert) -> Void in
            try frame.etherFi.sendToRestaker(frame.call, token: token, amount: amount)
        }
    }

    private mutating func addLiquifierSettings() {
        method("registerToken") {
            (
                frame: borrowing Frame, token: Address, strategy: Address, isWhitelisted: Bool,
                discount: UInt16, timeBoundCap: UInt32, totalCap: UInt32, isL2Eth: Bool
            ) throws(Revert) -> Void in
            try frame.etherFi.registerToken(
                frame.call, token: token, strategy: strategy, isWhitelisted: isWhitelisted,
                discount: discount, timeBoundCap: timeBoundCap, totalCap: totalCap,
                isL2Eth: isL2Eth)
        }
        method("updateWhitelistedToken") {
            (frame: borrowing Frame, token: Address, isWhitelisted: Bool)
                throws(Revert) -> Void in
            try frame.etherFi.updateWhitelistedToken(
                frame.call, token: token, isWhitelisted: isWhitelisted)
        }
        method("updateDepositCap") {
            (frame: borrowing Frame, token: Address, timeBoundCap: UInt32, totalCap: UInt32)
                throws(Revert) -> Void in
            try frame.etherFi.updateDepositCap(
                frame.call, token: token, timeBoundCap: timeBoundCap, totalCap: totalCap)
        }
        method("updateTimeBoundCapRefreshInterval") {
            (frame: borrowing Frame, seconds: UInt32) throws(Revert) -> Void in
            try frame.etherFi.updateCapRefreshInterval(frame.call, seconds: seconds)
        }
        method("updateDiscountInBasisPoints") {
            (frame: borrowing Frame, token: Address, basisPoints: UInt16)
                throws(Revert) -> Void in
            try frame.etherFi.updateDiscount(
                frame.call, token: token, basisPoints: basisPoints)
        }
        method("updateQuoteStEthWithCurve") {
            (frame: borrowing Frame, isUsed: Bool) throws(Revert) -> Void in
            try frame.etherFi.updateQuoteStETHWithCurve(frame.call, isUsed: isUsed)
        }
    }

    private mutating func addLiquifierGetters() {
        addressGetter("liquidityPool", \.contracts.liquidityPool)
        addressGetter("lidoWithdrawalQueue", \.surroundings.lidoWithdrawalQueue)
        addressGetter("lido", \.surroundings.lido)
        addressGetter("stEth_Eth_Pool", \.surroundings.curvePool)
        addressGetter("stEthPriceFeed", \.surroundings.stETHPriceFeed)
        addressGetter("blacklister", \.contracts.blacklister)
        addressGetter("etherfiRestaker", \.contracts.restaker)
        addressGetter("l1SyncPool", \.surroundings.l1SyncPool)
        numberGetter("minDiscountRateInBps", \.liquifier.minDiscount)
        numberGetter("stalePriceWindow", \.liquifier.stalePriceSeconds)
        numberGetter("maxPriceDeviationInBps", \.liquifier.maxPriceDeviation)
        numberGetter("maxPriceThreshold", \.liquifier.maxPriceThreshold)
        constantGetter("BASIS_POINT_SCALE", UInt256(10_000))
        constantGetter("SHARE_UNIT", PoolRate.unit)
        constantGetter("MAX_TIME_BOUND_CAP_IN_ETHER", EtherFi.maxTimeBoundCap)
        constantGetter("MAX_TOTAL_CAP_IN_ETHER", EtherFi.maxTotalCap)
        method("timeBoundCapRefreshInterval", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt32 in
            UInt32(frame.etherFi.state.liquifierSettings.value.capRefreshSeconds)
        }
        method("quoteStEthWithCurve", .view) {
            (frame: borrowing Frame) throws(Revert) -> Bool in
            frame.etherFi.state.liquifierSettings.value.quotesStETHWithCurve.isSet
        }
        method("dummies", .view) {
            (frame: borrowing Frame, index: UInt256) throws(Revert) -> Address in
            let tokens = frame.etherFi.state.l2Tokens.values(0)
            guard let place = index.asInt, place < tokens.count else {
                throw Revert(EmptyRevert())
            }
            return tokens[place]
        }
        method("tokenInfos", .view) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> TokenInfoRecord in
            TokenInfoRecord(frame.etherFi.state.liquifierTokens[token])
        }
    }

    private mutating func addLiquifierQuotes() {
        method("quoteByFairValue", .view) {
            (frame: borrowing Frame, token: Address, amount: UInt256)
                throws(Revert) -> UInt256 in
            try frame.etherFi.quoteByFairValue(token, amount)
        }
        method("quoteByMarketValue", .view) {
            (frame: borrowing Frame, token: Address, amount: UInt256)
                throws(Revert) -> UInt256 in
            try frame.etherFi.quoteByMarketValue(token, amount)
        }
        method("quoteByDiscountedValue", .view) {
            (frame: borrowing Frame, token: Address, amount: UInt256, minimum: UInt256)
                throws(Revert) -> UInt256 in
            try frame.etherFi.quoteByDiscountedValue(token, amount, minimum: minimum)
        }
        method("quoteStrategyShareForDeposit", .view) {
            (frame: borrowing Frame, token: Address, strategy: Address, shares: UInt256)
                throws(Revert) -> UInt256 in
            try frame.etherFi.quoteStrategyShare(token, strategy: strategy, shares: shares)
        }
    }

    private mutating func addLiquifierTotals() {
        method("isTokenWhitelisted", .view) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> Bool in
            frame.etherFi.state.liquifierTokens[token].isWhitelisted.isSet
        }
        method("isL2Eth", .view) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> Bool in
            frame.etherFi.state.liquifierTokens[token].isL2Eth.isSet
        }
        method("timeBoundCap", .view) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> UInt256 in
            EtherFi.ether(frame.etherFi.state.liquifierTokens[token].timeBoundCapInEther)
        }
        method("totalCap", .view) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> UInt256 in
            EtherFi.ether(frame.etherFi.state.liquifierTokens[token].totalCapInEther)
        }
        method("totalDeposited", .view) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> Wei in
            frame.etherFi.state.liquifierTokens[token].deposited
        }
        method("isDepositCapReached", .view) {
            (frame: borrowing Frame, token: Address, amount: UInt256) throws(Revert) -> Bool in
            try frame.etherFi.isDepositCapReached(token, amount)
        }
        method("getTotalPooledEther", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt256 in
            try frame.etherFi.liquifierPooledEther()
        }
        method("getTotalPooledEther", .view) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> UInt256 in
            try frame.etherFi.liquifierHolding(of: token)
        }
        method("getTotalPooledEtherSplits", .view) {
            (frame: borrowing Frame, token: Address)
                throws(Revert) -> Outputs<UInt256, UInt256, UInt256> in
            Outputs(.zero, try frame.etherFi.liquifierHolding(of: token), .zero)
        }
    }
}

/// `ILiquifier.TokenInfo`, field by field; the first two are fields of old that are always zero.
struct TokenInfoRecord: ABIOutput {
    private let outputs:
        Outputs<
            UInt128, UInt128, Address, Bool, UInt16, UInt32, UInt32, UInt32, ABIUInt<Bits96>,
            ABIUInt<Bits96>, Bool
        >

    static var abiTypes: String {
        "(uint128,uint128,address,bool,uint16,uint32,uint32,uint32,uint96,uint96,bool)"
    }

    init(_ token: LiquifierToken) {
        outputs = Outputs(
            0, 0, token.strategy, token.isWhitelisted.isSet, UInt16(token.discount),
            UInt32(token.periodStart), UInt32(token.timeBoundCapInEther),
            UInt32(token.totalCapInEther), ABIUInt(token.depositedThisPeriod.rawValue),
            ABIUInt(token.deposited.rawValue), token.isL2Eth.isSet)
    }

    func encodeOutput(to writer: inout ABIWriter) { outputs.encodeOutput(to: &writer) }
}

public import CairnLedger
public import CairnPrimitives

/// - Spec: ether.fi, `Liquifier`
extension EtherFi {
    /// A token's amount in ether, at what it stands for.
    public func quoteByFairValue(
        _ token: Address, _ amount: UInt256
    ) throws(Revert) -> UInt256 {
        let info = state.liquifierTokens[token]
        try require(
            info.isWhitelisted.isSet
                && (token == parameters.surroundings.lido || info.isL2Eth.isSet),
            EtherFiError.notSupportedToken)
        return amount
    }

    /// A token's amount in ether, at what the market pays, and never more than it stands for.
    public func quoteByMarketValue(
        _ token: Address, _ amount: UInt256
    ) throws(Revert) -> UInt256 {
        let info = state.liquifierTokens[token]
        try require(info.isWhitelisted.isSet, EtherFiError.notSupportedToken)
        guard token == parameters.surroundings.lido else {
            try require(info.isL2Eth.isSet, EtherFiError.notSupportedToken)
            return amount
        }
        let unit = PoolRate.unit.rawValue
        try requireSoundPrice { answer, threshold throws(Revert) in
            let ceiling = try checked { () throws(ArithmeticFault) in
                try answer.adding(threshold)
            }
            try require(unit <= ceiling, EtherFiError.invalidStEthPrice)
        }
        guard state.liquifierSettings.value.quotesStETHWithCurve.isSet else { return amount }
        let quoted = try curveQuote(amount)
        let fed = try FullPrecision.mulDiv(
            state.stETHPrice.value.answer.bits, amount, by: unit, rounding: .down)
        let deviation = try FullPrecision.mulDiv(
            fed > quoted ? fed - quoted : quoted - fed, RedemptionScale.basisPoints, by: quoted,
            rounding: .down)
        try require(
            deviation <= UInt256(parameters.liquifier.maxPriceDeviation),
            EtherFiError.invalidStEthPrice)
        return min(quoted, amount)
    }

    /// The market value less the token's discount.
    ///
    /// - Rounds: Down.
    public func quoteByDiscountedValue(
        _ token: Address, _ amount: UInt256, minimum: UInt256
    ) throws(Revert) -> UInt256 {
        let value = try quoteByMarketValue(token, amount)
        let kept = 10_000 - state.liquifierTokens[token].discount
        let discounted = try FullPrecision.mulDiv(
            UInt256(kept), value, by: RedemptionScale.basisPoints, rounding: .down)
        try require(discounted >= minimum, EtherFiError.invalidSlippage)
        return discounted
    }

    /// The value of a strategy's shares, in ether.
    public func quoteStrategyShare(
        _ token: Address, strategy: Address, shares: UInt256
    ) throws(Revert) -> UInt256 {
        let amount = try surroundings.underlying(
            for: shares, of: strategy, caller: contracts.liquifier)
        return try quoteByMarketValue(token, amount)
    }

    /// Whether a deposit would exceed what a token may bring in a period or altogether.
    public func isDepositCapReached(_ token: Address, _ amount: UInt256) throws(Revert) -> Bool {
        let info = state.liquifierTokens[token]
        let thisPeriod =
            try isPeriodOver(info) ? UInt256.zero : info.depositedThisPeriod.rawValue
        let (inPeriod, inTotal) = try checked { () throws(ArithmeticFault) in
            (
                try thisPeriod.adding(amount), try info.deposited.rawValue.adding(amount)
            )
        }
        return inPeriod > Self.ether(info.timeBoundCapInEther)
            || inTotal > Self.ether(info.totalCapInEther)
    }

    /// Whether a new period of the cap begins.
    ///
    /// - Throws: ``Panic/arithmetic`` if the period ends after the last second of 32 bits.
    func isPeriodOver(_ info: LiquifierToken) throws(Revert) -> Bool {
        let end = info.periodStart + state.liquifierSettings.value.capRefreshSeconds
        try require(end <= UInt64(UInt32.max), Panic.arithmetic)
        return now >= end
    }

    /// So many whole ether, in wei.
    public static func ether(_ count: UInt64) -> UInt256 { UInt256(count) * PoolRate.unit.rawValue }

    /// The ether of the liquifier and of the tokens that stand for ether of other chains.
    public func liquifierPooledEther() throws(Revert) -> UInt256 {
        var total = ledger.accounts.balance(of: contracts.liquifier).rawValue
        for token in state.l2Tokens.values(EtherFiState.only) {
            let holding = try liquifierHolding(of: token)
            total = try checked { () throws(ArithmeticFault) in try total.adding(holding) }
        }
        return total
    }

    /// Whether tokens were ever exchanged for eETH.
    public var hasTakenTokens: Bool {
        !state.liquifierTokens[parameters.surroundings.lido].deposited.isZero
            || state.l2Tokens.count(EtherFiState.only) > 0
    }

    /// What the liquifier holds of a token, in ether.
    public func liquifierHolding(of token: Address) throws(Revert) -> UInt256 {
        guard state.liquifierTokens[token].isWhitelisted.isSet else { return .zero }
        return try quoteByFairValue(
            token, try ledger.tokens.balance(of: contracts.liquifier, in: token))
    }
}

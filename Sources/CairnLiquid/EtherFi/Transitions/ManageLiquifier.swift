public import CairnLedger
public import CairnPrimitives

/// - Spec: ether.fi, `Liquifier`
extension EtherFi {
    /// The largest cap of a period, in whole ether.
    public static let maxTimeBoundCap: UInt32 = 500_000_000
    /// The largest cap altogether, in whole ether.
    public static let maxTotalCap: UInt32 = 2_000_000_000

    /// Makes a token exchangeable.
    public func registerToken(
        _ call: Call, token: Address, strategy: Address, isWhitelisted: Bool, discount: UInt16,
        timeBoundCap: UInt32, totalCap: UInt32, isL2Eth: Bool
    ) throws(Revert) {
        // Checks
        try requireRole(.upgradeTimelock, call.sender)
        try requireDiscount(discount)
        try requireCaps(timeBoundCap, totalCap)
        try require(
            state.liquifierTokens[token].periodStart == 0, EtherFiError.alreadyRegistered)
        if isL2Eth {
            try require(!token.isZero && strategy.isZero, EtherFiError.addressZero)
        } else {
            let underlying = try surroundings.underlyingToken(
                of: strategy, caller: contracts.liquifier)
            try require(token == underlying, EtherFiError.notSupportedToken)
        }

        // Effects
        if isL2Eth { state.l2Tokens.append(token, to: EtherFiState.only) }
        state.liquifierTokens[token] = LiquifierToken(
            strategy: strategy, isWhitelisted: Flag(isWhitelisted), discount: UInt64(discount),
            periodStart: UInt64(UInt32(truncatingIfNeeded: now)),
            timeBoundCapInEther: UInt64(timeBoundCap), totalCapInEther: UInt64(totalCap),
            depositedThisPeriod: .zero, deposited: .zero, isL2Eth: Flag(isL2Eth))
    }

    public func updateWhitelistedToken(
        _ call: Call, token: Address, isWhitelisted: Bool
    ) throws(Revert) {
        try requireRole(.upgradeTimelock, call.sender)
        state.liquifierTokens.update(token) { $0.isWhitelisted = Flag(isWhitelisted) }
    }

    public func updateDepositCap(
        _ call: Call, token: Address, timeBoundCap: UInt32, totalCap: UInt32
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try requireCaps(timeBoundCap, totalCap)
        state.liquifierTokens.update(token) {
            $0.timeBoundCapInEther = UInt64(timeBoundCap)
            $0.totalCapInEther = UInt64(totalCap)
        }
    }

    public func updateCapRefreshInterval(_ call: Call, seconds: UInt32) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        state.liquifierSettings.update { $0.capRefreshSeconds = UInt64(seconds) }
    }

    public func updateDiscount(
        _ call: Call, token: Address, basisPoints: UInt16
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try requireDiscount(basisPoints)
        state.liquifierTokens.update(token) { $0.discount = UInt64(basisPoints) }
    }

    public func updateQuoteStETHWithCurve(_ call: Call, isUsed: Bool) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        state.liquifierSettings.update { $0.quotesStETHWithCurve = Flag(isUsed) }
    }

    private func requireDiscount(_ basisPoints: UInt16) throws(Revert) {
        try require(
            UInt64(basisPoints) >= parameters.liquifier.minDiscount && basisPoints <= 10_000,
            EtherFiError.invalidDiscountRate)
    }

    private func requireCaps(_ timeBound: UInt32, _ total: UInt32) throws(Revert) {
        try require(
            timeBound <= Self.maxTimeBoundCap && total <= Self.maxTotalCap,
            EtherFiError.invalidDepositCap)
    }
}

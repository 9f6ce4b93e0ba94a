import CairnEthereum
public import CairnLedger
public import CairnPrimitives

extension EtherFi {
    /// The limit on minting: `EETH_MINT_LIMIT_ID`.
    public static let eETHMintLimit = keccak256(utf8: "EETH_MINT_LIMIT_ID")
    /// The limit on burning: `EETH_BURN_LIMIT_ID`.
    public static let eETHBurnLimit = keccak256(utf8: "EETH_BURN_LIMIT_ID")

    /// Mints shares, as the pool.
    ///
    /// - Spec: ether.fi, `EETH.mintShares`
    public func mintShares(_ call: Call, user: Address, shares: Shares) throws(Revert) {
        try require(
            call.sender == contracts.liquidityPool, EtherFiError.incorrectCaller)
        try mintShares(shares, to: user, pooled: try totalPooledEther())
    }

    /// Burns shares, as the pool.
    ///
    /// - Spec: ether.fi, `EETH.burnShares`
    public func burnShares(_ call: Call, user: Address, shares: Shares) throws(Revert) {
        try requireNotPaused(contracts.eETH)
        try require(
            call.sender == contracts.liquidityPool, EtherFiError.incorrectCaller)
        try burnShares(shares, of: user, pooled: try totalPooledEther())
    }

    /// Mints shares whose ether is already counted, and returns the rate that results.
    @discardableResult
    @inline(__always)
    func mintShares(
        _ shares: Shares, to user: Address, pooled: Wei
    ) throws(Revert) -> PoolRate {
        // Checks
        try requireNotPaused(contracts.eETH)
        try requireNotBlacklisted(user)

        // Effects
        try ledger.tokens.mint(shares.rawValue, of: contracts.eETH, to: user)
        let rate = PoolRate(pooled: pooled, shares: totalShares)
        let amount = try rate.amount(for: shares)
        try consume(Self.gwei(amount), of: Self.eETHMintLimit, by: contracts.eETH)
        ledger.emit(
            Transfer(from: .zero, to: user, amount: amount.rawValue), from: contracts.eETH)
        ledger.emit(
            EtherFiEvent.TransferShares(from: .zero, to: user, sharesValue: shares),
            from: contracts.eETH)
        return rate
    }

    /// Burns shares whose ether is no longer counted, and returns the rate that results.
    @discardableResult
    @inline(__always)
    func burnShares(
        _ shares: Shares, of user: Address, pooled: Wei
    ) throws(Revert) -> PoolRate {
        // Checks
        try requireNotPaused(contracts.eETH)
        try requireNotBlacklisted(user)
        try require(
            eETHShares(of: user) >= shares, EtherFiError.burnAmountExceedsBalance)

        // Effects
        ledger.tokens.burn(shares.rawValue, of: contracts.eETH, from: user)
        let rate = PoolRate(pooled: pooled, shares: totalShares)
        let amount = try rate.amount(for: shares)
        try consume(Self.gwei(amount), of: Self.eETHBurnLimit, by: contracts.eETH)
        ledger.emit(
            Transfer(from: user, to: .zero, amount: amount.rawValue), from: contracts.eETH)
        ledger.emit(
            EtherFiEvent.TransferShares(from: user, to: .zero, sharesValue: shares),
            from: contracts.eETH)
        return rate
    }

    /// An amount in gwei, as rate limits count it; what exceeds 64 bits counts as their maximum.
    ///
    /// - Rounds: Up, so that nothing passes for free.
    @inline(__always)
    static func gwei(_ amount: Wei) -> UInt64 {
        let rounded = amount.rawValue.divided(by: 1_000_000_000, rounding: .up)
        return rounded.asUInt64 ?? .max
    }
}

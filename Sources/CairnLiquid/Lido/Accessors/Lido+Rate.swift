public import CairnLedger
public import CairnPrimitives

/// What shares are worth.
extension Lido {
    /// All shares of stETH, external ones included.
    public var totalShares: Shares {
        Shares(rawValue: ledger.tokens.supply(of: contracts.stETH))
    }

    /// The rate of internal shares, at which all shares are valued.
    func rate(_ pool: LidoPool) throws(Revert) -> ShareRate {
        ShareRate(
            ether: try pool.internalEther(),
            shares: Shares(rawValue: totalShares.rawValue &- pool.externalShares.rawValue))
    }

    /// The rate of internal shares as of now.
    public func rate() throws(Revert) -> ShareRate { try rate(state.pool.value) }

    /// The shares that an amount of ether is worth.
    ///
    /// - Rounds: Down, in favour of the pool.
    /// - Throws: `ethTooLarge` from 2^128 - 1 on; no data if the pool holds no ether.
    public func shares(for amount: Wei) throws(Revert) -> Shares { try rate().shares(for: amount) }

    /// The ether that a number of shares is worth.
    ///
    /// - Rounds: Down, in favour of the pool.
    /// - Throws: `sharesTooLarge` from 2^128 - 1 on; no data if the pool has no internal shares.
    public func ether(for shares: Shares) throws(Revert) -> Wei { try rate().ether(for: shares) }

    /// The ether that pays for a number of shares.
    ///
    /// - Rounds: Up, in favour of the pool.
    /// - Throws: As ``ether(for:)``.
    public func etherRoundedUp(for shares: Shares) throws(Revert) -> Wei {
        let rate = try rate()
        try require(shares < ShareRate.limitOfShares, LidoError.sharesTooLarge)
        return try ShareRate.oldDivision { () throws(ArithmeticFault) in
            try rate.ether(for: shares, rounding: .up, overflow: .wraps)
        }
    }

    // MARK: Totals

    /// Ether that external shares stand for.
    ///
    /// - Rounds: Down.
    public func externalEther() throws(Revert) -> Wei { try externalEther(state.pool.value) }

    func externalEther(_ pool: LidoPool) throws(Revert) -> Wei {
        let rate = try rate(pool)
        return try ShareRate.oldDivision { () throws(ArithmeticFault) in
            try rate.ether(for: pool.externalShares, rounding: .down, overflow: .wraps)
        }
    }

    /// All ether that shares stand for: the supply of stETH.
    public func totalPooledEther() throws(Revert) -> Wei {
        let pool = state.pool.value
        let (internalEther, externalEther) = (
            try pool.internalEther(), try externalEther(pool)
        )
        let (sum, isTooMuch) = internalEther.rawValue.addingReportingOverflow(
            externalEther.rawValue)
        try require(!isTooMuch, LidoError.mathAddOverflow)
        return Wei(rawValue: sum)
    }

    /// How many external shares may still be minted.
    ///
    /// With `e` external of `t` shares, `x` more must leave `(e + x) / (t + x)` at the largest ratio
    /// `r` or below:
    ///
    ///     x = (t · r - e) / (1 - r)
    ///
    /// - Rounds: Down.
    public func maxMintableExternalShares() -> Shares {
        let pool = state.pool.value
        let whole: UInt64 = 10_000
        if pool.maxExternalRatio == 0 { return .zero }
        if pool.maxExternalRatio == whole { return .max }
        let allowed = totalShares * pool.maxExternalRatio
        let used = pool.externalShares * whole
        guard allowed > used else { return .zero }
        return (allowed - used).divided(
            by: UInt256(whole - pool.maxExternalRatio), rounding: .down)
    }
}

extension ShareRate {
    static let limitOfShares = Shares(rawValue: UInt256(UInt128.max))
    private static let limitOfEther = Wei(rawValue: UInt256(UInt128.max))

    /// As ``Lido/shares(for:)``.
    @inline(__always)
    func shares(for amount: Wei) throws(Revert) -> Shares {
        try require(amount < Self.limitOfEther, LidoError.ethTooLarge)
        return try Self.oldDivision { () throws(ArithmeticFault) in
            try shares(for: amount, rounding: .down, overflow: .wraps)
        }
    }

    /// As ``Lido/ether(for:)``.
    @inline(__always)
    func ether(for shares: Shares) throws(Revert) -> Wei {
        try require(shares < Self.limitOfShares, LidoError.sharesTooLarge)
        return try Self.oldDivision { () throws(ArithmeticFault) in
            try ether(for: shares, rounding: .down, overflow: .wraps)
        }
    }

    /// Divides as the token contract's old compiler does: by zero it fails without data.
    @inline(__always)
    static func oldDivision<Result>(
        _ divide: () throws(ArithmeticFault) -> Result
    ) throws(Revert) -> Result {
        do throws(ArithmeticFault) { return try divide() } catch { throw Revert(EmptyRevert()) }
    }
}

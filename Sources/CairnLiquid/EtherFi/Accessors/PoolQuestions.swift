public import CairnLedger
public import CairnPrimitives

extension EtherFi {
    /// All shares of eETH.
    @inline(__always)
    public var totalShares: Shares {
        Shares(rawValue: ledger.tokens.supply(of: contracts.eETH))
    }

    /// The ether that eETH stands for.
    ///
    /// - Throws: ``Panic/arithmetic`` if it exceeds 128 bits.
    @inline(__always)
    public func totalPooledEther() throws(Revert) -> Wei { try state.poolValue.value.pooled() }

    /// What eETH is worth now.
    @inline(__always)
    public func poolRate() throws(Revert) -> PoolRate {
        PoolRate(pooled: try totalPooledEther(), shares: totalShares)
    }

    /// The shares of eETH that `holder` has.
    @inline(__always)
    public func eETHShares(of holder: Address) -> Shares {
        Shares(rawValue: ledger.tokens.holding(of: holder, in: contracts.eETH))
    }

    /// The eETH that `holder` has, in wei.
    public func eETHBalance(of holder: Address) throws(Revert) -> Wei {
        let rate = try poolRate()
        return try rate.amount(for: eETHShares(of: holder))
    }
}

public import CairnLedger
public import CairnPrimitives

/// What eETH is worth: the ether of the pool, and the shares that divide it.
///
/// An empty pool converts everything to nothing instead of refusing.
///
/// - Spec: ether.fi, `LiquidityPool`
public struct PoolRate: Equatable, Sendable {
    /// All ether of the pool, wherever it is.
    public let pooled: Wei
    public let shares: Shares

    /// The ether of so many shares is quoted for one of them.
    public static let unit: Shares = 1_000_000_000_000_000_000

    public init(pooled: Wei, shares: Shares) {
        self.pooled = pooled
        self.shares = shares
    }

    /// The shares that an amount is worth.
    ///
    /// - Rounds: Down, as in deposits and transfers; up where shares are burned for ether.
    @inline(__always)
    public func shares(for amount: Wei, rounding: Rounding = .down) throws(Revert) -> Shares {
        guard !pooled.isZero else { return .zero }
        return Shares(
            rawValue: try FullPrecision.mulDiv(
                amount.rawValue, shares.rawValue, by: pooled.rawValue, rounding: rounding))
    }

    /// The ether that a number of shares is worth.
    ///
    /// - Rounds: Down, in favour of the pool.
    @inline(__always)
    public func amount(for count: Shares) throws(Revert) -> Wei {
        guard !shares.isZero else { return .zero }
        return Wei(
            rawValue: try FullPrecision.mulDiv(
                count.rawValue, pooled.rawValue, by: shares.rawValue, rounding: .down))
    }

    /// The ether of 10^18 shares, as frozen when requests are finalized.
    ///
    /// - Rounds: Up, so that a request never receives less than its shares are worth.
    public func amountPerShareCeil() throws(Revert) -> Wei {
        guard !shares.isZero else { return .zero }
        return Wei(
            rawValue: try FullPrecision.mulDiv(
                Self.unit.rawValue, pooled.rawValue, by: shares.rawValue, rounding: .up))
    }

    /// Refuses if a share is worth less now than it was at `earlier`.
    ///
    /// - Throws: ``EtherFiError/eETHRateDeflation``
    @inline(__always)
    func requireNotBelow(_ earlier: PoolRate) throws(Revert) {
        guard !earlier.shares.isZero, !shares.isZero else { return }
        let (now, before) = try checked { () throws(ArithmeticFault) in
            (
                try pooled.rawValue.multiplied(by: earlier.shares.rawValue),
                try earlier.pooled.rawValue.multiplied(by: shares.rawValue)
            )
        }
        try require(now >= before, EtherFiError.eETHRateDeflation)
    }
}

/// Products of 512 bits before a division, with the refusals of the library that ether.fi uses.
///
/// - Spec: OpenZeppelin Contracts 4.8, `Math.mulDiv`
enum FullPrecision {
    /// `x · y / z`.
    ///
    /// - Throws: ``Panic/divisionByZero`` if `z` is zero and the product small, nothing in words if
    ///   the quotient exceeds 256 bits.
    @inline(__always)
    static func mulDiv(
        _ x: UInt256, _ y: UInt256, by z: UInt256, rounding: Rounding
    ) throws(Revert) -> UInt256 {
        guard let quotient = mulDivChecked(x, y, by: z, rounding: rounding) else {
            throw refusal(x, y, z)
        }
        return quotient
    }

    private static func refusal(_ x: UInt256, _ y: UInt256, _ z: UInt256) -> Revert {
        if z.isZero, x.multipliedFullWidth(by: y).high.isZero {
            return Revert(Panic.divisionByZero)
        }
        return Revert(EmptyRevert())
    }
}

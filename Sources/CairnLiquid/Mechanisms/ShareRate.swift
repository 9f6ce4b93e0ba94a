public import CairnPrimitives

/// What the shares of a pool are worth: so much ether for so many shares.
///
/// Every conversion names its rounding; down favours those who stay in the pool.
@frozen
public struct ShareRate: Equatable, Sendable {
    /// What becomes of a product that exceeds 256 bits before it is divided.
    public enum Overflow: Sendable {
        /// It is refused, as contracts from Solidity 0.8 on do.
        case refused
        /// Its upper bits are lost, as in contracts compiled before.
        case wraps
    }

    /// What all ``shares`` together are worth.
    public let ether: Wei
    public let shares: Shares

    @inlinable
    public init(ether: Wei, shares: Shares) {
        self.ether = ether
        self.shares = shares
    }

    /// The shares that an amount of ether is worth.
    ///
    /// - Throws: `overflow` where a product too large is refused, `divisionByZero` if the pool
    ///   holds no ether.
    @inlinable
    public func shares(
        for amount: Wei, rounding: Rounding, overflow: Overflow = .refused
    ) throws(ArithmeticFault) -> Shares {
        Shares(
            rawValue: try Self.convert(
                amount.rawValue, times: shares.rawValue, by: ether.rawValue, rounding, overflow))
    }

    /// The ether that a number of shares is worth.
    ///
    /// - Throws: `overflow` where a product too large is refused, `divisionByZero` if the pool has
    ///   no shares.
    @inlinable
    public func ether(
        for amount: Shares, rounding: Rounding, overflow: Overflow = .refused
    ) throws(ArithmeticFault) -> Wei {
        Wei(
            rawValue: try Self.convert(
                amount.rawValue, times: ether.rawValue, by: shares.rawValue, rounding, overflow))
    }

    @inlinable
    static func convert(
        _ amount: UInt256, times factor: UInt256, by divisor: UInt256, _ rounding: Rounding,
        _ overflow: Overflow
    ) throws(ArithmeticFault) -> UInt256 {
        let (product, isTooLarge) = amount.multipliedReportingOverflow(by: factor)
        if isTooLarge, overflow == .refused { throw .overflow }
        guard !divisor.isZero else { throw .divisionByZero }
        return product.divided(by: divisor, rounding: rounding)
    }
}

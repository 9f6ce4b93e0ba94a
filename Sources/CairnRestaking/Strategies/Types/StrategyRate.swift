import CairnLedger
import CairnPrimitives

/// What a strategy's shares are worth, the virtual shares and tokens included.
///
/// The thousand virtual shares and thousand virtual units of the token, which nobody owns, make it
/// unprofitable to be first and inflate the rate.
///
/// - Spec: EigenLayer core, docs/core/accounting/StrategyBaseAccounting.md
struct StrategyRate {
    /// The shares that exist only in the rate.
    @inline(__always)
    static var virtualShares: UInt256 { UInt256(1_000 as UInt64) }
    /// The units of the token that exist only in the rate.
    @inline(__always)
    static var virtualBalance: UInt256 { UInt256(1_000 as UInt64) }
    /// What the shares of a strategy may add up to, 10^38 - 1.
    @inline(__always)
    static var maximumTotalShares: UInt256 {
        UInt256(99_999_999_999_999_999_999_999_999_999_999_999_999 as UInt128)
    }

    /// Shares and virtual shares.
    let shares: UInt256
    /// Tokens and virtual tokens.
    let balance: UInt256

    /// - Throws: A panic if a sum exceeds 256 bits.
    init(totalShares: UInt256, held: UInt256) throws(Revert) {
        do throws(ArithmeticFault) {
            shares = try totalShares.adding(Self.virtualShares)
            balance = try held.adding(Self.virtualBalance)
        } catch { throw Revert(error) }
    }

    /// The tokens that `amount` of shares stands for.
    ///
    /// - Rounds: Down, in favour of those who stay.
    func tokens(for amount: UInt256) throws(Revert) -> UInt256 {
        try checked { () throws(ArithmeticFault) in
            try balance.multiplied(by: amount).divided(by: shares)
        }
    }

    /// The shares that `amount` of tokens stands for.
    ///
    /// - Rounds: Down, in favour of those who are in already.
    func shares(for amount: UInt256) throws(Revert) -> UInt256 {
        try checked { () throws(ArithmeticFault) in
            try amount.multiplied(by: shares).divided(by: balance)
        }
    }
}

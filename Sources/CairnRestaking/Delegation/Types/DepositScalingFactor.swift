import CairnLedger
import CairnPrimitives

/// The factor that turns a staker's deposit shares into shares, before the operator's slashing.
///
/// When shares are deposited after a slash, or delegated to an operator who was slashed before, the
/// factor rises so that old slashing does not touch them.
///
///     withdrawable shares = deposit shares · scaling factor · slashing factor
///
/// - Spec: EigenLayer core, docs/core/accounting/SharesAccounting.md
struct DepositScalingFactor: TableRecord {
    /// With 18 decimals; zero stands for one.
    private var stored: UInt256

    /// With 18 decimals.
    @inline(__always)
    var value: UInt256 { stored.isZero ? SlashingMath.wad : stored }

    /// Deposit shares scaled for the withdrawal queue.
    ///
    /// - Rounds: Down.
    func scaled(_ depositShares: UInt256) throws(Revert) -> UInt256 {
        try SlashingMath.mulWad(depositShares, value)
    }

    /// What deposit shares are worth after slashing.
    ///
    /// - Rounds: Down, twice.
    func withdrawable(
        _ depositShares: UInt256, slashingFactor: UInt256
    ) throws(Revert) -> UInt256 {
        try SlashingMath.mulWad(scaled(depositShares), slashingFactor)
    }

    /// The deposit shares that are worth `withdrawable` after slashing.
    ///
    /// - Rounds: Down, twice.
    func depositShares(
        for withdrawable: UInt256, slashingFactor: UInt256
    ) throws(Revert) -> UInt256 {
        try SlashingMath.divWad(SlashingMath.divWad(withdrawable, value), slashingFactor)
    }

    /// Adapts the factor to `added` shares that no slashing has touched yet.
    ///
    /// The staker must own the worth of before and the added shares:
    ///
    ///     (previous + added) · newFactor · slashing = previous · factor · slashing + added
    ///
    /// and with `previous` = 0, or for someone who delegates anew, factor / slashing.
    ///
    /// - Rounds: Down.
    mutating func update(
        previousShares: UInt256, addedShares: UInt256, slashingFactor: UInt256
    ) throws(Revert) {
        if previousShares.isZero {
            stored = try SlashingMath.divWad(value, slashingFactor)
            return
        }
        let current = try withdrawable(previousShares, slashingFactor: slashingFactor)
        let (newShares, depositShares) = try checked { () throws(ArithmeticFault) in
            (try current.adding(addedShares), try previousShares.adding(addedShares))
        }
        let factor = try SlashingMath.divWad(
            SlashingMath.divWad(newShares, depositShares), slashingFactor)
        try require(!factor.isZero, SlashingMathError.invalidDepositScalingFactor)
        stored = factor
    }

    mutating func reset() { stored = .zero }
}

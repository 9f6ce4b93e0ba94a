public import CairnLedger
import CairnPrimitives

/// Why a computation of slashed shares refuses.
public enum SlashingMathError: RevertReason {
    /// A quotient exceeds 256 bits.
    case mulDivOverflow
    /// A deposit would make a staker's scaling factor zero.
    case invalidDepositScalingFactor
}

/// Arithmetic with factors of 18 decimals.
///
/// - Spec: EigenLayer core, `SlashingLib`; OpenZeppelin Contracts 4.9, `Math.mulDiv`
enum SlashingMath {
    /// The factor 1.
    @inline(__always)
    static var wad: UInt256 { UInt256(1_000_000_000_000_000_000 as UInt64) }

    /// `x · y / 10^18`, rounded down.
    @inline(__always)
    static func mulWad(_ x: UInt256, _ y: UInt256) throws(Revert) -> UInt256 {
        // Nothing is slashed most of the time.
        if y == wad { return x }
        return try mulDiv(x, y, by: wad)
    }

    /// `x · 10^18 / y`, rounded down.
    @inline(__always)
    static func divWad(_ x: UInt256, _ y: UInt256) throws(Revert) -> UInt256 {
        if y == wad { return x }
        if x == y && !y.isZero { return wad }
        return try mulDiv(x, wad, by: y)
    }

    /// `x · y / z`, in full width before it is divided.
    static func mulDiv(
        _ x: UInt256, _ y: UInt256, by z: UInt256, rounding: Rounding = .down
    ) throws(Revert) -> UInt256 {
        if let quotient = mulDivChecked(x, y, by: z, rounding: rounding) { return quotient }
        if z.isZero && x.multipliedFullWidth(by: y).high.isZero {
            throw Revert(Panic.divisionByZero)
        }
        throw Revert(SlashingMathError.mulDivOverflow)
    }

    /// What a slash takes of an operator's shares.
    ///
    /// - Rounds: What stays up, so that nobody is slashed by more than the magnitudes say.
    static func slashedAmount(
        of operatorShares: UInt256, previousMaxMagnitude: UInt64, newMaxMagnitude: UInt64
    ) throws(Revert) -> UInt256 {
        let kept = try mulDiv(
            operatorShares, UInt256(newMaxMagnitude), by: UInt256(previousMaxMagnitude),
            rounding: .up)
        return try checked { () throws(ArithmeticFault) in try operatorShares.subtracting(kept) }
    }
}

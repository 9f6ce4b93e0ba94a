public import CairnPrimitives

/// The constants of the base fee.
///
/// - Spec: EIP-1559.
public enum BaseFee {
    /// The base fee of the first block that has one: `INITIAL_BASE_FEE`, one gwei.
    public static let initial: Wei = 1_000_000_000
    /// How many times its target a block may use: `ELASTICITY_MULTIPLIER`.
    public static let elasticity: UInt64 = 2
    /// The fee moves by at most one part in so many: `BASE_FEE_MAX_CHANGE_DENOMINATOR`.
    public static let changeDenominator: UInt64 = 8
}

/// The base fee of the block after one that had `baseFee` and used `gasUsed` of `gasLimit`.
///
/// The fee rises when the block used more than half of its limit, by at least one wei, and falls
/// when it used less.
///
/// - Spec: EIP-1559, `validate_block`, `expected_base_fee_per_gas`.
/// - Rounds: The change down, twice: after the share of the target, and after the denominator.
/// - Precondition: `gasLimit` is at least two, and `gasUsed` is not above it.
public func nextBaseFee(parentBaseFee baseFee: Wei, gasUsed: UInt64, gasLimit: UInt64) -> Wei {
    precondition(gasLimit >= BaseFee.elasticity, "Half of the gas limit must not be zero.")
    precondition(gasUsed <= gasLimit, "A block uses at most its gas limit.")
    let target = gasLimit / BaseFee.elasticity
    let distance = gasUsed > target ? gasUsed - target : target - gasUsed
    let change =
        baseFee
        .mulDiv(UInt256(distance), by: UInt256(target), rounding: .down)
        .divided(by: UInt256(BaseFee.changeDenominator), rounding: .down)
    if gasUsed == target { return baseFee }
    return gasUsed > target ? baseFee + max(change, 1) : baseFee - change
}

public import CairnLedger

/// Why a duration vault refuses.
public enum VaultError: RevertReason {
    // MARK: Making

    case invalidVaultAdmin
    case invalidArbitrator
    /// No time, or more than two years.
    case invalidDuration
    /// The operator set has no AVS.
    case operatorIntegrationInvalid

    // MARK: Caller

    case onlyVaultAdmin
    case onlyArbitrator

    // MARK: Deposits

    case depositsLocked
    case underlyingTokenBlacklisted
    case mustBeDelegatedToVaultOperator
    case depositExceedsMaxPerDeposit

    // MARK: Withdrawals

    case withdrawalsLockedDuringAllocations

    // MARK: Course

    case vaultAlreadyLocked
    case strategyNotSupportedByOperatorSet
    case pendingAllocation
    case vaultNotLocked
    case durationNotElapsed
    case durationAlreadyElapsed
}

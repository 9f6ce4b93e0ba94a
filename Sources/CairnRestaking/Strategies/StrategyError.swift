public import CairnLedger

/// Why the StrategyManager, a strategy or the factory refuses.
public enum StrategyError: RevertReason {
    // StrategyManager
    case strategyNotWhitelisted
    case onlyStrategyWhitelister
    case onlyDelegationManager
    case stakerAddressZero
    case sharesAmountZero
    case maxStrategiesExceeded
    case sharesAmountTooHigh
    case strategyNotFound
    case strategyAlreadyInSlash

    // Strategies
    case onlyStrategyManager
    case onlyUnderlyingToken
    /// More than the strategy takes at once; or a limit for one deposit above that for all.
    case maxPerDepositExceedsMax
    /// More than the strategy may hold.
    case balanceExceedsMaxTotalDeposits
    case newSharesZero
    case totalSharesExceedsMax
    case withdrawalAmountExceedsTotalDeposits

    // StrategyFactory
    case blacklistedToken
    case strategyAlreadyExists
    case alreadyBlacklisted
    /// The proxy of a new strategy could not set it up.
    case initializationFailed

    // Tokens, as the library for safe transfers words it
    case tokenHasNoCode
    case tokenCallFailed
}

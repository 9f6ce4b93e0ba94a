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

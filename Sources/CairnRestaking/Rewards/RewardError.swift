public import CairnLedger

/// Why the rewards coordinator refuses.
public enum RewardError: RevertReason {
    // MARK: Caller

    case unauthorizedCaller
    /// Only operators and AVSs let somebody else choose their claimer.
    case invalidEarner

    // MARK: Submissions

    case invalidOperatorSet
    case inputArrayLengthZero
    case durationExceedsMax
    case invalidDurationRemainder
    case durationIsZero
    case invalidStartTimestampRemainder
    case startTimestampTooFarInPast
    case strategyNotWhitelisted
    case strategiesNotInAscendingOrder
    case amountIsZero
    case amountExceedsMax
    case startTimestampTooFarInFuture
    /// Rewards that name operators are for a time that is over.
    case submissionNotRetroactive
    case invalidAddressZero
    case operatorsNotInAscendingOrder

    // MARK: Splits

    case splitExceedsMax
    case previousSplitPending

    // MARK: Roots

    case newRootMustBeForNewCalculatedPeriod
    case rewardsEndTimestampNotElapsed
    case invalidRootIndex
    case invalidRoot
    case rootDisabled
    case rootAlreadyActivated
    case rootNotActivated

    // MARK: Claims

    case inputArrayLengthMismatch
    case invalidEarnerLeafIndex
    case invalidTokenLeafIndex
    case invalidClaimProof
    case earningsNotGreaterThanClaimed
}

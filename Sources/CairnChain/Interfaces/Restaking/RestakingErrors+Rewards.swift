public import CairnRestaking

extension RewardError: WireError {
    public var revertData: RevertData {
        switch self {
        case .unauthorizedCaller: .custom("UnauthorizedCaller()")
        case .invalidEarner: .custom("InvalidEarner()")
        case .invalidOperatorSet: .custom("InvalidOperatorSet()")
        case .inputArrayLengthZero: .custom("InputArrayLengthZero()")
        case .durationExceedsMax: .custom("DurationExceedsMax()")
        case .invalidDurationRemainder: .custom("InvalidDurationRemainder()")
        case .durationIsZero: .custom("DurationIsZero()")
        case .invalidStartTimestampRemainder: .custom("InvalidStartTimestampRemainder()")
        case .startTimestampTooFarInPast: .custom("StartTimestampTooFarInPast()")
        case .strategyNotWhitelisted: .custom("StrategyNotWhitelisted()")
        case .strategiesNotInAscendingOrder: .custom("StrategiesNotInAscendingOrder()")
        case .amountIsZero: .custom("AmountIsZero()")
        case .amountExceedsMax: .custom("AmountExceedsMax()")
        case .startTimestampTooFarInFuture: .custom("StartTimestampTooFarInFuture()")
        case .submissionNotRetroactive: .custom("SubmissionNotRetroactive()")
        case .invalidAddressZero: .custom("InvalidAddressZero()")
        case .operatorsNotInAscendingOrder: .custom("OperatorsNotInAscendingOrder()")
        case .splitExceedsMax: .custom("SplitExceedsMax()")
        case .previousSplitPending: .custom("PreviousSplitPending()")
        case .newRootMustBeForNewCalculatedPeriod:
            .custom("NewRootMustBeForNewCalculatedPeriod()")
        case .rewardsEndTimestampNotElapsed: .custom("RewardsEndTimestampNotElapsed()")
        case .invalidRootIndex: .custom("InvalidRootIndex()")
        case .invalidRoot: .custom("InvalidRoot()")
        case .rootDisabled: .custom("RootDisabled()")
        case .rootAlreadyActivated: .custom("RootAlreadyActivated()")
        case .rootNotActivated: .custom("RootNotActivated()")
        case .inputArrayLengthMismatch: .custom("InputArrayLengthMismatch()")
        case .invalidEarnerLeafIndex: .custom("InvalidEarnerLeafIndex()")
        case .invalidTokenLeafIndex: .custom("InvalidTokenLeafIndex()")
        case .invalidClaimProof: .custom("InvalidClaimProof()")
        case .earningsNotGreaterThanClaimed: .custom("EarningsNotGreaterThanClaimed()")
        }
    }
}

extension MerkleError: WireError {
    public var revertData: RevertData {
        switch self {
        case .emptyRoot: .custom("EmptyRoot()")
        case .invalidProofLength: .custom("InvalidProofLength()")
        case .invalidIndex: .custom("InvalidIndex()")
        }
    }
}

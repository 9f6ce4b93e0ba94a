public import CairnRestaking

extension AllocationError: WireError {
    public var revertData: RevertData {
        switch self {
        case .inputArrayLengthMismatch: .custom("InputArrayLengthMismatch()")
        case .inputAddressZero: .custom("InputAddressZero()")
        case .invalidWadToSlash: .custom("InvalidWadToSlash()")
        case .invalidAVSRegistrar: .custom("InvalidAVSRegistrar()")
        case .invalidStrategy: .custom("InvalidStrategy()")
        case .invalidRedistributionRecipient: .custom("InvalidRedistributionRecipient()")
        case .invalidCaller: .custom("InvalidCaller()")
        case .invalidOperator: .custom("InvalidOperator()")
        case .nonexistentAVSMetadata: .custom("NonexistentAVSMetadata()")
        case .uninitializedAllocationDelay: .custom("UninitializedAllocationDelay()")
        case .operatorNotSlashable: .custom("OperatorNotSlashable()")
        case .alreadyMemberOfSet: .custom("AlreadyMemberOfSet()")
        case .notMemberOfSet: .custom("NotMemberOfSet()")
        case .invalidOperatorSet: .custom("InvalidOperatorSet()")
        case .strategiesMustBeInAscendingOrder: .custom("StrategiesMustBeInAscendingOrder()")
        case .strategyAlreadyInOperatorSet: .custom("StrategyAlreadyInOperatorSet()")
        case .strategyNotInOperatorSet: .custom("StrategyNotInOperatorSet()")
        case .slasherNotSet: .custom("SlasherNotSet()")
        case .sameMagnitude: .custom("SameMagnitude()")
        case .modificationAlreadyPending: .custom("ModificationAlreadyPending()")
        case .insufficientMagnitude: .custom("InsufficientMagnitude()")
        case .magnitudeOverflow: .message("SafeCast: value doesn't fit in 64 bits")
        }
    }
}

public import CairnLedger

/// Why the cross-chain registry refuses.
public enum CrossChainError: RevertReason {
    // MARK: Operator sets

    case invalidOperatorSet
    /// The set has not chosen the kind of its keys.
    case keyTypeNotSet
    case generationReservationAlreadyExists
    case generationReservationDoesNotExist
    /// Tables would be too old before the next one comes.
    case invalidStalenessPeriod

    // MARK: Chains

    case arrayLengthMismatch
    case invalidChainID
    case chainIDAlreadyWhitelisted
    case chainIDNotWhitelisted
    case invalidTableUpdateCadence

    // MARK: Questions

    case invalidRange
    case invalidEndIndex
}

public import CairnLedger

/// Why the allocation manager refuses.
public enum AllocationError: RevertReason {
    // MARK: Input

    case inputArrayLengthMismatch
    case inputAddressZero
    /// A slash must be above nothing and at most everything, 10^18.
    case invalidWadToSlash
    /// The registrar does not serve the AVS.
    case invalidAVSRegistrar
    /// Native ether and EIGEN cannot be redistributed.
    case invalidStrategy
    /// A redistributing set cannot pay to the burn address.
    case invalidRedistributionRecipient

    // MARK: Caller

    /// Neither the set's slasher, nor somebody who acts for operator or AVS.
    case invalidCaller

    // MARK: Operator

    case invalidOperator
    case nonexistentAVSMetadata
    case uninitializedAllocationDelay
    case operatorNotSlashable
    case alreadyMemberOfSet
    case notMemberOfSet

    // MARK: Operator set

    /// The set does not exist, or exists already when it is to be made.
    case invalidOperatorSet
    case strategiesMustBeInAscendingOrder
    case strategyAlreadyInOperatorSet
    case strategyNotInOperatorSet
    case slasherNotSet

    // MARK: Magnitudes

    case sameMagnitude
    case modificationAlreadyPending
    case insufficientMagnitude
    /// The sum of magnitudes exceeds 64 bits.
    case magnitudeOverflow
}

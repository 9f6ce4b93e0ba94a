public import CairnLedger

/// Why the task mailbox refuses.
public enum TaskError: RevertReason {
    // MARK: Configuration

    case executorOperatorSetTaskConfigNotSet
    case taskSLAExceedsMaximum
    case invalidConsensusValue
    case invalidCurveType
    /// The caller does not answer for the set, as its newest table says.
    case invalidOperatorSetOwner
    case invalidFeeSplit
    case invalidAddressZero

    // MARK: Creating

    case payloadIsEmpty
    case executorOperatorSetNotRegistered
    case certificateStale
    case invalidFeeReceiver

    // MARK: Results

    case invalidTaskStatus(expected: TaskStatus, found: TaskStatus)
    /// A task cannot be answered in the block that made it.
    case timestampAtCreation
    case invalidReferenceTimestamp
    case invalidMessageHash
    case emptyCertificateSignature
    case thresholdNotMet

    // MARK: Refunds

    case onlyRefundCollector
    case feeAlreadyRefunded
}

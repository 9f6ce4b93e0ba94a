public import CairnLedger
public import CairnPrimitives

/// Why the withdrawal queue refuses.
public enum WithdrawalQueueError: RevertReason {
    case adminZeroAddress
    case alreadyInitialized
    case pausedExpected
    case resumedExpected
    case zeroPauseDuration
    case pauseUntilMustBeInFuture

    case requestAmountTooSmall(Wei)
    case requestAmountTooLarge(Wei)
    case invalidReportTimestamp

    case invalidState
    case zeroShareRate
    case emptyBatches
    case batchesAreNotSorted
    case invalidRequestID(UInt256)
    case tooMuchEtherToFinalize(sent: Wei, maxExpected: Wei)
    case invalidRequestIDRange(start: UInt256, end: UInt256)
    case requestIDsNotSorted

    case zeroRecipient
    case arraysLengthMismatch(first: UInt256, second: UInt256)
    case requestNotFoundOrNotFinalized(UInt256)
    case requestAlreadyClaimed(UInt256)
    case notOwner(sender: Address, owner: Address)
    case invalidHint(UInt256)
    case notEnoughEther
    case cantSendValue

    case invalidOwnerAddress(Address)
    case approvalToOwner
    case approveToCaller
    case notOwnerOrApprovedForAll(Address)
    case notOwnerOrApproved(Address)
    case transferToZeroAddress
    case transferToThemselves
    case transferFromIncorrectOwner(from: Address, owner: Address)
    case transferToNonReceiver(Address)
}

public import CairnLedger

/// Why the EigenPodManager, or a pod that it has pay, refuses.
public enum PodError: RevertReason {
    case onlyEigenPod
    case onlyDelegationManager
    case onlyProofTimestampSetter
    case inputAddressZero
    case sharesNotMultipleOfGwei
    case legacyWithdrawalsNotCompleted
    case sharesNegative
    /// The amount is above 2^255 - 1.
    case sharesExceedInt256
    case invalidStrategy
    case eigenPodAlreadyExists

    // A pod paying out
    case onlyEigenPodManager
    case insufficientWithdrawableBalance
    case insufficientEther
    case recipientRefusedEther
}

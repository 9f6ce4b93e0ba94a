public import CairnLedger

/// Why the EigenPodManager or a pod refuses.
public enum PodError: RevertReason {
    // The manager
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

    // A pod's callers
    case onlyEigenPodManager
    case onlyEigenPodOwner
    case onlyEigenPodOwnerOrProofSubmitter
    case inputArrayLengthMismatch
    case invalidPubkeyLength

    // Staking
    case valueNot32Ether

    // Checkpoints
    case noActiveCheckpoint
    case checkpointAlreadyActive
    case cannotCheckpointTwiceInSingleBlock
    case noBalanceToCheckpoint

    // Proofs
    case beaconTimestampTooFarInPast
    case beaconTimestampBeforeLatestCheckpoint
    case timestampOutOfRange
    case invalidEIP4788Response
    case forkTimestampZero
    case credentialsAlreadyVerified
    case validatorInactiveOnBeaconChain
    case validatorIsExitingBeaconChain
    case withdrawalCredentialsNotForEigenPod
    case validatorNotActiveInPod
    case validatorNotSlashedOnBeaconChain

    // Requests to the beacon chain
    case feeQueryFailed
    case insufficientFunds
    case predeployFailed

    // Paying out
    case insufficientWithdrawableBalance
    case insufficientEther
    case recipientRefusedEther
}

/// Why a proof about the beacon chain does not hold.
public enum BeaconProofError: RevertReason {
    case invalidValidatorFieldsLength
    case invalidProofLength
    /// A root of zeros proves nothing.
    case emptyRoot
    case invalidProof
}

import CairnEthereum
import CairnLedger
public import CairnRestaking

extension PodError: WireError {
    public var revertData: RevertData {
        switch self {
        case .onlyEigenPod: .custom("OnlyEigenPod()")
        case .onlyDelegationManager: .custom("OnlyDelegationManager()")
        case .onlyProofTimestampSetter: .custom("OnlyProofTimestampSetter()")
        case .inputAddressZero: .custom("InputAddressZero()")
        case .sharesNotMultipleOfGwei: .custom("SharesNotMultipleOfGwei()")
        case .legacyWithdrawalsNotCompleted: .custom("LegacyWithdrawalsNotCompleted()")
        case .sharesNegative: .custom("SharesNegative()")
        case .sharesExceedInt256: .message("SafeCast: value doesn't fit in an int256")
        case .invalidStrategy: .custom("InvalidStrategy()")
        case .eigenPodAlreadyExists: .custom("EigenPodAlreadyExists()")
        case .onlyEigenPodManager: .custom("OnlyEigenPodManager()")
        case .onlyEigenPodOwner: .custom("OnlyEigenPodOwner()")
        case .onlyEigenPodOwnerOrProofSubmitter: .custom("OnlyEigenPodOwnerOrProofSubmitter()")
        case .inputArrayLengthMismatch: .custom("InputArrayLengthMismatch()")
        case .invalidPubkeyLength: .custom("InvalidPubKeyLength()")
        case .valueNot32Ether: .custom("MsgValueNot32ETH()")
        case .noActiveCheckpoint: .custom("NoActiveCheckpoint()")
        case .checkpointAlreadyActive: .custom("CheckpointAlreadyActive()")
        case .cannotCheckpointTwiceInSingleBlock: .custom("CannotCheckpointTwiceInSingleBlock()")
        case .noBalanceToCheckpoint: .custom("NoBalanceToCheckpoint()")
        case .beaconTimestampTooFarInPast: .custom("BeaconTimestampTooFarInPast()")
        case .beaconTimestampBeforeLatestCheckpoint:
            .custom("BeaconTimestampBeforeLatestCheckpoint()")
        case .timestampOutOfRange: .custom("TimestampOutOfRange()")
        case .invalidEIP4788Response: .custom("InvalidEIP4788Response()")
        case .forkTimestampZero: .custom("ForkTimestampZero()")
        case .credentialsAlreadyVerified: .custom("CredentialsAlreadyVerified()")
        case .validatorInactiveOnBeaconChain: .custom("ValidatorInactiveOnBeaconChain()")
        case .validatorIsExitingBeaconChain: .custom("ValidatorIsExitingBeaconChain()")
        case .withdrawalCredentialsNotForEigenPod: .custom("WithdrawalCredentialsNotForEigenPod()")
        case .validatorNotActiveInPod: .custom("ValidatorNotActiveInPod()")
        case .validatorNotSlashedOnBeaconChain: .custom("ValidatorNotSlashedOnBeaconChain()")
        case .feeQueryFailed: .custom("FeeQueryFailed()")
        case .insufficientFunds: .custom("InsufficientFunds()")
        case .predeployFailed: .custom("PredeployFailed()")
        case .insufficientWithdrawableBalance: .custom("InsufficientWithdrawableBalance()")
        case .insufficientEther: .message("Address: insufficient balance")
        case .recipientRefusedEther:
            .message("Address: unable to send value, recipient may have reverted")
        }
    }
}

extension BeaconProofError: WireError {
    public var revertData: RevertData {
        switch self {
        case .invalidValidatorFieldsLength: .custom("InvalidValidatorFieldsLength()")
        case .invalidProofLength: .custom("InvalidProofLength()")
        case .emptyRoot: .custom("EmptyRoot()")
        case .invalidProof: .custom("InvalidProof()")
        }
    }
}

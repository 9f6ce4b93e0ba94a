public import CairnLedger

/// Why the staking manager, the nodes manager and nodes refuse, by contract.
///
/// A case is named after the error of the deployed contracts; the few whose only explanation is a
/// sentence are named after what they mean.
public enum EtherFiNodeError: RevertReason {
    // MARK: Everywhere

    case invalidCaller
    case invalidPubKeyLength

    // MARK: Staking manager

    case invalidDepositData
    case invalidEtherFiNode
    case inactiveBid
    case invalidValidatorSize
    case invalidValidatorCreationStatus
    case unlinkedPubkey
    case incorrectBeaconRoot

    // MARK: Nodes manager

    case unknownNode
    case alreadyLinked
    case lengthMismatch
    case invalidForwardedCall
    case forwardedCallNotAllowed
    case emptyWithdrawalsRequest
    case emptyConsolidationRequest
    case insufficientWithdrawalFees
    case insufficientConsolidationFees
    /// An amount in gwei that 64 bits cannot hold.
    case exceeds64Bits

    // MARK: Node

    case noCompleteableWithdrawals
    case transferFailed
    case targetIsNotContract
}

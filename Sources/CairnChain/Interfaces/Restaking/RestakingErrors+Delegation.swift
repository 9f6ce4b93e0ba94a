import CairnEthereum
import CairnLedger
public import CairnRestaking

extension DelegationError: WireError {
    public var revertData: RevertData {
        switch self {
        case .onlyStrategyManagerOrEigenPodManager:
            .custom("OnlyStrategyManagerOrEigenPodManager()")
        case .onlyEigenPodManager: .custom("OnlyEigenPodManager()")
        case .onlyAllocationManager: .custom("OnlyAllocationManager()")
        case .invalidPermissions: .custom("InvalidPermissions()")
        case .activelyDelegated: .custom("ActivelyDelegated()")
        case .notActivelyDelegated: .custom("NotActivelyDelegated()")
        case .operatorsCannotUndelegate: .custom("OperatorsCannotUndelegate()")
        case .callerCannotUndelegate: .custom("CallerCannotUndelegate()")
        case .operatorNotRegistered: .custom("OperatorNotRegistered()")
        case .saltSpent: .custom("SaltSpent()")
        case .fullySlashed: .custom("FullySlashed()")
        case .inputAddressZero: .custom("InputAddressZero()")
        case .inputArrayLengthZero: .custom("InputArrayLengthZero()")
        case .inputArrayLengthMismatch: .custom("InputArrayLengthMismatch()")
        case .withdrawerNotCaller: .custom("WithdrawerNotCaller()")
        case .withdrawalNotQueued: .custom("WithdrawalNotQueued()")
        case .withdrawalDelayNotElapsed: .custom("WithdrawalDelayNotElapsed()")
        case .invalidSnapshotOrdering: .custom("InvalidSnapshotOrdering()")
        }
    }
}

extension SlashingMathError: WireError {
    public var revertData: RevertData {
        switch self {
        case .mulDivOverflow: .message("Math: mulDiv overflow")
        case .invalidDepositScalingFactor: .custom("InvalidDepositScalingFactor()")
        }
    }
}

extension SignatureRefusal: WireError {
    public var revertData: RevertData {
        switch self {
        case .signatureExpired: .custom("SignatureExpired()")
        case .invalidSignature: .custom("InvalidSignature()")
        }
    }
}

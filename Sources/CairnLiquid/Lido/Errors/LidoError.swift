public import CairnLedger

/// Why the token, wrapped or not, refuses.
public enum LidoError: RevertReason {
    // stETH
    /// Called by somebody who may not: `APP_AUTH_FAILED`.
    case unauthorized
    /// Called by somebody other than the deposit security module.
    case notDepositSecurityModule
    case alreadyInitialized
    case unexpectedContractVersion
    case nonEmptyData
    case notSupported
    case contractIsStopped
    case contractIsActive
    case zeroDeposit
    case stakingPaused
    case stakeLimit
    case stakingAlreadyPaused
    case stakingAlreadyResumed
    case maxStakeLimitTooLarge
    case maxStakeLimitZero
    case limitIncreaseTooLarge
    case limitIncreaseTooSmall
    case maxExternalRatioInvalid
    case canNotDeposit
    case ethTooLarge
    case sharesTooLarge
    case sharesOverflow
    case transferFromZero
    case transferToZero
    case transferToStETH
    case mintToZero
    case mintToStETH
    case burnFromZero
    case balanceExceeded
    case approveFromZero
    case approveToZero
    case allowanceExceeded
    case allowanceBelowZero
    case deadlineExpired
    case signatureInvalid
    case mintZeroShares
    case burnZeroShares
    case externalBalanceLimitExceeded
    case externalSharesTooSmall
    case zeroValue
    case valueSharesMismatch
    case badDebtZeroShares
    case mathAddOverflow
    case mathSubtractUnderflow

    // Signatures
    case signatureHighS
    case signatureVInvalid
    case signerNotRecoverable

    // wstETH
    case wrapZero
    case unwrapZero
    case wrappedPermitExpired
    case wrappedPermitInvalid
    case wrappedTransferFromZero
    case wrappedTransferToZero
    case wrappedTransferExceedsBalance
    case wrappedTransferExceedsAllowance
    case wrappedMintToZero
    case wrappedBurnFromZero
    case wrappedBurnExceedsBalance
    case wrappedApproveFromZero
    case wrappedApproveToZero
    case wrappedAllowanceBelowZero
}

public import CairnLedger
public import CairnPrimitives

/// Why an oracle report is refused: by accounting, the rebase limiter, or the sanity checker.
public enum ReportError: RevertReason {
    // Accounting
    case notAuthorized(operation: String, sender: Address)
    case incorrectReportTimestamp(UInt256, upperBound: UInt256)
    case incorrectReportValidators(UInt256, minimum: UInt256, maximum: UInt256)
    case internalSharesCantBeZero

    // Rebase limiter
    case tooLowTokenRebaseLimit
    case tooHighTokenRebaseLimit
    case negativeTotalPooledEther

    // Sanity checker
    case calledNotFromAccounting
    case incorrectWithdrawalsVaultBalance(Wei)
    case incorrectELRewardsVaultBalance(Wei)
    case incorrectSharesRequestedToBurn(Shares)
    case incorrectCLBalanceDecrease(negativeSum: Wei, maximum: Wei)
    case secondOpinionNotReady
    case secondOpinionCLBalanceMismatch(reported: Wei, proved: Wei, limit: UInt256)
    case secondOpinionVaultBalanceMismatch(reported: Wei, proved: Wei)
    case incorrectCLBalanceIncrease(UInt256)
    case incorrectAppearedValidators(UInt256)
    case incorrectSimulatedShareRate(simulated: UInt256, actual: UInt256)
    case incorrectRequestFinalization(timestamp: UInt256)
    case incorrectNumberOfExitRequests(maximum: UInt256)
    case exitedValidatorsLimitExceeded(limit: UInt256, exited: UInt256)
    case tooManyNodeOperatorsPerItem(index: UInt256, count: UInt256)
    case tooManyItemsPerTransaction(maximum: UInt256, count: UInt256)
    case incorrectLimitValue(UInt256, minimum: UInt256, maximum: UInt256)
}

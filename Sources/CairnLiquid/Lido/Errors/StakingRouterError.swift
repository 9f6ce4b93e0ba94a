public import CairnLedger
public import CairnPrimitives

/// Why the staking router refuses.
public enum StakingRouterError: RevertReason {
    case zeroAddressAdmin
    case zeroAddressLido
    case alreadyInitialized
    case unexpectedContractVersion(expected: UInt256, received: UInt256)
    case directEther
    case notLido

    case zeroAddressStakingModule
    case wrongName
    case modulesLimitExceeded
    case addressExists
    case moduleUnregistered
    case invalidStakeShareLimit
    case invalidPriorityExitShareThreshold
    case invalidFeeSum
    case invalidMinDepositBlockDistance
    case invalidMaxDepositsPerBlock
    case statusTheSame

    case emptyWithdrawalCredentials
    case moduleNotActive
    case invalidDepositsValue(Wei, count: UInt256)
    case invalidPublicKeysLength(actual: UInt256, expected: UInt256)
    case invalidSignaturesLength(actual: UInt256, expected: UInt256)

    case arraysLengthMismatch(first: UInt256, second: UInt256)
    case unrecoverableModuleError
    case exitedValidatorsCannotDecrease
    case exitedExceedDeposited(exited: UInt256, deposited: UInt256)
    case invalidReportData(code: UInt256)
    case unexpectedCurrentValidators(module: UInt256, nodeOperator: UInt256)
    case unexpectedFinalExitedValidators(module: UInt256, router: UInt256)
}

import CairnEthereum
import CairnLedger
public import CairnLiquid
import CairnPrimitives

extension ReportError: WireError {
    public var revertData: RevertData {
        switch self {
        case .notAuthorized(let operation, let sender):
            .custom("NotAuthorized(string,address)", ABITuple(operation, sender))
        case .incorrectReportTimestamp(let timestamp, let bound):
            .custom("IncorrectReportTimestamp(uint256,uint256)", ABITuple(timestamp, bound))
        case .incorrectReportValidators(let found, let minimum, let maximum):
            .custom(
                "IncorrectReportValidators(uint256,uint256,uint256)",
                ABITuple(found, minimum, maximum))
        case .internalSharesCantBeZero: .custom("InternalSharesCantBeZero()")
        case .tooLowTokenRebaseLimit: .custom("TooLowTokenRebaseLimit()")
        case .tooHighTokenRebaseLimit: .custom("TooHighTokenRebaseLimit()")
        case .negativeTotalPooledEther: .custom("NegativeTotalPooledEther()")
        case .calledNotFromAccounting: .custom("CalledNotFromAccounting()")
        case .incorrectWithdrawalsVaultBalance(let actual):
            .custom("IncorrectWithdrawalsVaultBalance(uint256)", ABITuple(actual))
        case .incorrectELRewardsVaultBalance(let actual):
            .custom("IncorrectELRewardsVaultBalance(uint256)", ABITuple(actual))
        case .incorrectSharesRequestedToBurn(let actual):
            .custom("IncorrectSharesRequestedToBurn(uint256)", ABITuple(actual))
        case .incorrectCLBalanceDecrease(let sum, let maximum):
            .custom("IncorrectCLBalanceDecrease(uint256,uint256)", ABITuple(sum, maximum))
        case .secondOpinionNotReady:
            .custom("NegativeRebaseFailedSecondOpinionReportIsNotReady()")
        case .secondOpinionCLBalanceMismatch(let reported, let proved, let limit):
            .custom(
                "NegativeRebaseFailedCLBalanceMismatch(uint256,uint256,uint256)",
                ABITuple(reported, proved, limit))
        case .secondOpinionVaultBalanceMismatch(let reported, let proved):
            .custom(
                "NegativeRebaseFailedWithdrawalVaultBalanceMismatch(uint256,uint256)",
                ABITuple(reported, proved))
        case .incorrectCLBalanceIncrease(let annual):
            .custom("IncorrectCLBalanceIncrease(uint256)", ABITuple(annual))
        case .incorrectAppearedValidators(let count):
            .custom("IncorrectAppearedValidators(uint256)", ABITuple(count))
        case .incorrectSimulatedShareRate(let simulated, let actual):
            .custom("IncorrectSimulatedShareRate(uint256,uint256)", ABITuple(simulated, actual))
        case .incorrectRequestFinalization(let timestamp):
            .custom("IncorrectRequestFinalization(uint256)", ABITuple(timestamp))
        case .incorrectNumberOfExitRequests(let maximum):
            .custom("IncorrectNumberOfExitRequestsPerReport(uint256)", ABITuple(maximum))
        case .exitedValidatorsLimitExceeded(let limit, let exited):
            .custom("ExitedValidatorsLimitExceeded(uint256,uint256)", ABITuple(limit, exited))
        case .tooManyNodeOperatorsPerItem(let index, let count):
            .custom("TooManyNodeOpsPerExtraDataItem(uint256,uint256)", ABITuple(index, count))
        case .tooManyItemsPerTransaction(let maximum, let count):
            .custom(
                "TooManyItemsPerExtraDataTransaction(uint256,uint256)", ABITuple(maximum, count))
        case .incorrectLimitValue(let value, let minimum, let maximum):
            .custom(
                "IncorrectLimitValue(uint256,uint256,uint256)", ABITuple(value, minimum, maximum))
        }
    }
}

extension StakingRouterError: WireError {
    public var revertData: RevertData {
        switch self {
        case .zeroAddressAdmin: .custom("ZeroAddressAdmin()")
        case .zeroAddressLido: .custom("ZeroAddressLido()")
        case .alreadyInitialized: .custom("NonZeroContractVersionOnInit()")
        case .unexpectedContractVersion(let expected, let received):
            .custom("UnexpectedContractVersion(uint256,uint256)", ABITuple(expected, received))
        case .directEther: .custom("DirectETHTransfer()")
        case .notLido: .custom("AppAuthLidoFailed()")
        case .zeroAddressStakingModule: .custom("ZeroAddressStakingModule()")
        case .wrongName: .custom("StakingModuleWrongName()")
        case .modulesLimitExceeded: .custom("StakingModulesLimitExceeded()")
        case .addressExists: .custom("StakingModuleAddressExists()")
        case .moduleUnregistered: .custom("StakingModuleUnregistered()")
        case .invalidStakeShareLimit: .custom("InvalidStakeShareLimit()")
        case .invalidPriorityExitShareThreshold: .custom("InvalidPriorityExitShareThreshold()")
        case .invalidFeeSum: .custom("InvalidFeeSum()")
        case .invalidMinDepositBlockDistance: .custom("InvalidMinDepositBlockDistance()")
        case .invalidMaxDepositsPerBlock: .custom("InvalidMaxDepositPerBlockValue()")
        case .statusTheSame: .custom("StakingModuleStatusTheSame()")
        case .emptyWithdrawalCredentials: .custom("EmptyWithdrawalsCredentials()")
        case .moduleNotActive: .custom("StakingModuleNotActive()")
        case .invalidDepositsValue(let value, let count):
            .custom("InvalidDepositsValue(uint256,uint256)", ABITuple(value, count))
        case .invalidPublicKeysLength(let actual, let expected):
            .custom("InvalidPublicKeysBatchLength(uint256,uint256)", ABITuple(actual, expected))
        case .invalidSignaturesLength(let actual, let expected):
            .custom("InvalidSignaturesBatchLength(uint256,uint256)", ABITuple(actual, expected))
        case .arraysLengthMismatch(let first, let second):
            .custom("ArraysLengthMismatch(uint256,uint256)", ABITuple(first, second))
        case .unrecoverableModuleError: .custom("UnrecoverableModuleError()")
        case .exitedValidatorsCannotDecrease: .custom("ExitedValidatorsCountCannotDecrease()")
        case .exitedExceedDeposited(let exited, let deposited):
            .custom(
                "ReportedExitedValidatorsExceedDeposited(uint256,uint256)",
                ABITuple(exited, deposited))
        case .invalidReportData(let code): .custom("InvalidReportData(uint256)", ABITuple(code))
        case .unexpectedCurrentValidators(let module, let nodeOperator):
            .custom(
                "UnexpectedCurrentValidatorsCount(uint256,uint256)",
                ABITuple(module, nodeOperator))
        case .unexpectedFinalExitedValidators(let module, let router):
            .custom(
                "UnexpectedFinalExitedValidatorsCount(uint256,uint256)",
                ABITuple(module, router))
        }
    }
}

import CairnEthereum
import CairnLedger
public import CairnRestaking

extension StrategyError: WireError {
    public var revertData: RevertData {
        switch self {
        case .strategyNotWhitelisted: .custom("StrategyNotWhitelisted()")
        case .onlyStrategyWhitelister: .custom("OnlyStrategyWhitelister()")
        case .onlyDelegationManager: .custom("OnlyDelegationManager()")
        case .stakerAddressZero: .custom("StakerAddressZero()")
        case .sharesAmountZero: .custom("SharesAmountZero()")
        case .maxStrategiesExceeded: .custom("MaxStrategiesExceeded()")
        case .sharesAmountTooHigh: .custom("SharesAmountTooHigh()")
        case .strategyNotFound: .custom("StrategyNotFound()")
        case .strategyAlreadyInSlash: .custom("StrategyAlreadyInSlash()")
        case .onlyStrategyManager: .custom("OnlyStrategyManager()")
        case .onlyUnderlyingToken: .custom("OnlyUnderlyingToken()")
        case .maxPerDepositExceedsMax: .custom("MaxPerDepositExceedsMax()")
        case .balanceExceedsMaxTotalDeposits: .custom("BalanceExceedsMaxTotalDeposits()")
        case .newSharesZero: .custom("NewSharesZero()")
        case .totalSharesExceedsMax: .custom("TotalSharesExceedsMax()")
        case .withdrawalAmountExceedsTotalDeposits:
            .custom("WithdrawalAmountExceedsTotalDeposits()")
        case .blacklistedToken: .custom("BlacklistedToken()")
        case .strategyAlreadyExists: .custom("StrategyAlreadyExists()")
        case .alreadyBlacklisted: .custom("AlreadyBlacklisted()")
        case .initializationFailed: .message("Address: low-level delegate call failed")
        case .tokenHasNoCode: .message("Address: call to non-contract")
        case .tokenCallFailed: .message("SafeERC20: low-level call failed")
        }
    }
}

extension PausingError: WireError {
    public var revertData: RevertData {
        switch self {
        case .onlyPauser: .custom("OnlyPauser()")
        case .onlyUnpauser: .custom("OnlyUnpauser()")
        case .currentlyPaused: .custom("CurrentlyPaused()")
        case .invalidNewPausedStatus: .custom("InvalidNewPausedStatus()")
        case .inputAddressZero: .custom("InputAddressZero()")
        }
    }
}

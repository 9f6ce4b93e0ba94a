import CairnEthereum
public import CairnPrimitives

/// The roles of Lido's contracts: hashes of their names.
public enum LidoRole {
    // Token and queue
    public static let pause = keccak256(utf8: "PAUSE_ROLE")
    public static let resume = keccak256(utf8: "RESUME_ROLE")
    // Token
    public static let stakingPause = keccak256(utf8: "STAKING_PAUSE_ROLE")
    public static let stakingControl = keccak256(utf8: "STAKING_CONTROL_ROLE")
    public static let unsafeChangeDepositedValidators = keccak256(
        utf8: "UNSAFE_CHANGE_DEPOSITED_VALIDATORS_ROLE")
    // Queue
    public static let finalize = keccak256(utf8: "FINALIZE_ROLE")
    public static let oracle = keccak256(utf8: "ORACLE_ROLE")
    public static let manageTokenURI = keccak256(utf8: "MANAGE_TOKEN_URI_ROLE")
    // Burner
    public static let requestBurnMyStETH = keccak256(utf8: "REQUEST_BURN_MY_STETH_ROLE")
    public static let requestBurnShares = keccak256(utf8: "REQUEST_BURN_SHARES_ROLE")
    // Staking router
    public static let manageWithdrawalCredentials = keccak256(
        utf8: "MANAGE_WITHDRAWAL_CREDENTIALS_ROLE")
    public static let stakingModuleManage = keccak256(utf8: "STAKING_MODULE_MANAGE_ROLE")
    public static let stakingModuleUnvetting = keccak256(utf8: "STAKING_MODULE_UNVETTING_ROLE")
    public static let reportExitedValidators = keccak256(utf8: "REPORT_EXITED_VALIDATORS_ROLE")
    public static let reportValidatorExitingStatus = keccak256(
        utf8: "REPORT_VALIDATOR_EXITING_STATUS_ROLE")
    public static let reportValidatorExitTriggered = keccak256(
        utf8: "REPORT_VALIDATOR_EXIT_TRIGGERED_ROLE")
    public static let unsafeSetExitedValidators = keccak256(
        utf8: "UNSAFE_SET_EXITED_VALIDATORS_ROLE")
    public static let reportRewardsMinted = keccak256(utf8: "REPORT_REWARDS_MINTED_ROLE")
    // Sanity checker
    public static let allLimitsManager = keccak256(utf8: "ALL_LIMITS_MANAGER_ROLE")
    public static let exitedValidatorsLimit = keccak256(
        utf8: "EXITED_VALIDATORS_PER_DAY_LIMIT_MANAGER_ROLE")
    public static let appearedValidatorsLimit = keccak256(
        utf8: "APPEARED_VALIDATORS_PER_DAY_LIMIT_MANAGER_ROLE")
    public static let annualBalanceIncreaseLimit = keccak256(
        utf8: "ANNUAL_BALANCE_INCREASE_LIMIT_MANAGER_ROLE")
    public static let shareRateDeviationLimit = keccak256(
        utf8: "SHARE_RATE_DEVIATION_LIMIT_MANAGER_ROLE")
    public static let exitRequestsLimit = keccak256(
        utf8: "MAX_VALIDATOR_EXIT_REQUESTS_PER_REPORT_ROLE")
    public static let extraDataItemsLimit = keccak256(
        utf8: "MAX_ITEMS_PER_EXTRA_DATA_TRANSACTION_ROLE")
    public static let extraDataOperatorsLimit = keccak256(
        utf8: "MAX_NODE_OPERATORS_PER_EXTRA_DATA_ITEM_ROLE")
    public static let requestTimestampMargin = keccak256(
        utf8: "REQUEST_TIMESTAMP_MARGIN_MANAGER_ROLE")
    public static let maxPositiveTokenRebase = keccak256(
        utf8: "MAX_POSITIVE_TOKEN_REBASE_MANAGER_ROLE")
    public static let secondOpinion = keccak256(utf8: "SECOND_OPINION_MANAGER_ROLE")
    public static let initialSlashingAndPenalties = keccak256(
        utf8: "INITIAL_SLASHING_AND_PENALTIES_MANAGER_ROLE")
}

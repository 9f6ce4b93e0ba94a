public import CairnLiquid
import CairnEthereum
import CairnLedger
import CairnPrimitives

extension LidoError: WireError {
    public var revertData: RevertData { .message(text) }

    private var text: String {
        switch self {
        case .unauthorized: "APP_AUTH_FAILED"
        case .notDepositSecurityModule: "APP_AUTH_DSM_FAILED"
        case .alreadyInitialized: "INIT_ALREADY_INITIALIZED"
        case .unexpectedContractVersion: "UNEXPECTED_CONTRACT_VERSION"
        case .nonEmptyData: "NON_EMPTY_DATA"
        case .notSupported: "NOT_SUPPORTED"
        case .contractIsStopped: "CONTRACT_IS_STOPPED"
        case .contractIsActive: "CONTRACT_IS_ACTIVE"
        case .zeroDeposit: "ZERO_DEPOSIT"
        case .stakingPaused: "STAKING_PAUSED"
        case .stakeLimit: "STAKE_LIMIT"
        case .stakingAlreadyPaused: "ALREADY_PAUSED"
        case .stakingAlreadyResumed: "ALREADY_RESUMED"
        case .maxStakeLimitTooLarge: "TOO_LARGE_MAX_STAKE_LIMIT"
        case .maxStakeLimitZero: "ZERO_MAX_STAKE_LIMIT"
        case .limitIncreaseTooLarge: "TOO_LARGE_LIMIT_INCREASE"
        case .limitIncreaseTooSmall: "TOO_SMALL_LIMIT_INCREASE"
        case .maxExternalRatioInvalid: "INVALID_MAX_EXTERNAL_RATIO"
        case .canNotDeposit: "CAN_NOT_DEPOSIT"
        case .ethTooLarge: "ETH_TOO_LARGE"
        case .sharesTooLarge: "SHARES_TOO_LARGE"
        case .sharesOverflow: "SHARES_OVERFLOW"
        case .transferFromZero: "TRANSFER_FROM_ZERO_ADDR"
        case .transferToZero: "TRANSFER_TO_ZERO_ADDR"
        case .transferToStETH: "TRANSFER_TO_STETH_CONTRACT"
        case .mintToZero: "MINT_TO_ZERO_ADDR"
        case .mintToStETH: "MINT_TO_STETH_CONTRACT"
        case .burnFromZero: "BURN_FROM_ZERO_ADDR"
        case .balanceExceeded: "BALANCE_EXCEEDED"
        case .approveFromZero: "APPROVE_FROM_ZERO_ADDR"
        case .approveToZero: "APPROVE_TO_ZERO_ADDR"
        case .allowanceExceeded: "ALLOWANCE_EXCEEDED"
        case .allowanceBelowZero: "ALLOWANCE_BELOW_ZERO"
        case .deadlineExpired: "DEADLINE_EXPIRED"
        case .signatureInvalid: "INVALID_SIGNATURE"
        case .mintZeroShares: "MINT_ZERO_AMOUNT_OF_SHARES"
        case .burnZeroShares: "BURN_ZERO_AMOUNT_OF_SHARES"
        case .externalBalanceLimitExceeded: "EXTERNAL_BALANCE_LIMIT_EXCEEDED"
        case .externalSharesTooSmall: "EXT_SHARES_TOO_SMALL"
        case .zeroValue: "ZERO_VALUE"
        case .valueSharesMismatch: "VALUE_SHARES_MISMATCH"
        case .badDebtZeroShares: "BAD_DEBT_ZERO_SHARES"
        case .mathAddOverflow: "MATH_ADD_OVERFLOW"
        case .mathSubtractUnderflow: "MATH_SUB_UNDERFLOW"
        case .signatureHighS: "ECDSA: invalid signature 's' value"
        case .signatureVInvalid: "ECDSA: invalid signature 'v' value"
        case .signerNotRecoverable: "ECDSA: invalid signature"
        case .wrapZero: "wstETH: can't wrap zero stETH"
        case .unwrapZero: "wstETH: zero amount unwrap not allowed"
        case .wrappedPermitExpired: "ERC20Permit: expired deadline"
        case .wrappedPermitInvalid: "ERC20Permit: invalid signature"
        case .wrappedTransferFromZero: "ERC20: transfer from the zero address"
        case .wrappedTransferToZero: "ERC20: transfer to the zero address"
        case .wrappedTransferExceedsBalance: "ERC20: transfer amount exceeds balance"
        case .wrappedTransferExceedsAllowance: "ERC20: transfer amount exceeds allowance"
        case .wrappedMintToZero: "ERC20: mint to the zero address"
        case .wrappedBurnFromZero: "ERC20: burn from the zero address"
        case .wrappedBurnExceedsBalance: "ERC20: burn amount exceeds balance"
        case .wrappedApproveFromZero: "ERC20: approve from the zero address"
        case .wrappedApproveToZero: "ERC20: approve to the zero address"
        case .wrappedAllowanceBelowZero: "ERC20: decreased allowance below zero"
        }
    }
}

/// OpenZeppelin's sentence names account and role in full.
extension AccessControlError: WireError {
    public var revertData: RevertData {
        switch self {
        case .missingRole(let account, let role):
            .message("AccessControl: account \(account.hex) is missing role \(role.hex)")
        case .renouncedForAnother:
            .message("AccessControl: can only renounce roles for self")
        }
    }
}

extension BurnerError: WireError {
    public var revertData: RevertData {
        switch self {
        case .zeroAddress(let field): .custom("ZeroAddress(string)", ABITuple(field))
        case .alreadyInitialized: .custom("NonZeroContractVersionOnInit()")
        case .onlyLidoCanMigrate: .custom("OnlyLidoCanMigrate()")
        case .migrationNotAllowed: .custom("MigrationNotAllowedOrAlreadyMigrated()")
        case .directEther: .custom("DirectETHTransfer()")
        case .unauthorized: .custom("AppAuthFailed()")
        case .zeroBurnAmount: .custom("ZeroBurnAmount()")
        case .burnExceedsActual(let requested, let actual):
            .custom("BurnAmountExceedsActual(uint256,uint256)", ABITuple(requested, actual))
        case .zeroRecoveryAmount: .custom("ZeroRecoveryAmount()")
        case .stETHRecoveryWrongFunction: .custom("StETHRecoveryWrongFunc()")
        }
    }
}

extension LidoVaultError: WireError {
    public var revertData: RevertData {
        switch self {
        case .onlyLidoCanWithdraw: .message("ONLY_LIDO_CAN_WITHDRAW")
        case .zeroRecoveryAmount: .message("ZERO_RECOVERY_AMOUNT")
        case .unexpectedContractVersion(let expected, let received):
            .custom("UnexpectedContractVersion(uint256,uint256)", ABITuple(expected, received))
        case .notLido: .custom("NotLido()")
        case .zeroAmount: .custom("ZeroAmount()")
        case .notEnoughEther(let requested, let balance):
            .custom("NotEnoughEther(uint256,uint256)", ABITuple(requested, balance))
        case .notTriggerableWithdrawalsGateway: .custom("NotTriggerableWithdrawalsGateway()")
        case .zeroArgument(let name): .custom("ZeroArgument(string)", ABITuple(name))
        case .arraysLengthMismatch(let first, let second):
            .custom("ArraysLengthMismatch(uint256,uint256)", ABITuple(first, second))
        case .feeReadFailed: .custom("FeeReadFailed()")
        case .feeInvalid: .custom("FeeInvalidData()")
        case .incorrectFee(let required, let provided):
            .custom("IncorrectFee(uint256,uint256)", ABITuple(required, provided))
        case .requestAdditionFailed(let request):
            .custom("RequestAdditionFailed(bytes)", ABITuple(request))
        case .callToNonContract: .message("Address: call to non-contract")
        case .tokenCallFailed: .message("SafeERC20: low-level call failed")
        }
    }
}

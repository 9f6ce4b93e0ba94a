public import CairnLedger
public import CairnPrimitives

/// Why the burner refuses.
public enum BurnerError: RevertReason {
    // Burner
    case zeroAddress(field: String)
    case alreadyInitialized
    case onlyLidoCanMigrate
    case migrationNotAllowed
    case directEther
    case unauthorized
    case zeroBurnAmount
    case burnExceedsActual(requested: Shares, actual: Shares)
    case zeroRecoveryAmount
    case stETHRecoveryWrongFunction
}

/// Why a vault refuses.
public enum LidoVaultError: RevertReason {
    // Execution layer rewards vault
    case onlyLidoCanWithdraw
    case zeroRecoveryAmount

    // Withdrawal vault
    case unexpectedContractVersion(expected: UInt256, received: UInt256)
    case notLido
    case zeroAmount
    case notEnoughEther(requested: Wei, balance: Wei)
    case notTriggerableWithdrawalsGateway
    case zeroArgument(name: String)
    case arraysLengthMismatch(first: UInt256, second: UInt256)
    case feeReadFailed
    case feeInvalid
    case incorrectFee(required: Wei, provided: Wei)
    case requestAdditionFailed(Bytes)

    // Recovery of tokens
    case callToNonContract
    case tokenCallFailed
}

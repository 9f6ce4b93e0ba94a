import CairnEthereum
public import CairnLiquid
import CairnLedger
import CairnPrimitives

extension NodeOperatorsError: WireError {
    public var revertData: RevertData { .message(text) }

    private var text: String {
        switch self {
        case .wrongNameLength: "WRONG_NAME_LENGTH"
        case .zeroAddress: "ZERO_ADDRESS"
        case .lidoRewardAddress: "LIDO_REWARD_ADDRESS"
        case .outOfRange: "OUT_OF_RANGE"
        case .unauthorized: "APP_AUTH_FAILED"
        case .wrongActiveState: "WRONG_OPERATOR_ACTIVE_STATE"
        case .valueIsTheSame: "VALUE_IS_THE_SAME"
        case .maximumCountExceeded: "MAX_OPERATORS_COUNT_EXCEEDED"
        case .vettedKeysIncreased: "VETTED_KEYS_COUNT_INCREASED"
        case .invalidReportData: "INVALID_REPORT_DATA"
        case .exitedValidatorsDecreased: "EXITED_VALIDATORS_COUNT_DECREASED"
        case .invalidAllocatedKeys: "INVALID_ALLOCATED_KEYS_COUNT"
        case .distributionNotReady: "DISTRIBUTION_NOT_READY"
        case .invalidPublicKey: "INVALID_PUBLIC_KEY"
        case .invalidKeysCount: "INVALID_KEYS_COUNT"
        case .lengthMismatch: "LENGTH_MISMATCH"
        case .emptyKey: "EMPTY_KEY"
        }
    }
}

extension EventSignatures {
    /// The events of modules with node operators.
    mutating func addNodeOperatorsEvents() {
        addNodeOperatorEvents()
        addSigningKeyEvents()
        addModuleRewardEvents()
    }

    private mutating func addNodeOperatorEvents() {
        add("NodeOperatorAdded") { (event: NodeOperatorsEvent.NodeOperatorAdded) in
            ABITuple(event.id, ABIText(event.name), event.rewardAddress, event.stakingLimit)
        }
        add("NodeOperatorActiveSet", indexed: [0]) {
            (event: NodeOperatorsEvent.NodeOperatorActiveSet) in
            ABITuple(event.id, event.isActive.isSet)
        }
        add("NodeOperatorNameSet", indexed: [0]) {
            (event: NodeOperatorsEvent.NodeOperatorNameSet) in
            ABITuple(event.id, ABIText(event.name))
        }
        add("NodeOperatorRewardAddressSet", indexed: [0]) {
            (event: NodeOperatorsEvent.NodeOperatorRewardAddressSet) in
            ABITuple(event.id, event.rewardAddress)
        }
        add("TargetValidatorsCountChanged", indexed: [0]) {
            (event: NodeOperatorsEvent.TargetValidatorsCountChanged) in
            ABITuple(event.id, event.count, event.mode)
        }
        add("ValidatorExitTriggered", indexed: [0]) {
            (event: NodeOperatorsEvent.ValidatorExitTriggered) in
            ABITuple(event.id, event.publicKey, event.fee, event.exitType)
        }
    }

    private mutating func addSigningKeyEvents() {
        add("NodeOperatorTotalKeysTrimmed", indexed: [0]) {
            (event: NodeOperatorsEvent.NodeOperatorTotalKeysTrimmed) in
            ABITuple(event.id, event.count)
        }
        add("VettedSigningKeysCountChanged", indexed: [0]) {
            (event: NodeOperatorsEvent.VettedSigningKeysCountChanged) in
            ABITuple(event.id, event.count)
        }
        add("DepositedSigningKeysCountChanged", indexed: [0]) {
            (event: NodeOperatorsEvent.DepositedSigningKeysCountChanged) in
            ABITuple(event.id, event.count)
        }
        add("ExitedSigningKeysCountChanged", indexed: [0]) {
            (event: NodeOperatorsEvent.ExitedSigningKeysCountChanged) in
            ABITuple(event.id, event.count)
        }
        add("TotalSigningKeysCountChanged", indexed: [0]) {
            (event: NodeOperatorsEvent.TotalSigningKeysCountChanged) in
            ABITuple(event.id, event.count)
        }
        add("SigningKeyAdded", indexed: [0]) { (event: NodeOperatorsEvent.SigningKeyAdded) in
            ABITuple(event.id, event.publicKey)
        }
        add("SigningKeyRemoved", indexed: [0]) { (event: NodeOperatorsEvent.SigningKeyRemoved) in
            ABITuple(event.id, event.publicKey)
        }
    }

    private mutating func addModuleRewardEvents() {
        add("KeysOpIndexSet") { (event: NodeOperatorsEvent.KeysOpIndexSet) in
            ABITuple(event.index)
        }
        add("NonceChanged") { (event: NodeOperatorsEvent.NonceChanged) in ABITuple(event.nonce) }
        add("RewardsDistributed", indexed: [0]) {
            (event: NodeOperatorsEvent.RewardsDistributed) in
            ABITuple(event.rewardAddress, event.shares)
        }
        add("RewardDistributionStateChanged") {
            (event: NodeOperatorsEvent.RewardDistributionStateChanged) in
            ABITuple(UInt8(truncatingIfNeeded: event.state))
        }
    }
}

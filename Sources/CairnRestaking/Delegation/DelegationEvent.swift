public import CairnLedger
public import CairnPrimitives

/// What the DelegationManager announces.
public enum DelegationEvent {
    public struct OperatorRegistered: LedgerEvent, BitwiseCopyable {
        public let `operator`: Address
        public let delegationApprover: Address
    }

    public struct DelegationApproverUpdated: LedgerEvent, BitwiseCopyable {
        public let `operator`: Address
        public let newDelegationApprover: Address
    }

    public struct OperatorMetadataURIUpdated: LedgerEvent {
        public let `operator`: Address
        /// The text as it was given, which need not be UTF-8.
        public let metadataURI: Bytes
    }

    public struct OperatorSharesIncreased: LedgerEvent, BitwiseCopyable {
        public let `operator`: Address
        public let staker: Address
        public let strategy: Address
        public let shares: Shares
    }

    public struct OperatorSharesDecreased: LedgerEvent, BitwiseCopyable {
        public let `operator`: Address
        /// Zero if the operator was slashed.
        public let staker: Address
        public let strategy: Address
        public let shares: Shares
    }

    public struct OperatorSharesSlashed: LedgerEvent, BitwiseCopyable {
        public let `operator`: Address
        public let strategy: Address
        public let totalSlashedShares: Shares
    }

    public struct StakerDelegated: LedgerEvent, BitwiseCopyable {
        public let staker: Address
        public let `operator`: Address
    }

    public struct StakerUndelegated: LedgerEvent, BitwiseCopyable {
        public let staker: Address
        public let `operator`: Address
    }

    public struct StakerForceUndelegated: LedgerEvent, BitwiseCopyable {
        public let staker: Address
        public let `operator`: Address
    }

    public struct DepositScalingFactorUpdated: LedgerEvent, BitwiseCopyable {
        public let staker: Address
        public let strategy: Address
        public let newDepositScalingFactor: UInt256
    }

    public struct SlashingWithdrawalQueued: LedgerEvent {
        public let withdrawalRoot: Hash
        public let withdrawal: StakerWithdrawal
        public let sharesToWithdraw: [Shares]
    }

    public struct SlashingWithdrawalCompleted: LedgerEvent, BitwiseCopyable {
        public let withdrawalRoot: Hash
    }
}

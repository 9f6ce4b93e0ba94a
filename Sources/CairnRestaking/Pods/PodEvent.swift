public import CairnLedger
public import CairnPrimitives

/// What the EigenPodManager announces.
public enum PodEvent {
    public struct PodDeployed: LedgerEvent, BitwiseCopyable {
        public let eigenPod: Address
        public let podOwner: Address
    }

    public struct PodSharesUpdated: LedgerEvent, BitwiseCopyable {
        public let podOwner: Address
        public let sharesDelta: Int256
    }

    public struct NewTotalShares: LedgerEvent, BitwiseCopyable {
        public let podOwner: Address
        public let newTotalShares: Int256
    }

    public struct BeaconChainSlashingFactorDecreased: LedgerEvent, BitwiseCopyable {
        public let staker: Address
        public let previousSlashingFactor: UInt64
        public let newSlashingFactor: UInt64
    }

    public struct BurnableETHSharesIncreased: LedgerEvent, BitwiseCopyable {
        public let shares: Shares
    }

    public struct PectraForkTimestampSet: LedgerEvent, BitwiseCopyable {
        public let newPectraForkTimestamp: UInt64
    }

    public struct ProofTimestampSetterSet: LedgerEvent, BitwiseCopyable {
        public let newProofTimestampSetter: Address
    }
}

/// What a pod announces.
extension PodEvent {
    public struct EigenPodStaked: LedgerEvent, BitwiseCopyable {
        public let pubkeyHash: Hash
    }

    public struct ProofSubmitterUpdated: LedgerEvent, BitwiseCopyable {
        public let previousProofSubmitter: Address
        public let newProofSubmitter: Address
    }

    public struct ValidatorRestaked: LedgerEvent, BitwiseCopyable {
        public let pubkeyHash: Hash
    }

    public struct ValidatorBalanceUpdated: LedgerEvent, BitwiseCopyable {
        public let pubkeyHash: Hash
        public let balanceTimestamp: UInt64
        public let newValidatorBalanceGwei: UInt64
    }

    public struct RestakedBeaconChainETHWithdrawn: LedgerEvent, BitwiseCopyable {
        public let recipient: Address
        public let amount: Wei
    }

    public struct NonBeaconChainETHReceived: LedgerEvent, BitwiseCopyable {
        public let amountReceived: Wei
    }

    public struct CheckpointCreated: LedgerEvent, BitwiseCopyable {
        public let checkpointTimestamp: UInt64
        public let beaconBlockRoot: Hash
        public let validatorCount: UInt64
    }

    public struct CheckpointFinalized: LedgerEvent, BitwiseCopyable {
        public let checkpointTimestamp: UInt64
        public let totalShareDelta: Int256
    }

    public struct ValidatorCheckpointed: LedgerEvent, BitwiseCopyable {
        public let checkpointTimestamp: UInt64
        public let pubkeyHash: Hash
    }

    public struct ValidatorWithdrawn: LedgerEvent, BitwiseCopyable {
        public let checkpointTimestamp: UInt64
        public let pubkeyHash: Hash
    }

    public struct SwitchToCompoundingRequested: LedgerEvent, BitwiseCopyable {
        public let pubkeyHash: Hash
    }

    public struct ConsolidationRequested: LedgerEvent, BitwiseCopyable {
        public let sourcePubkeyHash: Hash
        public let targetPubkeyHash: Hash
    }

    public struct ExitRequested: LedgerEvent, BitwiseCopyable {
        public let pubkeyHash: Hash
    }

    public struct WithdrawalRequested: LedgerEvent, BitwiseCopyable {
        public let pubkeyHash: Hash
        public let amountGwei: UInt64
    }
}

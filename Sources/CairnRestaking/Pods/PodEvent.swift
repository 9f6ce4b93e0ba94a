public import CairnLedger
public import CairnPrimitives

/// What the EigenPodManager announces, and a pod that it has pay.
public enum PodEvent {
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

    /// Announced by the pod.
    public struct RestakedBeaconChainETHWithdrawn: LedgerEvent, BitwiseCopyable {
        public let recipient: Address
        public let amount: Wei
    }

    public struct PectraForkTimestampSet: LedgerEvent, BitwiseCopyable {
        public let newPectraForkTimestamp: UInt64
    }

    public struct ProofTimestampSetterSet: LedgerEvent, BitwiseCopyable {
        public let newProofTimestampSetter: Address
    }
}

public import CairnLedger
public import CairnPrimitives

/// What modules with node operators announce.
public enum NodeOperatorsEvent {
    /// There is a new operator.
    public struct NodeOperatorAdded: LedgerEvent {
        public let id: UInt256
        public let name: Bytes
        public let rewardAddress: Address
        public let stakingLimit: UInt64
    }

    /// An operator takes part, or no longer.
    public struct NodeOperatorActiveSet: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let isActive: Flag
    }

    /// An operator has another name.
    public struct NodeOperatorNameSet: LedgerEvent {
        public let id: UInt256
        public let name: Bytes
    }

    /// An operator's rewards go elsewhere.
    public struct NodeOperatorRewardAddressSet: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let rewardAddress: Address
    }

    /// Keys without deposits were dropped.
    public struct NodeOperatorTotalKeysTrimmed: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let count: UInt64
    }

    /// Keys changed, in the words of an older release.
    public struct KeysOpIndexSet: LedgerEvent, BitwiseCopyable {
        public let index: UInt256
    }

    /// Keys changed.
    public struct NonceChanged: LedgerEvent, BitwiseCopyable {
        public let nonce: UInt256
    }

    /// An operator got its part of rewards.
    public struct RewardsDistributed: LedgerEvent, BitwiseCopyable {
        public let rewardAddress: Address
        public let shares: Shares
    }

    /// The sharing out of rewards is one step further.
    public struct RewardDistributionStateChanged: LedgerEvent, BitwiseCopyable {
        public let state: UInt64
    }

    /// So many keys may get deposits.
    public struct VettedSigningKeysCountChanged: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let count: UInt256
    }

    /// So many keys have deposits.
    public struct DepositedSigningKeysCountChanged: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let count: UInt256
    }

    /// So many validators have exited.
    public struct ExitedSigningKeysCountChanged: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let count: UInt256
    }

    /// An operator has so many keys.
    public struct TotalSigningKeysCountChanged: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let count: UInt256
    }

    /// How many validators an operator should have.
    public struct TargetValidatorsCountChanged: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let count: UInt256
        public let mode: UInt256
    }

    /// A validator was asked to leave by way of the execution layer.
    public struct ValidatorExitTriggered: LedgerEvent {
        public let id: UInt256
        public let publicKey: Bytes
        public let fee: UInt256
        public let exitType: UInt256
    }

    /// A key was added.
    public struct SigningKeyAdded: LedgerEvent {
        public let id: UInt256
        public let publicKey: Bytes
    }

    /// A key was removed.
    public struct SigningKeyRemoved: LedgerEvent {
        public let id: UInt256
        public let publicKey: Bytes
    }
}

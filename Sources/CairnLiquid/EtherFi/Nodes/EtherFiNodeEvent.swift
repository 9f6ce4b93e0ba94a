public import CairnLedger
public import CairnPrimitives

/// What the staking manager, the nodes manager and nodes announce.
public enum EtherFiNodeEvent {
    /// A proxy takes its code from a beacon.
    ///
    /// - Spec: OpenZeppelin Contracts 4.8, `ERC1967Upgrade.BeaconUpgraded`
    public struct BeaconUpgraded: LedgerEvent, BitwiseCopyable {
        public let beacon: Address
    }

    /// There is a new node.
    public struct EtherFiNodeDeployed: LedgerEvent, BitwiseCopyable {
        public let node: Address
    }

    /// A validator got its first ether.
    public struct ValidatorCreated: LedgerEvent {
        public let pubkeyHash: Hash
        public let node: Address
        public let pubkey: Bytes
    }

    /// A validator got the rest of its ether.
    public struct ValidatorConfirmed: LedgerEvent {
        public let pubkeyHash: Hash
        public let bnftRecipient: Address
        public let tnftRecipient: Address
        public let pubkey: Bytes
    }

    /// The bid that a validator comes from.
    public struct LinkLegacyValidatorID: LedgerEvent, BitwiseCopyable {
        public let pubkeyHash: Hash
        public let legacyID: UInt256
    }

    /// A validator was started, in the words of an older release.
    public struct ValidatorRegistered: LedgerEvent {
        public let `operator`: Address
        public let bNftOwner: Address
        public let tNftOwner: Address
        public let validatorID: UInt256
        public let pubkey: Bytes
        public let ipfsHashForEncryptedValidatorKey: Bytes
    }

    /// A validator is one step further.
    public struct ValidatorCreationStatusUpdated: LedgerEvent {
        public let deposit: SignedDeposit
        public let bidID: UInt256
        public let node: Address
        public let registration: Hash
        public let status: ValidatorCreationStatus
    }

    /// A validator belongs to a node.
    public struct PubkeyLinked: LedgerEvent {
        public let pubkeyHash: Hash
        public let node: Address
        public let legacyID: UInt256
        public let pubkey: Bytes
    }

    /// A user may have nodes call a function of a contract, or may no longer.
    public struct UserAllowedForwardedExternalCallsUpdated: LedgerEvent, BitwiseCopyable {
        public let user: Address
        public let selector: Selector
        public let target: Address
        public let allowed: Bool
    }

    /// A user may have nodes call a function of their pods, or may no longer.
    public struct UserAllowedForwardedEigenpodCallsUpdated: LedgerEvent, BitwiseCopyable {
        public let user: Address
        public let selector: Selector
        public let allowed: Bool
    }

    /// Ether went to the pool: a node names the pool, the nodes manager the node.
    public struct FundsTransferred: LedgerEvent, BitwiseCopyable {
        public let account: Address
        public let amount: Wei
    }

    /// The beacon chain was asked to pay out a validator.
    public struct ValidatorWithdrawalRequestSent: LedgerEvent {
        public let pod: Address
        public let pubkeyHash: Hash
        public let pubkey: Bytes
    }

    /// The beacon chain was asked to let a validator compound.
    public struct ValidatorSwitchToCompoundingRequested: LedgerEvent {
        public let pod: Address
        public let pubkeyHash: Hash
        public let pubkey: Bytes
    }

    /// The beacon chain was asked to merge a validator into another one.
    public struct ValidatorConsolidationRequested: LedgerEvent {
        public let pod: Address
        public let sourceHash: Hash
        public let sourcePubkey: Bytes
        public let targetHash: Hash
        public let targetPubkey: Bytes
    }
}

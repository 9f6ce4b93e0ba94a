public import CairnLedger
public import CairnPrimitives

/// What strategies with limits announce, and duration vaults.
public enum VaultEvent {
    // MARK: Limits

    public struct MaxPerDepositUpdated: LedgerEvent, BitwiseCopyable {
        public let previousValue: UInt256
        public let newValue: UInt256
    }

    public struct MaxTotalDepositsUpdated: LedgerEvent, BitwiseCopyable {
        public let previousValue: UInt256
        public let newValue: UInt256
    }

    // MARK: Making

    public struct VaultInitialized: LedgerEvent {
        public let admin: Address
        public let arbitrator: Address
        public let underlyingToken: Address
        /// Seconds.
        public let duration: UInt32
        public let maxPerDeposit: UInt256
        public let stakeCap: UInt256
        /// Text, as it was given.
        public let metadataURI: Bytes
    }

    /// Announced by the factory.
    public struct DurationVaultDeployed: LedgerEvent {
        public let vault: Address
        public let underlyingToken: Address
        public let admin: Address
        /// Seconds.
        public let duration: UInt32
        public let maxPerDeposit: UInt256
        public let stakeCap: UInt256
        /// Text, as it was given.
        public let metadataURI: Bytes
        public let operatorSet: OperatorSet
    }

    // MARK: Course

    public struct VaultLocked: LedgerEvent, BitwiseCopyable {
        /// Unix seconds.
        public let lockedAt: UInt32
        public let unlockAt: UInt32
    }

    public struct VaultMatured: LedgerEvent, BitwiseCopyable {
        /// Unix seconds.
        public let maturedAt: UInt32
    }

    public struct VaultAdvancedToWithdrawals: LedgerEvent, BitwiseCopyable {
        public let arbitrator: Address
        /// Unix seconds.
        public let maturedAt: UInt32
    }

    public struct DeallocateAttempted: LedgerEvent, BitwiseCopyable {
        public let success: Bool
    }

    public struct DeregisterAttempted: LedgerEvent, BitwiseCopyable {
        public let success: Bool
    }

    public struct MetadataURIUpdated: LedgerEvent {
        /// Text, as it was given.
        public let newMetadataURI: Bytes
    }
}

public import CairnLedger
public import CairnPrimitives

/// What the allocation manager announces.
public enum AllocationEvent {
    // MARK: Magnitudes

    public struct AllocationDelaySet: LedgerEvent, BitwiseCopyable {
        public let `operator`: Address
        /// Blocks.
        public let delay: UInt32
        public let effectBlock: UInt32
    }

    public struct AllocationUpdated: LedgerEvent, BitwiseCopyable {
        public let `operator`: Address
        public let operatorSet: OperatorSet
        public let strategy: Address
        /// What holds from ``effectBlock`` on.
        public let magnitude: UInt64
        public let effectBlock: UInt32
    }

    public struct EncumberedMagnitudeUpdated: LedgerEvent, BitwiseCopyable {
        public let `operator`: Address
        public let strategy: Address
        public let encumberedMagnitude: UInt64
    }

    public struct MaxMagnitudeUpdated: LedgerEvent, BitwiseCopyable {
        public let `operator`: Address
        public let strategy: Address
        public let maxMagnitude: UInt64
    }

    public struct OperatorSlashed: LedgerEvent {
        public let `operator`: Address
        public let operatorSet: OperatorSet
        public let strategies: [Address]
        /// For each strategy the part of the operator's whole stake, 10^18 being all of it.
        public let wadSlashed: [UInt256]
        /// Text, as the slasher gave it.
        public let description: Bytes
    }

    // MARK: Services

    public struct AVSRegistrarSet: LedgerEvent, BitwiseCopyable {
        public let avs: Address
        public let registrar: Address
    }

    /// Also announced by the AVS directory.
    public struct AVSMetadataURIUpdated: LedgerEvent {
        public let avs: Address
        /// Text, as the caller gave it.
        public let metadataURI: Bytes
    }

    // MARK: Operator sets

    public struct OperatorSetCreated: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
    }

    public struct RedistributionAddressSet: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
        public let redistributionRecipient: Address
    }

    public struct StrategyAddedToOperatorSet: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
        public let strategy: Address
    }

    public struct StrategyRemovedFromOperatorSet: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
        public let strategy: Address
    }

    public struct OperatorAddedToOperatorSet: LedgerEvent, BitwiseCopyable {
        public let `operator`: Address
        public let operatorSet: OperatorSet
    }

    public struct OperatorRemovedFromOperatorSet: LedgerEvent, BitwiseCopyable {
        public let `operator`: Address
        public let operatorSet: OperatorSet
    }

    public struct SlasherUpdated: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
        public let slasher: Address
        public let effectBlock: UInt32
    }

    public struct SlasherMigrated: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
        public let slasher: Address
    }
}

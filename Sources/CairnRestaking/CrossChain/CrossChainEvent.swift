public import CairnLedger
public import CairnPrimitives

/// What the cross-chain registry announces.
public enum CrossChainEvent {
    public struct GenerationReservationCreated: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
    }

    public struct GenerationReservationRemoved: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
    }

    public struct OperatorTableCalculatorSet: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
        public let calculator: Address
    }

    public struct OperatorTableCalculatorRemoved: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
    }

    public struct OperatorSetConfigSet: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
        public let config: OperatorSetConfig
    }

    public struct OperatorSetConfigRemoved: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
    }

    public struct ChainIDAddedToWhitelist: LedgerEvent, BitwiseCopyable {
        public let chainID: UInt256
        public let updater: Address
    }

    public struct ChainIDRemovedFromWhitelist: LedgerEvent, BitwiseCopyable {
        public let chainID: UInt256
    }

    public struct TableUpdateCadenceSet: LedgerEvent, BitwiseCopyable {
        /// Seconds.
        public let cadence: UInt32
    }
}

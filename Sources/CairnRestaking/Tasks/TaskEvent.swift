public import CairnLedger
public import CairnPrimitives

/// What the task mailbox announces.
public enum TaskEvent {
    public struct ExecutorOperatorSetRegistered: LedgerEvent, BitwiseCopyable {
        public let caller: Address
        public let operatorSet: OperatorSet
        public let isRegistered: Bool
    }

    public struct ExecutorOperatorSetTaskConfigSet: LedgerEvent {
        public let caller: Address
        public let operatorSet: OperatorSet
        public let configuration: TaskConfiguration
    }

    public struct TaskCreated: LedgerEvent {
        public let creator: Address
        public let taskHash: Hash
        public let operatorSet: OperatorSet
        /// Unix seconds.
        public let referenceTimestamp: UInt32
        public let refundCollector: Address
        public let fee: UInt128
        /// Unix seconds.
        public let deadline: UInt256
        public let payload: Bytes
    }

    public struct TaskVerified: LedgerEvent {
        public let aggregator: Address
        public let taskHash: Hash
        public let operatorSet: OperatorSet
        public let certificate: Bytes
        public let result: Bytes
    }

    public struct FeeRefunded: LedgerEvent, BitwiseCopyable {
        public let refundCollector: Address
        public let taskHash: Hash
        public let fee: UInt128
    }

    public struct FeeSplitSet: LedgerEvent, BitwiseCopyable {
        /// Basis points.
        public let feeSplit: UInt16
    }

    public struct FeeSplitCollectorSet: LedgerEvent, BitwiseCopyable {
        public let collector: Address
    }
}

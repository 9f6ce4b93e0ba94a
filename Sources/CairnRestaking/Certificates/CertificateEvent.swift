public import CairnLedger
public import CairnPrimitives

/// What the updater of operator tables announces, and the verifiers.
public enum CertificateEvent {
    public struct NewGlobalTableRoot: LedgerEvent, BitwiseCopyable {
        /// Unix seconds.
        public let referenceTimestamp: UInt32
        public let globalTableRoot: Hash
    }

    public struct GlobalRootDisabled: LedgerEvent, BitwiseCopyable {
        public let globalTableRoot: Hash
    }

    public struct GeneratorUpdated: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
    }

    public struct GlobalRootConfirmationThresholdUpdated: LedgerEvent, BitwiseCopyable {
        /// Basis points.
        public let threshold: UInt16
    }

    public struct ECDSATableUpdated: LedgerEvent {
        public let operatorSet: OperatorSet
        /// Unix seconds.
        public let referenceTimestamp: UInt32
        public let operators: [ECDSAOperatorInfo]
    }

    public struct BN254TableUpdated: LedgerEvent {
        public let operatorSet: OperatorSet
        /// Unix seconds.
        public let referenceTimestamp: UInt32
        public let info: BN254OperatorSetInfo
    }
}

public import CairnLedger
public import CairnPrimitives

/// What the key registrar announces.
public enum KeyEvent {
    public struct OperatorSetConfigured: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
        public let curveType: CurveType
    }

    public struct KeyRegistered: LedgerEvent {
        public let operatorSet: OperatorSet
        public let `operator`: Address
        public let curveType: CurveType
        public let key: Bytes
    }

    public struct KeyDeregistered: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
        public let `operator`: Address
        public let curveType: CurveType
    }
}

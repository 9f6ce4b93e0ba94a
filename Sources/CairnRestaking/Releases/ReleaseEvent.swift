public import CairnLedger
public import CairnPrimitives

/// What the release manager announces.
public enum ReleaseEvent {
    public struct ReleasePublished: LedgerEvent {
        public let operatorSet: OperatorSet
        public let releaseID: UInt64
        public let release: Release
    }

    public struct MetadataURIPublished: LedgerEvent {
        public let operatorSet: OperatorSet
        /// Text, as it was given.
        public let metadataURI: Bytes
    }
}

public import CairnLedger
public import CairnPrimitives

/// Whether an operator serves an AVS in the manner of before operator sets.
///
/// - Spec: EigenLayer core, `IAVSDirectoryTypes.OperatorAVSRegistrationStatus`
public enum OperatorAVSRegistrationStatus: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    case unregistered
    case registered
}

/// What the AVS directory announces, besides ``AllocationEvent/AVSMetadataURIUpdated``.
public enum DirectoryEvent {
    public struct OperatorAVSRegistrationStatusUpdated: LedgerEvent, BitwiseCopyable {
        public let `operator`: Address
        public let avs: Address
        public let status: OperatorAVSRegistrationStatus
    }
}

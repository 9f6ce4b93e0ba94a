import CairnLedger
public import CairnPrimitives

/// Who answers for a set on the chains that get its operator table, and how old a table may be.
///
/// - Spec: EigenLayer core, `ICrossChainRegistryTypes.OperatorSetConfig`
public struct OperatorSetConfig: Hashable, Sendable, BitwiseCopyable {
    public var owner: Address
    /// Seconds for which certificates count; zero for ever.
    public var maxStalenessPeriod: UInt32

    public init(owner: Address = .zero, maxStalenessPeriod: UInt32 = 0) {
        self.owner = owner
        self.maxStalenessPeriod = maxStalenessPeriod
    }
}

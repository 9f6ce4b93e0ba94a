/// How much of a strategy's stake an operator puts at a set's disposal, now and soon.
///
/// - Spec: EigenLayer core, `IAllocationManagerTypes.Allocation`
public struct Allocation: Hashable, Sendable {
    /// What the set can slash now.
    public let currentMagnitude: UInt64
    /// What comes on top, or goes, at ``effectBlock``.
    public let pendingDiff: Int64
    /// Zero if nothing is pending.
    public let effectBlock: UInt32

    public init(currentMagnitude: UInt64, pendingDiff: Int64, effectBlock: UInt32) {
        self.currentMagnitude = currentMagnitude
        self.pendingDiff = pendingDiff
        self.effectBlock = effectBlock
    }

    init(_ record: AllocationRecord) {
        currentMagnitude = record.currentMagnitude
        pendingDiff = record.pendingDiff
        effectBlock = UInt32(truncatingIfNeeded: record.effectBlock)
    }
}

public import CairnLedger
public import CairnPrimitives

/// The burner's numbers: shares that wait to be burned, and shares that were.
///
/// Cover pays for losses of the protocol; everything else, withdrawals first of all, is non-cover.
@frozen
public struct BurnRequests: TableRecord {
    public var coverRequested: Shares
    public var nonCoverRequested: Shares
    public var coverBurnt: Shares
    public var nonCoverBurnt: Shares
}

public import CairnPrimitives

/// Why the ledger refuses to move ether or a plain asset.
public enum LedgerError: RevertReason {
    case insufficientEther(held: Wei, needed: Wei)
    case transferFromZero
    case transferToZero
    case transferExceedsBalance
    case approveFromZero
    case approveToZero
    case insufficientAllowance
    case decreasedAllowanceBelowZero
    /// No asset lives at the address.
    case notAToken(Address)
}

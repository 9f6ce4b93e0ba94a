/// By which rules a strategy's address takes and gives.
public enum StrategyKind: UInt64, Sendable {
    /// One of the ledger's, without further rules.
    case plain = 0
    /// One of the ledger's, with limits on deposits.
    case limited
    /// One of the ledger's that locks what it holds for a time.
    case durationVault
    /// A contract that the ledger does not know; it is asked by bytes.
    case foreign
}

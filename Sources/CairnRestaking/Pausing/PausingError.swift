public import CairnLedger

/// Why stopping or restarting is refused, or something that is stopped.
public enum PausingError: RevertReason {
    case onlyPauser
    case onlyUnpauser
    case currentlyPaused
    /// Pausing may only set bits, unpausing may only clear them.
    case invalidNewPausedStatus
    case inputAddressZero
}

public import CairnLedger

/// Whether and until when a contract is paused.
///
/// - Spec: ether.fi, `Pausable` and `PausableUntil`
public struct PauseRecord: TableRecord {
    /// Paused without a term.
    public var isPaused: Flag
    /// The last second of a timed pause.
    public var pausedUntil: UInt64
    /// How long timed pauses last; zero means the shortest.
    public var durationSeconds: UInt64

    /// The shortest timed pause, eight hours.
    public static let minimumSeconds: UInt64 = 8 * 3_600
    /// The longest timed pause, thirty days.
    public static let maximumSeconds: UInt64 = 30 * 86_400
    /// How long a pauser waits after a timed pause has ended, seven days.
    public static let cooldownSeconds: UInt64 = 7 * 86_400
}

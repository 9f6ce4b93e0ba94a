/// The direction in which an inexact quotient becomes an integer.
@frozen
public enum Rounding: Sendable, Hashable, BitwiseCopyable {
    /// Towards zero.
    case down
    /// Away from zero, whenever something remains.
    case up
}

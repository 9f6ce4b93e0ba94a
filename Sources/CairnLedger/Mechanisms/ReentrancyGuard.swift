/// Lets only one guarded method of a contract run at a time.
///
/// Not part of the stored state: between transactions nothing is running.
///
/// - Spec: OpenZeppelin Contracts 4.9, `ReentrancyGuard`
public final class ReentrancyGuard {
    @usableFromInline var isEntered = false

    public init() {}

    /// Runs a guarded method.
    ///
    /// - Throws: ``MechanismError/reentrantCall`` if another one is running, or what it throws.
    @inlinable @inline(__always)
    public func enter<Result>(
        _ body: () throws(Revert) -> Result
    ) throws(Revert) -> Result {
        try require(!isEntered, MechanismError.reentrantCall)
        isEntered = true
        defer { isEntered = false }
        return try body()
    }
}

public import CairnBeacon
public import CairnPrimitives

/// Which block of the beacon chain is meant.
public enum BeaconPoint: Sendable, Hashable {
    case head
    case genesis
    /// The justified checkpoint of the newest state.
    case justified
    /// The finalized checkpoint of the newest state.
    case finalized
    /// The newest block of a slot.
    case slot(UInt64)
    case blockRoot(Hash)
    case stateRoot(Hash)
    /// The block that holds a block of the execution chain.
    case executionBlock(BlockNumber)
    /// The block whose root the EIP-4788 contract tells for the time of a block.
    case timestamp(UInt64)
}

/// What is known of the beacon chain.
public protocol BeaconBackend: Sendable {
    /// The chain right after a block.
    ///
    /// - Returns: nil where there is no beacon chain, or no such block, or its state is no longer
    ///   kept.
    func beacon(at point: BeaconPoint) throws(RPCError) -> BeaconChain?

    /// The chain at a block whose state is no longer kept, from the log.
    ///
    /// It takes as long as the chain's blocks up to there.
    ///
    /// - Parameter point: A root that a block of the execution chain told of the beacon chain, or a
    ///   block of the execution chain; others are not looked for.
    /// - Returns: nil when the log has no such block.
    func replayedBeacon(at point: BeaconPoint) async throws(RPCError) -> BeaconChain?
}

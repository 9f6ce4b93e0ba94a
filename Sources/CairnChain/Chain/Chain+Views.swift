public import CairnBeacon
public import CairnEthereum
import CairnLedger
import CairnPrimitives

extension Chain {
    /// The world as it was after a block, as a world of its own.
    ///
    /// The cost is the list of pages, and what was changed since.
    ///
    /// - Returns: nil when the block is newer than the newest or its state is no longer kept.
    public func view(at header: BlockHeader) -> World? {
        guard header.number <= head.number, header.number >= history.oldest else { return nil }
        let view = world.fork()
        // Changes that belong to no block yet are in the fork, but not in its journal.
        view.store.apply(world.store.openUndo())
        history.forEachUndo(backTo: header.number) { view.store.apply($0) }
        view.ledger.moment = moment(of: header)
        return view
    }

    /// A moment to which ``revert(to:)`` can return, as often as wanted.
    public struct Snapshot {
        /// As it was when the newest block was sealed.
        let store: Store
        let head: BlockHeader
        let history: History
        let beacon: BeaconHistory
        /// What was changed between the newest block and the snapshot.
        public let interventions: [Intervention]

        /// The newest block's number.
        public var headNumber: UInt64 { head.number }
    }

    /// - Precondition: No block is open.
    public func snapshot() -> Snapshot {
        precondition(!isBlockOpen, "snapshots stand between blocks")
        let sealed = world.store.fork()
        sealed.apply(world.store.openUndo())
        return Snapshot(
            store: sealed, head: head, history: history, beacon: beaconHistory,
            interventions: interventions)
    }

    /// Returns to a snapshot of this chain: state, newest block and history.
    ///
    /// - Precondition: No block is open.
    public func revert(to snapshot: Snapshot) {
        precondition(!isBlockOpen, "snapshots stand between blocks")
        world.store.restore(from: snapshot.store)
        resume(
            at: snapshot.head, history: snapshot.history, beacon: snapshot.beacon,
            interventions: snapshot.interventions)
    }

    /// Returns to the state after an earlier block, dropping the later ones.
    ///
    /// - Parameter known: The beacon chain with that block in it, for when it is no longer kept here.
    /// - Returns: false, and nothing has changed, when that state is no longer kept.
    /// - Precondition: No block is open.
    public func rollback(to header: BlockHeader, beacon known: BeaconChain? = nil) -> Bool {
        precondition(!isBlockOpen, "blocks are dropped between blocks")
        guard let view = view(at: header) else { return false }
        var beacon = beaconHistory
        if beacon.newest != nil, !beacon.goBack(toExecution: header.number) {
            guard let known, known.executionHash == header.hash else { return false }
            beacon = BeaconHistory(known)
        }
        view.store.rebuildDigest()
        world.store.restore(from: view.store)
        var kept = history
        kept.drop(after: header.number)
        resume(at: header, history: kept, beacon: beacon, interventions: [])
        return true
    }
}

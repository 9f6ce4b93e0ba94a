public import CairnBeacon
import CairnChain
import CairnPrimitives
public import CairnRPC

extension Engine: BeaconBackend {
    public var beacon: (any BeaconBackend)? { self }

    public func beacon(at point: BeaconPoint) throws(RPCError) -> BeaconChain? {
        let history = locked { $0.chain.beaconHistory }
        guard let newest = history.newest else { return nil }
        switch point {
        case .head: return newest
        case .genesis: return genesisBeacon
        case .justified:
            return checkpoint(newest.state.currentJustifiedCheckpoint, history)
        case .finalized: return checkpoint(newest.state.finalizedCheckpoint, history)
        case .slot(let slot):
            return found(history.chain(slot: Slot(slot))) { $0.slot == Slot(slot) }
        case .blockRoot(let root):
            if let chain = history.chain(root: root) { return chain }
            return genesisBeacon.flatMap { $0.headRoot == root ? $0 : nil }
        case .stateRoot(let root):
            return found(history.chain(stateRoot: root)) { $0.stateRoot == root }
        case .executionBlock(let number):
            if let chain = history.chain(execution: number) { return chain }
            return number == genesisNumber ? genesisBeacon : nil
        case .timestamp(let timestamp):
            let root = try withWorld(at: .latest) { world, _ throws(RPCError) in
                world.beaconRoot(at: timestamp)
            }
            return try root.flatMap { root throws(RPCError) in try beacon(at: .blockRoot(root)) }
        }
    }

    /// The chain at a checkpoint; before the first one that is the genesis.
    private func checkpoint(_ checkpoint: Checkpoint, _ history: BeaconHistory) -> BeaconChain? {
        guard !checkpoint.root.isZero else { return genesisBeacon }
        return found(history.chain(root: checkpoint.root)) { _ in
            genesisBeacon?.headRoot == checkpoint.root
        }
    }

    /// What history has, or the genesis if that fits.
    private func found(
        _ chain: BeaconChain?, _ fits: (BeaconBlockHeader) -> Bool
    ) -> BeaconChain? {
        if let chain { return chain }
        return genesisBeacon.flatMap { fits($0.head) ? $0 : nil }
    }
}

public import CairnBeacon
import CairnChain
import CairnEthereum
import CairnPrimitives
public import CairnRPC
import CairnStore
import Foundation

extension Engine {
    public func replayedBeacon(at point: BeaconPoint) async throws(RPCError) -> BeaconChain? {
        let goal: ReplayGoal
        switch point {
        case .blockRoot(let root): goal = .told(root)
        case .executionBlock(let number):
            guard let hash = try header(number: number)?.hash else { return nil }
            goal = .block(hash)
        case .head, .genesis, .justified, .finalized, .slot, .stateRoot, .timestamp: return nil
        }
        let (configuration, store) = (configuration, store)
        let outcome = await beaconReplays.chain(at: goal) { () throws(NodeError) in
            try Self.beacon(at: goal, configuration, store)
        }
        do throws(NodeError) { return try outcome.get() } catch {
            throw .internalFault(
                "the beacon chain at \(point) cannot be made again from the log: \(error)")
        }
    }

    /// Replays the log from the genesis up to a block.
    private static func beacon(
        at goal: ReplayGoal, _ configuration: NodeConfiguration, _ store: BlockStore
    ) throws(NodeError) -> BeaconChain? {
        let chain = Chain(configuration.genesis)
        var report = RecoveryReport()
        var entries = store.entries(after: 0)
        while let entry = try fromStore({ () throws(StoreError) in try entries.next() }) {
            switch entry {
            case .intervention(let intervention, _): chain.intervene(intervention)
            case .block(let block, _):
                try replay(block, on: chain, &report)
                switch goal {
                case .told(let root) where block.header.parentBeaconBlockRoot == root:
                    return chain.beaconHistory.chain(root: root)
                case .block(let hash) where block.hash == hash: return chain.beacon
                case .told, .block: continue
                }
            }
        }
        return nil
    }
}

/// How far the log is replayed. Both name a moment by a hash, which no other chain shares.
enum ReplayGoal: Hashable, Sendable {
    /// To the block that told a beacon root, and back to that root.
    case told(Hash)
    /// To a block of the execution chain.
    case block(Hash)
}

/// Replays of the log, one at a time and apart from the engine, with the latest results.
final class BeaconReplays: @unchecked Sendable {
    /// How many results are kept.
    private static let limit = 4

    private let queue = DispatchQueue(label: "cairn.replays")
    /// Used on the queue alone; the newest last.
    private var kept: [(goal: ReplayGoal, chain: BeaconChain)] = []

    /// The chain at a moment: a result that is kept, or what `replay` finds.
    func chain(
        at goal: ReplayGoal, _ replay: @escaping @Sendable () throws(NodeError) -> BeaconChain?
    ) async -> Result<BeaconChain?, NodeError> {
        await withCheckedContinuation { continuation in
            queue.async {
                if let known = self.kept.first(where: { $0.goal == goal }) {
                    return continuation.resume(returning: .success(known.chain))
                }
                do throws(NodeError) {
                    let found = try replay()
                    if let found {
                        if self.kept.count >= Self.limit { self.kept.removeFirst() }
                        self.kept.append((goal, found))
                    }
                    continuation.resume(returning: .success(found))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
    }
}

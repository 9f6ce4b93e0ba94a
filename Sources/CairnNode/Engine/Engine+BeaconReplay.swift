public import CairnBeacon
import CairnChain
import CairnEthereum
public import CairnPrimitives
public import CairnRPC
import CairnStore
import Foundation

extension Engine {
    public func replayedBeacon(at root: Hash) async throws(RPCError) -> BeaconChain? {
        let (configuration, store) = (configuration, store)
        let outcome = await beaconReplays.chain(at: root) { () throws(NodeError) in
            try Self.beacon(at: root, configuration, store)
        }
        do throws(NodeError) { return try outcome.get() } catch {
            throw .internalFault(
                "the beacon chain at \(root) cannot be made again from the log: \(error)")
        }
    }

    /// Replays the log from the genesis up to the block that told a beacon root.
    private static func beacon(
        at root: Hash, _ configuration: NodeConfiguration, _ store: BlockStore
    ) throws(NodeError) -> BeaconChain? {
        let chain = Chain(configuration.genesis)
        var report = RecoveryReport()
        var entries = store.entries(after: 0)
        while let entry = try fromStore({ () throws(StoreError) in try entries.next() }) {
            switch entry {
            case .intervention(let intervention, _): chain.intervene(intervention)
            case .block(let block, _):
                try replay(block, on: chain, &report)
                if block.header.parentBeaconBlockRoot == root {
                    return chain.beaconHistory.chain(root: root)
                }
            }
        }
        return nil
    }
}

/// Replays of the log, one at a time and apart from the engine, with the latest results.
final class BeaconReplays: @unchecked Sendable {
    /// How many results are kept.
    private static let limit = 4

    private let queue = DispatchQueue(label: "cairn.replays")
    /// Used on the queue alone; the newest last.
    private var kept: [(root: Hash, chain: BeaconChain)] = []

    /// The chain at a root: a result that is kept, or what `replay` finds.
    func chain(
        at root: Hash, _ replay: @escaping @Sendable () throws(NodeError) -> BeaconChain?
    ) async -> Result<BeaconChain?, NodeError> {
        await withCheckedContinuation { continuation in
            queue.async {
                if let known = self.kept.first(where: { $0.root == root }) {
                    return continuation.resume(returning: .success(known.chain))
                }
                do throws(NodeError) {
                    let found = try replay()
                    if let found {
                        if self.kept.count >= Self.limit { self.kept.removeFirst() }
                        self.kept.append((root, found))
                    }
                    continuation.resume(returning: .success(found))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
    }
}

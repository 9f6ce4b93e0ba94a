import CairnBeacon
import CairnJSON
import CairnPrimitives
import CairnRPC

/// Turns what becomes of the chain into events, in order.
///
/// It remembers what it told last, so that every block is told of once, and a finalized checkpoint
/// only when it is new.
struct EventFeed {
    /// A block as it was told of.
    private struct Told {
        var slot: Slot
        var epoch: Epoch
        var root: Hash
        var stateRoot: Hash

        init(_ chain: BeaconChain) {
            slot = chain.head.slot
            epoch = chain.state.rules.epoch(of: chain.head.slot)
            root = chain.headRoot
            stateRoot = chain.head.stateRoot
        }
    }

    /// The root of the genesis block, on which everything before the chain depends.
    private let genesisRoot: Hash
    /// Finds a chain by the root of its newest block.
    private let find: (Hash) -> BeaconChain?
    private var last: Told
    private var finalized: Epoch
    /// How many blocks are told of at once that nobody announced, such as those of quiet epochs.
    private static let unannouncedLimit = 64

    /// Starts behind a chain, of which nothing is told any more.
    init(
        after chain: BeaconChain, genesisRoot: Hash, find: @escaping (Hash) -> BeaconChain?
    ) {
        self.genesisRoot = genesisRoot
        self.find = find
        last = Told(chain)
        finalized = chain.state.finalizedCheckpoint.epoch
    }

    /// Tells of a chain that has become the newest.
    mutating func advance(to chain: BeaconChain) -> [BeaconEvent] {
        guard chain.headRoot != last.root else { return [] }
        var events: [BeaconEvent] = []
        for block in unannounced(before: chain) { events.append(Self.block(block)) }
        events.append(Self.block(chain))
        events.append(head(chain))
        if chain.state.finalizedCheckpoint.epoch > finalized {
            events.append(Self.finalization(of: chain, find))
        }
        finalized = chain.state.finalizedCheckpoint.epoch
        last = Told(chain)
        return events
    }

    /// Tells that the newest blocks were taken back and this chain is what is left.
    ///
    /// - Parameter count: How many blocks were taken back.
    mutating func fallBack(to chain: BeaconChain, count: Int) -> [BeaconEvent] {
        let now = Told(chain)
        guard now.root != last.root else { return [] }
        let reorganisation = BeaconEvent(
            topic: .chainReorg,
            data: [
                "slot": .decimal(now.slot), "depth": .decimal(count),
                "old_head_block": .hash(last.root), "new_head_block": .hash(now.root),
                "old_head_state": .hash(last.stateRoot), "new_head_state": .hash(now.stateRoot),
                "epoch": .decimal(now.epoch), "execution_optimistic": false,
            ])
        let head = head(chain)
        finalized = chain.state.finalizedCheckpoint.epoch
        last = now
        return [reorganisation, head]
    }

    /// The blocks between the last one told of and the newest, oldest first.
    private func unannounced(before chain: BeaconChain) -> [BeaconChain] {
        var blocks: [BeaconChain] = []
        var root = chain.head.parentRoot
        while root != last.root, blocks.count < Self.unannouncedLimit, let block = find(root),
            block.head.slot >= last.slot
        {
            blocks.append(block)
            root = block.head.parentRoot
        }
        return blocks.reversed()
    }

    private static func block(_ chain: BeaconChain) -> BeaconEvent {
        BeaconEvent(
            topic: .block,
            data: [
                "slot": .decimal(chain.head.slot), "block": .hash(chain.headRoot),
                "execution_optimistic": false,
            ])
    }

    private func head(_ chain: BeaconChain) -> BeaconEvent {
        let state = chain.state
        let epoch = state.rules.epoch(of: chain.head.slot)
        let before = Epoch(epoch.rawValue > 0 ? epoch.rawValue - 1 : 0)
        return BeaconEvent(
            topic: .head,
            data: [
                "slot": .decimal(chain.head.slot), "block": .hash(chain.headRoot),
                "state": .hash(chain.head.stateRoot),
                "epoch_transition": .bool(epoch > last.epoch),
                "previous_duty_dependent_root": .hash(lastRoot(before: before, in: state)),
                "current_duty_dependent_root": .hash(lastRoot(before: epoch, in: state)),
                "execution_optimistic": false,
            ])
    }

    /// The root of the last block before an epoch, which its duties depend on.
    private func lastRoot(before epoch: Epoch, in state: BeaconState) -> Hash {
        do throws(BeaconError) {
            let start = try state.rules.startSlot(of: epoch)
            guard start > .genesis else { return genesisRoot }
            return try state.blockRoot(at: Slot(start.rawValue - 1))
        } catch {
            // Longer ago than roots are kept.
            return genesisRoot
        }
    }

    private static func finalization(
        of chain: BeaconChain, _ find: (Hash) -> BeaconChain?
    ) -> BeaconEvent {
        let state = chain.state
        let checkpoint = state.finalizedCheckpoint
        var stateRoot = find(checkpoint.root)?.head.stateRoot
        if stateRoot == nil {
            // A block that is not kept; the state of the checkpoint's slot is that after it.
            let preset = state.rules.preset
            let slot = checkpoint.epoch.rawValue &* preset.slotsPerEpoch
            stateRoot = Hash(state.stateRoots[Int(slot % preset.slotsPerHistoricalRoot)])
        }
        return BeaconEvent(
            topic: .finalizedCheckpoint,
            data: [
                "block": .hash(checkpoint.root), "state": .hash(stateRoot ?? .zero),
                "epoch": .decimal(checkpoint.epoch), "execution_optimistic": false,
            ])
    }
}

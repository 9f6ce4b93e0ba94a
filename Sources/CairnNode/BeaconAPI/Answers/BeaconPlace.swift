import CairnBeacon
import CairnJSON

/// A beacon chain at one of its blocks, and whether that block is final.
struct BeaconPlace {
    /// The chain right after the block.
    let chain: BeaconChain
    /// Whether the newest chain has finalized the block.
    let isFinalized: Bool

    /// Places a chain as the newest one sees it.
    init(_ chain: BeaconChain, newest: BeaconChain) {
        self.chain = chain
        let state = newest.state
        let slotsPerEpoch = state.rules.preset.slotsPerEpoch
        let (final, overflow) = state.finalizedCheckpoint.epoch.rawValue
            .multipliedReportingOverflow(by: slotsPerEpoch)
        isFinalized = overflow || chain.head.slot.rawValue <= final
    }

    /// What follows from a state or block, with what is known of its standing.
    ///
    /// Nothing is optimistic: the execution chain is this node's own.
    func answer(_ data: JSON) -> BeaconAnswer {
        .json(["execution_optimistic": false, "finalized": .bool(isFinalized), "data": data])
    }

    /// The same for containers that differ between forks.
    func versioned(_ data: JSON) -> BeaconAnswer {
        let fork = chain.state.rules.fork
        var answer = BeaconAnswer.json([
            "version": .string(fork.name), "execution_optimistic": false,
            "finalized": .bool(isFinalized), "data": data,
        ])
        answer.version = fork
        return answer
    }
}

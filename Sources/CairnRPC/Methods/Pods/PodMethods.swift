import CairnBeacon
import CairnChain
import CairnEthereum
import CairnJSON
import CairnPrimitives
import CairnRestaking

extension RPCMethods {
    /// What stakers need to run their pods: how they stand, and the proofs.
    mutating func addPods(_ node: NodeServices) {
        let backend = node.backend
        add("cairn_podStatus") { context, parameters async throws(RPCError) in
            try parameters.expect(atMost: 2)
            let account = try parameters.address(0, "pod")
            let block = try parameters.block(1)
            return try await PodView(of: account, at: block, backend, for: context.peer).json
        }
        add("cairn_podProofs") { context, parameters async throws(RPCError) in
            try parameters.expect(atMost: 1)
            let order = try PodProofOrder(try parameters.required(0, "order").fields())
            return try await order.carryOut(backend, for: context.peer)
        }
    }
}

/// A pod as it stands after a block, with the beacon chain that holds that block.
struct PodView {
    let standing: PodStanding
    let chain: BeaconChain
    let header: BlockHeader

    /// Looks at a pod, or at its owner's.
    ///
    /// For clients of the same machine a beacon chain that is no longer kept is made again from the
    /// log.
    ///
    /// - Throws: `-32004` where there is no beacon chain; what reading the state throws.
    init(
        of account: Address, at parameter: BlockParameter = .latest, _ backend: any ChainBackend,
        for peer: RPCPeer
    ) async throws(RPCError) {
        guard let beacon = backend.beacon, let newest = try beacon.beacon(at: .head) else {
            throw .noBeaconChain
        }
        guard parameter != .pending else {
            throw .invalidParameters(
                "invalid argument 1 (block): expected a block that is made, found \"pending\"")
        }
        guard let sealed = try backend.findHeader(parameter) else { throw .headerNotFound }
        let number = sealed.number
        var found = try beacon.beacon(at: .executionBlock(number))
        if found == nil, peer.isLocal {
            found = try await beacon.replayedBeacon(at: .executionBlock(number))
        }
        guard let chain = found else {
            throw .refusal(
                "the beacon chain at block \(number) is no longer kept; the newest block is "
                    + "\(newest.executionNumber), and about 32 epochs are kept")
        }
        (standing, header) = try backend.withState(at: .number(number)) { world, header in
            let owner = world.restaking.podOwner(of: account)
            return (
                PodStanding(owner: owner.isZero ? account : owner, in: world, chain.state), header
            )
        }
        self.chain = chain
    }
}

extension RPCError {
    /// What concerns the beacon chain, where there is none.
    static let noBeaconChain = notSupported(
        "this chain has no beacon chain: its genesis leaves it out")
}

import CairnJSON
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives

extension RPCMethods {
    /// Plays blocks of calls through, one after the other, and drops them.
    mutating func addSimulation(_ node: NodeServices) {
        let backend = node.backend
        add("eth_simulateV1") { _, parameters throws(RPCError) in
            let request = try SimulationRequest(parameters.required(0, "payload"))
            let block = try parameters.block(1)
            return try backend.withState(at: block) { world, header throws(RPCError) in
                var simulation = Simulation(request, world: world, parent: header)
                return try simulation.run()
            }
        }
    }
}

/// Blocks under simulation, on a world that is dropped afterwards.
struct Simulation {
    /// Seconds from one block to the next where the client does not say: a slot.
    private static let slotSeconds: UInt64 = 12

    let request: SimulationRequest
    let world: World
    /// The newest block, simulated or the one that the simulation starts from.
    private(set) var parent: BlockHeader
    private let start: BlockNumber

    init(_ request: SimulationRequest, world: World, parent: BlockHeader) {
        self.request = request
        self.world = world
        self.parent = parent
        start = parent.number
    }

    /// Plays all blocks.
    ///
    /// - Throws: Why the simulation as a whole is impossible; a call that reverts is a result.
    mutating func run() throws(RPCError) -> JSON {
        let moment = world.ledger.moment
        defer { world.ledger.moment = moment }
        var blocks: [JSON] = []
        for step in request.steps {
            let number = try number(of: step)
            while parent.number + 1 < number { blocks.append(try play(SimulationRequest.Step())) }
            blocks.append(try play(step))
        }
        return .array(blocks)
    }

    private func number(of step: SimulationRequest.Step) throws(RPCError) -> BlockNumber {
        let number = step.overrides.number ?? parent.number + 1
        guard number > parent.number else {
            throw .simulation(
                .blockNumbersOutOfOrder,
                "block numbers must be in order: \(number) <= \(parent.number)")
        }
        guard number - start <= UInt64(SimulationRequest.maximumBlocks) else {
            throw .tooManySimulatedBlocks
        }
        return number
    }

    /// Plays one block, which becomes the parent of the next.
    private mutating func play(_ step: SimulationRequest.Step) throws(RPCError) -> JSON {
        var environment = CallEnvironment(parent)
        environment.number = parent.number + 1
        environment.timestamp = parent.timestamp + Simulation.slotSeconds
        environment.prevRandao = .zero
        environment.baseFee = baseFee
        try environment.apply(step.overrides)
        guard environment.timestamp > parent.timestamp else {
            throw .simulation(
                .timestampsOutOfOrder,
                "block timestamps must be in order: \(environment.timestamp) <= "
                    + "\(parent.timestamp)")
        }
        world.ledger.moment = BlockMoment(
            number: environment.number, timestamp: environment.timestamp,
            chainID: world.configuration.moment.chainID)
        try world.apply(step.state)

        var block = SimulatedBlock(environment, request: request)
        for (index, call) in step.calls.enumerated() {
            try block.run(call, at: index, in: world)
        }
        let sealed = block.sealed(after: parent)
        parent = sealed.header
        return block.json(sealed)
    }

    /// The base fee of the next block: none where gas is free.
    private var baseFee: Wei {
        guard request.checks == .asInBlocks else { return .zero }
        return nextBaseFee(
            parentBaseFee: parent.baseFeePerGas ?? .zero, gasUsed: parent.gasUsed,
            gasLimit: max(parent.gasLimit, BaseFee.elasticity))
    }
}

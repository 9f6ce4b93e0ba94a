import CairnJSON
import CairnPrimitives

/// Blocks that a client wants to see played through.
///
/// - Spec: execution-apis, `src/eth/execute.yaml`, `eth_simulateV1`
struct SimulationRequest {
    /// A block: what is believed about it and the accounts, then its calls.
    struct Step {
        var overrides = BlockOverrides()
        var state: [StateOverride] = []
        var calls: [CallObject] = []
    }

    /// What is checked about the calls.
    enum Checks {
        /// What holds for `eth_call`: gas is free and nonces do not matter.
        case none
        /// What holds for transactions, except the signature.
        case asInBlocks
    }

    private(set) var steps: [Step] = []
    let checks: Checks
    /// Whether ether that calls bring along is shown as logs.
    let tracesTransfers: Bool
    let detail: TransactionDetail

    /// The longest chain of simulated blocks, those that fill gaps included.
    static let maximumBlocks = 256
    private static let maximumCalls = 5000

    init(_ argument: Argument) throws(RPCError) {
        let fields = try argument.fields()
        checks = try fields.optional("validation")?.bool() == true ? .asInBlocks : .none
        tracesTransfers = try fields.optional("traceTransfers")?.bool() ?? false
        detail = TransactionDetail(
            isFull: try fields.optional("returnFullTransactions")?.bool() ?? false)
        let blocks = try fields.required("blockStateCalls")
        let elements = try blocks.elements()
        guard !elements.isEmpty else { throw blocks.refusal(expected: "at least one block") }
        guard elements.count <= SimulationRequest.maximumBlocks else {
            throw .tooManySimulatedBlocks
        }
        for element in elements { steps.append(try Step(element)) }
    }
}

extension SimulationRequest.Step {
    fileprivate init(_ argument: Argument) throws(RPCError) {
        let fields = try argument.fields()
        if let argument = fields.optional("blockOverrides") {
            overrides = try BlockOverrides(argument)
        }
        if let argument = fields.optional("stateOverrides") {
            state = try StateOverride.list(argument)
        }
        guard let list = fields.optional("calls") else { return }
        for element in try list.elements(limit: SimulationRequest.maximumCalls) {
            calls.append(try CallObject(element))
        }
    }
}

extension RPCError {
    /// A simulation would be longer than the node is willing to play.
    static let tooManySimulatedBlocks = simulation(
        .tooManyBlocks, "too many blocks: at most \(SimulationRequest.maximumBlocks)")
}

public import CairnPrimitives

/// A beacon chain right after one of its blocks.
///
/// It is a value: copies share memory with each other until one is changed. It knows no clock; the
/// execution chain tells it the time of each block, and epochs happen when time has passed them.
/// A slot with a block of the execution chain has a beacon block that holds it. The other slots are
/// quiet: what blocks in them would have earned and paid happens, but they leave no block behind,
/// except for one at the end of a run of quiet epochs.
public struct BeaconChain: Sendable {
    /// What the chain started from.
    public let parameters: BeaconParameters
    /// The state, with the model of who does what.
    var simulation: BeaconSimulation
    /// The newest block's header, with the root of the state after it.
    public internal(set) var head: BeaconBlockHeader
    /// The newest block's root.
    public internal(set) var headRoot: Hash
    /// The newest block of the execution chain that it holds.
    public internal(set) var executionNumber: UInt64
    /// That block's hash.
    public internal(set) var executionHash: Hash
    /// What was gained and lost since genesis, by duty.
    public internal(set) var totals = DutyTotals()
    /// The newest epochs, the newest last.
    public internal(set) var recentEpochs: [EpochSummary] = []
    /// All slashings, in order.
    public internal(set) var slashings: [SlashingRecord] = []
    /// Operators of validators that have not been registered yet.
    var expectedOperators = ExpectedOperators()
    /// The roots of the current epoch's blocks, by slot in rising order, which the state does not
    /// have yet.
    var unwrittenRoots: [(slot: Slot, root: Hash)] = []
    /// Why no more epochs happen, if so: a state that the rules cannot carry on from.
    public internal(set) var fault: BeaconError?

    /// How many epochs are kept.
    static let recentEpochLimit = 256

    /// Starts a chain.
    ///
    /// - Throws: `noActiveValidators`.
    public init(
        _ parameters: BeaconParameters, execution block: ExecutionPayloadHeader
    ) throws(BeaconError) {
        var state = try BeaconState(
            genesis: parameters.validators, time: block.timestamp, randomness: block.blockHash,
            version: parameters.forkVersion, rules: parameters.rules)
        state.latestExecutionPayloadHeader = block
        self.parameters = parameters
        head = state.latestBlockHeader
        head.stateRoot = Hash(state.updatedRoot())
        headRoot = head.hashTreeRoot(state.rules)
        executionNumber = block.blockNumber
        executionHash = block.blockHash
        simulation = BeaconSimulation(state, model: parameters.model)
        unwrittenRoots = [(.genesis, headRoot)]
    }

    /// Joins the parts of a chain that was kept.
    init(
        _ parameters: BeaconParameters, _ simulation: BeaconSimulation, head: BeaconBlockHeader,
        executionNumber: UInt64, executionHash: Hash
    ) {
        self.parameters = parameters
        self.simulation = simulation
        self.head = head
        headRoot = head.hashTreeRoot(simulation.state.rules)
        self.executionNumber = executionNumber
        self.executionHash = executionHash
    }

    /// The state after the newest block.
    public var state: BeaconState { simulation.state }

    /// The epoch of the newest block.
    public var epoch: Epoch { simulation.state.currentEpoch }

    /// Who does what.
    public var model: ParticipationModel { simulation.model }

    /// The rules.
    public var rules: BeaconRules { simulation.state.rules }

    /// Which operator runs a validator, by its place in the model; nil when none is known to.
    public func operatorIndex(of validator: ValidatorIndex) -> Int? {
        Int(exactly: validator).flatMap { model.operatorIndex(of: $0) }
    }

    /// The slot of a time in seconds since 1970; before genesis it is the first.
    public func slot(at timestamp: UInt64) -> Slot {
        let start = simulation.state.genesisTime
        guard timestamp > start else { return .genesis }
        return Slot((timestamp - start) / rules.configuration.secondsPerSlot)
    }

    /// Has another block of the execution chain count as the newest: the chain was taken over from
    /// elsewhere.
    public mutating func move(toExecution number: UInt64, _ hash: Hash) {
        executionNumber = number
        executionHash = hash
    }

    /// Orders that something goes wrong.
    ///
    /// What is ordered for an epoch that is over has no effect.
    public mutating func order(_ fault: BeaconFault) { simulation.model.faults.append(fault) }
}

/// Who will run validators whose deposits are on their way, by key.
struct ExpectedOperators: Sendable {
    /// In the order of the deposits.
    private(set) var entries: [(key: BLSPublicKey, operatorIndex: Int)] = []
    private var places: [BLSPublicKey: Int] = [:]

    mutating func expect(_ key: BLSPublicKey, of operatorIndex: Int) {
        guard places[key] == nil else { return }
        places[key] = entries.count
        entries.append((key, operatorIndex))
    }

    func operatorIndex(of key: BLSPublicKey) -> Int? {
        places[key].map { entries[$0].operatorIndex }
    }
}

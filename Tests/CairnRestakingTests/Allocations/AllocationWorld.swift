import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

/// The restaking core on a ledger of its own, with an AVS and an operator, for tests.
///
/// Delays are short: deallocations take 50 blocks, changes of settings 75.
final class AllocationWorld {
    static let avs: Address = "0x00000000000000000000000000000000000000a5"
    static let `operator`: Address = "0x0000000000000000000000000000000000000001"
    static let stranger: Address = "0x00000000000000000000000000000000000000ff"
    static let staker: Address = "0x0000000000000000000000000000000000000002"
    static let recipient: Address = "0x0000000000000000000000000000000000000dde"
    static let strategy: Address = "0x5000000000000000000000000000000000000001"
    static let secondStrategy: Address = "0x5000000000000000000000000000000000000002"
    static let token: Address = "0x7000000000000000000000000000000000000001"
    static let start: UInt64 = 1_000
    /// The allocation delay with which the operator registers.
    static let allocationDelay: UInt32 = 10

    let store = Store()
    let ledger: Ledger
    let surroundings = RecordingSurroundings()
    let restaking: Restaking
    let parameters: RestakingParameters

    /// An AVS that has announced itself and a registered operator; no sets.
    init() throws(Revert) {
        var parameters = RestakingParameters()
        parameters.minWithdrawalDelayBlocks = 50
        parameters.deallocationDelay = 50
        parameters.allocationConfigurationDelay = 75
        parameters.eigenStrategy = "0x50000000000000000000000000000000000000ee"
        self.parameters = parameters
        ledger = Ledger(
            store,
            moment: BlockMoment(number: Self.start, timestamp: 1_750_000_000, chainID: 31_337))
        restaking = Restaking(
            store: store, ledger: ledger, parameters: parameters, surroundings: surroundings)
        restaking.initialize()
        try restaking.updateAVSMetadataURI(
            call(Self.avs), avs: Self.avs, metadataURI: Bytes(Array("ipfs://avs".utf8)))
        try restaking.registerAsOperator(
            Call(sender: Self.operator, contract: parameters.delegationManager), approver: .zero,
            allocationDelay: Self.allocationDelay, metadataURI: [])
        ledger.events.removeAll()
    }

    // MARK: Moves

    /// A call to the allocation manager.
    func call(_ sender: Address) -> Call {
        Call(sender: sender, contract: parameters.allocationManager)
    }

    func advance(_ blocks: UInt64) { ledger.moment.number += blocks }

    static func set(_ id: UInt32) -> OperatorSet { OperatorSet(avs: avs, id: id) }

    /// Makes a set with the AVS as its slasher.
    func create(_ id: UInt32, strategies: [Address] = [strategy]) throws(Revert) {
        try restaking.createOperatorSets(
            call(Self.avs), avs: Self.avs,
            [CreateSetParams(operatorSetID: id, strategies: strategies, slasher: Self.avs)],
            creation: .slasherNamed)
    }

    func register(_ ids: UInt32...) throws(Revert) {
        try restaking.registerForOperatorSets(
            call(Self.operator), operator: Self.operator,
            RegisterParams(avs: Self.avs, operatorSetIDs: ids))
    }

    func deregister(_ ids: UInt32...) throws(Revert) {
        try restaking.deregisterFromOperatorSets(
            call(Self.operator),
            DeregisterParams(operator: Self.operator, avs: Self.avs, operatorSetIDs: ids))
    }

    func allocate(
        _ magnitude: UInt64, to id: UInt32, in strategy: Address = strategy
    ) throws(Revert) {
        try restaking.modifyAllocations(
            call(Self.operator), operator: Self.operator,
            [
                AllocateParams(
                    operatorSet: Self.set(id), strategies: [strategy], newMagnitudes: [magnitude])
            ])
    }

    func slash(
        _ wad: UInt256, in id: UInt32, of strategy: Address = strategy
    ) throws(Revert) -> SlashOutcome {
        try restaking.slashOperator(
            call(Self.avs), avs: Self.avs,
            SlashingParams(
                operator: Self.operator, operatorSetID: id, strategies: [strategy],
                wadsToSlash: [wad]))
    }

    // MARK: Views

    func allocation(to id: UInt32, in strategy: Address = strategy) -> Allocation {
        restaking.allocation(of: Self.operator, to: Self.set(id), in: strategy)
    }

    var encumbered: UInt64 {
        restaking.encumberedMagnitude(of: Self.operator, in: Self.strategy)
    }

    var allocatable: UInt64 {
        restaking.allocatableMagnitude(of: Self.operator, in: Self.strategy)
    }

    var maxMagnitude: UInt64 { restaking.maxMagnitude(of: Self.operator, in: Self.strategy) }

    /// The types of the events since the last call, in order.
    func takeEvents() -> [ObjectIdentifier] {
        let types = (0..<ledger.events.count).map { ledger.events[$0].type }
        ledger.events.removeAll()
        return types
    }

    /// Expects a refusal that leaves state and events as they were.
    func expectRefusal(
        _ reason: some RevertReason, sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () throws(Revert) -> Void
    ) {
        let digest = store.recomputedDigest()
        let events = ledger.events.count
        do throws(Revert) {
            try ledger.attempt(body)
            Issue.record("was not refused", sourceLocation: sourceLocation)
        } catch {
            #expect(error == Revert(reason), sourceLocation: sourceLocation)
        }
        #expect(store.recomputedDigest() == digest, sourceLocation: sourceLocation)
        #expect(ledger.events.count == events, sourceLocation: sourceLocation)
    }
}

/// Contracts around the core that accept everything, unless told otherwise, and take notes.
final class RecordingSurroundings: RestakingSurroundings {
    struct Refusal: RevertReason {}

    var supportsAVSs = true
    var acceptsOperators = true
    var acceptsSignatures = false
    /// Registrar, operator and sets of every call.
    private(set) var visits: [(registrar: Address, operator: Address, sets: [UInt32])] = []

    func registerOperator(
        _ operator: Address, avs: Address, operatorSetIDs: [UInt32], data: Bytes,
        registrar: Address, sender: Address
    ) throws(Revert) {
        try require(acceptsOperators, Refusal())
        visits.append((registrar, `operator`, operatorSetIDs))
    }

    func deregisterOperator(
        _ operator: Address, avs: Address, operatorSetIDs: [UInt32], registrar: Address,
        sender: Address
    ) throws(Revert) {
        try require(acceptsOperators, Refusal())
        visits.append((registrar, `operator`, operatorSetIDs))
    }

    func supportsAVS(
        _ avs: Address, registrar: Address, sender: Address
    ) throws(Revert) -> Bool { supportsAVSs }

    func isValidSignature(_ signature: Bytes, for digest: Hash, of wallet: Address) -> Bool {
        acceptsSignatures
    }

    func deposit(
        _ amount: UInt256, of token: Address, into strategy: Address, sender: Address
    ) throws(Revert) -> Shares { throw Revert(Refusal()) }

    func withdraw(
        _ shares: Shares, of strategy: Address, token: Address, recipient: Address,
        sender: Address
    ) throws(Revert) -> UInt256 { throw Revert(Refusal()) }

    func beforeAddShares(
        _ shares: Shares, staker: Address, strategy: Address, sender: Address
    ) throws(Revert) {}

    func beforeRemoveShares(
        _ shares: Shares, staker: Address, strategy: Address, sender: Address
    ) throws(Revert) {}

    func underlyingToken(of strategy: Address, sender: Address) throws(Revert) -> Address {
        throw Revert(Refusal())
    }

    func decimals(of token: Address, sender: Address) throws(Revert) -> UInt8 { 18 }

    /// What calculators answer.
    var operatorTable: Bytes = []

    func operatorTableBytes(
        of set: OperatorSet, calculator: Address, sender: Address
    ) throws(Revert) -> Bytes { operatorTable }

    /// What tasks cost, and whether hooks let them be.
    var taskFee: UInt128 = 0
    var acceptsTasks = true

    func validatePreTaskCreation(
        _ request: TaskRequest, caller: Address, hook: Address, sender: Address
    ) throws(Revert) { try require(acceptsTasks, Refusal()) }

    func calculateTaskFee(
        _ request: TaskRequest, hook: Address, sender: Address
    ) throws(Revert) -> UInt128 { taskFee }

    func handlePostTaskCreation(
        _ taskHash: Hash, hook: Address, sender: Address
    ) throws(Revert) {}

    func validatePreTaskResultSubmission(
        _ taskHash: Hash, caller: Address, certificate: Bytes, result: Bytes, hook: Address,
        sender: Address
    ) throws(Revert) { try require(acceptsTasks, Refusal()) }

    func handlePostTaskResultSubmission(
        _ taskHash: Hash, caller: Address, hook: Address, sender: Address
    ) throws(Revert) {}

    func placeStrategy(at address: Address) {}

    func placeDurationVault(at address: Address) {}

    // MARK: Ethereum

    /// What the oracle of EIP-4788 knows, by time.
    var beaconRoots: [UInt64: Hash] = [:]
    /// What the request contracts ask for; nil makes them fail.
    var requestFee: Wei? = 1
    /// What they were handed.
    private(set) var requests: [Bytes] = []
    /// The public keys for which ether was deposited.
    private(set) var deposits: [Bytes] = []

    func placePod(at address: Address) {}

    func beaconBlockRoot(
        at timestamp: UInt64, oracle: Address, sender: Address
    ) throws(Revert) -> Hash {
        guard let root = beaconRoots[timestamp] else { throw Revert(EmptyRevert()) }
        return root
    }

    func requestFee(of predeploy: Address, sender: Address) -> Wei? { requestFee }

    func submitRequest(
        _ request: Bytes, fee: Wei, to predeploy: Address, sender: Address
    ) throws(Revert) {
        try require(requestFee == fee, Refusal())
        requests.append(request)
    }

    func depositForValidator(
        _ amount: Wei, pubkey: Bytes, withdrawalCredentials: Bytes, signature: Bytes,
        depositDataRoot: Hash, depositContract: Address, sender: Address
    ) throws(Revert) { deposits.append(pubkey) }
}

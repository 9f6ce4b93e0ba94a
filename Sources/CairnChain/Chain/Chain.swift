public import CairnBeacon
public import CairnEthereum
import CairnLedger
public import CairnPrimitives

/// A world and its newest block: the state machine that a node drives.
///
/// Blocks are opened, filled and sealed here; keeping sealed blocks is somebody else's. The same
/// calls in the same order give the same blocks, byte for byte. Not safe for concurrent use.
public final class Chain {
    public let world: World
    /// The newest sealed block's header and hash.
    public private(set) var head: BlockHeader
    public private(set) var headHash: Hash
    /// What the newest sealed block asks of the beacon chain, each list with its type in front.
    ///
    /// - Spec: EIP-7685
    public private(set) var headRequests: [[UInt8]] = []
    /// What recent blocks changed, for views of the past.
    public private(set) var history = History()
    /// The beacon chain at recent blocks; empty where the genesis has none.
    public internal(set) var beaconHistory: BeaconHistory
    /// The beacon chain at the time of the next block, while one is open or was.
    var ahead: BeaconAhead?

    /// The block under construction.
    private var open: OpenBlock?

    struct OpenBlock {
        let environment: BlockEnvironment
        let withdrawals: [Withdrawal]
        var transactions: [IncludedTransaction] = []
        var gasUsed: UInt64 = 0
        var bloom = LogsBloom()

        /// The logs of all transactions that may matter to the protocol itself.
        var logs: some Sequence<Log> {
            let transactions =
                bloom.mayContain(SystemAddress.depositContract) ? transactions[...] : []
            return transactions.lazy.flatMap(\.receipt.logs)
        }
    }

    /// Starts a chain at its genesis block.
    public init(_ genesis: Genesis) {
        world = World(genesis.configuration)
        head = genesis.header(digest: world.store.digest)
        headHash = head.hash
        beaconHistory = BeaconHistory(Self.beacon(genesis, head))
        history.start(at: head.number)
    }

    /// Continues a chain from a world that stands at `head`, and the beacon chain with that block.
    public init(world: World, head: BlockHeader, beacon: BeaconChain? = nil) {
        self.world = world
        self.head = head
        headHash = head.hash
        beaconHistory = BeaconHistory(beacon)
        history.start(at: head.number)
        world.ledger.moment = moment(of: head)
    }

    public var chainID: UInt64 { world.configuration.moment.chainID }
    public var isBlockOpen: Bool { open != nil }
    /// What was decided about the open block; nil while there is none.
    var openEnvironment: BlockEnvironment? { open?.environment }
    /// The gas that the open block has left.
    var openGasLeft: UInt64 { open.map { $0.environment.gasLimit - $0.gasUsed } ?? 0 }

    func moment(of header: BlockHeader) -> BlockMoment {
        BlockMoment(number: header.number, timestamp: header.timestamp, chainID: chainID)
    }

    /// The base fee that follows from the newest block.
    public var nextBaseFee: Wei {
        CairnEthereum.nextBaseFee(
            parentBaseFee: head.baseFeePerGas ?? BaseFee.initial, gasUsed: head.gasUsed,
            gasLimit: head.gasLimit)
    }

    /// Forgets how to tell the state of blocks before `number`.
    public func forgetStates(before number: UInt64) { history.forget(before: number) }

    // MARK: Producing blocks

    /// Opens the block after the newest one.
    ///
    /// Where there is a beacon chain, its epochs happen up to the block's time, what validators
    /// withdraw is paid, and the root of its newest block takes the place of the environment's.
    /// - Precondition: None is open, and the time is not before the newest block's.
    public func openBlock(_ environment: BlockEnvironment) {
        precondition(open == nil, "a block is open already")
        precondition(environment.timestamp >= head.timestamp, "time does not run backwards")
        let withdrawals = advanceBeacon(to: environment.timestamp)
        var environment = environment
        environment.parentBeaconBlockRoot = parentBeaconBlockRoot(environment)
        open = OpenBlock(environment: environment, withdrawals: withdrawals)
        world.ledger.moment = BlockMoment(
            number: head.number + 1, timestamp: environment.timestamp, chainID: chainID)
        world.beginBlock(parentBeaconBlockRoot: environment.parentBeaconBlockRoot)
        world.pay(withdrawals)
    }

    /// Runs a transaction in the open block.
    ///
    /// - Throws: Why it cannot enter; nothing has changed then.
    /// - Precondition: A block is open.
    @discardableResult
    public func include(_ sent: SentTransaction) throws(InvalidTransaction) -> IncludedTransaction {
        guard var block = open else { preconditionFailure("no block is open") }
        let included = try world.apply(
            sent, in: block.environment, gasUsedBefore: block.gasUsed)
        block.gasUsed += included.gasUsed
        block.bloom.formUnion(included.receipt.logsBloom)
        block.transactions.append(included)
        open = block
        return included
    }

    /// Seals the open block.
    ///
    /// - Precondition: A block is open.
    public func sealBlock() -> Block {
        guard let block = open else { preconditionFailure("no block is open") }
        open = nil
        headRequests = world.endBlock(block.logs)
        let undo = world.store.sealBlock()
        interventions = []
        afterInterventions = .start
        var header = BlockHeader(
            parentHash: headHash, beneficiary: block.environment.coinbase,
            stateRoot: world.stateRoot, number: head.number + 1,
            gasLimit: block.environment.gasLimit, timestamp: block.environment.timestamp,
            mixHash: block.environment.prevRandao)
        header.baseFeePerGas = block.environment.baseFee
        header.gasUsed = block.gasUsed
        header.addPostMergeFields()
        header.parentBeaconBlockRoot = block.environment.parentBeaconBlockRoot
        if !block.withdrawals.isEmpty {
            header.withdrawalsRoot = Withdrawal.root(of: block.withdrawals)
        }
        if !headRequests.isEmpty { header.requestsHash = requestsHash(headRequests) }
        if !block.transactions.isEmpty {
            header.transactionsRoot = Transaction.root(
                of: block.transactions.map(\.sent.transaction))
            header.receiptsRoot = Receipt.root(of: block.transactions.map(\.receipt))
            header.logsBloom = block.bloom
        }
        let sealed = Block(
            header: header, transactions: block.transactions, withdrawals: block.withdrawals)
        head = header
        headHash = sealed.hash
        history.append(undo, block: header.number)
        includeInBeacon(sealed)
        return sealed
    }

    /// Opens a block, gives keepers their turn, includes what can be included, and returns the block
    /// as far as it stands: its header has no state root. The block stays open.
    public func tryBlock(
        _ environment: BlockEnvironment, _ transactions: [SentTransaction]
    ) -> (
        header: BlockHeader, transactions: [IncludedTransaction], withdrawals: [Withdrawal]
    ) {
        openBlock(environment)
        runKeepers()
        for sent in transactions {
            do throws(InvalidTransaction) { try include(sent) } catch { continue }
        }
        let included = open?.transactions ?? []
        var header = BlockHeader(
            parentHash: headHash, beneficiary: environment.coinbase, stateRoot: .zero,
            number: head.number + 1, gasLimit: environment.gasLimit,
            timestamp: environment.timestamp, mixHash: environment.prevRandao)
        header.baseFeePerGas = environment.baseFee
        header.gasUsed = included.reduce(0) { $0 + $1.gasUsed }
        header.addPostMergeFields()
        header.parentBeaconBlockRoot = parentBeaconBlockRoot(environment)
        let withdrawals = open?.withdrawals ?? []
        if !withdrawals.isEmpty { header.withdrawalsRoot = Withdrawal.root(of: withdrawals) }
        return (header, included, withdrawals)
    }

    /// Checks whether a transaction could open the next block, but for its nonce being too high.
    ///
    /// - Throws: Why it could not, now or ever.
    public func validate(
        _ sent: SentTransaction, for environment: BlockEnvironment
    ) throws(InvalidTransaction) {
        _ = try world.validate(sent, in: environment)
    }

    /// Drops the open block and what its transactions did.
    public func abandonBlock() {
        guard open != nil else { return }
        open = nil
        world.store.rollback(to: afterInterventions)
        world.ledger.moment = moment(of: head)
    }

    /// What was changed outside a block since the newest block, in order.
    public private(set) var interventions: [Intervention] = []
    /// Where the journal stood when the newest such change was made.
    private var afterInterventions: Store.Checkpoint = .start

    /// Takes up work at a block that the world has been brought to, then changes it as it was
    /// changed since.
    func resume(
        at header: BlockHeader, history: History, beacon: BeaconHistory,
        interventions: [Intervention]
    ) {
        head = header
        headHash = header.hash
        self.history = history
        beaconHistory = beacon
        ahead = nil
        self.interventions = []
        afterInterventions = .start
        world.ledger.moment = moment(of: header)
        for intervention in interventions { intervene(intervention) }
    }

    /// Takes over the state of another chain of the same genesis, which stands at its own head.
    ///
    /// - Precondition: No block is open in either.
    public func restart(from other: Chain) {
        precondition(open == nil && other.open == nil, "no block is open")
        revert(to: other.snapshot())
    }

    // MARK: Changing the world between blocks

    /// Changes the world outside a transaction, as development methods do. The change belongs to
    /// the next block.
    ///
    /// - Precondition: No block is open.
    public func intervene(_ intervention: Intervention) {
        precondition(open == nil, "interventions stand between blocks")
        switch intervention {
        case .beaconFault: ahead = nil
        case .loadImage(let image): load(image)
        default: world.apply(intervention)
        }
        afterInterventions = world.store.checkpoint
        if case .loadImage = intervention {
            // Nothing before the image can be told from it.
            history.start(at: head.number)
            interventions = []
        }
        interventions.append(intervention)
    }
}

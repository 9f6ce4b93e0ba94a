import CairnChain
import CairnEthereum
import CairnPrimitives
import CairnRPC
import CairnStore

/// Everything of the engine that changes; guarded by the engine's lock.
struct EngineState {
    let chain: Chain
    var pool: TransactionPool
    var recent: RecentBlocks
    var clock: NodeClock
    var production: ProductionMode

    var coinbase: Address
    var gasLimit: UInt64
    var minimumGasPrice = Wei.zero
    var nextBaseFeeOverride: Wei?
    var nextPrevRandao: Hash?
    var impersonated: Set<Address> = []
    var impersonatesAll = false
    var isLogging = true

    var snapshots: [UInt64: EngineSnapshot] = [:]
    var nextSnapshotID: UInt64 = 1
    /// Worlds of the past that were asked for lately, the newest last.
    var views: [(number: BlockNumber, hash: Hash, world: World)] = []
    /// When which block was the newest, for keeping the last minute's states.
    var samples: [(wall: UInt64, number: BlockNumber)] = []

    /// Which ticket makes which block durable.
    var blockTickets: [(number: BlockNumber, ticket: UInt64)] = []
    /// Work since the state was last written whole: transactions, and blocks.
    var transactionsSinceImage = 0
    var blocksSinceImage = 0

    var listeners: [UInt64: @Sendable (ChainNotice) -> Void] = [:]
    var nextListener: UInt64 = 0
    var notices: [ChainNotice] = []
    /// Why no more blocks are produced.
    var fault: String?

    init(chain: Chain, configuration: NodeConfiguration) {
        self.chain = chain
        pool = TransactionPool(limit: configuration.poolLimit, order: configuration.order)
        recent = RecentBlocks(after: chain.head.number)
        clock = NodeClock()
        production = configuration.production
        coinbase = configuration.genesis.coinbase
        gasLimit = configuration.genesis.gasLimit
    }

    var nextBaseFee: Wei { nextBaseFeeOverride ?? chain.nextBaseFee }
}

/// What `evm_revert` restores.
struct EngineSnapshot {
    let chain: Chain.Snapshot
    let pool: TransactionPool
    let clock: NodeClock
    let coinbase: Address
    let gasLimit: UInt64
    let minimumGasPrice: Wei
    let nextBaseFeeOverride: Wei?
    let nextPrevRandao: Hash?
}

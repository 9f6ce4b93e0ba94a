import CairnJSON

/// The methods that a node serves.
public enum NodeMethods {
    /// Every method: those of Ethereum's standard, and for local clients of a development chain
    /// those that anvil and hardhat brought up.
    ///
    /// The table listens to the backend for as long as it lives.
    public static func standard(
        _ backend: any ChainBackend, limits: NodeLimits = NodeLimits()
    ) -> RPCMethods {
        var methods = RPCMethods()
        let node = NodeServices(backend, limits: limits)

        methods.addWeb3(node)
        methods.addNet(node)

        methods.addChainFacts(node)
        methods.addBlocks(node)
        methods.addTransactions(node)
        methods.addState(node)
        methods.addCalls(node)
        methods.addCallMany(node)
        methods.addSimulation(node)
        methods.addFees(node)
        methods.addLogs(node)
        methods.addFilters(node)
        methods.addSubscriptions(node)
        methods.addSending(node)
        methods.addSigning(node)
        methods.addPool(node)
        methods.addRawData(node)
        methods.addPods(node)
        methods.addBeacon(node)

        var development = DevelopmentMethods(node)
        development.addSnapshots()
        development.addMining()
        development.addTime()
        development.addAccounts()
        development.addTokens()
        development.addNextBlock()
        development.addPool()
        development.addInformation()
        development.addUnsignedTransactions()
        development.addBeaconFaults()
        methods.addAll(of: development)

        methods.addModules(node)
        return methods
    }
}

/// How much the methods of a node hand out or keep.
public struct NodeLimits: Sendable, Equatable {
    /// The most gas that a call may use which no transaction pays for; a block's limit if larger.
    public var callGas: UInt64
    /// The widest range of blocks that one request for logs may name.
    public var logBlocks: UInt64
    /// The most logs that one request hands out.
    public var logs: Int
    /// The most filters at a time.
    public var filters: Int
    /// How long a filter stays that nobody asks.
    public var filterLifetime: Duration
    /// How long `eth_sendRawTransactionSync` waits at most.
    public var inclusionTimeout: Duration

    /// Takes the limits, or the defaults: 50,000,000 gas, 1,000,000 blocks, 20,000 logs, 1,000
    /// filters for five minutes, half a minute.
    public init(
        callGas: UInt64 = 50_000_000, logBlocks: UInt64 = 1_000_000, logs: Int = 20_000,
        filters: Int = 1000, filterLifetime: Duration = .seconds(300),
        inclusionTimeout: Duration = .seconds(30)
    ) {
        self.callGas = callGas
        self.logBlocks = logBlocks
        self.logs = logs
        self.filters = filters
        self.filterLifetime = filterLifetime
        self.inclusionTimeout = inclusionTimeout
    }
}

/// What the methods share.
struct NodeServices: Sendable {
    let backend: any ChainBackend
    let limits: NodeLimits
    let filters: FilterRegistry
    let news: NewsDesk
    let sending: SendingOrder

    init(_ backend: any ChainBackend, limits: NodeLimits) {
        self.backend = backend
        self.limits = limits
        filters = FilterRegistry(backend, limits: limits)
        news = NewsDesk(backend)
        sending = SendingOrder()
    }

    /// What only a development chain can do, for clients on the same machine.
    func development(for context: RPCRequestContext) -> (any DevelopmentBackend)? {
        context.peer.isLocal ? backend.development : nil
    }
}

public import CairnChain
public import CairnEthereum
import CairnPrimitives
public import CairnRPC

/// What a node is started with, besides the genesis.
public struct NodeConfiguration: Sendable {
    public var genesis: Genesis
    /// The folder that holds the chain; nil for a chain that is gone when the node ends.
    public var dataDirectory: String?
    /// Whether development methods and unlocked accounts exist.
    public var isDevelopment: Bool
    public var production: ProductionMode
    /// Keys of the accounts that the node signs for.
    public var keys: [PrivateKey]
    public var slotsPerEpoch: UInt64 = 32
    /// How many blocks' states can be asked for, at least.
    public var historyBlocks: UInt64 = 4_096
    /// For how many seconds a state can be asked for, at least.
    public var historySeconds: UInt64 = 60
    /// Whether every invariant is checked after every block.
    public var checksInvariants = false
    public var poolLimit = 10_000
    /// Which waiting transactions enter a block first.
    public var order = TransactionOrder.fees
    /// How many logs one request gets at most.
    public var logLimit = 20_000

    public init(
        genesis: Genesis, dataDirectory: String? = nil, isDevelopment: Bool = true,
        production: ProductionMode = .instant, keys: [PrivateKey] = []
    ) {
        self.genesis = genesis
        self.dataDirectory = dataDirectory
        self.isDevelopment = isDevelopment
        self.production = production
        self.keys = keys
    }
}

/// Which waiting transactions enter a block first.
public enum TransactionOrder: Sendable, Hashable {
    /// Those that pay the highest tip.
    case fees
    /// Those that came first.
    case arrival
}

import CairnEthereum
public import CairnLedger
public import CairnLiquid
import CairnPrimitives
public import CairnRestaking

/// Everything that a transaction can touch: the ledger, the protocols on it, and their wire tables.
///
/// A world is a pure function's state: it knows no clock and no disk. It is not safe for concurrent
/// use; forks are worlds of their own.
public final class World: MessageHost {
    public let configuration: WorldConfiguration
    public let ledger: Ledger
    public let restaking: Restaking
    public let lido: Lido
    public let etherFi: EtherFi
    public let etherFiNodes: EtherFiNodes
    /// Lido's staking modules with node operators.
    public let lidoRegistry: NodeOperatorsRegistry
    /// The roots that the stand-in for the EIP-4788 oracle knows, by timestamp.
    let beaconRoots: Table<UInt64, Hash>
    /// What Ethereum's own contracts remember.
    let system: SystemContracts
    private let surroundings: Surroundings
    public let catalog: ContractCatalog
    /// What genesis says of plain assets, by address.
    let tokenConfigurations: [Address: TokenConfiguration]
    /// Gas of the methods run since the counter was last set.
    public internal(set) var gasUsed: UInt64 = 0
    /// What ``gasUsed`` may not exceed.
    public var gasLimit: UInt64 = .max
    /// Whether the last call from outside exceeded it.
    public internal(set) var ranOutOfGas = false
    /// How many calls the running one stands in.
    var depth = 0
    /// How many of them are static.
    var staticDepth = 0

    public var store: Store { ledger.store }

    /// Builds the world of a genesis.
    public convenience init(_ configuration: WorldConfiguration) {
        self.init(configuration, on: Store())
        initialize()
    }

    /// Binds a world to a store that has its content already, or will get it.
    public init(_ configuration: WorldConfiguration, on store: Store) {
        self.configuration = configuration
        catalog = .standard
        tokenConfigurations = Dictionary(
            uniqueKeysWithValues: configuration.tokens.map { ($0.address, $0) })
        ledger = Ledger(store, moment: configuration.moment)
        beaconRoots = store.table("ethereum.beaconRoots")
        surroundings = Surroundings(ledger)
        restaking = Restaking(
            store: store, ledger: ledger,
            parameters: configuration.restaking ?? RestakingParameters(),
            surroundings: surroundings)
        lido = Lido(
            store: store, ledger: ledger, parameters: configuration.lidoParameters,
            surroundings: surroundings)
        etherFi = EtherFi(
            store: store, ledger: ledger, parameters: configuration.etherFiParameters,
            surroundings: surroundings)
        system = SystemContracts(store)
        etherFiNodes = EtherFiNodes(store: store, etherFi: etherFi, surroundings: surroundings)
        lidoRegistry = NodeOperatorsRegistry(store: store, lido: lido)
        ledger.host = self
        registerTokens()
    }

    /// A world of its own with the same content, moment and configuration.
    ///
    /// - Precondition: No transaction is running.
    public func fork() -> World {
        let copy = World(configuration, on: store.fork())
        copy.ledger.moment = ledger.moment
        return copy
    }

    /// The names and facts of invariants that do not hold; empty when all is well.
    ///
    /// - Precondition: No transaction is running.
    public func violatedInvariants() -> [String] {
        var violated =
            ledger.violatedInvariants() + restaking.violatedAllocationInvariants()
            + restaking.violatedRewardInvariants() + restaking.violatedVaultInvariants()
        if configuration.lido != nil {
            violated += lido.violatedInvariants() + lidoRegistry.violatedInvariants()
        }
        if configuration.etherFi != nil { violated += etherFi.violatedInvariants() }
        return violated
    }
}

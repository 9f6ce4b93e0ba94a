public import CairnBeacon
public import CairnLedger
public import CairnLiquid
public import CairnPrimitives
public import CairnRestaking

/// A plain asset of the genesis.
public struct TokenConfiguration: Equatable, Sendable {
    public var address: Address
    public var name: String
    public var symbol: String
    public var decimals: UInt8
    /// Units by holder; the supply is their sum.
    public var balances: [(holder: Address, units: UInt256)]

    public init(
        address: Address, name: String, symbol: String, decimals: UInt8 = 18,
        balances: [(holder: Address, units: UInt256)] = []
    ) {
        self.address = address
        self.name = name
        self.symbol = symbol
        self.decimals = decimals
        self.balances = balances
    }

    public static func == (a: Self, b: Self) -> Bool {
        a.address == b.address && a.name == b.name && a.symbol == b.symbol
            && a.decimals == b.decimals
            && a.balances.elementsEqual(b.balances) {
                $0.holder == $1.holder && $0.units == $1.units
            }
    }
}

/// A strategy of the genesis that limits deposits; without limits of its own it takes everything.
public struct LimitedStrategy: Equatable, Sendable {
    public var strategy: Address
    public var token: Address
    public var maxPerDeposit: UInt256
    public var maxTotalDeposits: UInt256

    public init(
        strategy: Address, token: Address, maxPerDeposit: UInt256 = .max,
        maxTotalDeposits: UInt256 = .max
    ) {
        self.strategy = strategy
        self.token = token
        self.maxPerDeposit = maxPerDeposit
        self.maxTotalDeposits = maxTotalDeposits
    }
}

/// What a world starts from, and what of it never changes.
public struct WorldConfiguration: Sendable {
    /// Block and time before the first transaction, and the chain's number.
    public var moment: BlockMoment
    /// Ether by account.
    public var balances: [(account: Address, balance: Wei)] = []
    public var tokens: [TokenConfiguration] = []
    /// Contracts that are a kind and an address, and nothing more.
    public var placements: [(kind: ContractKind, address: Address)] = []

    /// What stub contracts answer to every call, by address; see ``ContractKind/fixedAnswer``.
    public var fixedAnswers: [Address: Hash] = [:]
    /// The fees that the request contracts of EIP-7002 and EIP-7251 ask for.
    public var requestFees: [Address: Wei] = [:]

    /// The restaking core; nil where it is not set up.
    public var restaking: RestakingParameters?
    /// Strategies that exist from the start, empty and not yet whitelisted, with their assets.
    public var strategies: [(strategy: Address, token: Address)] = []
    /// Such strategies with limits on deposits, in tokens.
    public var limitedStrategies: [LimitedStrategy] = []
    /// Whether all of those strategies take deposits from the start.
    public var whitelistsStrategies = false

    /// Lido; nil where it is not set up.
    public var lido: LidoParameters?
    /// ether.fi; nil where it is not set up.
    public var etherFi: EtherFiParameters?

    /// The beacon chain; nil where blocks come without one.
    public var beacon: BeaconParameters?

    public init(moment: BlockMoment) { self.moment = moment }
}

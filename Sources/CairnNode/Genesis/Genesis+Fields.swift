import CairnChain
import CairnEthereum
import CairnJSON
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking

extension Genesis: GenesisRecord {
    static var blank: Genesis { .development(timestamp: 0, accounts: []) }

    static var fields: [GenesisField<Genesis>] {
        [
            GenesisField(
                "chainID", \.configuration.moment.chainID, source: "anvil's default, 31337"),
            GenesisField("number", \.configuration.moment.number),
            GenesisField("timestamp", \.configuration.moment.timestamp),
            GenesisField("gasLimit", \.gasLimit, source: "anvil's default, 30000000"),
            GenesisField("baseFee", \.baseFee, source: "EIP-1559, INITIAL_BASE_FEE"),
            GenesisField("coinbase", \.coinbase),
            GenesisField("extraData", \.extraData),
            GenesisField(
                "balances", \.configuration.genesisBalances,
                source: "anvil's default, 10000 ether for each development account"),
            GenesisField("tokens", \.configuration.tokens),
            GenesisField(
                "strategies", \.configuration.genesisStrategies,
                source: "EigenLayer contracts 1.12.0, README, Strategies; 2026-07"),
            GenesisField(
                "limitedStrategies", \.configuration.limitedStrategies,
                source: "EigenLayer contracts 1.12.0, README, Strategies; 2026-07"),
            GenesisField("whitelistsStrategies", \.configuration.whitelistsStrategies),
            GenesisField("placements", \.configuration.genesisPlacements),
            GenesisField("fixedAnswers", \.configuration.genesisAnswers),
            GenesisField("requestFees", \.configuration.genesisRequestFees),
            GenesisField("restaking", \.configuration.restaking),
            GenesisField("lido", \.configuration.lido),
            GenesisField("etherFi", \.configuration.etherFi),
            GenesisField("beacon", \.configuration.beacon),
        ]
    }
}

// MARK: - Lists whose elements are pairs

/// An account and its ether.
struct GenesisBalance: GenesisRecord {
    var account = Address.zero
    var balance = Wei.zero

    static var blank: Self { Self() }
    static var isComplete: Bool { true }
    static var fields: [GenesisField<Self>] {
        [GenesisField("account", \.account), GenesisField("balance", \.balance)]
    }
}

/// A strategy and the token that it holds.
struct GenesisStrategy: GenesisRecord {
    var strategy = Address.zero
    var token = Address.zero

    static var blank: Self { Self() }
    static var isComplete: Bool { true }
    static var fields: [GenesisField<Self>] {
        [GenesisField("strategy", \.strategy), GenesisField("token", \.token)]
    }
}

extension LimitedStrategy: GenesisRecord {
    static var blank: Self { Self(strategy: .zero, token: .zero) }
    static var isComplete: Bool { true }
    static var fields: [GenesisField<Self>] {
        [
            GenesisField("strategy", \.strategy), GenesisField("token", \.token),
            GenesisField("maxPerDeposit", \.maxPerDeposit, optional: true),
            GenesisField("maxTotalDeposits", \.maxTotalDeposits, optional: true),
        ]
    }
}

/// A kind of contract, by its table's name, and where one stands.
struct GenesisPlacement: GenesisRecord {
    var kind = ContractKind.acceptsEverything
    var address = Address.zero

    static var blank: Self { Self() }
    static var isComplete: Bool { true }
    static var fields: [GenesisField<Self>] {
        [GenesisField("kind", \.kind), GenesisField("address", \.address)]
    }
}

/// What a contract that always says the same answers.
struct GenesisAnswer: GenesisRecord {
    var contract = Address.zero
    var answer = Hash.zero

    static var blank: Self { Self() }
    static var isComplete: Bool { true }
    static var fields: [GenesisField<Self>] {
        [GenesisField("contract", \.contract), GenesisField("answer", \.answer)]
    }
}

/// The fee of a request contract of EIP-7002 or EIP-7251.
struct GenesisRequestFee: GenesisRecord {
    var contract = Address.zero
    var fee = Wei.zero

    static var blank: Self { Self() }
    static var isComplete: Bool { true }
    static var fields: [GenesisField<Self>] {
        [GenesisField("contract", \.contract), GenesisField("fee", \.fee)]
    }
}

/// Who holds how much of a token.
struct GenesisHolding: GenesisRecord {
    var holder = Address.zero
    var units = UInt256.zero

    static var blank: Self { Self() }
    static var isComplete: Bool { true }
    static var fields: [GenesisField<Self>] {
        [GenesisField("holder", \.holder), GenesisField("units", \.units)]
    }
}

extension ContractKind: GenesisScalar {
    static var blank: ContractKind { .acceptsEverything }

    /// The kinds that need nothing beyond a place: the general ones, without tokens.
    private static let placeable = ContractCatalog.standard.kinds.filter {
        $0.code.rawValue < 100 && $0.code != ContractKind.plainToken.code
    }

    static var expectation: String {
        "one of " + placeable.map(\.table.name).joined(separator: ", ")
    }

    init?(genesis json: JSON) {
        guard let kind = Self.placeable.first(where: { $0.table.name == json.text }) else {
            return nil
        }
        self = kind
    }

    var genesisJSON: JSON { .string(table.name) }
}

extension TokenConfiguration: GenesisRecord {
    static var blank: TokenConfiguration {
        TokenConfiguration(address: .zero, name: "", symbol: "")
    }
    static var isComplete: Bool { true }
    static var fields: [GenesisField<TokenConfiguration>] {
        [
            GenesisField("address", \.address), GenesisField("name", \.name),
            GenesisField("symbol", \.symbol), GenesisField("decimals", \.decimals, optional: true),
            GenesisField("balances", \.genesisHoldings, optional: true),
        ]
    }

    private var genesisHoldings: [GenesisHolding] {
        get { balances.map { GenesisHolding(holder: $0.holder, units: $0.units) } }
        set { balances = newValue.map { ($0.holder, $0.units) } }
    }
}

extension WorldConfiguration {
    fileprivate var genesisBalances: [GenesisBalance] {
        get { balances.map { GenesisBalance(account: $0.account, balance: $0.balance) } }
        set { balances = newValue.map { ($0.account, $0.balance) } }
    }

    fileprivate var genesisStrategies: [GenesisStrategy] {
        get { strategies.map { GenesisStrategy(strategy: $0.strategy, token: $0.token) } }
        set { strategies = newValue.map { ($0.strategy, $0.token) } }
    }

    fileprivate var genesisPlacements: [GenesisPlacement] {
        get { placements.map { GenesisPlacement(kind: $0.kind, address: $0.address) } }
        set { placements = newValue.map { ($0.kind, $0.address) } }
    }

    fileprivate var genesisAnswers: [GenesisAnswer] {
        get {
            fixedAnswers.sorted { $0.key < $1.key }
                .map { GenesisAnswer(contract: $0.key, answer: $0.value) }
        }
        set {
            fixedAnswers = Dictionary(
                newValue.map { ($0.contract, $0.answer) }, uniquingKeysWith: { _, last in last })
        }
    }

    fileprivate var genesisRequestFees: [GenesisRequestFee] {
        get {
            requestFees.sorted { $0.key < $1.key }
                .map { GenesisRequestFee(contract: $0.key, fee: $0.value) }
        }
        set {
            requestFees = Dictionary(
                newValue.map { ($0.contract, $0.fee) }, uniquingKeysWith: { _, last in last })
        }
    }
}

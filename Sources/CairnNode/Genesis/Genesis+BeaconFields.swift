import CairnBeacon
import CairnJSON
import CairnPrimitives

extension BeaconParameters: GenesisRecord {
    static var blank: BeaconParameters { .development }

    static var fields: [GenesisField<BeaconParameters>] {
        [
            GenesisField("fork", \.fork),
            GenesisField("forkVersion", \.forkVersion),
            GenesisField(
                "preset", \.presetName, source: "consensus specifications, presets/mainnet"),
            GenesisField(
                "secondsPerSlot", \.configuration.secondsPerSlot,
                source: "consensus specifications, configs/mainnet.yaml"),
            GenesisField(
                "baseRewardFactor", \.preset.baseRewardFactor,
                source: "scaled from main network's 64, for about its yield with less staked"),
            GenesisField(
                "churnLimitQuotient", \.configuration.churnLimitQuotient,
                source: "scaled from main network's 65536, for about its churn with less staked"),
            GenesisField("operators", \.operators),
            GenesisField("groupOutagePartsPerMillion", \.groupOutagePartsPerMillion),
            GenesisField("seed", \.seed),
            GenesisField("keepers", \.hasKeepers),
        ]
    }

    /// The sizes by their name; the factor of rewards, which stands alone, stays.
    fileprivate var presetName: BeaconPresetName {
        get { preset.name == BeaconPreset.minimal.name ? .minimal : .mainnet }
        set {
            let factor = preset.baseRewardFactor
            preset = newValue == .minimal ? .minimal : .mainnet
            preset.baseRewardFactor = factor
        }
    }

    /// Refuses what no chain can start from.
    func check() throws(GenesisError) {
        func require(
            _ holds: Bool, _ name: String, _ found: String, _ expected: String
        ) throws(GenesisError) {
            guard holds else {
                throw GenesisError("beacon." + name, found: found, expected: expected)
            }
        }
        let numbers = configuration
        try require(numbers.secondsPerSlot > 0, "secondsPerSlot", "0", "at least 1")
        try require(numbers.churnLimitQuotient > 0, "churnLimitQuotient", "0", "at least 1")
        try require(
            preset.baseRewardFactor <= 1_000_000, "baseRewardFactor", "\(preset.baseRewardFactor)",
            "at most 1000000")
        var count = 0
        var active = 0
        for (index, entry) in operators.enumerated() {
            let uptime = entry.entry.uptimePartsPerMillion
            try require(
                uptime <= 1_000_000, "operators[\(index)].uptimePartsPerMillion", "\(uptime)",
                "at most 1000000, the whole")
            let validators = entry.entry.validatorCount
            try require(
                validators <= 1_000_000, "operators[\(index)].validators", "\(validators)",
                "at most 1000000")
            count += validators
            if entry.balance >= BeaconConstants.minActivationBalance { active += validators }
        }
        try require(
            count <= 1_000_000, "operators", "\(count) validators", "at most 1000000 together")
        try require(
            active > 0, "operators", "no validator of at least 32 ether",
            "at least one, or \"beacon\": null for a chain without validators")
    }
}

/// The sizes of the specification.
enum BeaconPresetName: String, CaseIterable, GenesisScalar {
    case mainnet, minimal

    static var blank: Self { .mainnet }
    static var expectation: String { "mainnet or minimal" }
    init?(genesis json: JSON) {
        guard let name = json.text.flatMap(Self.init) else { return nil }
        self = name
    }
    var genesisJSON: JSON { .string(rawValue) }
}

extension BeaconFork: GenesisScalar {
    static var blank: BeaconFork { .electra }
    static var expectation: String { allCases.map(\.name).joined(separator: " or ") }
    init?(genesis json: JSON) {
        guard let fork = Self.allCases.first(where: { $0.name == json.text }) else { return nil }
        self = fork
    }
    var genesisJSON: JSON { .string(name) }

    /// What the specification calls it.
    var name: String { "\(self)" }
}

extension ForkVersion: GenesisScalar {
    static var blank: ForkVersion { ForkVersion() }
    static var expectation: String { "4 bytes: 0x and 8 hexadecimal digits" }
    init?(genesis json: JSON) {
        guard let text = json.text, text.hasPrefix("0x"), text.utf8.count == 10,
            let number = UInt32(text.dropFirst(2), radix: 16)
        else { return nil }
        self.init(number)
    }
    var genesisJSON: JSON {
        let digits = String(rawValue.byteSwapped, radix: 16)
        return .string("0x" + String(repeating: "0", count: 8 - digits.utf8.count) + digits)
    }
}

extension Gwei: GenesisScalar {
    static var blank: Gwei { .zero }
    static var expectation: String {
        "an amount of whole gwei such as \"32 ether\", below 2^64 gwei"
    }
    init?(genesis json: JSON) {
        guard let wei = Wei(genesis: json), (wei.rawValue % Wei.gwei(1).rawValue).isZero,
            let gwei = (wei.rawValue / Wei.gwei(1).rawValue).asUInt64
        else { return nil }
        self.init(gwei)
    }
    var genesisJSON: JSON { wei.genesisJSON }
}

extension GenesisOperator: GenesisRecord {
    static var blank: GenesisOperator {
        GenesisOperator(
            BeaconOperator(name: "", validatorCount: 0), balance: .zero, withdrawalAddress: .zero)
    }
    static var isComplete: Bool { true }
    static var fields: [GenesisField<GenesisOperator>] {
        [
            GenesisField("name", \.entry.name),
            GenesisField("validators", \.validators),
            GenesisField("balance", \.balance),
            GenesisField("uptimePartsPerMillion", \.entry.uptimePartsPerMillion, optional: true),
            GenesisField("client", \.entry.client, optional: true),
            GenesisField("correlationGroup", \.entry.correlationGroup, optional: true),
            GenesisField("withdrawalAddress", \.namedAddress, optional: true),
        ]
    }

    private var validators: UInt32 {
        get { UInt32(clamping: entry.validatorCount) }
        set { entry.validatorCount = Int(newValue) }
    }

    /// The address; where none is given, the one that follows from the name.
    private var namedAddress: Address {
        get {
            withdrawalAddress.isZero
                ? BeaconParameters.withdrawalAddress(ofOperator: entry.name) : withdrawalAddress
        }
        set { withdrawalAddress = newValue }
    }
}

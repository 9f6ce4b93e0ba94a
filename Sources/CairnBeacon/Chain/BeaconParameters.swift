public import CairnPrimitives

/// An operator with validators from the first epoch on.
public struct GenesisOperator: Sendable, Hashable {
    /// Name, number of validators, and how well it runs them.
    public var entry: BeaconOperator
    /// What each of its validators has. More than 32 ether need not be active.
    public var balance: Gwei
    /// Who receives what its validators withdraw; zero stands for the account that follows from the
    /// operator's name, ``BeaconParameters/withdrawalAddress(ofOperator:)``.
    public var withdrawalAddress: Address

    /// Joins the parts.
    public init(_ entry: BeaconOperator, balance: Gwei, withdrawalAddress: Address) {
        self.entry = entry
        self.balance = balance
        self.withdrawalAddress = withdrawalAddress
    }
}

/// What a beacon chain starts from, and what of it never changes.
public struct BeaconParameters: Sendable, Hashable {
    /// The rules' fork.
    public var fork = BeaconFork.electra
    /// The sizes.
    public var preset = BeaconPreset.mainnet
    /// The numbers.
    public var configuration = BeaconConfiguration.mainnet
    /// The version that signatures are made for.
    public var forkVersion = ForkVersion(0x0500_7a69)
    /// Who runs validators at genesis.
    public var operators: [GenesisOperator]
    /// In how many of a million epochs an outage of a whole correlation group begins.
    public var groupOutagePartsPerMillion: UInt32 = 0
    /// What decides who does what.
    public var seed: UInt64 = 1
    /// Whether the liquid protocols' deposits and reports are made by built-in keepers.
    public var hasKeepers = true

    /// A chain of main network's rules with these operators.
    public init(operators: [GenesisOperator]) { self.operators = operators }

    /// The rules that follow.
    public var rules: BeaconRules {
        BeaconRules(fork: fork, preset: preset, configuration: configuration)
    }

    /// Who does what, at genesis.
    var model: ParticipationModel {
        ParticipationModel(
            operators: operators.map(\.entry),
            groupOutagePartsPerMillion: groupOutagePartsPerMillion, seed: seed)
    }

    /// The validators at genesis: compounding ones, with the first multiples of the group's
    /// generator as keys.
    var validators: [GenesisValidator] {
        let count = operators.reduce(0) { $0 + $1.entry.validatorCount }
        let keys = BeaconState.developmentKeys(count)
        var validators: [GenesisValidator] = []
        validators.reserveCapacity(count)
        for entry in operators {
            let address =
                entry.withdrawalAddress.isZero
                ? Self.withdrawalAddress(ofOperator: entry.entry.name) : entry.withdrawalAddress
            let credentials = Self.compounding(address)
            for _ in 0..<entry.entry.validatorCount {
                validators.append(
                    GenesisValidator(
                        publicKey: keys[validators.count], withdrawalCredentials: credentials,
                        balance: entry.balance))
            }
        }
        return validators
    }

    /// The credentials of a validator whose balance compounds and is withdrawn to an account.
    ///
    /// - Spec: electra `beacon-chain.md`, `COMPOUNDING_WITHDRAWAL_PREFIX`
    public static func compounding(_ account: Address) -> Hash {
        Hash(account.word | UInt256(2) << 248)
    }
}

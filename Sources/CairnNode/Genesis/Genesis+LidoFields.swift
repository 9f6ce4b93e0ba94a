import CairnLiquid
import CairnPrimitives

extension LidoParameters: GenesisRecord {
    static var blank: LidoParameters { .mainnet }

    static var fields: [GenesisField<LidoParameters>] {
        let deployed = "Lido core, deployed-mainnet.json"
        return [
            GenesisField("contracts", \.contracts, source: deployed),
            GenesisField("treasury", \.treasury, source: deployed),
            GenesisField("admin", \.admin, source: deployed),
            GenesisField("depositSecurityModule", \.depositSecurityModule, source: deployed),
            GenesisField("permissions", \.genesisPermissions),
            GenesisField("bootstrapEther", \.bootstrapEther),
            GenesisField("stETHDomain", \.genesisStETHDomain, source: deployed),
            GenesisField("wstETHDomain", \.genesisWstETHDomain),
            GenesisField("requestTokenName", \.requestTokenName, source: deployed),
            GenesisField("requestTokenSymbol", \.requestTokenSymbol, source: deployed),
            GenesisField(
                "oracleGenesisTime", \.oracleGenesisTime,
                source: "the beacon chain's genesis, 2020-12-01 12:00:23 UTC"),
            GenesisField(
                "secondsPerSlot", \.secondsPerSlot,
                source: "Ethereum consensus specs, SECONDS_PER_SLOT"),
            GenesisField(
                "limits", \.limits,
                source: "Lido core, deployed-mainnet.json, oracleReportSanityChecker"),
            GenesisField("modules", \.modules, source: "Lido documentation, Staking router"),
            GenesisField("opening", \.opening, source: "Lido documentation, Staking rate limits"),
        ]
    }

    private var genesisPermissions: [GenesisPermission] {
        get {
            permissions.map {
                GenesisPermission(contract: $0.contract, role: $0.role, holders: $0.holders)
            }
        }
        set {
            permissions = newValue.map {
                LidoPermission(contract: $0.contract, role: $0.role, holders: $0.holders)
            }
        }
    }

    private var genesisStETHDomain: GenesisDomain {
        get { GenesisDomain(stETHDomain) }
        set { stETHDomain = newValue.domain }
    }

    private var genesisWstETHDomain: GenesisDomain {
        get { GenesisDomain(wstETHDomain) }
        set { wstETHDomain = newValue.domain }
    }
}

/// A role on a contract and its holders.
struct GenesisPermission: GenesisRecord {
    var contract = Address.zero
    var role = ""
    var holders: [Address] = []

    static var blank: Self { Self() }
    static var isComplete: Bool { true }
    static var fields: [GenesisField<Self>] {
        [
            GenesisField("contract", \.contract), GenesisField("role", \.role),
            GenesisField("holders", \.holders),
        ]
    }
}

/// The name and version under which a token's permits are signed.
struct GenesisDomain: GenesisRecord {
    var name = ""
    var version = ""

    static var blank: Self { Self() }
    static var fields: [GenesisField<Self>] {
        [GenesisField("name", \.name), GenesisField("version", \.version)]
    }

    var domain: SigningDomain { SigningDomain(name: name, version: version) }

    init() {}

    init(_ domain: SigningDomain) {
        name = domain.name
        version = domain.version
    }
}

extension LidoContracts: GenesisRecord {
    static var blank: LidoContracts { .mainnet }

    static var fields: [GenesisField<LidoContracts>] {
        [
            GenesisField("stETH", \.stETH), GenesisField("wstETH", \.wstETH),
            GenesisField("withdrawalQueue", \.withdrawalQueue),
            GenesisField("accounting", \.accounting), GenesisField("burner", \.burner),
            GenesisField("stakingRouter", \.stakingRouter),
            GenesisField("sanityChecker", \.sanityChecker),
            GenesisField("elRewardsVault", \.elRewardsVault),
            GenesisField("withdrawalVault", \.withdrawalVault),
            GenesisField("locator", \.locator), GenesisField("eip712StETH", \.eip712StETH),
            GenesisField("accountingOracle", \.accountingOracle),
            GenesisField("vaultHub", \.vaultHub),
            GenesisField("depositContract", \.depositContract),
            GenesisField("postTokenRebaseReceiver", \.postTokenRebaseReceiver),
            GenesisField("validatorsExitBusOracle", \.validatorsExitBusOracle),
            GenesisField("oracleDaemonConfig", \.oracleDaemonConfig),
            GenesisField("validatorExitDelayVerifier", \.validatorExitDelayVerifier),
            GenesisField("triggerableWithdrawalsGateway", \.triggerableWithdrawalsGateway),
            GenesisField("predepositGuarantee", \.predepositGuarantee),
            GenesisField("vaultFactory", \.vaultFactory), GenesisField("lazyOracle", \.lazyOracle),
            GenesisField("operatorGrid", \.operatorGrid),
        ]
    }
}

extension ReportLimits: GenesisRecord {
    static var blank: ReportLimits { .mainnet }

    static var fields: [GenesisField<ReportLimits>] {
        [
            GenesisField("exitedValidatorsPerDay", \.exitedValidatorsPerDay),
            GenesisField("appearedValidatorsPerDay", \.appearedValidatorsPerDay),
            GenesisField("annualBalanceIncrease", \.annualBalanceIncrease),
            GenesisField("simulatedShareRateDeviation", \.simulatedShareRateDeviation),
            GenesisField("maxValidatorExitRequestsPerReport", \.maxValidatorExitRequestsPerReport),
            GenesisField("maxItemsPerExtraDataTransaction", \.maxItemsPerExtraDataTransaction),
            GenesisField("maxNodeOperatorsPerExtraDataItem", \.maxNodeOperatorsPerExtraDataItem),
            GenesisField("requestTimestampMargin", \.requestTimestampMargin),
            GenesisField("maxPositiveTokenRebase", \.maxPositiveTokenRebase),
            GenesisField("initialSlashingAmountPWei", \.initialSlashingAmountPWei),
            GenesisField("inactivityPenaltiesAmountPWei", \.inactivityPenaltiesAmountPWei),
            GenesisField("clBalanceOraclesErrorUpperLimit", \.clBalanceOraclesErrorUpperLimit),
        ]
    }
}

extension StakingModuleParameters: GenesisRecord {
    static var blank: StakingModuleParameters {
        StakingModuleParameters(
            name: "", address: .zero, moduleFee: 0, treasuryFee: 0, stakeShareLimit: 0,
            priorityExitShareThreshold: 0, maxDepositsPerBlock: 0, minDepositBlockDistance: 0,
            keys: 0)
    }
    static var isComplete: Bool { true }

    static var fields: [GenesisField<StakingModuleParameters>] {
        [
            GenesisField("name", \.name), GenesisField("address", \.address),
            GenesisField("moduleFee", \.moduleFee), GenesisField("treasuryFee", \.treasuryFee),
            GenesisField("stakeShareLimit", \.stakeShareLimit),
            GenesisField("priorityExitShareThreshold", \.priorityExitShareThreshold),
            GenesisField("maxDepositsPerBlock", \.maxDepositsPerBlock),
            GenesisField("minDepositBlockDistance", \.minDepositBlockDistance),
            GenesisField("keys", \.keys), GenesisField("operators", \.operators),
        ]
    }
}

extension NodeOperatorParameters: GenesisRecord {
    static var blank: Self { Self(name: "", rewardAddress: .zero) }
    static var isComplete: Bool { true }

    static var fields: [GenesisField<Self>] {
        [GenesisField("name", \.name), GenesisField("rewardAddress", \.rewardAddress)]
    }
}

extension LidoOpening: GenesisRecord {
    static var blank: LidoOpening { .mainnet }

    static var fields: [GenesisField<LidoOpening>] {
        [
            GenesisField("maxStakeLimit", \.maxStakeLimit),
            GenesisField("stakeLimitIncreasePerBlock", \.stakeLimitIncreasePerBlock),
            GenesisField("maxExternalRatio", \.maxExternalRatio),
        ]
    }
}

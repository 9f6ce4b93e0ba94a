import CairnJSON
import CairnLiquid
import CairnPrimitives

extension EtherFiParameters: GenesisRecord {
    static var blank: EtherFiParameters { .mainnet }

    static var fields: [GenesisField<EtherFiParameters>] {
        let deployed = "ether.fi smart-contracts, script/deploys/Deployed.s.sol"
        let constants = "ether.fi smart-contracts, script/upgrades, Constants.s.sol"
        return [
            GenesisField("contracts", \.contracts, source: deployed),
            GenesisField("surroundings", \.surroundings, source: deployed),
            GenesisField("accounts", \.accounts, source: deployed),
            GenesisField("registryRoles", \.registryRoles, source: deployed),
            GenesisField("domains", \.domains),
            GenesisField("redemption", \.redemption, source: constants),
            GenesisField("liquifier", \.liquifier, source: constants),
            GenesisField("admin", \.admin, source: constants),
            GenesisField("oracle", \.oracle, source: constants),
            GenesisField(
                "priorityQueueMinDelay", \.priorityQueueMinDelay, source: constants),
            GenesisField("stakingManager", \.stakingManager, source: constants),
            GenesisField("market", \.market),
            GenesisField("nodes", \.nodes, source: deployed),
            GenesisField("opening", \.opening, source: constants),
        ]
    }
}

extension EtherFiParameters.Contracts: GenesisRecord {
    static var blank: Self { .mainnet }

    static var fields: [GenesisField<Self>] {
        [
            GenesisField("liquidityPool", \.liquidityPool), GenesisField("eETH", \.eETH),
            GenesisField("weETH", \.weETH),
            GenesisField("withdrawRequestNFT", \.withdrawRequestNFT),
            GenesisField("redemptionManager", \.redemptionManager),
            GenesisField("liquifier", \.liquifier), GenesisField("restaker", \.restaker),
            GenesisField("auctionManager", \.auctionManager),
            GenesisField("nodeOperatorManager", \.nodeOperatorManager),
            GenesisField("etherFiAdmin", \.etherFiAdmin),
            GenesisField("etherFiOracle", \.etherFiOracle),
            GenesisField("priorityWithdrawalQueue", \.priorityWithdrawalQueue),
            GenesisField("weETHWithdrawAdapter", \.weETHWithdrawAdapter),
            GenesisField("depositAdapter", \.depositAdapter),
            GenesisField("rewardsRouter", \.rewardsRouter),
            GenesisField("rateLimiter", \.rateLimiter), GenesisField("blacklister", \.blacklister),
            GenesisField("roleRegistry", \.roleRegistry),
        ]
    }
}

extension EtherFiParameters.Surroundings: GenesisRecord {
    static var blank: Self { .mainnet }

    static var fields: [GenesisField<Self>] {
        [
            GenesisField("stakingManager", \.stakingManager),
            GenesisField("nodesManager", \.nodesManager),
            GenesisField("membershipManager", \.membershipManager),
            GenesisField("l1SyncPool", \.l1SyncPool), GenesisField("lido", \.lido),
            GenesisField("wstETH", \.wstETH),
            GenesisField("lidoWithdrawalQueue", \.lidoWithdrawalQueue),
            GenesisField("wETH", \.wETH), GenesisField("curvePool", \.curvePool),
            GenesisField("stETHPriceFeed", \.stETHPriceFeed),
            GenesisField("stETHStrategy", \.stETHStrategy),
            GenesisField("rewardsCoordinator", \.rewardsCoordinator),
            GenesisField("strategyManager", \.strategyManager),
            GenesisField("delegationManager", \.delegationManager),
        ]
    }
}

extension EtherFiParameters.Accounts: GenesisRecord {
    static var blank: Self { EtherFiParameters.mainnet.accounts }

    static var fields: [GenesisField<Self>] {
        [
            GenesisField("treasury", \.treasury), GenesisField("registryOwner", \.registryOwner),
            GenesisField("revokeAdmin", \.revokeAdmin),
        ]
    }
}

extension EtherFiParameters.RoleGrant: GenesisRecord {
    static var blank: Self { Self(.guardian, to: .zero) }
    static var isComplete: Bool { true }
    static var fields: [GenesisField<Self>] {
        [GenesisField("role", \.role), GenesisField("holder", \.holder)]
    }
}

extension EtherFiRole: GenesisScalar {
    static var blank: EtherFiRole { .guardian }
    static var expectation: String { "one of " + all.map(\.name).joined(separator: ", ") }

    init?(genesis json: JSON) {
        guard let name = json.text else { return nil }
        self.init(name: name)
    }

    var genesisJSON: JSON { .string(name) }
}

extension EtherFiParameters.Domains: GenesisRecord {
    static var blank: Self { Self() }
    static var fields: [GenesisField<Self>] {
        [GenesisField("eETH", \.genesisEETH), GenesisField("weETH", \.genesisWeETH)]
    }

    private var genesisEETH: GenesisDomain {
        get { GenesisDomain(eETH) }
        set { eETH = newValue.domain }
    }

    private var genesisWeETH: GenesisDomain {
        get { GenesisDomain(weETH) }
        set { weETH = newValue.domain }
    }
}

extension EtherFiParameters.Redemption: GenesisRecord {
    static var blank: Self { EtherFiParameters.mainnet.redemption }
    static var fields: [GenesisField<Self>] {
        [
            GenesisField("maxExitFeeSplitToTreasury", \.maxExitFeeSplitToTreasury),
            GenesisField("maxExitFee", \.maxExitFee),
            GenesisField("maxLowWatermark", \.maxLowWatermark),
        ]
    }
}

extension EtherFiParameters.Liquifier: GenesisRecord {
    static var blank: Self { EtherFiParameters.mainnet.liquifier }
    static var fields: [GenesisField<Self>] {
        [
            GenesisField("minDiscount", \.minDiscount),
            GenesisField("maxPriceDeviation", \.maxPriceDeviation),
            GenesisField("timeBoundCapRefreshSeconds", \.timeBoundCapRefreshSeconds),
            GenesisField("stalePriceSeconds", \.stalePriceSeconds),
            GenesisField("maxPriceThreshold", \.maxPriceThreshold),
        ]
    }
}

extension EtherFiParameters.Admin: GenesisRecord {
    static var blank: Self { EtherFiParameters.mainnet.admin }
    static var fields: [GenesisField<Self>] {
        [
            GenesisField("maxAcceptableRebaseAPR", \.maxAcceptableRebaseAPR),
            GenesisField("maxValidatorTaskBatchSize", \.maxValidatorTaskBatchSize),
            GenesisField("staleOracleReportBlockWindow", \.staleOracleReportBlockWindow),
            GenesisField(
                "maxAcceptableFinalizedAmountPerDay", \.maxAcceptableFinalizedAmountPerDay),
            GenesisField(
                "maxAcceptableValidatorsToApprovePerDay",
                \.maxAcceptableValidatorsToApprovePerDay),
            GenesisField("maxRequestsToFinalizePerReport", \.maxRequestsToFinalizePerReport),
            GenesisField("acceptableRebaseAPR", \.acceptableRebaseAPR),
            GenesisField("postReportWaitSlots", \.postReportWaitSlots),
        ]
    }
}

extension EtherFiParameters.Oracle: GenesisRecord {
    static var blank: Self { EtherFiParameters.mainnet.oracle }
    static var fields: [GenesisField<Self>] {
        [
            GenesisField("minQuorumSize", \.minQuorumSize),
            GenesisField("quorumSize", \.quorumSize),
            GenesisField("reportPeriodSlots", \.reportPeriodSlots),
            GenesisField("reportStartSlot", \.reportStartSlot),
            GenesisField("slotsPerEpoch", \.slotsPerEpoch),
            GenesisField("secondsPerSlot", \.secondsPerSlot),
            GenesisField("beaconGenesisTime", \.beaconGenesisTime),
        ]
    }
}

extension EtherFiParameters.StakingManager: GenesisRecord {
    static var blank: Self { Self() }
    static var fields: [GenesisField<Self>] {
        [
            GenesisField("initialDeposit", \.initialDeposit),
            GenesisField("minValidatorSize", \.minValidatorSize),
            GenesisField("maxValidatorSize", \.maxValidatorSize),
        ]
    }
}

extension EtherFiParameters.Nodes: GenesisRecord {
    static var blank: Self { Self() }
    static var fields: [GenesisField<Self>] {
        [
            GenesisField("nodeBeacon", \.nodeBeacon),
            GenesisField("eigenPodManager", \.eigenPodManager),
            GenesisField("depositContract", \.depositContract),
        ]
    }
}

extension EtherFiParameters.Market: GenesisRecord {
    static var blank: Self { EtherFiParameters.mainnet.market }
    static var fields: [GenesisField<Self>] {
        [
            GenesisField("curvePrice", \.curvePrice), GenesisField("feedDecimals", \.feedDecimals),
            GenesisField("feedAnswer", \.feedAnswer),
        ]
    }
}

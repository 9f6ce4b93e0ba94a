import CairnChain
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension WorldConfiguration {
    /// Adds the ether.fi of a header.
    mutating func addEtherFi(_ header: Fields, _ genesis: Fields) throws(ConformanceError) {
        let parameters = try EtherFiParameters(conformance: header, genesis)
        etherFi = parameters
        placements.append((.stETHStrategy, parameters.surroundings.stETHStrategy))
    }
}

extension EtherFiParameters {
    init(conformance header: Fields, _ genesis: Fields) throws(ConformanceError) {
        let part = try genesis["etherfi"]
        let roles = try header["roles"]
        var grants: [RoleGrant] = []
        for grant in try part.array("registryRoles") {
            let name = try grant.text("role")
            guard let role = EtherFiRole(name: name) else {
                throw grant.unexpected("\(name) is no role of the registry")
            }
            grants.append(RoleGrant(role, to: try grant.address("holder")))
        }
        let domains = try part["eip712"]
        let staking = try part["stakingManager"]
        let redemption = try part["redemption"]
        let feed = try part["stETHPriceFeed"]
        self.init(
            contracts: try Contracts(conformance: try header["contracts"]),
            surroundings: try Surroundings(
                conformance: try header["contracts"], roles: roles,
                eigenLayer: try part.address("eigenLayer")),
            accounts: Accounts(
                treasury: try roles.address("efTreasury"),
                registryOwner: try roles.address("registryOwner"),
                revokeAdmin: try roles.address("revokeAdmin")),
            registryRoles: grants,
            domains: Domains(
                eETH: SigningDomain(
                    name: try domains.text("eETHName"), version: try domains.text("eETHVersion")),
                weETH: SigningDomain(
                    name: try domains.text("weETHName"),
                    version: try domains.text("weETHVersion"))),
            redemption: Redemption(
                maxExitFeeSplitToTreasury: try redemption.uint64(
                    "maxExitFeeSplitToTreasuryInBps"),
                maxExitFee: try redemption.uint64("maxExitFeeInBps"),
                maxLowWatermark: try redemption.uint64("maxLowWatermarkInBpsOfTvl")),
            liquifier: try Liquifier(conformance: part), admin: try Admin(conformance: part),
            oracle: try Oracle(conformance: part),
            priorityQueueMinDelay: try part.narrow("priorityQueueMinDelay"),
            stakingManager: StakingManager(
                initialDeposit: Wei(rawValue: try staking.uint256("initialDepositAmount")),
                minValidatorSize: Wei(rawValue: try staking.uint256("minValidatorSizeWei")),
                maxValidatorSize: Wei(rawValue: try staking.uint256("maxValidatorSizeWei"))),
            market: Market(
                curvePrice: try part["curvePool"].uint256("stETHPriceInETH"),
                feedDecimals: try feed.narrow("decimals"),
                feedAnswer: Int256(bits: try feed.uint256("answer"))))
    }
}

extension EtherFiParameters.Contracts {
    init(conformance contracts: Fields) throws(ConformanceError) {
        self.init()
        liquidityPool = try contracts.address("liquidityPool")
        eETH = try contracts.address("eETH")
        weETH = try contracts.address("weETH")
        withdrawRequestNFT = try contracts.address("withdrawRequestNFT")
        redemptionManager = try contracts.address("redemptionManager")
        liquifier = try contracts.address("liquifier")
        restaker = try contracts.address("restaker")
        auctionManager = try contracts.address("auctionManager")
        nodeOperatorManager = try contracts.address("nodeOperatorManager")
        etherFiAdmin = try contracts.address("etherFiAdmin")
        etherFiOracle = try contracts.address("etherFiOracle")
        priorityWithdrawalQueue = try contracts.address("priorityWithdrawalQueue")
        weETHWithdrawAdapter = try contracts.address("weETHWithdrawAdapter")
        depositAdapter = try contracts.address("depositAdapter")
        rewardsRouter = try contracts.address("rewardsRouter")
        rateLimiter = try contracts.address("rateLimiter")
        blacklister = try contracts.address("blacklister")
        roleRegistry = try contracts.address("roleRegistry")
    }
}

extension EtherFiParameters.Surroundings {
    init(
        conformance contracts: Fields, roles: Fields, eigenLayer: Address
    ) throws(ConformanceError) {
        self.init()
        stakingManager = try contracts.address("stakingManager")
        nodesManager = try roles.address("nodesManager")
        membershipManager = try roles.address("membershipManager")
        l1SyncPool = try roles.address("l1SyncPool")
        lido = try contracts.address("stETH")
        wstETH = try contracts.address("wstETH")
        lidoWithdrawalQueue = try contracts.address("withdrawalQueue")
        wETH = try contracts.address("wETH")
        curvePool = try contracts.address("curvePool")
        stETHPriceFeed = try contracts.address("stETHPriceFeed")
        stETHStrategy = try contracts.address("stETHStrategy")
        rewardsCoordinator = eigenLayer
        strategyManager = eigenLayer
        delegationManager = eigenLayer
    }
}

extension EtherFiParameters.Liquifier {
    init(conformance part: Fields) throws(ConformanceError) {
        let liquifier = try part["liquifier"]
        self.init(
            minDiscount: try liquifier.uint64("minDiscountInBasisPoints"),
            maxPriceDeviation: try liquifier.uint64("maxPriceDeviationInBps"),
            timeBoundCapRefreshSeconds: try liquifier.narrow("timeBoundCapRefreshInterval"),
            stalePriceSeconds: try part.uint64("stalePriceWindow"),
            maxPriceThreshold: try part.uint256("maxPriceThreshold"))
    }
}

extension EtherFiParameters.Admin {
    init(conformance part: Fields) throws(ConformanceError) {
        let admin = try part["admin"]
        self.init(
            maxAcceptableRebaseAPR: try admin.uint64("maxAcceptableRebaseAprInBps"),
            maxValidatorTaskBatchSize: try admin.uint64("maxValidatorTaskBatchSize"),
            staleOracleReportBlockWindow: try admin.uint64("staleOracleReportBlockWindow"),
            maxAcceptableFinalizedAmountPerDay: Wei(
                rawValue: try admin.uint256("maxAcceptableFinalizedWithdrawalAmountPerDay")),
            maxAcceptableValidatorsToApprovePerDay: try admin.uint64(
                "maxAcceptableNumValidatorsToApprovePerDay"),
            maxRequestsToFinalizePerReport: try admin.uint64(
                "maxNumberOfRequestsToFinalizePerReport"),
            acceptableRebaseAPR: try admin.narrow("acceptableRebaseAprInBps"),
            postReportWaitSlots: try admin.narrow("postReportWaitTimeInSlots"))
    }
}

extension EtherFiParameters.Oracle {
    init(conformance part: Fields) throws(ConformanceError) {
        let oracle = try part["oracle"]
        self.init(
            minQuorumSize: try oracle.narrow("minQuorumSize"),
            quorumSize: try oracle.narrow("quorumSize"),
            reportPeriodSlots: try oracle.narrow("reportPeriodSlot"),
            reportStartSlot: try oracle.narrow("reportStartSlot"),
            slotsPerEpoch: try oracle.narrow("slotsPerEpoch"),
            secondsPerSlot: try oracle.narrow("secondsPerSlot"),
            beaconGenesisTime: try oracle.narrow("genesisTime"))
    }
}

extension Fields {
    /// A member that fits an integer of the wanted width.
    fileprivate func narrow<Number: FixedWidthInteger>(
        _ name: String
    ) throws(ConformanceError) -> Number {
        guard let number = Number(exactly: try uint64(name)) else {
            throw try self[name].unexpected("the number does not fit \(Number.self)")
        }
        return number
    }
}

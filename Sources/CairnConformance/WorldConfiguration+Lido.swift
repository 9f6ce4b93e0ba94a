import CairnChain
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension WorldConfiguration {
    /// Adds the Lido of a header, and the little contracts around it.
    mutating func addLido(_ header: Fields, _ genesis: Fields) throws(ConformanceError) {
        let parameters = try LidoParameters(conformance: header, try genesis["lido"])
        lido = parameters
        placements.append((.acceptsEverything, parameters.contracts.depositContract))
        let receiver = try genesis.address("nftReceiver")
        placements.append((.fixedAnswer, receiver))
        // The magic value of ERC-721's receivers stands in the first four bytes.
        fixedAnswers[receiver] = Hash(UInt256(0x150b_7a02) << 224)
        try addWallets(genesis)
    }
}

extension LidoParameters {
    init(conformance header: Fields, _ part: Fields) throws(ConformanceError) {
        let roles = try header["roles"]
        let contracts = try header["contracts"]
        var permissions: [LidoPermission] = []
        for permission in try part.array("permissions") {
            var holders: [Address] = []
            for holder in try permission.array("holders") { holders.append(try holder.address()) }
            permissions.append(
                LidoPermission(
                    contract: try contracts.address(try permission.text("contract")),
                    role: try permission.text("role"), holders: holders))
        }
        var modules: [StakingModuleParameters] = []
        for module in try part.array("stakingModules") {
            modules.append(try StakingModuleParameters(conformance: module))
        }
        self.init(
            contracts: try LidoContracts(conformance: contracts, part),
            treasury: try roles.address("treasury"), admin: try roles.address("admin"),
            depositSecurityModule: try roles.address("depositSecurityModule"),
            permissions: permissions,
            bootstrapEther: Wei(rawValue: try part.uint256("bootstrapEther")),
            oracleGenesisTime: try part.uint64("oracleGenesisTime"),
            secondsPerSlot: try part.uint64("secondsPerSlot"),
            limits: try ReportLimits(conformance: try part["limits"]), modules: modules)
        let domains = try part["eip712"]
        stETHDomain = SigningDomain(
            name: try domains.text("stETHName"), version: try domains.text("stETHVersion"))
        wstETHDomain = SigningDomain(
            name: try domains.text("wstETHName"), version: try domains.text("wstETHVersion"))
        let token = try part["withdrawalNFT"]
        requestTokenName = try token.text("name")
        requestTokenSymbol = try token.text("symbol")
    }
}

extension StakingModuleParameters {
    fileprivate init(conformance module: Fields) throws(ConformanceError) {
        self.init(
            name: try module.text("name"), address: try module.address("address"),
            moduleFee: try module.uint64("moduleFee"),
            treasuryFee: try module.uint64("treasuryFee"),
            stakeShareLimit: try module.uint64("stakeShareLimit"),
            priorityExitShareThreshold: try module.uint64("priorityExitShareThreshold"),
            maxDepositsPerBlock: try module.uint64("maxDepositsPerBlock"),
            minDepositBlockDistance: try module.uint64("minDepositBlockDistance"),
            keys: try module.uint64("keys"))
    }
}

extension LidoContracts {
    fileprivate init(conformance contracts: Fields, _ part: Fields) throws(ConformanceError) {
        self.init(
            stETH: try contracts.address("stETH"), wstETH: try contracts.address("wstETH"),
            withdrawalQueue: try contracts.address("withdrawalQueue"),
            accounting: try contracts.address("accounting"),
            burner: try contracts.address("burner"),
            stakingRouter: try contracts.address("stakingRouter"),
            sanityChecker: try contracts.address("sanityChecker"),
            elRewardsVault: try contracts.address("elRewardsVault"),
            withdrawalVault: try contracts.address("withdrawalVault"),
            locator: try contracts.address("locator"),
            eip712StETH: try contracts.address("eip712StETH"),
            accountingOracle: try contracts.address("accountingOracle"),
            vaultHub: try contracts.address("vaultHub"),
            depositContract: try part.address("depositContract"))
        let unused = try part["unusedAddresses"]
        validatorsExitBusOracle = try unused.address("validatorsExitBusOracle")
        oracleDaemonConfig = try unused.address("oracleDaemonConfig")
        validatorExitDelayVerifier = try unused.address("validatorExitDelayVerifier")
        triggerableWithdrawalsGateway = try unused.address("triggerableWithdrawalsGateway")
        predepositGuarantee = try unused.address("predepositGuarantee")
        vaultFactory = try unused.address("vaultFactory")
        lazyOracle = try unused.address("lazyOracle")
        operatorGrid = try unused.address("operatorGrid")
    }
}

extension ReportLimits {
    fileprivate init(conformance limits: CairnConformance.Fields) throws(ConformanceError) {
        self.init(
            exitedValidatorsPerDay: try limits.uint256("exitedValidatorsPerDayLimit"),
            appearedValidatorsPerDay: try limits.uint256("appearedValidatorsPerDayLimit"),
            annualBalanceIncrease: try limits.uint256("annualBalanceIncreaseBPLimit"),
            simulatedShareRateDeviation: try limits.uint256("simulatedShareRateDeviationBPLimit"),
            maxValidatorExitRequestsPerReport: try limits.uint256(
                "maxValidatorExitRequestsPerReport"),
            maxItemsPerExtraDataTransaction: try limits.uint256("maxItemsPerExtraDataTransaction"),
            maxNodeOperatorsPerExtraDataItem: try limits.uint256(
                "maxNodeOperatorsPerExtraDataItem"),
            requestTimestampMargin: try limits.uint256("requestTimestampMargin"),
            maxPositiveTokenRebase: try limits.uint256("maxPositiveTokenRebase"),
            initialSlashingAmountPWei: try limits.uint256("initialSlashingAmountPWei"),
            inactivityPenaltiesAmountPWei: try limits.uint256("inactivityPenaltiesAmountPWei"),
            clBalanceOraclesErrorUpperLimit: try limits.uint256(
                "clBalanceOraclesErrorUpperBPLimit"))
    }
}

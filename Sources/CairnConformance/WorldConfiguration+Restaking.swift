import CairnChain
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension WorldConfiguration {
    /// Adds the restaking core of a header, and what surrounds it.
    mutating func addRestaking(_ header: Fields, _ genesis: Fields) throws(ConformanceError) {
        restaking = try RestakingParameters(conformance: header, genesis)
        for strategy in try genesis.array("strategies") {
            strategies.append((try strategy.address("address"), try strategy.address("token")))
        }
        for registrar in try genesis.array("permissiveRegistrars") {
            let address = try registrar.address()
            placements.append((.fixedAnswer, address))
            fixedAnswers[address] = Hash(UInt256.one)
        }
        for registrar in try genesis.array("otherRegistrars") {
            let kind: ContractKind =
                switch (
                    try registrar.bool("supportsAVS"), try registrar.bool("acceptsOperators")
                ) {
                case (true, true): .fixedAnswer
                case (true, false): .refusingRegistrar
                case (false, true): .foreignRegistrar
                case (false, false): .closedRegistrar
                }
            let address = try registrar.address("address")
            placements.append((kind, address))
            fixedAnswers[address] = Hash(UInt256.one)
        }
        try addWallets(genesis)
        try addPredeploys(header, genesis)
    }

    /// Adds contracts that vouch for every signature, or for none.
    mutating func addWallets(_ genesis: Fields) throws(ConformanceError) {
        for wallet in try genesis.array("wallets") {
            let address = try wallet.address("address")
            placements.append((.fixedAnswer, address))
            // ERC-1271's magic value stands in the first four bytes.
            fixedAnswers[address] =
                try wallet.bool("approves") ? Hash(UInt256(0x1626_ba7e) << 224) : .zero
        }
    }

    private mutating func addPredeploys(
        _ header: Fields, _ genesis: Fields
    ) throws(ConformanceError) {
        let contracts = try header["contracts"]
        let params = try genesis["params"]
        placements.append((.acceptsEverything, try contracts.address("ethPOS")))
        placements.append((.beaconRoots, try contracts.address("beaconRoots")))
        let withdrawals = try contracts.address("withdrawalRequests")
        placements.append((.withdrawalRequests, withdrawals))
        requestFees[withdrawals] = Wei(rawValue: try params.uint256("withdrawalRequestFee"))
        let consolidations = try contracts.address("consolidationRequests")
        placements.append((.consolidationRequests, consolidations))
        requestFees[consolidations] = Wei(rawValue: try params.uint256("consolidationRequestFee"))
    }
}

extension RestakingParameters {
    /// The parameters that a header gives; those that it lacks stay mainnet's.
    init(conformance header: Fields, _ genesis: Fields) throws(ConformanceError) {
        self.init()
        let contracts = try header["contracts"]
        permissionController = try contracts.address("permissionController")
        strategyManager = try contracts.address("strategyManager")
        delegationManager = try contracts.address("delegationManager")
        allocationManager = try contracts.address("allocationManager")
        allocationManagerView = try contracts.address("allocationManagerView")
        eigenPodManager = try contracts.address("eigenPodManager")
        avsDirectory = try contracts.address("avsDirectory")
        rewardsCoordinator = try contracts.address("rewardsCoordinator")
        strategyFactory = try contracts.address("strategyFactory")
        keyRegistrar = try contracts.address("keyRegistrar")
        eigenPodBeacon = try contracts.address("eigenPodBeacon")
        strategyBeacon = try contracts.address("strategyBeacon")
        durationVaultBeacon = try contracts.address("durationVaultBeacon")
        pauserRegistry = try contracts.address("pauserRegistry")
        ethPOS = try contracts.address("ethPOS")
        beaconRoots = try contracts.address("beaconRoots")
        withdrawalRequests = try contracts.address("withdrawalRequests")
        consolidationRequests = try contracts.address("consolidationRequests")

        let constants = try header["constants"]
        beaconChainETHStrategy = try constants.address("beaconChainETHStrategy")
        burnAddress = try constants.address("defaultBurnAddress")
        eigenPodInitCodeHash = try constants["eigenPodInitCodeHash"].hash()
        strategyFactoryFirstNonce = try constants.uint64("strategyFactoryFirstNonce")

        owner = try genesis.address("owner")
        pausers = [try genesis.address("pauser")]
        unpauser = try genesis.address("unpauser")

        let params = try genesis["params"]
        version = try params.text("version")
        minWithdrawalDelayBlocks = try params.uint32("minWithdrawalDelayBlocks")
        deallocationDelay = try params.uint32("deallocationDelay")
        allocationConfigurationDelay = try params.uint32("allocationConfigurationDelay")
        eigenStrategy = try params.address("eigenStrategy")
        // The initialisers leave it open.
        pectraForkTimestamp = 0
        rewards = try RewardParameters(conformance: genesis, params)
        includesCertificates = false
    }
}

extension RewardParameters {
    /// The parameters that a header gives; those that it lacks stay mainnet's.
    init(conformance genesis: Fields, _ params: Fields) throws(ConformanceError) {
        self.init()
        if let updater = genesis.optional("rewardsUpdater") {
            self.updater = try updater.address()
        }
        if let recipient = genesis.optional("feeRecipient") {
            feeRecipient = try recipient.address()
        }
        if let controller = genesis.optional("emissionsController") {
            emissionsController = try controller.address()
        }
        try params.read("calculationIntervalSeconds", into: &calculationIntervalSeconds)
        try params.read("maxRewardsDuration", into: &maxRewardsDurationSeconds)
        try params.read("maxRetroactiveLength", into: &maxRetroactiveSeconds)
        try params.read("maxFutureLength", into: &maxFutureSeconds)
        try params.read("genesisRewardsTimestamp", into: &genesisTimestamp)
        try params.read("activationDelay", into: &activationDelaySeconds)
        if let split = params.optional("defaultOperatorSplitBips") {
            defaultOperatorSplit = UInt16(truncatingIfNeeded: try split.uint32())
        }
    }
}

extension Fields {
    /// Replaces a parameter if the header has it.
    fileprivate func read(
        _ name: String, into parameter: inout UInt32
    ) throws(ConformanceError) {
        if let field = optional(name) { parameter = try field.uint32() }
    }
}

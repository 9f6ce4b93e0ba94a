import CairnChain
import CairnPrimitives
import CairnRestaking

extension RestakingParameters: GenesisRecord {
    static var blank: RestakingParameters { RestakingParameters() }

    static var fields: [GenesisField<RestakingParameters>] {
        contractFields + roleFields + delayFields
    }

    private static var contractFields: [GenesisField<RestakingParameters>] {
        let deployments = "EigenLayer contracts 1.12.0, README, Deployments, mainnet"
        return [
            GenesisField("permissionController", \.permissionController, source: deployments),
            GenesisField("strategyManager", \.strategyManager, source: deployments),
            GenesisField("delegationManager", \.delegationManager, source: deployments),
            GenesisField("allocationManager", \.allocationManager, source: deployments),
            GenesisField("eigenPodManager", \.eigenPodManager, source: deployments),
            GenesisField("avsDirectory", \.avsDirectory, source: deployments),
            GenesisField("rewardsCoordinator", \.rewardsCoordinator, source: deployments),
            GenesisField("strategyFactory", \.strategyFactory, source: deployments),
            GenesisField("keyRegistrar", \.keyRegistrar, source: deployments),
            GenesisField("eigenPodBeacon", \.eigenPodBeacon, source: deployments),
            GenesisField("strategyBeacon", \.strategyBeacon, source: deployments),
            GenesisField("durationVaultBeacon", \.durationVaultBeacon, source: deployments),
            GenesisField("pauserRegistry", \.pauserRegistry, source: deployments),
            GenesisField("allocationManagerView", \.allocationManagerView),
            GenesisField(
                "ethPOS", \.ethPOS, source: "Ethereum consensus specs, DEPOSIT_CONTRACT_ADDRESS"),
            GenesisField(
                "beaconRoots", \.beaconRoots, source: "EIP-4788, BEACON_ROOTS_ADDRESS"),
            GenesisField(
                "withdrawalRequests", \.withdrawalRequests,
                source: "EIP-7002, WITHDRAWAL_REQUEST_PREDEPLOY_ADDRESS"),
            GenesisField(
                "consolidationRequests", \.consolidationRequests,
                source: "EIP-7251, CONSOLIDATION_REQUEST_PREDEPLOY_ADDRESS"),
            GenesisField(
                "beaconChainETHStrategy", \.beaconChainETHStrategy,
                source: "EigenLayer contracts 1.12.0, beaconChainETHStrategy"),
            GenesisField(
                "burnAddress", \.burnAddress,
                source: "EigenLayer contracts 1.12.0, DEFAULT_BURN_ADDRESS"),
            GenesisField("eigenStrategy", \.eigenStrategy, source: deployments),
            GenesisField("eigenPodInitCodeHash", \.eigenPodInitCodeHash),
            GenesisField("strategyFactoryFirstNonce", \.strategyFactoryFirstNonce),
        ]
    }

    private static var roleFields: [GenesisField<RestakingParameters>] {
        let governance = "EigenLayer contracts 1.12.0, README, Deployments, multisigs"
        return [
            GenesisField("owner", \.owner, source: governance),
            GenesisField("pausers", \.pausers, source: governance),
            GenesisField("unpauser", \.unpauser, source: governance),
        ]
    }

    private static var delayFields: [GenesisField<RestakingParameters>] {
        [
            GenesisField(
                "minWithdrawalDelayBlocks", \.minWithdrawalDelayBlocks,
                source: "EigenLayer contracts 1.12.0, MIN_WITHDRAWAL_DELAY_BLOCKS: 14 days"),
            GenesisField(
                "deallocationDelay", \.deallocationDelay,
                source: "EigenLayer contracts 1.12.0, DEALLOCATION_DELAY: 14 days"),
            GenesisField(
                "allocationConfigurationDelay", \.allocationConfigurationDelay,
                source: "EigenLayer contracts 1.12.0, ALLOCATION_CONFIGURATION_DELAY: 17.5 days"),
            GenesisField("rewards", \.rewards),
            GenesisField("includesCertificates", \.includesCertificates),
            GenesisField("certificates", \.certificates),
            GenesisField("tasks", \.tasks),
            GenesisField(
                "pectraForkTimestamp", \.pectraForkTimestamp,
                source: "EIP-7600, activation on mainnet: epoch 364032"),
            GenesisField("version", \.version, source: "EigenLayer contracts, release 1.12.0"),
        ]
    }
}

extension RewardParameters: GenesisRecord {
    static var blank: RewardParameters { RewardParameters() }

    static var fields: [GenesisField<RewardParameters>] {
        let configuration = "EigenLayer contracts 1.12.0, script/configs/mainnet.json"
        return [
            GenesisField(
                "calculationIntervalSeconds", \.calculationIntervalSeconds,
                source: "EigenLayer contracts 1.12.0, RewardsCoordinatorStorage: one day"),
            GenesisField(
                "maxRewardsDurationSeconds", \.maxRewardsDurationSeconds, source: configuration),
            GenesisField("maxRetroactiveSeconds", \.maxRetroactiveSeconds, source: configuration),
            GenesisField("maxFutureSeconds", \.maxFutureSeconds, source: configuration),
            GenesisField("genesisTimestamp", \.genesisTimestamp, source: configuration),
            GenesisField(
                "activationDelaySeconds", \.activationDelaySeconds, source: configuration),
            GenesisField("defaultOperatorSplit", \.defaultOperatorSplit, source: configuration),
            GenesisField("updater", \.updater, source: configuration),
            GenesisField("feeRecipient", \.feeRecipient),
            GenesisField(
                "emissionsController", \.emissionsController,
                source: "EigenLayer contracts 1.12.0, README, Deployments, mainnet"),
        ]
    }
}

extension CertificateParameters: GenesisRecord {
    static var blank: CertificateParameters { CertificateParameters() }

    static var fields: [GenesisField<CertificateParameters>] {
        let deployments = "EigenLayer contracts 1.12.0, README, Deployments, mainnet"
        return [
            GenesisField("crossChainRegistry", \.crossChainRegistry, source: deployments),
            GenesisField("operatorTableUpdater", \.operatorTableUpdater, source: deployments),
            GenesisField("ecdsaVerifier", \.ecdsaVerifier, source: deployments),
            GenesisField("bn254Verifier", \.bn254Verifier, source: deployments),
            GenesisField(
                "ecdsaCalculator", \.ecdsaCalculator,
                source: "hourglass-monorepo, TableCalculatorsByChain, mainnet"),
            GenesisField(
                "bn254Calculator", \.bn254Calculator,
                source: "hourglass-monorepo, TableCalculatorsByChain, mainnet"),
            GenesisField(
                "calculatorLookaheadBlocks", \.calculatorLookaheadBlocks,
                source: "EigenLayer contracts, deploy_ecdsa_table_calculator.s.sol"),
            GenesisField("tableUpdateCadenceSeconds", \.tableUpdateCadenceSeconds),
            GenesisField("generatorAVS", \.generatorAVS),
            GenesisField("generatorSetID", \.generatorSetID),
            GenesisField("generatorKeyX", \.generatorKeyX),
            GenesisField("generatorKeyY", \.generatorKeyY),
            GenesisField(
                "confirmationThreshold", \.confirmationThreshold,
                source: "EigenLayer contracts 1.12.0, script/deploy/multichain: all of it"),
        ]
    }
}

extension TaskParameters: GenesisRecord {
    static var blank: TaskParameters { TaskParameters() }

    static var fields: [GenesisField<TaskParameters>] {
        let deployments = "EigenLayer contracts 1.12.0, README, Deployments, mainnet"
        return [
            GenesisField("releaseManager", \.releaseManager, source: deployments),
            GenesisField("taskMailbox", \.taskMailbox, source: deployments),
            GenesisField("maxTaskSeconds", \.maxTaskSeconds),
            GenesisField("feeSplit", \.feeSplit),
            GenesisField("feeSplitCollector", \.feeSplitCollector),
        ]
    }
}

// MARK: - What fields must be together

extension WorldConfiguration {
    func checkLimits() throws(GenesisError) {
        for (index, strategy) in limitedStrategies.enumerated()
        where strategy.maxPerDeposit > strategy.maxTotalDeposits {
            throw GenesisError(
                "limitedStrategies[\(index)].maxPerDeposit", found: "\(strategy.maxPerDeposit)",
                expected: "at most maxTotalDeposits")
        }
    }
}

extension RestakingParameters {
    func check() throws(GenesisError) {
        try rewards.check()
        guard certificates.tableUpdateCadenceSeconds > 0 else {
            throw GenesisError(
                "restaking.certificates.tableUpdateCadenceSeconds", found: "0",
                expected: "at least 1")
        }
        for (name, points) in [
            ("certificates.confirmationThreshold", certificates.confirmationThreshold),
            ("tasks.feeSplit", tasks.feeSplit),
        ] where points > 10_000 {
            throw GenesisError(
                "restaking.\(name)", found: "\(points)", expected: "at most 10000 basis points")
        }
    }
}

extension RewardParameters {
    /// What the deployed contract's constructor and initialiser check, too.
    fileprivate func check() throws(GenesisError) {
        let day: UInt32 = 86_400
        guard calculationIntervalSeconds > 0, calculationIntervalSeconds % day == 0 else {
            throw GenesisError(
                "restaking.rewards.calculationIntervalSeconds",
                found: "\(calculationIntervalSeconds)", expected: "whole days of 86400 seconds")
        }
        guard genesisTimestamp % calculationIntervalSeconds == 0 else {
            throw GenesisError(
                "restaking.rewards.genesisTimestamp", found: "\(genesisTimestamp)",
                expected: "a multiple of calculationIntervalSeconds")
        }
        guard defaultOperatorSplit <= 10_000 else {
            throw GenesisError(
                "restaking.rewards.defaultOperatorSplit", found: "\(defaultOperatorSplit)",
                expected: "at most 10000 basis points")
        }
        guard !feeRecipient.isZero else {
            throw GenesisError(
                "restaking.rewards.feeRecipient", found: "the zero address",
                expected: "another address")
        }
    }
}

import CairnEthereum
public import CairnPrimitives

extension LidoContracts {
    /// The contracts of the main network.
    ///
    /// Nobody is told of rebases: the notifier of the main network passes rates on to other chains.
    ///
    /// - Spec: Lido core, `deployed-mainnet.json`
    public static let mainnet: LidoContracts = {
        var contracts = LidoContracts(
            stETH: "0xae7ab96520de3a18e5e111b5eaab095312d7fe84",
            wstETH: "0x7f39c581f595b53c5cb19bd0b3f8da6c935e2ca0",
            withdrawalQueue: "0x889edc2edab5f40e902b864ad4d7ade8e412f9b1",
            accounting: "0x23ed611be0e1a820978875c0122f92260804cddf",
            burner: "0xe76c52750019b80b43e36df30bf4060eb73f573a",
            stakingRouter: "0xfddf38947afb03c621c71b06c9c70bce73f12999",
            sanityChecker: "0xf1647c86e6d7959f638dd9ce1d90e2f3c9503129",
            elRewardsVault: "0x388c818ca8b9251b393131c08a736a67ccb19297",
            withdrawalVault: "0xb9d7934878b5fb9610b3fe8a5e441e8fad7e293f",
            locator: "0xc1d0b3de6792bf6b4b37eccdcc24e45978cfd2eb",
            eip712StETH: "0x8f73e4c2a6d852bb4ab2a45e6a9cf5715b3228b7",
            accountingOracle: "0x852ded011285fe67063a08005c71a85690503cee",
            vaultHub: "0x1d201be093d847f6446530efb0e8fb426d176709",
            depositContract: "0x00000000219ab540356cbb839cbe05303d7705fa")
        contracts.validatorsExitBusOracle = "0x0de4ea0184c2ad0baca7183356aea5b8d5bf5c6e"
        contracts.oracleDaemonConfig = "0xbf05a929c3d7885a6aead833a992da6e5ac23b09"
        contracts.validatorExitDelayVerifier = "0xbdb567672c867db533119c2dcd4fb9d8b44ec82f"
        contracts.triggerableWithdrawalsGateway = "0xdc00116a0d3e064427da2600449cfd2566b3037b"
        contracts.predepositGuarantee = "0xf4bf42c6d6a0e38825785048124dbad6c9eaaac3"
        contracts.vaultFactory = "0x02ca7772ff14a9f6c1a08af385aa96bb1b34175a"
        contracts.lazyOracle = "0x5db427080200c235f2ae8cd17a7be87921f7ad6c"
        contracts.operatorGrid = "0xc69685e89cefc327b43b7234ac646451b27c544d"
        return contracts
    }()
}

extension ReportLimits {
    /// The limits of the main network.
    ///
    /// - Spec: Lido core, `deployed-mainnet.json`, constructor arguments of
    ///   `oracleReportSanityChecker`
    public static let mainnet = ReportLimits(
        exitedValidatorsPerDay: 3600, appearedValidatorsPerDay: 1800, annualBalanceIncrease: 1000,
        simulatedShareRateDeviation: 50, maxValidatorExitRequestsPerReport: 600,
        maxItemsPerExtraDataTransaction: 8, maxNodeOperatorsPerExtraDataItem: 24,
        requestTimestampMargin: 7680, maxPositiveTokenRebase: 750_000,
        initialSlashingAmountPWei: 8, inactivityPenaltiesAmountPWei: 101,
        clBalanceOraclesErrorUpperLimit: 50)
}

extension LidoOpening {
    /// Staking as users of the main network find it: 150,000 ether that come back in 6,400 blocks,
    /// and three percent external shares.
    ///
    /// - Spec: Lido documentation, "Staking rate limits"; Lido core, `initialMaxExternalRatioBP` of
    ///   `upgrade-params-mainnet.toml`
    public static let mainnet = LidoOpening(
        maxStakeLimit: .ether(150_000), stakeLimitIncreasePerBlock: 23_437_500_000_000_000_000,
        maxExternalRatio: 300)
}

extension LidoParameters {
    /// The main network's Lido, fresh and open to users, with the curated module alone.
    ///
    /// Roles that the DAO holds, some of them through its seals and committees, are its agent's
    /// here. The module has simple keys in place of a registry of node operators.
    ///
    /// - Spec: Lido core, `deployed-mainnet.json`; Lido documentation, "Staking router"
    public static let mainnet: LidoParameters = {
        let contracts = LidoContracts.mainnet
        let agent: Address = "0x3e40d73eb977dc6a537af587d48316fee66e9c8c"
        var parameters = LidoParameters(
            contracts: contracts, treasury: agent, admin: agent,
            depositSecurityModule: "0xffa96d84def2ea035c7ab153d8b991128e3d72fd",
            permissions: permissions(on: contracts, of: agent),
            bootstrapEther: .oneEther, oracleGenesisTime: 1_606_824_023, secondsPerSlot: 12,
            limits: .mainnet,
            modules: [
                StakingModuleParameters(
                    name: "curated-onchain-v1",
                    address: "0x55032650b14df07b85bf18a3a3ec8e0af2e028d5", moduleFee: 500,
                    treasuryFee: 500, stakeShareLimit: 10_000, priorityExitShareThreshold: 10_000,
                    maxDepositsPerBlock: 150, minDepositBlockDistance: 25, keys: 1_000_000)
            ])
        parameters.opening = .mainnet
        return parameters
    }()

    /// The roles of a running protocol; what governance may do, `governance` may.
    public static func permissions(
        on contracts: LidoContracts, of governance: Address
    ) -> [LidoPermission] {
        func grant(_ roles: [String], on contract: Address, to holders: Address...)
            -> [LidoPermission]
        {
            roles.map { LidoPermission(contract: contract, role: $0, holders: holders) }
        }
        return grant(
            [
                "PAUSE_ROLE", "RESUME_ROLE", "STAKING_PAUSE_ROLE", "STAKING_CONTROL_ROLE",
                "UNSAFE_CHANGE_DEPOSITED_VALIDATORS_ROLE",
            ], on: contracts.stETH, to: governance)
            + grant(["FINALIZE_ROLE"], on: contracts.withdrawalQueue, to: contracts.stETH)
            + grant(["ORACLE_ROLE"], on: contracts.withdrawalQueue, to: contracts.accountingOracle)
            + grant(
                ["PAUSE_ROLE", "RESUME_ROLE", "MANAGE_TOKEN_URI_ROLE"],
                on: contracts.withdrawalQueue, to: governance)
            + grant(
                ["REQUEST_BURN_SHARES_ROLE"], on: contracts.burner, to: contracts.accounting,
                governance)
            + grant(["REQUEST_BURN_MY_STETH_ROLE"], on: contracts.burner, to: governance)
            + grant(
                ["STAKING_MODULE_MANAGE_ROLE", "MANAGE_WITHDRAWAL_CREDENTIALS_ROLE"],
                on: contracts.stakingRouter, to: governance)
            + grant(
                ["REPORT_EXITED_VALIDATORS_ROLE"], on: contracts.stakingRouter,
                to: contracts.accountingOracle)
            + grant(
                ["REPORT_REWARDS_MINTED_ROLE"], on: contracts.stakingRouter,
                to: contracts.accounting)
            + grant(["ALL_LIMITS_MANAGER_ROLE"], on: contracts.sanityChecker, to: governance)
    }
}

extension NodeOperatorParameters {
    /// A few of the curated module's operators.
    ///
    /// Their accounts are the last 20 bytes of the hashes of `cairn.lido.operator.` and their names.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.getNodeOperator` on the main network, names only
    public static let curated: [NodeOperatorParameters] = [
        "Staking Facilities", "Chorus One", "stakefish", "Blockscape", "Everstake",
    ].map { name in
        NodeOperatorParameters(
            name: name,
            rewardAddress: Address(truncating: keccak256(utf8: "cairn.lido.operator." + name).word))
    }
}

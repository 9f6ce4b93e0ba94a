import CairnPrimitives

extension EtherFiParameters {
    /// The main network's addresses and bounds, with an opening that lets users in at once.
    ///
    /// Addresses are those of `script/deploys/Deployed.s.sol`, bounds and opening those of
    /// `script/upgrades/security-upgrades/Constants.s.sol`, unless said otherwise, both of
    /// etherfi-protocol/smart-contracts at the revision in docs/protocol/SOURCES.md.
    public static let mainnet = EtherFiParameters(
        contracts: .mainnet, surroundings: .mainnet,
        accounts: Accounts(
            treasury: "0x0c83EAe1FE72c390A02E426572854931EefF93BA",
            registryOwner: "0x9f26d4C958fD811A1F59B01B86Be7dFFc9d20761",
            // The contract's address is not published yet; the operating admin stands in.
            revokeAdmin: operatingAdmin),
        registryRoles: mainnetRoles,
        redemption: Redemption(
            maxExitFeeSplitToTreasury: 10_000, maxExitFee: 500, maxLowWatermark: 500),
        liquifier: Liquifier(
            minDiscount: 0, maxPriceDeviation: 200, timeBoundCapRefreshSeconds: 3_600,
            stalePriceSeconds: 25 * 3_600, maxPriceThreshold: 10_000_000_000_000_000),
        admin: Admin(
            maxAcceptableRebaseAPR: 1_000, maxValidatorTaskBatchSize: 100,
            staleOracleReportBlockWindow: 7_200 * 14,
            maxAcceptableFinalizedAmountPerDay: .ether(150_000),
            maxAcceptableValidatorsToApprovePerDay: 100, maxRequestsToFinalizePerReport: 3_500,
            acceptableRebaseAPR: 500, postReportWaitSlots: 0),
        // The main network asks for three votes of five; one member is enough to try things out.
        oracle: Oracle(
            minQuorumSize: 1, quorumSize: 1, reportPeriodSlots: 1_024, reportStartSlot: 0,
            slotsPerEpoch: 32, secondsPerSlot: 12, beaconGenesisTime: 1_606_824_023),
        priorityQueueMinDelay: 3_600, stakingManager: StakingManager(),
        market: Market(
            curvePrice: 999_000_000_000_000_000, feedDecimals: 18,
            feedAnswer: 1_000_000_000_000_000_000),
        nodes: Nodes(), opening: .mainnet)

    private static let operatingAdmin: Address = "0x2aCA71020De61bb532008049e1Bd41E451aE8AdC"

    private static let mainnetRoles: [RoleGrant] = [
        RoleGrant(.upgradeTimelock, to: "0x9f26d4C958fD811A1F59B01B86Be7dFFc9d20761"),
        RoleGrant(.operatingTimelock, to: "0xcD425f44758a08BaAB3C4908f3e3dE5776e45d7a"),
        RoleGrant(.operatingMultisig, to: operatingAdmin),
        RoleGrant(.superGuardian, to: "0x427989Bb12f4A390D11e7647d467DeA02b9d2eE3"),
        RoleGrant(.guardian, to: "0x427989Bb12f4A390D11e7647d467DeA02b9d2eE3"),
        RoleGrant(.guardian, to: "0x9AF1298993DC1f397973C62A5D47a284CF76844D"),
        RoleGrant(.oracleOperations, to: "0x62A44D2493AfC2B25B51b01706Ed7Ea10cF80e34"),
        RoleGrant(.housekeepingOperations, to: "0x67E10B7764A99165665557B3E6cF24555bfC88c3"),
        RoleGrant(.executorOperations, to: "0xe09D681299230404b509597206535cb3398f8Dd7"),
        RoleGrant(.eigenpodOperations, to: "0xd55df81BE2Db8d2424ffE90a5E2b8Ecb0C71886a"),
    ]
}

extension EtherFiParameters.Contracts {
    /// The addresses of the main network.
    ///
    /// The blacklister was not deployed when the addresses were read; it lives at an address of its
    /// own here, the last 20 bytes of the hash of `cairn.etherfi.blacklister`.
    public static let mainnet: Self = {
        var contracts = Self()
        contracts.liquidityPool = "0x308861A430be4cce5502d0A12724771Fc6DaF216"
        contracts.eETH = "0x35fA164735182de50811E8e2E824cFb9B6118ac2"
        contracts.weETH = "0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee"
        contracts.withdrawRequestNFT = "0x7d5706f6ef3F89B3951E23e557CDFBC3239D4E2c"
        contracts.redemptionManager = "0xDadEf1fFBFeaAB4f68A9fD181395F68b4e4E7Ae0"
        contracts.liquifier = "0x9FFDF407cDe9a93c47611799DA23924Af3EF764F"
        contracts.restaker = "0x1B7a4C3797236A1C37f8741c0Be35c2c72736fFf"
        contracts.auctionManager = "0x00C452aFFee3a17d9Cecc1Bcd2B8d5C7635C4CB9"
        contracts.nodeOperatorManager = "0xd5edf7730ABAd812247F6F54D7bd31a52554e35E"
        contracts.etherFiAdmin = "0x0EF8fa4760Db8f5Cd4d993f3e3416f30f942D705"
        contracts.etherFiOracle = "0x57AaF0004C716388B21795431CD7D5f9D3Bb6a41"
        contracts.priorityWithdrawalQueue = "0x35e7D6feF6f72aDd3c3e39dEc6d9CCc29e3345FA"
        contracts.weETHWithdrawAdapter = "0xFbfe6b9cEe0E555Bad7e2E7309EFFC75200cBE38"
        contracts.depositAdapter = "0xcfC6d9Bd7411962Bfe7145451A7EF71A24b6A7A2"
        contracts.rewardsRouter = "0x73f7b1184B5cD361cC0f7654998953E2a251dd58"
        contracts.rateLimiter = "0x6C7c54cfC2225fA985cD25F04d923B93c60a02F8"
        contracts.blacklister = "0xc99394b6cde54ed38ec2ea6553c9a843cc98a842"
        contracts.roleRegistry = "0x62247D29B4B9BECf4BB73E0c722cf6445cfC7cE9"
        return contracts
    }()
}

extension EtherFiParameters.Surroundings {
    /// The addresses of the main network.
    public static let mainnet: Self = {
        var surroundings = Self()
        surroundings.stakingManager = "0x25e821b7197B146F7713C3b89B6A4D83516B912d"
        surroundings.nodesManager = "0x8B71140AD2e5d1E7018d2a7f8a288BD3CD38916F"
        surroundings.membershipManager = "0x3d320286E014C3e1ce99Af6d6B00f0C1D63E3000"
        surroundings.l1SyncPool = "0xD789870beA40D056A4d26055d0bEFcC8755DA146"
        surroundings.lido = "0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84"
        surroundings.wstETH = "0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0"
        surroundings.lidoWithdrawalQueue = "0x889edC2eDab5f40e902b864aD4d7AdE8E412F9B1"
        surroundings.wETH = "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"
        surroundings.curvePool = "0xDC24316b9AE028F1497c275EB9192a3Ea0f67022"
        surroundings.stETHPriceFeed = "0x86392dC19c0b719886221c78AB11eb8Cf5c52812"
        // EigenLayer core, README, "Deployments"
        surroundings.stETHStrategy = "0x93c4b944D05dfe6df7645A86cd2206016c51564D"
        surroundings.rewardsCoordinator = "0x7750d328b314EfFa365A0402CcfD489B80B0adda"
        surroundings.strategyManager = "0x858646372CC42E1A627fcE94aa7A7033e7CF075A"
        surroundings.delegationManager = "0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A"
        return surroundings
    }()
}

extension EtherFiParameters.Opening {
    /// What the owners set on the main network, and a committee of one account.
    public static let mainnet: Self = {
        let contracts = EtherFiParameters.Contracts.mainnet
        let surroundings = EtherFiParameters.Surroundings.mainnet
        var opening = Self()
        opening.limits =
            [
                Limit(
                    name: "EETH_MINT_LIMIT_ID", capacity: 30_000_000_000_000,
                    refillRate: 2_083_333_333, consumers: [contracts.eETH]),
                Limit(
                    name: "EETH_BURN_LIMIT_ID", capacity: 25_000_000_000_000,
                    refillRate: 1_736_111_111, consumers: [contracts.eETH]),
                Limit(
                    name: "STETH_REQUEST_WITHDRAWAL_LIMIT_ID", capacity: 50_000_000_000_000,
                    refillRate: 3_472_222_222, consumers: [contracts.restaker]),
            ] + nodeLimits
        opening.minWithdrawAmount = 1_000_000_000_000_000
        opening.maxWithdrawAmount = .ether(1_000)
        opening.validatorSize = .ether(32)
        opening.feeRecipient = "0x0c83EAe1FE72c390A02E426572854931EefF93BA"
        opening.redeemedTokens = [EtherFi.etherAsset, surroundings.lido].map { token in
            // script/deploys of the redemption manager: 30 basis points, a tenth to the treasury,
            // one percent kept liquid, 2 000 ether refilled in a day.
            RedeemedToken(
                token: token, capacity: .ether(2_000), refillRate: 23_148_000_000_000_000,
                exitFeeSplitToTreasury: 1_000, exitFee: 30, lowWatermark: 100)
        }
        opening.depositedTokens = [
            DepositedToken(
                token: surroundings.lido, strategy: surroundings.stETHStrategy, discount: 0,
                timeBoundCap: 50_000, totalCap: 2_000_000)
        ]
        // The oracle's operator of the main network.
        opening.committee = ["0x12582A27E5e19492b4FcD194a60F8f5e1aa31B0F"]
        opening.validatorTaskBatchSize = 50
        opening.maxFinalizedAmountPerDay = .ether(80_000)
        opening.maxValidatorsToApprovePerDay = 100
        opening.pauseDurations = [
            (contracts.eETH, 8 * 3_600), (contracts.weETH, 8 * 3_600),
            (contracts.liquidityPool, 86_400), (contracts.liquifier, 86_400),
            (contracts.restaker, 2 * 86_400), (contracts.auctionManager, 2 * 86_400),
            (contracts.redemptionManager, 86_400),
            (contracts.priorityWithdrawalQueue, 86_400),
            (contracts.weETHWithdrawAdapter, 86_400), (contracts.withdrawRequestNFT, 86_400),
            (surroundings.nodesManager, 2 * 86_400),
        ]
        return opening
    }()

    /// The limits on ether that leaves EigenLayer and validators.
    ///
    /// From `script/el-exits`, `script/operator-management/a41` (the capacity of exits) and
    /// `script/upgrades/CrossPodApproval`.
    private static let nodeLimits: [Limit] = {
        let consumers = [EtherFiParameters.Surroundings.mainnet.nodesManager]
        return [
            Limit(
                name: "UNRESTAKING_LIMIT_ID", capacity: 100_000_000_000_000,
                refillRate: 2_000_000_000, consumers: consumers),
            Limit(
                name: "EXIT_REQUEST_LIMIT_ID", capacity: 5_400_000_000_000_000,
                refillRate: 2_000_000_000, consumers: consumers),
            Limit(
                name: "CONSOLIDATION_REQUEST_LIMIT_ID", capacity: 16_001_024_000_000_000,
                refillRate: 185_200_000_000, consumers: consumers),
        ]
    }()
}

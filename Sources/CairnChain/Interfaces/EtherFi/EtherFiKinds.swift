import CairnEthereum
import CairnLedger
public import CairnLiquid
public import CairnPrimitives

extension ContractKind {
    public static let liquidityPool = ContractKind(300, .liquidityPool)
    public static let eETH = ContractKind(301, .eETH)
    public static let weETH = ContractKind(302, .weETH)
    public static let withdrawRequestNFT = ContractKind(303, .withdrawRequestNFT)
    public static let rateLimiter = ContractKind(304, .rateLimiter)
    public static let blacklister = ContractKind(305, .blacklister)
    public static let roleRegistry = ContractKind(306, .roleRegistry)
    public static let redemptionManager = ContractKind(307, .redemptionManager)
    public static let liquifier = ContractKind(308, .liquifier)
    public static let restaker = ContractKind(309, .restaker)
    public static let priorityWithdrawalQueue = ContractKind(310, .priorityWithdrawalQueue)
    public static let weETHWithdrawAdapter = ContractKind(311, .weETHWithdrawAdapter)
    public static let depositAdapter = ContractKind(312, .depositAdapter)
    public static let rewardsRouter = ContractKind(313, .rewardsRouter)
    public static let etherFiOracle = ContractKind(314, .etherFiOracle)
    public static let etherFiAdmin = ContractKind(315, .etherFiAdmin)
    public static let auctionManager = ContractKind(316, .auctionManager)
    public static let nodeOperatorManager = ContractKind(317, .nodeOperatorManager)
    public static let stakingManager = ContractKind(318, .stakingManager)
    public static let curvePool = ContractKind(319, .curvePool)
    public static let stETHStrategy = ContractKind(320, .stETHStrategy)
    public static let stETHPriceFeed = ContractKind(321, .stETHPriceFeed)
    public static let wrappedEther = ContractKind(322, .wrappedEther)
    /// Starts validators; ``stakingManager`` is its stub.
    public static let validatorStakingManager = ContractKind(323, .validatorStakingManager)
    public static let etherFiNodesManager = ContractKind(324, .etherFiNodesManager)
    public static let etherFiNode = ContractKind(325, .etherFiNode)

    /// Every kind of contract of ether.fi and of what stands around it.
    static let etherFiKinds: [ContractKind] = [
        liquidityPool, eETH, weETH, withdrawRequestNFT, rateLimiter, blacklister, roleRegistry,
        redemptionManager, liquifier, restaker, priorityWithdrawalQueue, weETHWithdrawAdapter,
        depositAdapter, rewardsRouter, etherFiOracle, etherFiAdmin, auctionManager,
        nodeOperatorManager, stakingManager, curvePool, stETHStrategy, stETHPriceFeed,
        wrappedEther, validatorStakingManager, etherFiNodesManager, etherFiNode,
    ]
}

extension EtherFiParameters {
    /// Where genesis puts which of ether.fi's contracts, and the contracts around it that exist
    /// for its sake. EigenLayer, Lido and wallets are not among them; the nodes manager is, if there
    /// are nodes.
    public var placements: [(kind: ContractKind, address: Address)] {
        [
            (.liquidityPool, contracts.liquidityPool),
            (.eETH, contracts.eETH),
            (.weETH, contracts.weETH),
            (.withdrawRequestNFT, contracts.withdrawRequestNFT),
            (.rateLimiter, contracts.rateLimiter),
            (.blacklister, contracts.blacklister),
            (.roleRegistry, contracts.roleRegistry),
            (.redemptionManager, contracts.redemptionManager),
            (.liquifier, contracts.liquifier),
            (.restaker, contracts.restaker),
            (.priorityWithdrawalQueue, contracts.priorityWithdrawalQueue),
            (.weETHWithdrawAdapter, contracts.weETHWithdrawAdapter),
            (.depositAdapter, contracts.depositAdapter),
            (.rewardsRouter, contracts.rewardsRouter),
            (.etherFiOracle, contracts.etherFiOracle),
            (.etherFiAdmin, contracts.etherFiAdmin),
            (.auctionManager, contracts.auctionManager),
            (.nodeOperatorManager, contracts.nodeOperatorManager),
            (
                nodes == nil ? .stakingManager : .validatorStakingManager,
                surroundings.stakingManager
            ),
            (.curvePool, surroundings.curvePool),
            (.stETHPriceFeed, surroundings.stETHPriceFeed),
            (.wrappedEther, surroundings.wETH),
        ] + (nodes == nil ? [] : [(.etherFiNodesManager, surroundings.nodesManager)])
    }
}

extension Tokens {
    /// Names the rules by which eETH, weETH and wrapped ether move.
    func registerEtherFi(_ etherFi: EtherFi) {
        register(EETHRules(etherFi), for: ContractKind.eETH.code)
        register(WeETHRules(etherFi), for: ContractKind.weETH.code)
        register(WrappedEtherRules(etherFi.ledger), for: ContractKind.wrappedEther.code)
    }
}

import CairnEthereum
import CairnLedger
public import CairnLiquid
public import CairnPrimitives

extension ContractKind {
    public static let stETH = ContractKind(200, .stETH)
    public static let wstETH = ContractKind(201, .wstETH)
    public static let lidoWithdrawalQueue = ContractKind(202, .lidoWithdrawalQueue)
    public static let lidoAccounting = ContractKind(203, .lidoAccounting)
    public static let lidoBurner = ContractKind(204, .lidoBurner)
    public static let lidoStakingRouter = ContractKind(205, .lidoStakingRouter)
    public static let lidoSanityChecker = ContractKind(206, .lidoSanityChecker)
    public static let lidoELRewardsVault = ContractKind(207, .lidoELRewardsVault)
    public static let lidoWithdrawalVault = ContractKind(208, .lidoWithdrawalVault)
    public static let lidoLocator = ContractKind(209, .lidoLocator)
    public static let lidoEIP712 = ContractKind(210, .lidoEIP712)
    public static let lidoAccountingOracle = ContractKind(211, .lidoAccountingOracle)
    public static let lidoVaultHub = ContractKind(212, .lidoVaultHub)
    public static let lidoSimpleModule = ContractKind(213, .lidoSimpleModule)

    /// A module with node operators; ``lidoSimpleModule`` is its stub.
    public static let nodeOperatorsRegistry = ContractKind(214, .nodeOperatorsRegistry)

    static let lidoKinds: [ContractKind] = [
        stETH, wstETH, lidoWithdrawalQueue, lidoAccounting, lidoBurner, lidoStakingRouter,
        lidoSanityChecker, lidoELRewardsVault, lidoWithdrawalVault, lidoLocator, lidoEIP712,
        lidoAccountingOracle, lidoVaultHub, lidoSimpleModule, nodeOperatorsRegistry,
    ]
}

extension LidoParameters {
    /// Where genesis puts which of Lido's contracts. The deposit contract is not among them.
    public var placements: [(kind: ContractKind, address: Address)] {
        [
            (.stETH, contracts.stETH),
            (.wstETH, contracts.wstETH),
            (.lidoWithdrawalQueue, contracts.withdrawalQueue),
            (.lidoAccounting, contracts.accounting),
            (.lidoBurner, contracts.burner),
            (.lidoStakingRouter, contracts.stakingRouter),
            (.lidoSanityChecker, contracts.sanityChecker),
            (.lidoELRewardsVault, contracts.elRewardsVault),
            (.lidoWithdrawalVault, contracts.withdrawalVault),
            (.lidoLocator, contracts.locator),
            (.lidoEIP712, contracts.eip712StETH),
            (.lidoAccountingOracle, contracts.accountingOracle),
            (.lidoVaultHub, contracts.vaultHub),
        ]
            + modules.map {
                ($0.operators.isEmpty ? .lidoSimpleModule : .nodeOperatorsRegistry, $0.address)
            }
    }
}

extension Tokens {
    /// Names the rules by which stETH and wstETH move.
    func registerLido(_ lido: Lido) {
        register(StETHRules(lido), for: ContractKind.stETH.code)
        register(WstETHRules(lido), for: ContractKind.wstETH.code)
    }
}

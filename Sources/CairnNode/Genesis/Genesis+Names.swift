public import CairnChain
import CairnLiquid
public import CairnPrimitives
import CairnRestaking

extension Genesis {
    /// The contracts that a user deals with, by name: the protocols', then what they work with.
    public var contractNames: [(name: String, address: Address)] {
        var names = protocolNames
        let stETH = configuration.lido?.contracts.stETH
        if let listed = configuration.limitedStrategies.first(where: { $0.token == stETH }) {
            names.append(("stETH strategy", listed.strategy))
        } else if let listed = configuration.strategies.first(where: { $0.token == stETH }) {
            names.append(("stETH strategy", listed.strategy))
        }
        if configuration.fixedAnswers[Self.openRegistrar] != nil {
            names.append(("Open AVS registrar", Self.openRegistrar))
        }
        return names
    }

    /// The protocols' contracts that a user deals with, by name.
    var protocolNames: [(name: String, address: Address)] {
        var names: [(name: String, address: Address)] = []
        if let lido = configuration.lido?.contracts {
            names += [
                ("stETH", lido.stETH), ("wstETH", lido.wstETH),
                ("Lido withdrawal queue", lido.withdrawalQueue),
            ]
        }
        if let restaking = configuration.restaking {
            names += [
                ("StrategyManager", restaking.strategyManager),
                ("DelegationManager", restaking.delegationManager),
                ("AllocationManager", restaking.allocationManager),
                ("RewardsCoordinator", restaking.rewardsCoordinator),
            ]
            if restaking.includesCertificates {
                names.append(("TaskMailbox", restaking.tasks.taskMailbox))
            }
        }
        if let etherFi = configuration.etherFi?.contracts {
            names += [
                ("LiquidityPool", etherFi.liquidityPool), ("eETH", etherFi.eETH),
                ("weETH", etherFi.weETH), ("WithdrawRequestNFT", etherFi.withdrawRequestNFT),
            ]
        }
        return names
    }

    /// The main network's strategies by the symbols of their tokens.
    public static var namedStrategies: [(name: String, strategy: Address, token: Address)] {
        MainnetStrategy.all.map { ($0.symbol, $0.strategy, $0.token) }
    }
}

import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: Lido core, `LidoLocator`
    static let lidoLocator = ContractTable("LidoLocator") { contract in
        contract.addLidoLocations()
        contract.lidoGetter("coreComponents") { lido throws(Revert) in
            let contracts = lido.parameters.contracts
            return Outputs(
                contracts.elRewardsVault, contracts.sanityChecker, contracts.stakingRouter,
                lido.parameters.treasury, contracts.withdrawalQueue, contracts.withdrawalVault)
        }
        contract.lidoGetter("oracleReportComponents") { lido throws(Revert) in
            let contracts = lido.parameters.contracts
            return Outputs(
                contracts.accountingOracle, contracts.sanityChecker, contracts.burner,
                contracts.withdrawalQueue, contracts.postTokenRebaseReceiver,
                contracts.stakingRouter, contracts.vaultHub)
        }
    }

    private mutating func addLidoLocations() {
        lidoAddress("accountingOracle", \.accountingOracle)
        lidoGetter("depositSecurityModule") { lido throws(Revert) in
            lido.parameters.depositSecurityModule
        }
        lidoAddress("elRewardsVault", \.elRewardsVault)
        lidoAddress("lido", \.stETH)
        lidoAddress("oracleReportSanityChecker", \.sanityChecker)
        lidoAddress("postTokenRebaseReceiver", \.postTokenRebaseReceiver)
        lidoAddress("burner", \.burner)
        lidoAddress("stakingRouter", \.stakingRouter)
        lidoGetter("treasury") { lido throws(Revert) in lido.parameters.treasury }
        lidoAddress("validatorsExitBusOracle", \.validatorsExitBusOracle)
        lidoAddress("withdrawalQueue", \.withdrawalQueue)
        lidoAddress("withdrawalVault", \.withdrawalVault)
        lidoAddress("oracleDaemonConfig", \.oracleDaemonConfig)
        lidoAddress("validatorExitDelayVerifier", \.validatorExitDelayVerifier)
        lidoAddress("triggerableWithdrawalsGateway", \.triggerableWithdrawalsGateway)
        lidoAddress("accounting", \.accounting)
        lidoAddress("predepositGuarantee", \.predepositGuarantee)
        lidoAddress("wstETH", \.wstETH)
        lidoAddress("vaultHub", \.vaultHub)
        lidoAddress("vaultFactory", \.vaultFactory)
        lidoAddress("lazyOracle", \.lazyOracle)
        lidoAddress("operatorGrid", \.operatorGrid)
    }
}

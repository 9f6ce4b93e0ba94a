import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension ContractTable {
    static let strategyFactory = ContractTable("StrategyFactory") { contract in
        contract.addStrategyFactoryTransitions()
        contract.addStrategyFactoryViews()
        contract.addPausing()
        contract.addRestakingOwnership()
    }

    private mutating func addStrategyFactoryTransitions() {
        method("initialize") {
            (frame: borrowing Frame, initialOwner: Address, initialPausedStatus: UInt256)
                throws(Revert) in
            throw Revert(MechanismError.alreadyInitialized)
        }
        method("deployNewStrategy", gas: 480_000) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> Address in
            try frame.restaking.deployNewStrategy(frame.call, token: token)
        }
        method("deployDurationVaultStrategy", gas: 1_250_000) {
            (frame: borrowing Frame, configuration: VaultConfiguration)
                throws(Revert) -> Address in
            try frame.restaking.deployDurationVault(frame.call, configuration)
        }
        method("blacklistTokens") {
            (frame: borrowing Frame, tokens: [Address]) throws(Revert) in
            try frame.restaking.blacklistTokens(frame.call, tokens)
        }
        method("whitelistStrategies") {
            (frame: borrowing Frame, strategies: [Address]) throws(Revert) in
            try frame.restaking.whitelistStrategies(frame.call, strategies)
        }
        method("removeStrategiesFromWhitelist") {
            (frame: borrowing Frame, strategies: [Address]) throws(Revert) in
            try frame.restaking.removeStrategiesFromWhitelist(frame.call, strategies)
        }
    }

    private mutating func addStrategyFactoryViews() {
        method("strategyManager", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.strategyManager
        }
        method("strategyBeacon", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.strategyBeacon
        }
        method("durationVaultBeacon", .view) {
            (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.durationVaultBeacon
        }
        method("deployedStrategies", .view) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> Address in
            frame.restaking.deployedStrategy(for: token)
        }
        method("isBlacklisted", .view) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> Bool in
            frame.restaking.isBlacklisted(token)
        }
        method("getDurationVaults", .view) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> [Address] in
            frame.restaking.durationVaults(for: token)
        }
        method("durationVaultsByToken", .view) {
            (frame: borrowing Frame, token: Address, index: UInt256) throws(Revert) -> Address in
            try frame.restaking.durationVault(for: token, at: index)
        }
    }
}

import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension EventSignatures {
    /// Events of the StrategyManager, the strategies, the factory and the pauser registry.
    mutating func addStrategyEvents() {
        add("Deposit") { (event: StrategyEvent.Deposit) in
            ABITuple(event.staker, event.strategy, event.shares)
        }
        add("StrategyWhitelisterChanged") { (event: StrategyEvent.StrategyWhitelisterChanged) in
            ABITuple(event.previousAddress, event.newAddress)
        }
        add("StrategyAddedToDepositWhitelist") {
            (event: StrategyEvent.StrategyAddedToDepositWhitelist) in
            ABITuple(event.strategy)
        }
        add("StrategyRemovedFromDepositWhitelist") {
            (event: StrategyEvent.StrategyRemovedFromDepositWhitelist) in
            ABITuple(event.strategy)
        }
        add("BurnOrRedistributableSharesIncreased") {
            (event: StrategyEvent.BurnOrRedistributableSharesIncreased) in
            ABITuple(event.operatorSet, event.slashID, event.strategy, event.shares)
        }
        add("BurnOrRedistributableSharesDecreased") {
            (event: StrategyEvent.BurnOrRedistributableSharesDecreased) in
            ABITuple(event.operatorSet, event.slashID, event.strategy, event.shares)
        }
        add("BurnableSharesDecreased") { (event: StrategyEvent.BurnableSharesDecreased) in
            ABITuple(event.strategy, event.shares)
        }
        add("ExchangeRateEmitted") { (event: StrategyEvent.ExchangeRateEmitted) in
            ABITuple(event.rate)
        }
        add("StrategyTokenSet") { (event: StrategyEvent.StrategyTokenSet) in
            ABITuple(event.token, event.decimals)
        }
        add("BeaconUpgraded", indexed: [0]) { (event: StrategyEvent.BeaconUpgraded) in
            ABITuple(event.beacon)
        }
        add("Initialized") { (event: StrategyEvent.Initialized) in ABITuple(event.version) }
        add("StrategySetForToken") { (event: StrategyEvent.StrategySetForToken) in
            ABITuple(event.token, event.strategy)
        }
        add("TokenBlacklisted") { (event: StrategyEvent.TokenBlacklisted) in
            ABITuple(event.token)
        }
    }

    /// Events of contracts that can be stopped, and of their registry.
    mutating func addPausingEvents() {
        add("Paused", indexed: [0]) { (event: PausingEvent.Paused) in
            ABITuple(event.account, event.newPausedStatus)
        }
        add("Unpaused", indexed: [0]) { (event: PausingEvent.Unpaused) in
            ABITuple(event.account, event.newPausedStatus)
        }
        add("PauserStatusChanged") { (event: PausingEvent.PauserStatusChanged) in
            ABITuple(event.pauser, event.canPause)
        }
        add("UnpauserChanged") { (event: PausingEvent.UnpauserChanged) in
            ABITuple(event.previousUnpauser, event.newUnpauser)
        }
    }
}

import CairnLedger
import CairnPrimitives

/// What the StrategyManager, the strategies and their factory remember.
struct StrategyState {
    /// What is known of a strategy's address.
    struct Record: TableRecord {
        /// The token that it holds; zero if the address is not one of the ledger's strategies.
        var token: Address
        var totalShares: UInt256
        /// Whether the StrategyManager takes deposits into it.
        var isWhitelisted: Flag
        /// A ``StrategyKind``, if the strategy is one of the ledger's.
        var kindNumber: UInt64

        @inline(__always)
        var kind: StrategyKind {
            token.isZero ? .foreign : StrategyKind(rawValue: kindNumber) ?? .plain
        }
    }

    /// What a staker has in a strategy.
    struct Position: TableRecord {
        var depositShares: UInt256
        var scalingFactor: DepositScalingFactor
    }

    let records: Table<Address, Record>
    /// By staker and strategy.
    ///
    /// Of native ether only the scaling factor stands here; the shares are ``PodState``'s.
    let positions: Table<Pair<Address, Address>, Position>
    /// The strategies in which a staker has shares.
    let stakerStrategies: ListTable<Address, Address>
    /// Signed deposits by staker.
    let nonces: Table<Address, UInt64>
    /// Who decides which strategies take deposits.
    let whitelister: Cell<Address>

    /// Sets that have slashed shares to burn or redistribute, under the key zero.
    let pendingSets: SetTable<UInt64, Hash>
    /// Numbers of the slashes whose shares wait, by set.
    let pendingSlashes: SetTable<Hash, UInt256>
    /// Strategies of which shares wait, by set and slash.
    let slashedStrategies: SetTable<Pair<Hash, UInt256>, Address>
    let slashedShares: Table<Triple<Hash, UInt256, Address>, UInt256>

    /// The strategy that the factory made for a token.
    let deployed: Table<Address, Address>
    /// Tokens for which the factory makes none.
    let blacklist: Table<Address, Flag>
    /// How many strategies the factory has made.
    let deployedCount: Cell<UInt64>

    init(_ store: Store) {
        records = store.table("restaking.strategies")
        positions = store.table("restaking.positions")
        stakerStrategies = store.list("restaking.stakerStrategies")
        nonces = store.table("restaking.depositNonces")
        whitelister = store.cell("restaking.strategyWhitelister")
        pendingSets = store.set("restaking.pendingSets")
        pendingSlashes = store.set("restaking.pendingSlashes")
        slashedStrategies = store.set("restaking.slashedStrategies")
        slashedShares = store.table("restaking.slashedShares")
        deployed = store.table("restaking.deployedStrategies")
        blacklist = store.table("restaking.blacklistedTokens")
        deployedCount = store.cell("restaking.deployedStrategyCount")
    }
}

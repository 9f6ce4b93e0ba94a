import CairnLedger
import CairnPrimitives

/// Which sets' tables are carried to which chains.
struct CrossChainState {
    struct Config: TableRecord {
        var owner: Address
        /// Seconds; zero for ever.
        var maxStaleness: UInt64
    }

    /// Sets whose tables are made, under the key zero.
    let reservations: SetTable<UInt64, Hash>
    /// By set, the contract that makes its table.
    let calculators: Table<OperatorSetKey, Address>
    let configs: Table<OperatorSetKey, Config>
    /// The chains that get tables, under the key zero.
    let chains: SetTable<UInt64, UInt256>
    /// By chain, the contract that takes tables there.
    let updaters: Table<UInt256, Address>
    /// Seconds between two transports.
    let cadence: Cell<UInt64>

    init(_ store: Store) {
        reservations = store.set("restaking.crossChain.reservations")
        calculators = store.table("restaking.crossChain.calculators")
        configs = store.table("restaking.crossChain.configs")
        chains = store.set("restaking.crossChain.chains")
        updaters = store.table("restaking.crossChain.updaters")
        cadence = store.cell("restaking.crossChain.cadence")
    }
}

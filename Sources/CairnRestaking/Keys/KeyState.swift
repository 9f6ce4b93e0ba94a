import CairnLedger
import CairnPrimitives

/// With which keys operators sign for which operator sets.
struct KeyState {
    /// By set, the raw value of its ``CurveType``.
    let curves: Table<OperatorSetKey, UInt64>
    /// By set and operator; no bytes where no key is registered.
    let keys: BytesTable<Pair<OperatorSetKey, Address>>
    /// By hash of a key, who registered it. A key can be registered once, ever.
    let owners: Table<Hash, Address>
    /// Hashes of keys that were ever registered.
    let spent: Table<Hash, Flag>

    init(_ store: Store) {
        curves = store.table("restaking.keys.curves")
        keys = store.bytes("restaking.keys")
        owners = store.table("restaking.keys.owners")
        spent = store.table("restaking.keys.spent")
    }
}

import CairnLedger
import CairnPrimitives

/// Which operators are registered with which AVS in the manner of before operator sets.
struct DirectoryState {
    /// By AVS and operator.
    let registrations: Table<Pair<Address, Address>, Flag>
    /// Salts that an operator has used or cancelled.
    let spentSalts: Table<Pair<Address, Hash>, Flag>

    init(_ store: Store) {
        registrations = store.table("restaking.directory.registrations")
        spentSalts = store.table("restaking.directory.spentSalts")
    }
}

import CairnLedger
import CairnPrimitives

/// Which parts of which contracts are stopped, and who may stop and restart them.
struct PausingState {
    /// By contract, one bit for each part that can be stopped.
    let bitmaps: Table<Address, UInt256>
    let pausers: Table<Address, Flag>
    let unpauser: Cell<Address>

    init(_ store: Store) {
        bitmaps = store.table("restaking.paused")
        pausers = store.table("restaking.pausers")
        unpauser = store.cell("restaking.unpauser")
    }
}

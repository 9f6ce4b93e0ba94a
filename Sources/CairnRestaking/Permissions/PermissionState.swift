import CairnLedger
import CairnPrimitives

/// Who may act for which account.
struct PermissionState {
    /// By account. An account without admins is its own.
    let admins: SetTable<Address, Address>
    /// By account: appointed, but not yet accepted by themselves.
    let pendingAdmins: SetTable<Address, Address>
    /// By account and appointee, the keys of ``TargetSelector``.
    let rights: SetTable<Pair<Address, Address>, Hash>
    /// By account and key of a ``TargetSelector``, who holds that right.
    let appointees: SetTable<Pair<Address, Hash>, Address>

    init(_ store: Store) {
        admins = store.set("restaking.admins")
        pendingAdmins = store.set("restaking.pendingAdmins")
        rights = store.set("restaking.rights")
        appointees = store.set("restaking.appointees")
    }
}

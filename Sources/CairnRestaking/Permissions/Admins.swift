public import CairnLedger
public import CairnPrimitives

/// Choosing who may do everything for an account.
///
/// - Spec: EigenLayer core, `PermissionController`
extension Restaking {
    /// Offers `admin` to become an admin of `account`.
    ///
    /// - Throws: ``PermissionError/notAdmin``, ``PermissionError/adminAlreadySet``,
    ///   ``PermissionError/adminAlreadyPending``
    public func addPendingAdmin(
        _ call: Call, account: Address, admin: Address
    ) throws(Revert) {
        // Checks
        try requireAdmin(call, of: account)
        try require(
            !permissions.admins.contains(admin, in: account), PermissionError.adminAlreadySet)
        try require(
            !permissions.pendingAdmins.contains(admin, in: account),
            PermissionError.adminAlreadyPending)

        // Effects
        permissions.pendingAdmins.insert(admin, into: account)
        ledger.emit(
            PermissionEvent.PendingAdminAdded(account: account, admin: admin),
            from: call.contract)
    }

    /// Withdraws an offer that was not yet accepted.
    ///
    /// - Throws: ``PermissionError/notAdmin``, ``PermissionError/adminNotPending``
    public func removePendingAdmin(
        _ call: Call, account: Address, admin: Address
    ) throws(Revert) {
        try requireAdmin(call, of: account)
        try require(
            permissions.pendingAdmins.remove(admin, from: account),
            PermissionError.adminNotPending)
        ledger.emit(
            PermissionEvent.PendingAdminRemoved(account: account, admin: admin),
            from: call.contract)
    }

    /// Accepts an offer; the first admin ends the account's own rights unless it is one too.
    ///
    /// - Throws: ``PermissionError/adminNotPending``
    public func acceptAdmin(_ call: Call, account: Address) throws(Revert) {
        try require(
            permissions.pendingAdmins.remove(call.sender, from: account),
            PermissionError.adminNotPending)
        permissions.admins.insert(call.sender, into: account)
        ledger.emit(
            PermissionEvent.AdminSet(account: account, admin: call.sender), from: call.contract)
    }

    /// Dismisses an admin, but never the last one.
    ///
    /// - Throws: ``PermissionError/notAdmin``, ``PermissionError/cannotHaveZeroAdmins``,
    ///   ``PermissionError/adminNotSet``
    public func removeAdmin(_ call: Call, account: Address, admin: Address) throws(Revert) {
        try requireAdmin(call, of: account)
        try require(
            permissions.admins.count(account) > 1, PermissionError.cannotHaveZeroAdmins)
        try require(
            permissions.admins.remove(admin, from: account), PermissionError.adminNotSet)
        ledger.emit(
            PermissionEvent.AdminRemoved(account: account, admin: admin), from: call.contract)
    }

    func requireAdmin(_ call: Call, of account: Address) throws(Revert) {
        try require(isAdmin(account: account, caller: call.sender), PermissionError.notAdmin)
    }
}

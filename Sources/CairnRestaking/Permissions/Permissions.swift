import CairnLedger
public import CairnPrimitives

/// Questions about permissions.
///
/// - Spec: EigenLayer core, `PermissionController`
extension Restaking {
    /// Whether `caller` may do everything for `account`: an account without admins is its own.
    public func isAdmin(account: Address, caller: Address) -> Bool {
        permissions.admins.count(account) == 0
            ? account == caller : permissions.admins.contains(caller, in: account)
    }

    public func isPendingAdmin(account: Address, pendingAdmin: Address) -> Bool {
        permissions.pendingAdmins.contains(pendingAdmin, in: account)
    }

    public func admins(of account: Address) -> [Address] {
        permissions.admins.count(account) == 0 ? [account] : permissions.admins.values(account)
    }

    public func pendingAdmins(of account: Address) -> [Address] {
        permissions.pendingAdmins.values(account)
    }

    /// Whether `caller` may call one method of `target` for `account`, as admin or appointee.
    public func canCall(
        account: Address, caller: Address, target: Address, selector: Selector
    ) -> Bool {
        isAdmin(account: account, caller: caller)
            || permissions.rights.contains(
                TargetSelector(target: target, selector: selector).key,
                in: Pair(account, caller))
    }

    /// What an appointee may call for an account.
    public func appointeePermissions(account: Address, appointee: Address) -> [TargetSelector] {
        permissions.rights.values(Pair(account, appointee)).map { TargetSelector(key: $0) }
    }

    /// Who may call one method of `target` for an account.
    public func appointees(of account: Address, target: Address, selector: Selector) -> [Address] {
        permissions.appointees.values(
            Pair(account, TargetSelector(target: target, selector: selector).key))
    }

    /// Whether the sender of a call may make it for `account`.
    func canCall(_ call: Call, for account: Address, _ selector: Selector) -> Bool {
        canCall(account: account, caller: call.sender, target: call.contract, selector: selector)
    }

    /// Throws ``PermissionError/invalidPermissions`` unless the sender may act for `account`.
    @inline(__always)
    func requireCanCall(
        _ call: Call, for account: Address, _ selector: Selector
    ) throws(Revert) {
        try require(canCall(call, for: account, selector), PermissionError.invalidPermissions)
    }
}

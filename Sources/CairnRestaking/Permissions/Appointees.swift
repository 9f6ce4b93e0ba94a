public import CairnLedger
public import CairnPrimitives

/// Letting others call single methods for an account.
///
/// - Spec: EigenLayer core, `PermissionController`
extension Restaking {
    /// Lets `appointee` call one method of `target` for `account`.
    ///
    /// - Throws: ``PermissionError/notAdmin``, ``PermissionError/appointeeAlreadySet``
    public func setAppointee(
        _ call: Call, account: Address, appointee: Address, target: Address, selector: Selector
    ) throws(Revert) {
        // Checks
        try requireAdmin(call, of: account)
        let right = TargetSelector(target: target, selector: selector).key
        let holder = Pair(account, appointee)
        try require(
            !permissions.rights.contains(right, in: holder), PermissionError.appointeeAlreadySet)

        // Effects
        permissions.rights.insert(right, into: holder)
        permissions.appointees.insert(appointee, into: Pair(account, right))
        ledger.emit(
            PermissionEvent.AppointeeSet(
                account: account, appointee: appointee, target: target, selector: selector),
            from: call.contract)
    }

    /// Takes back the right to call one method of `target` for `account`.
    ///
    /// - Throws: ``PermissionError/notAdmin``, ``PermissionError/appointeeNotSet``
    public func removeAppointee(
        _ call: Call, account: Address, appointee: Address, target: Address, selector: Selector
    ) throws(Revert) {
        // Checks
        try requireAdmin(call, of: account)
        let right = TargetSelector(target: target, selector: selector).key
        let holder = Pair(account, appointee)
        try require(
            permissions.rights.contains(right, in: holder), PermissionError.appointeeNotSet)

        // Effects
        permissions.rights.remove(right, from: holder)
        permissions.appointees.remove(appointee, from: Pair(account, right))
        ledger.emit(
            PermissionEvent.AppointeeRemoved(
                account: account, appointee: appointee, target: target, selector: selector),
            from: call.contract)
    }
}

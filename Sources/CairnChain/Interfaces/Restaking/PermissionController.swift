import CairnEthereum
import CairnLedger
import CairnPrimitives
public import CairnRestaking

extension ContractTable {
    /// Who may act for which account.
    ///
    /// - Spec: EigenLayer core, `PermissionController`
    static let permissionController = ContractTable("PermissionController") { contract in
        contract.addAdmins()
        contract.addAppointees()
    }

    private mutating func addAdmins() {
        method("addPendingAdmin", gas: 55_000) {
            (frame: borrowing Frame, account: Address, admin: Address) throws(Revert) in
            try frame.restaking.addPendingAdmin(frame.call, account: account, admin: admin)
        }
        method("removePendingAdmin", gas: 20_000) {
            (frame: borrowing Frame, account: Address, admin: Address) throws(Revert) in
            try frame.restaking.removePendingAdmin(frame.call, account: account, admin: admin)
        }
        method("acceptAdmin", gas: 60_000) {
            (frame: borrowing Frame, account: Address) throws(Revert) in
            try frame.restaking.acceptAdmin(frame.call, account: account)
        }
        method("removeAdmin", gas: 20_000) {
            (frame: borrowing Frame, account: Address, admin: Address) throws(Revert) in
            try frame.restaking.removeAdmin(frame.call, account: account, admin: admin)
        }
        method("isAdmin", .view) {
            (frame: borrowing Frame, account: Address, caller: Address) throws(Revert) -> Bool in
            frame.restaking.isAdmin(account: account, caller: caller)
        }
        method("isPendingAdmin", .view) {
            (frame: borrowing Frame, account: Address, admin: Address) throws(Revert) -> Bool in
            frame.restaking.isPendingAdmin(account: account, pendingAdmin: admin)
        }
        method("getAdmins", .view) {
            (frame: borrowing Frame, account: Address) throws(Revert) -> [Address] in
            frame.restaking.admins(of: account)
        }
        method("getPendingAdmins", .view) {
            (frame: borrowing Frame, account: Address) throws(Revert) -> [Address] in
            frame.restaking.pendingAdmins(of: account)
        }
    }

    private mutating func addAppointees() {
        method("setAppointee", gas: 110_000) {
            (
                frame: borrowing Frame, account: Address, appointee: Address, target: Address,
                selector: Selector
            ) throws(Revert) in
            try frame.restaking.setAppointee(
                frame.call, account: account, appointee: appointee, target: target,
                selector: selector)
        }
        method("removeAppointee", gas: 35_000) {
            (
                frame: borrowing Frame, account: Address, appointee: Address, target: Address,
                selector: Selector
            ) throws(Revert) in
            try frame.restaking.removeAppointee(
                frame.call, account: account, appointee: appointee, target: target,
                selector: selector)
        }
        method("canCall", .view) {
            (
                frame: borrowing Frame, account: Address, caller: Address, target: Address,
                selector: Selector
            ) throws(Revert) -> Bool in
            frame.restaking.canCall(
                account: account, caller: caller, target: target, selector: selector)
        }
        method("getAppointeePermissions", .view) {
            (frame: borrowing Frame, account: Address, appointee: Address)
                throws(Revert) -> Outputs<[Address], [Selector]> in
            let rights = frame.restaking.appointeePermissions(
                account: account, appointee: appointee)
            return Outputs(rights.map(\.target), rights.map(\.selector))
        }
        method("getAppointees", .view) {
            (frame: borrowing Frame, account: Address, target: Address, selector: Selector)
                throws(Revert) -> [Address] in
            frame.restaking.appointees(of: account, target: target, selector: selector)
        }
    }
}

extension PermissionError: WireError {
    public var revertData: RevertData {
        switch self {
        case .invalidPermissions: .custom("InvalidPermissions()")
        case .notAdmin: .custom("NotAdmin()")
        case .adminAlreadySet: .custom("AdminAlreadySet()")
        case .adminAlreadyPending: .custom("AdminAlreadyPending()")
        case .adminNotPending: .custom("AdminNotPending()")
        case .cannotHaveZeroAdmins: .custom("CannotHaveZeroAdmins()")
        case .adminNotSet: .custom("AdminNotSet()")
        case .appointeeAlreadySet: .custom("AppointeeAlreadySet()")
        case .appointeeNotSet: .custom("AppointeeNotSet()")
        }
    }
}

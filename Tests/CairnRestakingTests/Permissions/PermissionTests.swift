import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("permissions")
struct PermissionTests {
    let world: AllocationWorld
    private let account: Address = "0x00000000000000000000000000000000000000ac"
    private let admin: Address = "0x00000000000000000000000000000000000000ad"
    private let second: Address = "0x00000000000000000000000000000000000000ae"
    private let target: Address = "0x0000000000000000000000000000000000007a67"
    private let selector: Selector = "0x952899ee"

    init() throws { world = try AllocationWorld() }

    private func call(_ sender: Address) -> Call {
        Call(sender: sender, contract: world.parameters.permissionController)
    }

    private func appoint(_ admin: Address, by sender: Address) throws(Revert) {
        try world.restaking.addPendingAdmin(call(sender), account: account, admin: admin)
        try world.restaking.acceptAdmin(call(admin), account: account)
    }

    @Test("an account is its own admin until another accepts")
    func admins() throws {
        let restaking = world.restaking
        #expect(restaking.admins(of: account) == [account])
        try restaking.addPendingAdmin(call(account), account: account, admin: admin)
        #expect(restaking.isPendingAdmin(account: account, pendingAdmin: admin))
        #expect(restaking.isAdmin(account: account, caller: account))
        try restaking.acceptAdmin(call(admin), account: account)
        #expect(restaking.admins(of: account) == [admin])
        #expect(restaking.pendingAdmins(of: account) == [])
        #expect(!restaking.isAdmin(account: account, caller: account))

        try appoint(second, by: admin)
        try restaking.removeAdmin(call(second), account: account, admin: admin)
        #expect(restaking.admins(of: account) == [second])
    }

    @Test("an appointee may call exactly one method of one contract")
    func appointees() throws {
        let restaking = world.restaking
        try restaking.setAppointee(
            call(account), account: account, appointee: second, target: target,
            selector: selector)
        #expect(
            restaking.canCall(
                account: account, caller: second, target: target, selector: selector))
        #expect(
            !restaking.canCall(
                account: account, caller: second, target: admin, selector: selector))
        #expect(
            !restaking.canCall(
                account: account, caller: second, target: target, selector: "0x952899ef"))
        #expect(
            restaking.appointees(of: account, target: target, selector: selector) == [second])
        #expect(
            restaking.appointeePermissions(account: account, appointee: second)
                == [TargetSelector(target: target, selector: selector)])
        try restaking.removeAppointee(
            call(account), account: account, appointee: second, target: target,
            selector: selector)
        #expect(
            !restaking.canCall(
                account: account, caller: second, target: target, selector: selector))
    }

    @Test("an appointee may allocate for an operator")
    func appointedAllocation() throws {
        try world.create(1)
        try world.restaking.setAppointee(
            call(AllocationWorld.operator), account: AllocationWorld.operator, appointee: second,
            target: world.parameters.allocationManager, selector: selector)
        try world.restaking.modifyAllocations(
            world.call(second), operator: AllocationWorld.operator,
            [
                AllocateParams(
                    operatorSet: AllocationWorld.set(1), strategies: [AllocationWorld.strategy],
                    newMagnitudes: [5])
            ])
        #expect(world.encumbered == 5)
    }

    @Test("refuses in order of precedence and changes nothing")
    func refusals() throws {
        let restaking = world.restaking
        world.expectRefusal(PermissionError.notAdmin) { () throws(Revert) in
            try restaking.addPendingAdmin(call(admin), account: account, admin: admin)
        }
        world.expectRefusal(PermissionError.adminNotPending) { () throws(Revert) in
            try restaking.acceptAdmin(call(admin), account: account)
        }
        world.expectRefusal(PermissionError.adminNotPending) { () throws(Revert) in
            try restaking.removePendingAdmin(call(account), account: account, admin: admin)
        }
        world.expectRefusal(PermissionError.cannotHaveZeroAdmins) { () throws(Revert) in
            try restaking.removeAdmin(call(account), account: account, admin: account)
        }
        try appoint(admin, by: account)
        world.expectRefusal(PermissionError.cannotHaveZeroAdmins) { () throws(Revert) in
            try restaking.removeAdmin(call(admin), account: account, admin: second)
        }
        world.expectRefusal(PermissionError.adminAlreadySet) { () throws(Revert) in
            try restaking.addPendingAdmin(call(admin), account: account, admin: admin)
        }
        try appoint(second, by: admin)
        try restaking.addPendingAdmin(call(admin), account: account, admin: target)
        world.expectRefusal(PermissionError.adminAlreadyPending) { () throws(Revert) in
            try restaking.addPendingAdmin(call(admin), account: account, admin: target)
        }
        world.expectRefusal(PermissionError.adminNotSet) { () throws(Revert) in
            try restaking.removeAdmin(call(admin), account: account, admin: target)
        }
        world.expectRefusal(PermissionError.appointeeNotSet) { () throws(Revert) in
            try restaking.removeAppointee(
                call(admin), account: account, appointee: second, target: target,
                selector: selector)
        }
        try restaking.setAppointee(
            call(admin), account: account, appointee: second, target: target, selector: selector)
        world.expectRefusal(PermissionError.appointeeAlreadySet) { () throws(Revert) in
            try restaking.setAppointee(
                call(admin), account: account, appointee: second, target: target,
                selector: selector)
        }
    }
}

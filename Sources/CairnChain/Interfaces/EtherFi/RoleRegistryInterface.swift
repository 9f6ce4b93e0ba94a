import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: ether.fi, `RoleRegistry`
    static let roleRegistry = ContractTable("RoleRegistry") { contract in
        contract.addressGetter("revokeAdmin", \.accounts.revokeAdmin)
        contract.constantGetter("MAX_ROLE", UInt256.max)
        contract.method("initialize") {
            (_: borrowing Frame, _: Address) throws(Revert) -> Void in
            throw Revert(EtherFiError.initializedTwice)
        }
        contract.addRegistryOwnership()
        contract.addRoleGrants()
        contract.addRoleGetters()
        contract.addRoleChecks()
    }

    private mutating func addRegistryOwnership() {
        method("owner", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.etherFi.registryOwner
        }
        method("pendingOwner", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.etherFi.pendingRegistryOwner
        }
        method("transferOwnership") {
            (frame: borrowing Frame, successor: Address) throws(Revert) -> Void in
            try frame.etherFi.transferOwnership(frame.call, to: successor)
        }
        method("acceptOwnership") { (frame: borrowing Frame) throws(Revert) -> Void in
            try frame.etherFi.acceptOwnership(frame.call)
        }
        method("renounceOwnership") { (frame: borrowing Frame) throws(Revert) -> Void in
            try frame.etherFi.renounceOwnership(frame.call)
        }
    }

    private mutating func addRoleGrants() {
        method("setRole", .payable) {
            (frame: borrowing Frame, holder: Address, role: UInt256, isActive: Bool)
                throws(Revert) -> Void in
            try frame.etherFi.setRole(
                frame.call, holder: holder, role: Hash(role), isActive: isActive)
        }
        method("grantRole") {
            (frame: borrowing Frame, role: Hash, account: Address) throws(Revert) -> Void in
            try frame.etherFi.setRole(frame.call, holder: account, role: role, isActive: true)
        }
        method("revokeRole") {
            (frame: borrowing Frame, role: Hash, account: Address) throws(Revert) -> Void in
            try frame.etherFi.setRole(frame.call, holder: account, role: role, isActive: false)
        }
        method("revokeFast") {
            (frame: borrowing Frame, role: Hash, account: Address) throws(Revert) -> Void in
            try frame.etherFi.revokeFast(frame.call, role: role, account: account)
        }
    }

    private mutating func addRoleGetters() {
        method("hasRole", .view) {
            (frame: borrowing Frame, role: Hash, account: Address) throws(Revert) -> Bool in
            frame.etherFi.state.roles.contains(account, in: role)
        }
        method("hasRole", .view) {
            (frame: borrowing Frame, account: Address, role: UInt256) throws(Revert) -> Bool in
            frame.etherFi.state.roles.contains(account, in: Hash(role))
        }
        method("roleHolders", .view) {
            (frame: borrowing Frame, role: Hash) throws(Revert) -> [Address] in
            frame.etherFi.state.roles.values(role)
        }
        method("roleHolders", .view) {
            (frame: borrowing Frame, role: UInt256) throws(Revert) -> [Address] in
            frame.etherFi.state.roles.values(Hash(role))
        }
        method("roleHolderCount", .view) {
            (frame: borrowing Frame, role: UInt256) throws(Revert) -> UInt256 in
            UInt256(frame.etherFi.state.roles.count(Hash(role)))
        }
        method("roleHolderAt", .view) {
            (frame: borrowing Frame, role: UInt256, index: UInt256) throws(Revert) -> Address in
            try frame.etherFi.roleHolder(Hash(role), at: index)
        }
    }

    private mutating func addRoleChecks() {
        method("checkRoles", .view) {
            (frame: borrowing Frame, account: Address, encodedRoles: Bytes)
                throws(Revert) -> Void in
            let bytes = encodedRoles.bytes
            for start in stride(from: 0, through: bytes.count - 32, by: 32) {
                guard let role = UInt256(bigEndian: bytes[start..<start + 32]) else { continue }
                if frame.etherFi.state.roles.contains(account, in: Hash(role)) { return }
            }
            throw Revert(EtherFiError.enumerableRolesUnauthorized)
        }
        for role in EtherFiRole.all { constantGetter(role.name, role.identifier) }
        addRoleCheck("onlyUpgradeTimelock", .upgradeTimelock)
        addRoleCheck("onlyOperatingTimelock", .operatingTimelock)
        addRoleCheck("onlyOperatingMultisig", .operatingMultisig)
        addRoleCheck("onlySuperGuardian", .superGuardian)
        addRoleCheck("onlyGuardian", .guardian)
        addRoleCheck("onlyOracleOperations", .oracleOperations)
        addRoleCheck("onlyHousekeepingOperations", .housekeepingOperations)
        addRoleCheck("onlyExecutorOperations", .executorOperations)
        addRoleCheck("onlyEigenpodOperations", .eigenpodOperations)
    }

    private mutating func addRoleCheck(_ name: String, _ role: EtherFiRole) {
        method(name, .view) {
            (frame: borrowing Frame, account: Address) throws(Revert) -> Void in
            try frame.etherFi.requireRole(role, account)
        }
    }
}

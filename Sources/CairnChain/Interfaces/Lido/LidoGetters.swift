import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension Frame {
    var lido: Lido { world.lido }
}

/// What many contracts of Lido have in common.
extension ContractTable {
    /// Adds a question without arguments.
    mutating func lidoGetter<Answer: ABIOutput & SendableMetatype>(
        _ name: String, _ answer: @escaping @Sendable (Lido) throws(Revert) -> Answer
    ) {
        method(name, .view) { (frame: borrowing Frame) throws(Revert) -> Answer in
            try answer(frame.lido)
        }
    }

    /// Adds a getter of an address that never changes.
    mutating func lidoAddress(
        _ name: String, _ path: any KeyPath<LidoContracts, Address> & Sendable
    ) {
        lidoGetter(name) { lido throws(Revert) in lido.parameters.contracts[keyPath: path] }
    }

    /// Adds a getter of a number that never changes.
    mutating func lidoNumber(_ name: String, _ number: UInt256) {
        lidoGetter(name) { _ throws(Revert) in number }
    }

    /// Adds getters of roles, which are the hashes of the getters' names.
    mutating func lidoRoles(_ names: String...) {
        for name in names {
            let role = keccak256(utf8: name)
            lidoGetter(name) { _ throws(Revert) in role }
        }
    }

    /// Adds the functions of a contract with roles.
    ///
    /// - Spec: OpenZeppelin Contracts 4.4, `AccessControlEnumerable`
    /// - Parameter interfaces: What else the contract has, by the identifiers of ERC-165.
    mutating func addLidoAccessControl(besides interfaces: [UInt32] = []) {
        lidoGetter("DEFAULT_ADMIN_ROLE") { _ throws(Revert) in AccessControl.defaultAdmin }
        method("hasRole", .view) {
            (frame: borrowing Frame, role: Hash, account: Address) throws(Revert) -> Bool in
            frame.lido.roles.holds(role, account, on: frame.contract)
        }
        method("getRoleAdmin", .view) {
            (frame: borrowing Frame, role: Hash) throws(Revert) -> Hash in
            frame.lido.roles.admin(of: role, on: frame.contract)
        }
        method("getRoleMember", .view) {
            (frame: borrowing Frame, role: Hash, index: UInt256) throws(Revert) -> Address in
            try frame.lido.roles.member(of: role, at: index, on: frame.contract)
        }
        method("getRoleMemberCount", .view) {
            (frame: borrowing Frame, role: Hash) throws(Revert) -> UInt256 in
            frame.lido.roles.memberCount(of: role, on: frame.contract)
        }
        method("grantRole", gas: 80_000) {
            (frame: borrowing Frame, role: Hash, account: Address) throws(Revert) in
            try frame.lido.roles.grantRole(frame.call, role, to: account)
        }
        method("revokeRole", gas: 40_000) {
            (frame: borrowing Frame, role: Hash, account: Address) throws(Revert) in
            try frame.lido.roles.revokeRole(frame.call, role, from: account)
        }
        method("renounceRole", gas: 40_000) {
            (frame: borrowing Frame, role: Hash, account: Address) throws(Revert) in
            try frame.lido.roles.renounceRole(frame.call, role, of: account)
        }
        addLidoInterfaces([0x7965_db0b, 0x5a05_180f] + interfaces)
    }

    /// Adds the question whether the contract has an interface; it has ERC-165 in any case.
    private mutating func addLidoInterfaces(_ interfaces: [UInt32]) {
        method("supportsInterface", .view) {
            (frame: borrowing Frame, interface: Selector) throws(Revert) -> Bool in
            interface.value == 0x01ff_c9a7 || interfaces.contains(interface.value)
        }
    }
}

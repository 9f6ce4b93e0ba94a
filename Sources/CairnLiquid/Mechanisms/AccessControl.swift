public import CairnLedger
public import CairnPrimitives

/// Roles of contracts and who holds them, members in a listed order.
///
/// One pair of tables serves all contracts of a module.
///
/// - Spec: OpenZeppelin Contracts 4.4, `AccessControlEnumerable`
public struct AccessControl {
    /// By contract and role.
    public let members: SetTable<Pair<Address, Hash>, Address>
    /// The role whose members grant and revoke a role.
    private let admins: Table<Pair<Address, Hash>, Hash>
    private let ledger: Ledger

    /// The role that administers every role unless another one was set.
    public static let defaultAdmin = Hash.zero

    /// Opens the next tables of the ledger's store.
    public init(_ name: String, in store: Store, ledger: Ledger) {
        members = store.set(name + ".members")
        admins = store.table(name + ".admins")
        self.ledger = ledger
    }

    // MARK: Questions

    public func holds(_ role: Hash, _ account: Address, on contract: Address) -> Bool {
        members.contains(account, in: Pair(contract, role))
    }

    public func admin(of role: Hash, on contract: Address) -> Hash {
        admins[Pair(contract, role)]
    }

    public func memberCount(of role: Hash, on contract: Address) -> UInt256 {
        UInt256(members.count(Pair(contract, role)))
    }

    /// The member at `index` in the order of granting, the last one in the place of a removed one.
    ///
    /// - Throws: ``Panic/indexOutOfBounds``
    public func member(
        of role: Hash, at index: UInt256, on contract: Address
    ) throws(Revert) -> Address {
        let key = Pair(contract, role)
        guard let place = index.asInt, place < members.count(key) else {
            throw Revert(Panic.indexOutOfBounds)
        }
        return members[key, place]
    }

    /// Refuses an account without the role.
    ///
    /// - Throws: ``AccessControlError/missingRole(account:role:)``
    public func check(_ role: Hash, _ account: Address, on contract: Address) throws(Revert) {
        try require(
            holds(role, account, on: contract),
            AccessControlError.missingRole(account: account, role: role))
    }

    // MARK: Transitions

    /// Gives a role, as a member of its admin role may.
    public func grantRole(_ call: Call, _ role: Hash, to account: Address) throws(Revert) {
        try check(admin(of: role, on: call.contract), call.sender, on: call.contract)
        grant(role, to: account, on: call.contract, by: call.sender)
    }

    /// Takes a role away, as a member of its admin role may.
    public func revokeRole(_ call: Call, _ role: Hash, from account: Address) throws(Revert) {
        try check(admin(of: role, on: call.contract), call.sender, on: call.contract)
        revoke(role, from: account, on: call.contract, by: call.sender)
    }

    /// Gives up a role of one's own.
    ///
    /// - Throws: ``AccessControlError/renouncedForAnother``
    public func renounceRole(_ call: Call, _ role: Hash, of account: Address) throws(Revert) {
        try require(account == call.sender, AccessControlError.renouncedForAnother)
        revoke(role, from: account, on: call.contract, by: call.sender)
    }

    /// Gives a role without a check. A member stays one, and nothing is announced.
    public func grant(_ role: Hash, to account: Address, on contract: Address, by sender: Address) {
        guard members.insert(account, into: Pair(contract, role)) else { return }
        ledger.emit(
            AccessControlEvent.RoleGranted(role: role, account: account, sender: sender),
            from: contract)
    }

    /// Takes a role away without a check.
    public func revoke(
        _ role: Hash, from account: Address, on contract: Address, by sender: Address
    ) {
        guard members.remove(account, from: Pair(contract, role)) else { return }
        ledger.emit(
            AccessControlEvent.RoleRevoked(role: role, account: account, sender: sender),
            from: contract)
    }
}

/// Why access control refuses.
public enum AccessControlError: RevertReason {
    case missingRole(account: Address, role: Hash)
    case renouncedForAnother
}

/// What access control announces.
public enum AccessControlEvent {
    public struct RoleGranted: LedgerEvent, BitwiseCopyable {
        public let role: Hash
        public let account: Address
        public let sender: Address
    }

    public struct RoleRevoked: LedgerEvent, BitwiseCopyable {
        public let role: Hash
        public let account: Address
        public let sender: Address
    }
}

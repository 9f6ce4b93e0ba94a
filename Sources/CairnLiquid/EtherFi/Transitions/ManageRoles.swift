public import CairnLedger
public import CairnPrimitives

/// The registry of roles.
///
/// - Spec: ether.fi, `RoleRegistry`; Solady, `EnumerableRoles`; OpenZeppelin, `Ownable2Step`
extension EtherFi {
    /// Gives or takes any role, as the registry's owner.
    public func setRole(
        _ call: Call, holder: Address, role: Hash, isActive: Bool
    ) throws(Revert) {
        try require(
            call.sender == registryOwner, EtherFiError.enumerableRolesUnauthorized)
        try setRole(holder, role, isActive: isActive)
    }

    /// Takes a role away without delay. The three highest roles cannot be taken so.
    public func revokeFast(_ call: Call, role: Hash, account: Address) throws(Revert) {
        try require(
            call.sender == parameters.accounts.revokeAdmin, EtherFiError.onlyRevokeAdmin)
        try require(
            role != EtherFiRole.upgradeTimelock.identifier
                && role != EtherFiRole.operatingTimelock.identifier
                && role != EtherFiRole.operatingMultisig.identifier,
            EtherFiError.invalidRoleToRevoke)
        try setRole(account, role, isActive: false)
    }

    /// Gives or takes a role, and announces it even where nothing changes.
    func setRole(_ holder: Address, _ role: Hash, isActive: Bool) throws(Revert) {
        try require(!holder.isZero, EtherFiError.roleHolderIsZeroAddress)
        if isActive {
            state.roles.insert(holder, into: role)
        } else {
            state.roles.remove(holder, from: role)
        }
        ledger.emit(
            EtherFiEvent.RoleSet(holder: holder, role: role.word, active: isActive),
            from: contracts.roleRegistry)
    }

    /// The holder of a role at a place of the list.
    public func roleHolder(_ role: Hash, at index: UInt256) throws(Revert) -> Address {
        guard let place = index.asInt, place < state.roles.count(role) else {
            throw Revert(EtherFiError.roleHoldersIndexOutOfBounds)
        }
        return state.roles[role, place]
    }

    // MARK: Ownership

    public var registryOwner: Address { state.registryOwners.value.first }
    /// Who may take the registry over.
    public var pendingRegistryOwner: Address { state.registryOwners.value.second }

    /// Names who may take the registry over.
    public func transferOwnership(_ call: Call, to successor: Address) throws(Revert) {
        let owner = registryOwner
        try require(call.sender == owner, EtherFiError.notRegistryOwner)
        state.registryOwners.value = Pair(owner, successor)
        ledger.emit(
            EtherFiEvent.OwnershipTransferStarted(previousOwner: owner, newOwner: successor),
            from: contracts.roleRegistry)
    }

    /// Takes the registry over.
    public func acceptOwnership(_ call: Call) throws(Revert) {
        try require(
            call.sender == pendingRegistryOwner, EtherFiError.notPendingOwner)
        setRegistryOwner(call.sender)
    }

    /// Leaves the registry without an owner.
    public func renounceOwnership(_ call: Call) throws(Revert) {
        try require(call.sender == registryOwner, EtherFiError.notRegistryOwner)
        setRegistryOwner(.zero)
    }

    private func setRegistryOwner(_ owner: Address) {
        let previous = registryOwner
        state.registryOwners.value = Pair(owner, .zero)
        ledger.emit(
            EtherFiEvent.OwnershipTransferred(previousOwner: previous, newOwner: owner),
            from: contracts.roleRegistry)
    }
}

public import CairnLedger
public import CairnPrimitives

/// Who may do what, and when: asked before everything else.
extension EtherFi {
    // MARK: Roles

    public func holds(_ role: EtherFiRole, _ account: Address) -> Bool {
        state.roles.contains(account, in: role.identifier)
    }

    /// Refuses an account without the role, in the role's own words.
    public func requireRole(_ role: EtherFiRole, _ account: Address) throws(Revert) {
        try require(holds(role, account), role.refusal)
    }

    // MARK: Pauses

    /// Refuses while a contract is paused, without a term or for a time.
    @inline(__always)
    func requireNotPaused(_ contract: Address) throws(Revert) {
        let pause = state.pauses[contract]
        try require(!pause.isPaused.isSet, EtherFiError.contractPaused)
        try require(
            pause.pausedUntil < now,
            EtherFiError.contractPausedUntil(pausedUntil: UInt256(pause.pausedUntil)))
    }

    // MARK: Blacklist

    /// Refuses an account that is blacklisted now.
    ///
    /// - Throws: ``EtherFiError/blacklistedUser(user:)``
    @inline(__always)
    public func requireNotBlacklisted(_ user: Address) throws(Revert) {
        try require(
            state.blacklistedUntil[user] <= UInt256(now), EtherFiError.blacklistedUser(user: user))
    }
}

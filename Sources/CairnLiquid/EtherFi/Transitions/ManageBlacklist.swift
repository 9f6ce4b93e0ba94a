public import CairnLedger
public import CairnPrimitives

extension EtherFi {
    /// How long a guardian's blacklisting lasts, three days.
    public static let blacklistSeconds: UInt64 = 3 * 86_400

    /// Blacklists an account for three days.
    ///
    /// - Spec: ether.fi, `Blacklister.blacklistUserUntil`
    public func blacklistUserUntil(_ call: Call, user: Address) throws(Revert) {
        try requireRole(.guardian, call.sender)
        try require(!user.isZero, EtherFiError.invalidUser)
        try require(
            state.blacklistedUntil[user] <= UInt256(now),
            EtherFiError.userAlreadyBlacklisted(user: user))
        setBlacklisted(user, until: UInt256(now + Self.blacklistSeconds))
    }

    /// Blacklists an account for so many seconds, whatever held before.
    ///
    /// - Spec: ether.fi, `Blacklister.setBlacklistUntil`
    public func setBlacklistUntil(_ call: Call, user: Address, seconds: UInt256) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        try require(!user.isZero, EtherFiError.invalidUser)
        let until = try checked { () throws(ArithmeticFault) in try UInt256(now).adding(seconds) }
        setBlacklisted(user, until: until)
    }

    /// Blacklists an account for good.
    ///
    /// - Spec: ether.fi, `Blacklister.blacklistUser`
    public func blacklistUser(_ call: Call, user: Address) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        try require(!user.isZero, EtherFiError.invalidUser)
        state.blacklistedUntil[user] = .max
        ledger.emit(EtherFiEvent.UserBlacklisted(user: user), from: contracts.blacklister)
    }

    /// Takes an account off the blacklist.
    ///
    /// - Spec: ether.fi, `Blacklister.unblacklistUser`
    public func unblacklistUser(_ call: Call, user: Address) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        state.blacklistedUntil[user] = .zero
        ledger.emit(EtherFiEvent.UserUnblacklisted(user: user), from: contracts.blacklister)
    }

    private func setBlacklisted(_ user: Address, until: UInt256) {
        state.blacklistedUntil[user] = until
        ledger.emit(
            EtherFiEvent.UserBlacklistedUntil(user: user, until: until),
            from: contracts.blacklister)
    }
}

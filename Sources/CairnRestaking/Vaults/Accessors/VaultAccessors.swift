public import CairnLedger
public import CairnPrimitives

/// What can be asked of strategies with limits, and of duration vaults.
extension Restaking {
    /// What a strategy takes at once, and what it may hold, in tokens.
    public func limits(of strategy: Address) -> (perDeposit: UInt256, total: UInt256) {
        let limits = vaults.limits[strategy]
        return (limits.perDeposit, limits.total)
    }

    public func vaultPhase(of vault: Address) -> VaultPhase { vaults.vaults[vault].phase }

    public func vaultAdmin(of vault: Address) -> Address { vaults.vaults[vault].admin }

    public func vaultArbitrator(of vault: Address) -> Address { vaults.vaults[vault].arbitrator }

    /// The set that a vault serves.
    public func operatorSet(of vault: Address) -> OperatorSet {
        vaults.vaults[vault].operatorSet.operatorSet
    }

    /// The text that describes a vault.
    public func vaultMetadata(of vault: Address) -> Bytes { vaults.metadata[vault] }

    /// The seconds of a vault's lock, and its moments in Unix seconds; zero for those to come.
    public func vaultTimes(
        of vault: Address
    ) -> (duration: UInt32, lockedAt: UInt32, unlockAt: UInt32, maturedAt: UInt32) {
        let record = vaults.vaults[vault]
        return (
            UInt32(truncatingIfNeeded: record.duration),
            UInt32(truncatingIfNeeded: record.lockedAt),
            UInt32(truncatingIfNeeded: record.unlockAt),
            UInt32(truncatingIfNeeded: record.maturedAt)
        )
    }

    /// The vaults that the factory has made for a token, in order.
    public func durationVaults(for token: Address) -> [Address] { vaults.byToken.values(token) }

    /// One of a token's vaults.
    ///
    /// - Throws: ``EmptyRevert`` if there are not so many.
    public func durationVault(for token: Address, at index: UInt256) throws(Revert) -> Address {
        guard let index = index.asInt, index < vaults.byToken.count(token) else {
            throw Revert(EmptyRevert())
        }
        return vaults.byToken[token, index]
    }
}

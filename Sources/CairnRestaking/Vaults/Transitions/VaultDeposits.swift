import CairnLedger
import CairnPrimitives

/// What a duration vault asks before shares come and go.
extension Restaking {
    /// Throws unless a vault lets shares be added, which its rate counts already.
    ///
    /// - Spec: EigenLayer core, `DurationVaultStrategy.beforeAddShares`
    /// - Rounds: The worth of the shares down, in favour of the depositor.
    /// - Throws: The first failing check: of ``VaultError`` `depositsLocked`,
    ///   `underlyingTokenBlacklisted`, `mustBeDelegatedToVaultOperator`,
    ///   `depositExceedsMaxPerDeposit`; ``StrategyError/balanceExceedsMaxTotalDeposits``.
    func requireVaultAccepts(
        _ shares: UInt256, of vault: Address, from staker: Address
    ) throws(Revert) {
        try require(vaultPhase(of: vault) == .deposits, VaultError.depositsLocked)
        try require(
            !isBlacklisted(underlyingToken(of: vault)), VaultError.underlyingTokenBlacklisted)
        try require(
            delegation.stakers[staker].operator == vault,
            VaultError.mustBeDelegatedToVaultOperator)
        let limits = vaults.limits[vault]
        try require(
            try underlying(for: Shares(rawValue: shares), in: vault) <= limits.perDeposit,
            VaultError.depositExceedsMaxPerDeposit)
        // What waits in the queue to leave does not count.
        let staked = try checked { () throws(ArithmeticFault) in
            try operatorShares(vault, in: vault).rawValue.adding(shares)
        }
        try require(
            try underlying(for: Shares(rawValue: staked), in: vault) <= limits.total,
            StrategyError.balanceExceedsMaxTotalDeposits)
    }

    /// Throws if a vault is locked. What was queued before the lock can be completed.
    ///
    /// - Spec: EigenLayer core, `DurationVaultStrategy.beforeRemoveShares`
    /// - Throws: ``VaultError/withdrawalsLockedDuringAllocations``
    func requireVaultReleases(_ vault: Address) throws(Revert) {
        try require(
            vaultPhase(of: vault) != .allocations,
            VaultError.withdrawalsLockedDuringAllocations)
    }
}

public import CairnLedger
import CairnPrimitives

/// The course of a duration vault: open, locked, open for withdrawals.
extension Restaking {
    /// Ends deposits, and puts all of the vault at its set's disposal until the time is over.
    ///
    /// - Spec: EigenLayer core, `DurationVaultStrategy.lock`
    /// - Throws: The first failing check: of ``VaultError`` `onlyVaultAdmin`, `vaultAlreadyLocked`,
    ///   `strategyNotSupportedByOperatorSet`; a panic if the end exceeds 32 bits;
    ///   ``VaultError/pendingAllocation``; what the allocation is refused with.
    public func lockVault(_ call: Call) throws(Revert) {
        // Checks
        let vault = call.contract
        var record = try requireVaultAdmin(call)
        try require(record.phase == .deposits, VaultError.vaultAlreadyLocked)
        try require(
            allocations.setStrategies.contains(vault, in: record.operatorSet),
            VaultError.strategyNotSupportedByOperatorSet)
        let now = UInt32(truncatingIfNeeded: ledger.moment.timestamp)
        let (end, overflow) = now.addingReportingOverflow(
            UInt32(truncatingIfNeeded: record.duration))
        try require(!overflow, Panic.arithmetic)

        // Effects
        record.lockedAt = UInt64(now)
        record.unlockAt = UInt64(end)
        record.phase = .allocations
        vaults.vaults[vault] = record
        ledger.emit(VaultEvent.VaultLocked(lockedAt: now, unlockAt: end), from: vault)
        let set = record.operatorSet.operatorSet
        try require(
            allocation(of: vault, to: set, in: vault).effectBlock == 0,
            VaultError.pendingAllocation)
        try allocate(Magnitude.whole, of: vault, to: set)
    }

    /// Opens withdrawals when the time is over. Anybody may, and again to repeat what failed.
    ///
    /// - Spec: EigenLayer core, `DurationVaultStrategy.markMatured`
    /// - Throws: ``VaultError/durationNotElapsed``
    public func markVaultMatured(_ call: Call) throws(Revert) {
        let vault = call.contract
        let record = vaults.vaults[vault]
        switch record.phase {
        case .uninitialized, .deposits: throw Revert(VaultError.durationNotElapsed)
        case .allocations:
            try require(
                ledger.moment.timestamp >= record.unlockAt, VaultError.durationNotElapsed)
            mature(vault)
        case .withdrawals: break
        }
        leaveSet(vault, record)
    }

    /// Opens withdrawals before the time is over, or again repeats what failed.
    ///
    /// - Spec: EigenLayer core, `DurationVaultStrategy.advanceToWithdrawals`
    /// - Throws: The first failing check: of ``VaultError`` `onlyArbitrator`, `vaultNotLocked`,
    ///   `durationAlreadyElapsed`.
    public func advanceVaultToWithdrawals(_ call: Call) throws(Revert) {
        let vault = call.contract
        let record = vaults.vaults[vault]
        try require(call.sender == record.arbitrator, VaultError.onlyArbitrator)
        switch record.phase {
        case .uninitialized, .deposits: throw Revert(VaultError.vaultNotLocked)
        case .allocations:
            try require(
                ledger.moment.timestamp < record.unlockAt, VaultError.durationAlreadyElapsed)
            let maturedAt = mature(vault)
            ledger.emit(
                VaultEvent.VaultAdvancedToWithdrawals(
                    arbitrator: call.sender, maturedAt: maturedAt),
                from: vault)
        case .withdrawals: break
        }
        leaveSet(vault, record)
    }

    @discardableResult
    private func mature(_ vault: Address) -> UInt32 {
        let now = UInt32(truncatingIfNeeded: ledger.moment.timestamp)
        vaults.vaults.update(vault) { record in
            record.phase = .withdrawals
            record.maturedAt = UInt64(now)
        }
        ledger.emit(VaultEvent.VaultMatured(maturedAt: now), from: vault)
        return now
    }

    /// Takes the vault's stake back from its set and leaves it; what fails can be tried again, and
    /// withdrawals do not wait for it.
    ///
    /// - Spec: EigenLayer core, `DurationVaultStrategy._attemptOperatorCleanup`
    private func leaveSet(_ vault: Address, _ record: VaultState.Vault) {
        let set = record.operatorSet.operatorSet
        let isFree = deallocate(vault, from: set)
        ledger.emit(VaultEvent.DeallocateAttempted(success: isFree), from: vault)
        let hasLeft =
            !isMember(vault, of: set)
            || succeeds { () throws(Revert) in
                try deregisterFromOperatorSets(
                    asVault(vault),
                    DeregisterParams(operator: vault, avs: set.avs, operatorSetIDs: [set.id]))
            }
        ledger.emit(VaultEvent.DeregisterAttempted(success: hasLeft), from: vault)
    }

    private func deallocate(_ vault: Address, from set: OperatorSet) -> Bool {
        let current = allocation(of: vault, to: set, in: vault)
        if current.currentMagnitude == 0 && current.pendingDiff == 0 { return true }
        guard current.effectBlock == 0 else { return false }
        return succeeds { () throws(Revert) in try allocate(0, of: vault, to: set) }
    }

    private func allocate(
        _ magnitude: UInt64, of vault: Address, to set: OperatorSet
    ) throws(Revert) {
        try modifyAllocations(
            asVault(vault), operator: vault,
            [AllocateParams(operatorSet: set, strategies: [vault], newMagnitudes: [magnitude])])
    }

    /// Runs a call of which the caller wants to know no more than whether it succeeded.
    private func succeeds(_ body: () throws(Revert) -> Void) -> Bool {
        do throws(Revert) {
            try ledger.attempt(body)
            return true
        } catch {
            return false
        }
    }
}

import CairnLedger
import CairnPrimitives

extension Restaking {
    /// Checks what must hold of duration vaults after every call.
    ///
    /// - Returns: A sentence for each invariant that does not hold.
    public func violatedVaultInvariants() -> [String] {
        var violated: [String] = []
        vaults.vaults.forEach { vault, record in
            guard record.phase != .uninitialized else { return }
            if !isOperator(vault) {
                violated.append("R24: the vault \(vault) is no operator")
            }
            violated += violatedLock(vault, record)
        }
        return violated
    }

    /// R24: a lock lasts as long as it was promised, and its set can slash all that is left.
    private func violatedLock(_ vault: Address, _ record: VaultState.Vault) -> [String] {
        switch record.phase {
        case .uninitialized: return []
        case .deposits:
            return record.lockedAt == 0 && record.maturedAt == 0
                ? [] : ["R24: the vault \(vault) takes deposits after it was locked"]
        case .allocations:
            var violated: [String] = []
            if record.unlockAt != record.lockedAt + record.duration {
                violated.append("R24: the vault \(vault) is not locked for its duration")
            }
            let allocation = allocation(
                of: vault, to: record.operatorSet.operatorSet, in: vault)
            let magnitude = Int64(allocation.currentMagnitude) + allocation.pendingDiff
            if magnitude != Int64(maxMagnitude(of: vault, in: vault)) {
                violated.append("R24: the locked vault \(vault) keeps magnitude from its set")
            }
            return violated
        case .withdrawals:
            return record.maturedAt >= record.lockedAt
                ? [] : ["R24: the vault \(vault) matured before it was locked"]
        }
    }
}

import CairnPrimitives

extension BeaconState {
    /// Moves the balances of consolidations whose source can be withdrawn.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_pending_consolidations`.
    public mutating func processPendingConsolidations() throws(BeaconError) {
        guard !pendingConsolidations.isEmpty else { return }
        let next = try currentEpoch.adding(1)
        var handled = 0
        for consolidation in pendingConsolidations.elements {
            let source = try place(consolidation.sourceIndex)
            if validators.slashed[source] != 0 {
                handled += 1
                continue
            }
            if validators.withdrawableEpochs[source] > next { break }
            let moved = min(balances[source], validators.effectiveBalances[source])
            let target = try place(consolidation.targetIndex)
            decreaseBalance(source, by: moved)
            try increaseBalance(target, by: moved)
            handled += 1
        }
        pendingConsolidations.removeFirst(handled)
    }
}

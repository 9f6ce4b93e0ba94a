public import CairnPrimitives

/// When what waits will be through, if from now on everybody votes and nothing else joins.
///
/// Nothing in it is a constant: finality, the limits of an epoch and the order of the queues decide.
extension BeaconState {
    /// The finalized epoch once an epoch has ended, if from now on everybody votes.
    ///
    /// An epoch whose predecessor is justified makes it final. So the first epoch after a time
    /// without enough votes makes nothing final, and the three first epochs of a chain neither.
    /// - Spec: phase0 `beacon-chain.md`, `weigh_justification_and_finalization`.
    /// - Precondition: The epoch is not over.
    public func expectedFinalizedEpoch(after epoch: Epoch) -> Epoch {
        let current = currentEpoch
        guard epoch.rawValue >= 3 else { return finalizedCheckpoint.epoch }
        let before = Epoch(epoch.rawValue - 1)
        guard epoch == current, currentJustifiedCheckpoint.epoch < before else { return before }
        return finalizedCheckpoint.epoch
    }

    /// The first epoch with whose end another one becomes final, if from now on everybody votes.
    func expectedEpoch(finalizing epoch: Epoch) -> Epoch {
        let current = currentEpoch
        if expectedFinalizedEpoch(after: current) >= epoch { return current }
        return Epoch(max(current.rawValue &+ 1, epoch.rawValue &+ 1, 3))
    }

    // MARK: Activations

    /// The first epoch with duties of a validator that waits for them.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_registry_updates`.
    /// - Returns: nil for a validator that has too little to become active, or that does not wait.
    public func expectedActivationEpoch(of place: Int) throws(BeaconError) -> Epoch? {
        let activation = validators.activationEpochs[place]
        guard activation == .farFuture else { return activation > currentEpoch ? activation : nil }
        var eligibility = validators.activationEligibilityEpochs[place]
        if eligibility == .farFuture {
            guard validators.effectiveBalances[place] >= BeaconConstants.minActivationBalance else {
                return nil
            }
            eligibility = try currentEpoch.adding(1)
        }
        return try Self.activationExitEpoch(expectedEpoch(finalizing: eligibility))
    }

    // MARK: Exits

    /// The first epoch without duties of a validator that would ask now to exit.
    ///
    /// - Spec: electra `beacon-chain.md`, `compute_exit_epoch_and_update_churn`.
    public func expectedExitEpoch(of balance: Gwei) throws(BeaconError) -> Epoch {
        var copy = self
        return try copy.planExit(of: balance)
    }

    // MARK: Withdrawals

    /// The slots in which the parts of balances that wait will be paid, in the order of the queue.
    ///
    /// - Spec: electra `beacon-chain.md`, `get_expected_withdrawals`.
    public func expectedPartialWithdrawalSlots() throws(BeaconError) -> [Slot] {
        let perBlock = rules.preset.maxPendingPartialsPerWithdrawalsSweep
        let least = BeaconConstants.minActivationBalance
        var slot = try slot.adding(1)
        var paid = 0
        var slots: [Slot] = []
        slots.reserveCapacity(pendingPartialWithdrawals.count)
        for pending in pendingPartialWithdrawals.elements {
            let start = try rules.startSlot(of: pending.withdrawableEpoch)
            if start > slot { (slot, paid) = (start, 0) }
            if paid == perBlock { (slot, paid) = (try slot.adding(1), 0) }
            slots.append(slot)
            let place = try place(pending.validatorIndex)
            // What cannot be paid is passed over and takes no room.
            if validators.exitEpochs[place] == .farFuture,
                validators.effectiveBalances[place] >= least, balances[place] > least
            {
                paid += 1
            }
        }
        return slots
    }

    // MARK: Consolidations

    /// The epochs from which on the balances that consolidate have moved, in the order of the queue;
    /// nil for a source that was slashed, whose balance stays.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_pending_consolidations`.
    public func expectedConsolidationEpochs() throws(BeaconError) -> [Epoch?] {
        var earliest = try currentEpoch.adding(1)
        var epochs: [Epoch?] = []
        for consolidation in pendingConsolidations.elements {
            let source = try place(consolidation.sourceIndex)
            guard validators.slashed[source] == 0 else {
                epochs.append(nil)
                continue
            }
            earliest = max(earliest, validators.withdrawableEpochs[source])
            epochs.append(earliest)
        }
        return epochs
    }
}

import CairnPrimitives

extension BeaconState {
    /// Lets validators into the queue for activation, activates those whose place is final, and
    /// makes those exit that have too little left.
    ///
    /// The executable specification walks over a copy of the registry that does not see the exits
    /// which the walk itself initiates, and writes that copy back with the next change of an
    /// eligibility or activation. So an exit stays only if no such change follows it; the exit queue
    /// has moved all the same, and the validator is made to exit again an epoch later. The
    /// recordings hold this.
    /// - Spec: electra `beacon-chain.md`, `process_registry_updates`, as it is executed.
    public mutating func processRegistryUpdates() throws(BeaconError) {
        let current = currentEpoch
        let activation = try Self.activationExitEpoch(current)
        let finalized = finalizedCheckpoint.epoch
        var unseenExits: [(index: Int, withdrawable: Epoch)] = []
        var index = 0
        while let next = nextRegistryChange(from: index, current: current, finalized: finalized) {
            index = next + 1
            if isEligibleForActivationQueue(next) {
                validators.setActivationEligibilityEpoch(try current.adding(1), of: next)
            } else if isToBeEjected(next, at: current) {
                guard validators.exitEpochs[next] == .farFuture else { continue }
                unseenExits.append((next, validators.withdrawableEpochs[next]))
                try initiateValidatorExit(next)
                continue
            } else {
                validators.setActivationEpoch(activation, of: next)
            }
            for exit in unseenExits {
                validators.setExitEpoch(.farFuture, of: exit.index)
                validators.setWithdrawableEpoch(exit.withdrawable, of: exit.index)
            }
            unseenExits.removeAll(keepingCapacity: true)
        }
    }

    /// The next validator for which anything is to be done.
    private func nextRegistryChange(from start: Int, current: Epoch, finalized: Epoch) -> Int? {
        let least = BeaconConstants.minActivationBalance
        let ejection = BeaconConstants.ejectionBalance
        return validators.activationEpochs.withUnsafeBufferPointer { activation in
            validators.effectiveBalances.withUnsafeBufferPointer { effective in
                validators.activationEligibilityEpochs.withUnsafeBufferPointer { eligibility in
                    validators.exitEpochs.withUnsafeBufferPointer { exit in
                        for index in start..<activation.count {
                            if eligibility[index] == .farFuture {
                                if effective[index] >= least { return index }
                            }
                            if effective[index] <= ejection, activation[index] <= current,
                                current < exit[index]
                            {
                                return index
                            }
                            if activation[index] == .farFuture, eligibility[index] <= finalized {
                                return index
                            }
                        }
                        return nil
                    }
                }
            }
        }
    }

    /// - Spec: electra `beacon-chain.md`, `is_eligible_for_activation_queue`.
    private func isEligibleForActivationQueue(_ index: Int) -> Bool {
        validators.activationEligibilityEpochs[index] == .farFuture
            && validators.effectiveBalances[index] >= BeaconConstants.minActivationBalance
    }

    private func isToBeEjected(_ index: Int, at epoch: Epoch) -> Bool {
        validators.isActive(index, at: epoch)
            && validators.effectiveBalances[index] <= BeaconConstants.ejectionBalance
    }
}

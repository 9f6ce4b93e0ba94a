import CairnPrimitives

extension BeaconState {
    /// Raises the scores of validators whose target vote was missed, and lowers the others.
    ///
    /// - Spec: altair `beacon-chain.md`, `process_inactivity_updates`.
    public mutating func processInactivityUpdates() throws(BeaconError) {
        // Scores are about the previous epoch, and the first has none.
        guard currentEpoch > .genesis else { return }
        let previous = previousEpoch
        let leaks = try isInInactivityLeak()
        let recovery = leaks ? 0 : BeaconConstants.inactivityScoreRecoveryRate
        let count = validators.count
        precondition(inactivityScores.count >= count, "Every validator has a score.")
        let registry = validators
        let flags = previousEpochParticipation.elements
        var hasOverflow = false
        inactivityScores.changeSome { scores, changes in
            for index in 0..<count {
                let score = scores[index]
                let isTimely =
                    flags[index].rawValue & 2 != 0 && registry.slashed[index] == 0
                    && registry.isActive(index, at: previous)
                // Most validators have no score, and keep none.
                if score == 0 && isTimely { continue }
                guard registry.isEligible(index, previous: previous) else { continue }
                var next = score
                if isTimely {
                    next -= min(1, next)
                } else {
                    let (sum, overflow) = next.addingReportingOverflow(
                        BeaconConstants.inactivityScoreBias)
                    next = sum
                    hasOverflow = hasOverflow || overflow
                }
                next -= min(recovery, next)
                if next != score {
                    scores[index] = next
                    changes(index)
                }
            }
        }
        if hasOverflow { throw .overflow }
    }
}

extension ValidatorColumns {
    /// Whether an epoch's rewards and penalties reach a validator: it was active in the epoch before,
    /// or is slashed and still waits.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `get_eligible_validator_indices`.
    @inline(__always)
    func isEligible(_ index: Int, previous: Epoch) -> Bool {
        isActive(index, at: previous)
            || slashed[index] != 0 && previous.rawValue &+ 1 < withdrawableEpochs[index].rawValue
    }
}

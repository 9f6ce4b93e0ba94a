public import CairnPrimitives

extension BeaconState {
    /// Pays the members of the sync committee that signed, and takes from those that did not.
    ///
    /// - Spec: altair `beacon-chain.md`, `process_sync_aggregate`.
    /// - Rounds: Rewards down.
    /// - Deviates: The signature is taken as valid.
    public mutating func processSyncAggregate(
        _ aggregate: SyncAggregate
    ) throws(BeaconError) {
        // Checks
        let size = rules.preset.syncCommitteeSize
        guard UInt64(aggregate.syncCommitteeBits.count) == size else {
            throw .syncCommitteeSizeMismatch
        }
        _ = try blockRoot(at: Slot(max(slot.rawValue, 1) - 1))
        let members = try syncCommitteeIndices()
        let proposer = try place(try proposerIndex())

        // Amounts
        let rewards = try syncRewards()

        // Effects
        for (bit, member) in members.enumerated() {
            if aggregate.syncCommitteeBits[bit] {
                try increaseBalance(member, by: rewards.participant)
                try increaseBalance(proposer, by: rewards.proposer)
            } else {
                decreaseBalance(member, by: rewards.participant)
            }
        }
    }

    /// What a signature of the sync committee is worth in the current epoch: to the member, and to
    /// the proposer that includes it.
    public mutating func syncRewards() throws(BeaconError) -> (participant: Gwei, proposer: Gwei) {
        let increments =
            try totalActiveBalance().rawValue / BeaconConstants.effectiveBalanceIncrement.rawValue
        let base = try baseRewardPerIncrement().rawValue.times(increments)
        let whole =
            try base.times(BeaconConstants.syncRewardWeight) / BeaconConstants.weightDenominator
        let participant = whole / rules.preset.slotsPerEpoch / rules.preset.syncCommitteeSize
        let proposer =
            participant * BeaconConstants.proposerWeight
            / (BeaconConstants.weightDenominator - BeaconConstants.proposerWeight)
        return (Gwei(participant), Gwei(proposer))
    }
}

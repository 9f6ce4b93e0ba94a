import CairnPrimitives

extension BeaconState {
    /// Ends a voting period of the former deposit mechanism.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `process_eth1_data_reset`.
    public mutating func processEth1DataReset() {
        if nextEpoch.rawValue % rules.preset.epochsPerEth1VotingPeriod == 0 {
            eth1DataVotes.removeAll()
        }
    }

    /// Starts the next epoch's randomness from that of the current one.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `process_randao_mixes_reset`.
    public mutating func processRandaoMixesReset() {
        let length = rules.preset.epochsPerHistoricalVector
        let place = Int(nextEpoch.rawValue % length)
        let mix = randaoMix(at: currentEpoch)
        // A column that stays as it is keeps sharing its memory with earlier states.
        if randaoMixes[hash: place] != mix { randaoMixes[hash: place] = mix }
    }

    /// Keeps the roots of a full period of blocks and states.
    ///
    /// - Spec: capella `beacon-chain.md`, `process_historical_summaries_update`.
    /// - Throws: `listFull`.
    public mutating func processHistoricalSummariesUpdate() throws(BeaconError) {
        let period = rules.preset.slotsPerHistoricalRoot
        guard nextEpoch.rawValue % (period / rules.preset.slotsPerEpoch) == 0 else { return }
        guard UInt64(historicalSummaries.count) < rules.preset.historicalRootsLimit else {
            throw .listFull
        }
        let extent = ColumnExtent.vector(count: Int(period))
        historicalSummaries.append(
            HistoricalSummary(
                blockSummaryRoot: Hash(blockRoots.contentRoot(extent, rules)),
                stateSummaryRoot: Hash(stateRoots.contentRoot(extent, rules))))
    }

    /// Makes the current epoch's flags the previous one's.
    ///
    /// The flags keep their tree, and a column of zeros has one already.
    /// - Spec: altair `beacon-chain.md`, `process_participation_flag_updates`.
    public mutating func processParticipationFlagUpdates() {
        previousEpochParticipation = currentEpochParticipation
        currentEpochParticipation = PackedColumn(zeros: validators.count)
    }

    /// Starts a new period of sync committees.
    ///
    /// - Spec: altair `beacon-chain.md`, `process_sync_committee_updates`.
    public mutating func processSyncCommitteeUpdates() throws(BeaconError) {
        let next = nextEpoch.rawValue
        guard next % rules.preset.epochsPerSyncCommitteePeriod == 0 else { return }
        let committee = try nextSyncCommitteeMembers()
        currentSyncCommittee = nextSyncCommittee
        nextSyncCommittee = KeptRecord(committee)
        kept.syncCommitteeIndices = nil
    }

    /// Draws the proposers of one more epoch.
    ///
    /// - Spec: fulu `beacon-chain.md`, `process_proposer_lookahead`.
    public mutating func processProposerLookahead() throws(BeaconError) {
        let perEpoch = Int(rules.preset.slotsPerEpoch)
        let lookahead = BeaconConstants.minSeedLookaheadEpochs + 1
        let drawn = try proposerIndices(at: try currentEpoch.adding(lookahead))
        let kept = proposerLookahead.elements.dropFirst(perEpoch)
        proposerLookahead = PackedColumn(Array(kept) + drawn)
    }

    /// The next sync committee.
    ///
    /// - Spec: altair `beacon-chain.md`, `get_next_sync_committee`.
    mutating func nextSyncCommitteeMembers() throws(BeaconError) -> SyncCommittee {
        let keys = try nextSyncCommitteeIndices().map { validators.publicKeys[$0] }
        return SyncCommittee(
            publicKeys: keys,
            aggregatePublicKey: try BLSAggregate.publicKey(of: keys, &kept.keyPoints))
    }
}

import CairnPrimitives

extension BeaconState {
    /// Settles an epoch, in the state of its last slot.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_epoch`; fulu adds the last step.
    /// - Throws: `overflow`, in states that cannot come about; the state is then unfinished, and
    ///   ``transact(_:)`` brings it back.
    public mutating func processEpoch() throws(BeaconError) {
        _ = try settleEpoch()
    }

    /// As ``processEpoch()``.
    ///
    /// - Returns: What the votes brought and cost.
    mutating func settleEpoch() throws(BeaconError) -> VoteTotals {
        let votes = try participationBalances()
        try processJustificationAndFinalization(votes)
        try processInactivityUpdates()
        let totals = try processRewardsAndPenalties(votes)
        try processRegistryUpdates()
        try processSlashings()
        processEth1DataReset()
        try processPendingDeposits()
        try processPendingConsolidations()
        processEffectiveBalanceUpdates()
        processSlashingsReset()
        processRandaoMixesReset()
        try processHistoricalSummariesUpdate()
        processParticipationFlagUpdates()
        try processSyncCommitteeUpdates()
        if rules.fork >= .fulu { try processProposerLookahead() }
        return totals
    }
}

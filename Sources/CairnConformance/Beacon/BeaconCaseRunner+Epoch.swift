import CairnBeacon

extension BeaconCaseRunner {
    /// One step of the epoch's end, and the whole where it is recorded.
    func epochProcessing() throws(BeaconMismatch) -> Verdict {
        guard let step = Self.epochSteps[item.handler] else { return .unknown }
        let verdict = try compare("pre", "post", step)
        switch special {
        case .editedAfterEpoch, .signatureAfterEpoch: return verdict
        case .signature, .aggregate, .aggregateAfterEpoch, nil: break
        }
        guard try item.serialization("pre_epoch") != nil,
            try item.serialization("post_epoch") != nil
        else { return verdict }
        return try compare("pre_epoch", "post_epoch") { (state) throws(BeaconError) in
            try state.processEpoch()
        }
    }

    private typealias Step = @Sendable (inout BeaconState) throws(BeaconError) -> Void

    private static let epochSteps: [String: Step] = [
        "justification_and_finalization": { (state) throws(BeaconError) in
            try state.processJustificationAndFinalization()
        },
        "inactivity_updates": { (state) throws(BeaconError) in
            try state.processInactivityUpdates()
        },
        "rewards_and_penalties": { (state) throws(BeaconError) in
            try state.processRewardsAndPenalties()
        },
        "registry_updates": { (state) throws(BeaconError) in
            try state.processRegistryUpdates()
        },
        "slashings": { (state) throws(BeaconError) in try state.processSlashings() },
        "eth1_data_reset": { (state) throws(BeaconError) in state.processEth1DataReset() },
        "pending_deposits": { (state) throws(BeaconError) in
            try state.processPendingDeposits()
        },
        "pending_consolidations": { (state) throws(BeaconError) in
            try state.processPendingConsolidations()
        },
        "effective_balance_updates": { (state) throws(BeaconError) in
            state.processEffectiveBalanceUpdates()
        },
        "slashings_reset": { (state) throws(BeaconError) in state.processSlashingsReset() },
        "randao_mixes_reset": { (state) throws(BeaconError) in state.processRandaoMixesReset() },
        "historical_summaries_update": { (state) throws(BeaconError) in
            try state.processHistoricalSummariesUpdate()
        },
        "participation_flag_updates": { (state) throws(BeaconError) in
            state.processParticipationFlagUpdates()
        },
        "sync_committee_updates": { (state) throws(BeaconError) in
            try state.processSyncCommitteeUpdates()
        },
        "proposer_lookahead": { (state) throws(BeaconError) in
            try state.processProposerLookahead()
        },
    ]
}

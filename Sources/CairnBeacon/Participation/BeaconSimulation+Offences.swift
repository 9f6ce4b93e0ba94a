import CairnPrimitives

extension BeaconSimulation {
    /// Reports the offences that were ordered for this epoch, by the operations that a block would
    /// hold.
    ///
    /// An offender that can be slashed no more is passed over.
    mutating func orderedOffences(_ report: inout EpochReport) throws(BeaconError) {
        let epoch = report.epoch.rawValue
        for fault in model.faults {
            switch fault {
            case .doubleProposal(let validator, epoch):
                try slash([validator], .doubleProposal, &report) { (state) throws(BeaconError) in
                    try state.processProposerSlashing(
                        Self.doubleProposal(by: validator, at: state.slot))
                }
            case .doubleVote(let validators, epoch):
                let vote = Self.votes(
                    by: validators, sources: (epoch, epoch), targets: (epoch, epoch))
                try slash(validators, .doubleVote, &report) { (state) throws(BeaconError) in
                    try state.processAttesterSlashing(vote)
                }
            case .surroundVote(let validators, epoch):
                // From before and to after: the first vote is around the second.
                let vote = Self.votes(
                    by: validators, sources: (0, 1), targets: (epoch + 1, epoch))
                try slash(validators, .surroundVote, &report) { (state) throws(BeaconError) in
                    try state.processAttesterSlashing(vote)
                }
            case .offline, .clientBug, .groupOutage, .doubleProposal, .doubleVote, .surroundVote:
                continue
            }
        }
    }

    private mutating func slash(
        _ validators: [ValidatorIndex], _ offence: Offence, _ report: inout EpochReport,
        _ process: (inout BeaconState) throws(BeaconError) -> Void
    ) throws(BeaconError) {
        let epoch = state.currentEpoch
        let offenders = validators.filter { index in
            index < UInt64(state.validators.count)
                && state.validators.isSlashable(Int(index), at: epoch)
        }
        guard !offenders.isEmpty else { return }
        var amountsBefore: [(balance: Gwei, penalty: Gwei)] = []
        for index in offenders {
            let effective = state.validators.effectiveBalances[Int(index)]
            let amounts = SlashingAmounts(effectiveBalance: effective)
            let balance = state.balances[index]
            let penalty = min(balance, amounts.initialPenalty)
            amountsBefore.append((balance, penalty))
            report.totals.slashing += penalty
            report.totals.whistleblower += amounts.whistleblowerReward
        }
        try state.transact(process)
        for (index, amounts) in zip(offenders, amountsBefore) {
            report.slashings.append(
                SlashingRecord(
                    validator: index, epoch: epoch, offence: offence,
                    balanceBefore: amounts.balance, initialPenalty: amounts.penalty,
                    withdrawableEpoch: state.validators.withdrawableEpochs[Int(index)]))
        }
    }

    private static func doubleProposal(
        by validator: ValidatorIndex, at slot: Slot
    ) -> ProposerSlashing {
        var first = SignedBeaconBlockHeader()
        first.message.slot = slot
        first.message.proposerIndex = validator
        var second = first
        second.message.bodyRoot = Hash(Chunk(word0: 1))
        return ProposerSlashing(signedHeader1: first, signedHeader2: second)
    }

    /// Two votes of the same validators that contradict each other.
    private static func votes(
        by validators: [ValidatorIndex], sources: (UInt64, UInt64), targets: (UInt64, UInt64)
    ) -> AttesterSlashing {
        var first = IndexedAttestation()
        first.attestingIndices = validators.sorted()
        first.data.source.epoch = Epoch(sources.0)
        first.data.target.epoch = Epoch(targets.0)
        var second = first
        second.data.source.epoch = Epoch(sources.1)
        second.data.target.epoch = Epoch(targets.1)
        // Two votes for one target must differ somewhere.
        second.data.beaconBlockRoot = Hash(Chunk(word0: 1))
        return AttesterSlashing(attestation1: first, attestation2: second)
    }
}

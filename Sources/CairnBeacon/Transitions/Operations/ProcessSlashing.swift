public import CairnPrimitives

extension BeaconState {
    /// Slashes a proposer that signed two blocks for one slot.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `process_proposer_slashing`.
    /// - Deviates: Signatures are taken as valid.
    public mutating func processProposerSlashing(
        _ slashing: ProposerSlashing
    ) throws(BeaconError) {
        let first = slashing.signedHeader1.message
        let second = slashing.signedHeader2.message
        guard first.slot == second.slot, first.proposerIndex == second.proposerIndex,
            first != second
        else { throw .headersNotConflicting }
        let index = try place(first.proposerIndex)
        guard validators.isSlashable(index, at: currentEpoch) else {
            throw .notSlashable(first.proposerIndex)
        }
        try slashValidator(index)
    }

    /// Slashes the validators that contradicted themselves.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `process_attester_slashing`.
    /// - Deviates: Signatures are taken as valid.
    public mutating func processAttesterSlashing(
        _ slashing: AttesterSlashing
    ) throws(BeaconError) {
        let first = slashing.attestation1
        let second = slashing.attestation2
        guard Self.isSlashable(first.data, second.data) else { throw .votesNotConflicting }
        try checkIndices(first.attestingIndices)
        try checkIndices(second.attestingIndices)
        let epoch = currentEpoch
        let both = Self.intersection(first.attestingIndices, second.attestingIndices)
        var slashedAny = false
        for index in both where validators.isSlashable(Int(index), at: epoch) {
            try slashValidator(Int(index))
            slashedAny = true
        }
        guard slashedAny else { throw .nobodySlashable }
    }

    /// Whether one validator may not have cast both votes.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `is_slashable_attestation_data`.
    public static func isSlashable(_ first: AttestationData, _ second: AttestationData) -> Bool {
        let isDouble = first != second && first.target.epoch == second.target.epoch
        let isSurround =
            first.source.epoch < second.source.epoch && second.target.epoch < first.target.epoch
        return isDouble || isSurround
    }

    /// - Spec: phase0 `beacon-chain.md`, `is_valid_indexed_attestation`.
    private func checkIndices(_ indices: [ValidatorIndex]) throws(BeaconError) {
        guard let last = indices.last, zip(indices, indices.dropFirst()).allSatisfy({ $0 < $1 })
        else { throw .indicesInvalid }
        _ = try place(last)
    }

    /// What two ascending lists have in common.
    private static func intersection(
        _ first: [ValidatorIndex], _ second: [ValidatorIndex]
    ) -> [ValidatorIndex] {
        var common: [ValidatorIndex] = []
        var place = 0
        for index in first {
            while place < second.count, second[place] < index { place += 1 }
            if place < second.count, second[place] == index { common.append(index) }
        }
        return common
    }

    /// Slashes a validator, and pays those who report it.
    ///
    /// - Spec: electra `beacon-chain.md`, `slash_validator`; the whistleblower is the proposer.
    /// - Rounds: Penalty and rewards down.
    mutating func slashValidator(_ index: Int) throws(BeaconError) {
        let epoch = currentEpoch
        try initiateValidatorExit(index)
        let effective = validators.effectiveBalances[index]
        validators.setSlashed(index)
        let end = try epoch.adding(rules.preset.epochsPerSlashingsVector)
        validators.setWithdrawableEpoch(
            max(validators.withdrawableEpochs[index], end), of: index)
        let place = Int(epoch.rawValue % rules.preset.epochsPerSlashingsVector)
        slashings[place] = try slashings[place].plus(effective)
        let amounts = SlashingAmounts(effectiveBalance: effective)
        decreaseBalance(index, by: amounts.initialPenalty)

        let proposer = try self.place(try proposerIndex())
        try increaseBalance(proposer, by: amounts.proposerReward)
        try increaseBalance(proposer, by: amounts.whistleblowerReward - amounts.proposerReward)
    }

    /// Plans the exit of a validator, unless it has one.
    ///
    /// - Spec: electra `beacon-chain.md`, `initiate_validator_exit`.
    mutating func initiateValidatorExit(_ index: Int) throws(BeaconError) {
        guard validators.exitEpochs[index] == .farFuture else { return }
        let exit = try planExit(of: validators.effectiveBalances[index])
        let delay = BeaconConstants.minValidatorWithdrawabilityDelayEpochs
        let withdrawable = try exit.adding(delay)
        validators.setExitEpoch(exit, of: index)
        validators.setWithdrawableEpoch(withdrawable, of: index)
    }
}

/// What a slashing costs at once, and what it brings those who report it.
public struct SlashingAmounts: Sendable, Hashable {
    /// What the validator loses at once.
    public let initialPenalty: Gwei
    /// What the report is worth, the proposer's part included.
    public let whistleblowerReward: Gwei
    /// The proposer's part.
    public let proposerReward: Gwei

    /// The amounts for an effective balance.
    ///
    /// - Spec: electra `beacon-chain.md`, `slash_validator`.
    /// - Rounds: Down.
    public init(effectiveBalance: Gwei) {
        let whole = effectiveBalance.rawValue
        initialPenalty = Gwei(whole / BeaconConstants.minSlashingPenaltyQuotient)
        whistleblowerReward = Gwei(whole / BeaconConstants.whistleblowerRewardQuotient)
        proposerReward = whistleblowerReward.mulDiv(
            BeaconConstants.proposerWeight, by: BeaconConstants.weightDenominator, rounding: .down)
    }
}

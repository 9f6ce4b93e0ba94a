import CairnPrimitives

extension BeaconState {
    /// Credits votes to the validators that cast them, and pays the proposer.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_attestation`.
    /// - Rounds: The proposer's reward down.
    /// - Deviates: The signature is taken as valid.
    public mutating func processAttestation(
        _ attestation: Attestation
    ) throws(BeaconError) {
        // Checks
        let data = attestation.data
        let isCurrent = data.target.epoch == currentEpoch
        guard isCurrent || data.target.epoch == previousEpoch else {
            throw .targetEpochOutOfRange(data.target.epoch)
        }
        guard data.target.epoch == rules.epoch(of: data.slot) else { throw .targetEpochMismatch }
        guard
            try data.slot.adding(BeaconConstants.minAttestationInclusionDelaySlots) <= slot
        else { throw .inclusionTooEarly }
        guard data.index == 0 else { throw .committeeIndexNotZero }
        let voters = try attestingIndices(attestation)
        let flags = try participationFlags(
            data, inclusionDelaySlots: slot.rawValue - data.slot.rawValue)
        guard !voters.isEmpty else { throw .indicesInvalid }
        let proposer = try place(try proposerIndex())

        // Effects
        let numerator =
            isCurrent
            ? try Self.credit(
                flags, to: voters, in: &currentEpochParticipation, validators,
                try baseRewardPerIncrement())
            : try Self.credit(
                flags, to: voters, in: &previousEpochParticipation, validators,
                try baseRewardPerIncrement())
        let denominator =
            (BeaconConstants.weightDenominator - BeaconConstants.proposerWeight)
            * BeaconConstants.weightDenominator / BeaconConstants.proposerWeight
        try increaseBalance(proposer, by: Gwei(numerator / denominator))
    }

    /// Sets flags that are not set yet.
    ///
    /// - Returns: The base rewards for what was set, times the weights.
    private static func credit(
        _ flags: ParticipationFlags, to voters: [UInt32],
        in participation: inout PackedColumn<ParticipationFlags>, _ validators: ValidatorColumns,
        _ basePerIncrement: Gwei
    ) throws(BeaconError) -> UInt64 {
        var numerator: UInt64 = 0
        for voter in voters {
            let index = Int(voter)
            let before = participation[index]
            let new = flags.subtracting(before)
            guard !new.isEmpty else { continue }
            participation[index] = before.union(new)
            let increments =
                validators.effectiveBalances[index].rawValue
                / BeaconConstants.effectiveBalanceIncrement.rawValue
            let base = try increments.times(basePerIncrement.rawValue)
            for flag in 0..<3 where new.rawValue >> UInt8(flag) & 1 == 1 {
                numerator = try numerator.plus(try base.times(BeaconConstants.flagWeights[flag]))
            }
        }
        return numerator
    }

    /// The validators that cast a vote, committee by committee.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_attestation` and `get_attesting_indices`.
    public mutating func attestingIndices(
        _ attestation: Attestation
    ) throws(BeaconError) -> [UInt32] {
        let data = attestation.data
        let bits = attestation.aggregationBits
        let shuffling = try shuffling(at: rules.epoch(of: data.slot))
        var voters: [UInt32] = []
        var offset = 0
        for number in 0..<attestation.committeeBits.count where attestation.committeeBits[number] {
            guard UInt64(number) < shuffling.committeesPerSlot else {
                throw .committeeUnknown(UInt64(number))
            }
            let committee = shuffling.committee(at: data.slot, UInt64(number))
            guard offset + committee.count <= bits.count else {
                throw .bitCountMismatch(expected: offset + committee.count, found: bits.count)
            }
            let before = voters.count
            for (place, member) in committee.enumerated() where bits[offset + place] {
                voters.append(member)
            }
            guard voters.count > before else { throw .committeeEmpty(UInt64(number)) }
            offset += committee.count
        }
        guard bits.count == offset else {
            throw .bitCountMismatch(expected: offset, found: bits.count)
        }
        return voters
    }

    /// What a vote earns when it is included so late.
    ///
    /// - Spec: deneb `beacon-chain.md`, `get_attestation_participation_flag_indices`.
    /// - Throws: `sourceMismatch`; `slotOutOfRange`.
    public func participationFlags(
        _ data: AttestationData, inclusionDelaySlots delay: UInt64
    ) throws(BeaconError) -> ParticipationFlags {
        let isCurrent = data.target.epoch == currentEpoch
        let justified = isCurrent ? currentJustifiedCheckpoint : previousJustifiedCheckpoint
        let targetRoot = try blockRoot(at: data.target.epoch)
        let headRoot = try blockRoot(at: data.slot)
        guard data.source == justified else { throw .sourceMismatch }
        let isTarget = data.target.root == targetRoot
        let isHead = isTarget && data.beaconBlockRoot == headRoot
        var flags: ParticipationFlags = []
        if delay <= rules.preset.slotsPerEpoch.squareRoot { flags.insert(.timelySource) }
        if isTarget { flags.insert(.timelyTarget) }
        if isHead, delay == BeaconConstants.minAttestationInclusionDelaySlots {
            flags.insert(.timelyHead)
        }
        return flags
    }
}

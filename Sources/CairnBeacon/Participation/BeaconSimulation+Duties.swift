import CairnPrimitives

extension BeaconSimulation {
    /// Draws who proposes in each slot, with a chance that grows with the effective balance, and who
    /// of them does.
    mutating func drawProposers(_ random: inout Xoshiro256) throws(BeaconError) {
        let active = state.activeIndices(at: state.currentEpoch)
        guard !active.isEmpty else { throw .noActiveValidators }
        let most = BeaconConstants.maxEffectiveBalance.rawValue
        let effective = state.validators.effectiveBalances
        proposers.removeAll(keepingCapacity: true)
        slotHasBlock.removeAll(keepingCapacity: true)
        for _ in 0..<state.rules.preset.slotsPerEpoch {
            while true {
                let index = Int(active[Int(random.next(below: UInt64(active.count)))])
                let counted = min(effective[index].rawValue, most)
                guard random.next(below: most) < counted else { continue }
                proposers.append(index)
                slotHasBlock.append(online[index] != 0 && state.validators.slashed[index] == 0)
                break
            }
        }
    }

    /// Sets the flags of those who vote, and pays the proposers that include the votes.
    ///
    /// A vote of a slot goes into the next block. Each slot without one costs the head, and five cost
    /// the source. Validators take turns: the one with number `n` votes in slot `n + epoch`, modulo
    /// the slots of an epoch. The last votes go into the next epoch, whose first proposer is not drawn
    /// yet; the epoch's last one who has a block is paid for them.
    ///
    /// - Rounds: Proposers' rewards down, a block at a time.
    mutating func castVotes(_ report: inout EpochReport) throws(BeaconError) {
        let slots = slotHasBlock.count
        let lastWithBlock = slotHasBlock.lastIndex(of: true) ?? slots - 1
        var flagsBySlot: [ParticipationFlags] = []
        var includedBy: [Int] = []
        for slot in 0..<slots {
            var inclusion = slot + 1
            while inclusion < slots, !slotHasBlock[inclusion] { inclusion += 1 }
            let delay = UInt64(inclusion - slot)
            var flags: ParticipationFlags = [.timelyTarget]
            if delay == BeaconConstants.minAttestationInclusionDelaySlots {
                flags.insert(.timelyHead)
            }
            if delay <= state.rules.preset.slotsPerEpoch.squareRoot { flags.insert(.timelySource) }
            flagsBySlot.append(flags)
            includedBy.append(inclusion < slots ? inclusion : lastWithBlock)
        }
        var numerators = [UInt64](repeating: 0, count: slots)
        let epoch = state.currentEpoch
        let base = try state.baseRewardPerIncrement().rawValue
        let registry = state.validators
        let online = online
        let turn = Int(epoch.rawValue % UInt64(slots))
        state.currentEpochParticipation.changeAll { participation in
            var slot = turn
            for index in 0..<registry.count {
                slot += 1
                if slot >= slots { slot -= slots }
                guard online[index] != 0, registry.slashed[index] == 0,
                    registry.isActive(index, at: epoch)
                else { continue }
                let flags = flagsBySlot[slot]
                participation[index] = flags
                let increments =
                    registry.effectiveBalances[index].rawValue
                    / BeaconConstants.effectiveBalanceIncrement.rawValue
                numerators[includedBy[slot]] &+= base * increments * Self.weight(flags)
            }
        }
        let denominator =
            (BeaconConstants.weightDenominator - BeaconConstants.proposerWeight)
            * BeaconConstants.weightDenominator / BeaconConstants.proposerWeight
        for slot in 0..<slots where slotHasBlock[slot] && numerators[slot] > 0 {
            let reward = Gwei(numerators[slot] / denominator)
            try state.increaseBalance(proposers[slot], by: reward)
            report.totals.proposer += reward
        }
    }

    /// The weights of flags.
    private static func weight(_ flags: ParticipationFlags) -> UInt64 {
        var weight: UInt64 = 0
        if flags.contains(.timelySource) { weight += BeaconConstants.flagWeights[0] }
        if flags.contains(.timelyTarget) { weight += BeaconConstants.flagWeights[1] }
        if flags.contains(.timelyHead) { weight += BeaconConstants.flagWeights[2] }
        return weight
    }

    /// Pays the members of the sync committee for the blocks of the epoch.
    ///
    /// - Spec: altair `beacon-chain.md`, `process_sync_aggregate`, once for each block.
    mutating func signForLightClients(_ report: inout EpochReport) throws(BeaconError) {
        let rewards = try state.syncRewards()
        let members = try state.syncCommitteeIndices()
        let blocks = report.blocks
        var signers: UInt64 = 0
        for member in members {
            let amount = rewards.participant * blocks
            if online[member] != 0, state.validators.slashed[member] == 0 {
                signers += 1
                try state.increaseBalance(member, by: amount)
                report.totals.sync += amount
            } else {
                state.decreaseBalance(member, by: amount)
                report.totals.missedSync += amount
            }
        }
        for (slot, hasBlock) in slotHasBlock.enumerated() where hasBlock {
            let reward = rewards.proposer * signers
            try state.increaseBalance(proposers[slot], by: reward)
            report.totals.proposer += reward
        }
    }
}

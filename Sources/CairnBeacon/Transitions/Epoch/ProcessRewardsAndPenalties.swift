public import CairnPrimitives

extension BeaconState {
    /// Pays for the votes of the previous epoch, and takes for those that were missed.
    ///
    /// - Spec: altair `beacon-chain.md`, `process_rewards_and_penalties`.
    /// - Rounds: Every reward and penalty down.
    public mutating func processRewardsAndPenalties() throws(BeaconError) {
        try processRewardsAndPenalties(try participationBalances())
    }

    /// One pass for all four kinds; ``flagDeltas(_:)`` and ``inactivityPenaltyDeltas()`` say the same
    /// in the words of the specification.
    @discardableResult
    mutating func processRewardsAndPenalties(
        _ votes: ParticipationBalances
    ) throws(BeaconError) -> VoteTotals {
        var totals = VoteTotals()
        // Rewards are about the previous epoch, and the first has none.
        guard currentEpoch > .genesis else { return totals }
        let previous = previousEpoch
        var rewards = try FlagRewards(
            votes, isLeaking: try isInInactivityLeak(), rules.preset)
        let registry = validators
        let flags = previousEpochParticipation.elements
        let scores = inactivityScores.elements
        let count = validators.count
        try balances.changeAll { (balances) throws(BeaconError) in
            for index in 0..<count where registry.isEligible(index, previous: previous) {
                let effective = registry.effectiveBalances[index]
                let row = try rewards.row(effective)
                let isCounted =
                    registry.slashed[index] == 0 && registry.isActive(index, at: previous)
                let done = isCounted ? flags[index].rawValue : 0
                // Each kind is applied before the next: a balance stops at nothing in between.
                var balance = balances[index].rawValue
                if done & 1 != 0 {
                    balance = try balance.plus(row.rewards.0)
                    totals.source &+= row.rewards.0
                } else {
                    balance -= min(balance, row.penalties.0)
                    totals.missedSource &+= row.penalties.0
                }
                if done & 2 != 0 {
                    balance = try balance.plus(row.rewards.1)
                    totals.target &+= row.rewards.1
                } else {
                    balance -= min(balance, row.penalties.1)
                    totals.missedTarget &+= row.penalties.1
                }
                if done & 4 != 0 {
                    balance = try balance.plus(row.rewards.2)
                    totals.head &+= row.rewards.2
                }
                if done & 2 == 0, scores[index] != 0 {
                    let penalty = try Self.inactivityPenalty(effective, score: scores[index])
                    balance -= min(balance, penalty)
                    totals.inactivity &+= penalty
                }
                balances[index] = Gwei(balance)
            }
        }
        return totals
    }

    /// What a score costs in an epoch.
    ///
    /// - Spec: altair `beacon-chain.md`, `get_inactivity_penalty_deltas`.
    /// - Rounds: Down, in favour of the validator.
    @inline(__always)
    static func inactivityPenalty(
        _ effective: Gwei, score: UInt64
    ) throws(BeaconError) -> UInt64 {
        try effective.rawValue.times(score)
            / (BeaconConstants.inactivityScoreBias * BeaconConstants.inactivityPenaltyQuotient)
    }
}

/// What the votes of an epoch brought and cost all validators together, in gwei.
struct VoteTotals: Sendable, Hashable {
    var source: UInt64 = 0
    var target: UInt64 = 0
    var head: UInt64 = 0
    var missedSource: UInt64 = 0
    var missedTarget: UInt64 = 0
    var inactivity: UInt64 = 0
}

/// Rewards and penalties, one of each a validator.
public struct BalanceDeltas: Sendable, Hashable {
    /// What each gains.
    public var rewards: [Gwei]
    /// What each loses.
    public var penalties: [Gwei]

    /// Nothing for anybody.
    init(count: Int) {
        rewards = [Gwei](repeating: .zero, count: count)
        penalties = rewards
    }
}

extension BeaconState {
    /// What validators gain and lose by one kind of vote: 0 source, 1 target, 2 head.
    ///
    /// - Spec: altair `beacon-chain.md`, `get_flag_index_deltas`.
    public mutating func flagDeltas(_ flag: Int) throws(BeaconError) -> BalanceDeltas {
        let votes = try participationBalances()
        let increment = BeaconConstants.effectiveBalanceIncrement.rawValue
        let weight = BeaconConstants.flagWeights[flag]
        let participating = votes.previous[flag].rawValue / increment
        let active = votes.totalActive.rawValue / increment
        let basePerIncrement = try baseRewardPerIncrement().rawValue
        let leaks = try isInInactivityLeak()
        let previous = previousEpoch
        var deltas = BalanceDeltas(count: validators.count)
        for index in 0..<validators.count where validators.isEligible(index, previous: previous) {
            let base = try (validators.effectiveBalances[index].rawValue / increment).times(
                basePerIncrement)
            let weighted = try base.times(weight)
            if isUnslashedParticipant(index, flag: flag) {
                guard !leaks else { continue }
                let denominator = try active.times(BeaconConstants.weightDenominator)
                deltas.rewards[index] = Gwei(try weighted.times(participating) / denominator)
            } else if flag != 2 {
                deltas.penalties[index] = Gwei(weighted / BeaconConstants.weightDenominator)
            }
        }
        return deltas
    }

    /// What validators lose by their inactivity scores.
    ///
    /// - Spec: altair `beacon-chain.md`, `get_inactivity_penalty_deltas`, with the quotient of
    ///   bellatrix.
    public func inactivityPenaltyDeltas() throws(BeaconError) -> BalanceDeltas {
        let previous = previousEpoch
        var deltas = BalanceDeltas(count: validators.count)
        for index in 0..<validators.count
        where validators.isEligible(index, previous: previous)
            && !isUnslashedParticipant(index, flag: 1)
        {
            deltas.penalties[index] = Gwei(
                try Self.inactivityPenalty(
                    validators.effectiveBalances[index], score: inactivityScores[index]))
        }
        return deltas
    }

    /// Whether a vote of the previous epoch counts.
    private func isUnslashedParticipant(_ index: Int, flag: Int) -> Bool {
        validators.slashed[index] == 0 && validators.isActive(index, at: previousEpoch)
            && previousEpochParticipation[index].rawValue >> UInt8(flag) & 1 == 1
    }
}

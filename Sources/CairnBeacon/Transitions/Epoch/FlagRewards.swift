import CairnPrimitives

/// What the votes of an epoch are worth to a validator, by its effective balance.
///
/// Few different effective balances exist, so each row is computed when it is first needed.
struct FlagRewards {
    /// The rewards and penalties of one effective balance, for source, target and head.
    struct Row {
        var rewards: (UInt64, UInt64, UInt64) = (0, 0, 0)
        var penalties: (UInt64, UInt64) = (0, 0)
        var isKnown = false
    }

    private let baseRewardPerIncrement: UInt64
    private let participating: [UInt64]
    private let activeWeight: UInt64
    private let isLeaking: Bool
    private var rows: [Row]

    init(
        _ votes: ParticipationBalances, isLeaking: Bool, _ preset: BeaconPreset
    ) throws(BeaconError) {
        let increment = BeaconConstants.effectiveBalanceIncrement.rawValue
        baseRewardPerIncrement =
            BeaconState.baseRewardPerIncrement(
                totalActive: votes.totalActive, factor: preset.baseRewardFactor
            ).rawValue
        participating = (0..<3).map { votes.previous[$0].rawValue / increment }
        activeWeight = try (votes.totalActive.rawValue / increment).times(
            BeaconConstants.weightDenominator)
        self.isLeaking = isLeaking
        let most = BeaconConstants.maxEffectiveBalance.rawValue / increment
        rows = [Row](repeating: Row(), count: Int(most) + 1)
    }

    /// The row of an effective balance.
    @inline(__always)
    mutating func row(_ effective: Gwei) throws(BeaconError) -> Row {
        let increments = effective.rawValue / BeaconConstants.effectiveBalanceIncrement.rawValue
        guard increments < UInt64(rows.count) else { return try compute(increments) }
        let known = rows[Int(increments)]
        if known.isKnown { return known }
        let row = try compute(increments)
        rows[Int(increments)] = row
        return row
    }

    /// - Spec: altair `beacon-chain.md`, `get_flag_index_deltas`.
    /// - Rounds: Down, rewards and penalties alike.
    private func compute(_ increments: UInt64) throws(BeaconError) -> Row {
        let base = try increments.times(baseRewardPerIncrement)
        var row = Row()
        row.rewards.0 = try reward(base, flag: 0)
        row.rewards.1 = try reward(base, flag: 1)
        row.rewards.2 = try reward(base, flag: 2)
        row.penalties.0 = try penalty(base, flag: 0)
        row.penalties.1 = try penalty(base, flag: 1)
        row.isKnown = true
        return row
    }

    private func reward(_ base: UInt64, flag: Int) throws(BeaconError) -> UInt64 {
        guard !isLeaking else { return 0 }
        let weighted = try base.times(BeaconConstants.flagWeights[flag])
        return try weighted.times(participating[flag]) / activeWeight
    }

    private func penalty(_ base: UInt64, flag: Int) throws(BeaconError) -> UInt64 {
        try base.times(BeaconConstants.flagWeights[flag]) / BeaconConstants.weightDenominator
    }
}

public import CairnPrimitives

/// A validator that does nothing, followed epoch by epoch without a chain.
public struct OfflineValidator: Sendable, Hashable {
    /// What it has.
    public private(set) var balance: Gwei
    /// What counts.
    public private(set) var effectiveBalance: Gwei
    /// How long it has been missed in a leak.
    public private(set) var inactivityScore: UInt64 = 0
    /// The most that counts.
    public let maxEffectiveBalance: Gwei

    /// A validator with a balance.
    public init(balance: Gwei, effectiveBalance: Gwei, maxEffectiveBalance: Gwei) {
        self.balance = balance
        self.effectiveBalance = effectiveBalance
        self.maxEffectiveBalance = maxEffectiveBalance
    }

    /// Misses the votes of an epoch in a leak.
    ///
    /// - Spec: altair `beacon-chain.md`, `process_inactivity_updates`, then the deltas.
    /// - Rounds: Penalties down.
    public mutating func missLeakingEpoch(
        baseRewardPerIncrement: Gwei
    ) throws(BeaconError) {
        inactivityScore = try inactivityScore.plus(BeaconConstants.inactivityScoreBias)
        lose(Gwei(try BeaconState.inactivityPenalty(effectiveBalance, score: inactivityScore)))
        missVotes(baseRewardPerIncrement: baseRewardPerIncrement)
        updateEffectiveBalance()
    }

    /// Takes the penalties for source and target.
    ///
    /// - Rounds: Each down.
    public mutating func missVotes(baseRewardPerIncrement: Gwei) {
        let increments =
            effectiveBalance.rawValue / BeaconConstants.effectiveBalanceIncrement.rawValue
        let base = increments * baseRewardPerIncrement.rawValue
        for flag in 0..<2 {
            let weighted = base * BeaconConstants.flagWeights[flag]
            lose(Gwei(weighted / BeaconConstants.weightDenominator))
        }
    }

    /// Takes an amount, to nothing at most.
    public mutating func lose(_ amount: Gwei) {
        balance = balance.saturatingSubtract(amount)
    }

    /// Lets the effective balance follow.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_effective_balance_updates`.
    public mutating func updateEffectiveBalance() {
        let increment = BeaconConstants.effectiveBalanceIncrement.rawValue
        guard
            balance + BeaconConstants.hysteresisDown < effectiveBalance
                || effectiveBalance + BeaconConstants.hysteresisUp < balance
        else { return }
        let whole = Gwei(balance.rawValue - balance.rawValue % increment)
        effectiveBalance = min(whole, maxEffectiveBalance)
    }

    /// How many epochs of a leak make it exit.
    public static func epochsToEjection(
        balance: Gwei, baseRewardPerIncrement: Gwei
    ) throws(BeaconError) -> UInt64 {
        var validator = OfflineValidator(
            balance: balance, effectiveBalance: balance,
            maxEffectiveBalance: BeaconConstants.minActivationBalance)
        var epochs: UInt64 = 0
        while validator.effectiveBalance > BeaconConstants.ejectionBalance {
            try validator.missLeakingEpoch(baseRewardPerIncrement: baseRewardPerIncrement)
            epochs += 1
        }
        return epochs
    }
}

public import CairnPrimitives

/// What follows from how much is staked, without a state.
public enum NetworkQuestions {
    /// For how many epochs a checkpoint can be trusted without asking anybody.
    ///
    /// - Spec: electra `weak-subjectivity.md`, `compute_weak_subjectivity_period`.
    /// - Rounds: Down, on the safe side.
    public static func weakSubjectivityPeriodEpochs(
        totalActive: Gwei, safetyDecayPercent: UInt64, _ configuration: BeaconConfiguration
    ) -> UInt64 {
        let churn = ChurnLimits(totalActive: totalActive, configuration).balance
        return BeaconConstants.minValidatorWithdrawabilityDelayEpochs
            + totalActive.mulDiv(
                safetyDecayPercent, by: 200 * churn.rawValue, rounding: .down
            ).rawValue
    }

    /// How many slots a sweep over so many withdrawals takes.
    ///
    /// - Rounds: Up: a payload that is not full takes a slot as well.
    public static func sweepSlots(withdrawals: UInt64, _ preset: BeaconPreset) -> UInt64 {
        let perPayload = UInt64(preset.maxWithdrawalsPerPayload)
        return (withdrawals + perPayload - 1) / perPayload
    }
}

/// How much balance may enter, leave and move in an epoch under the rules of Gloas, which part the
/// three.
///
/// - Spec: gloas `beacon-chain.md`, `get_activation_churn_limit`, `get_exit_churn_limit`,
///   `get_consolidation_churn_limit`, with the configuration of main network.
public struct GloasChurnLimits: Sendable, Hashable {
    /// For activations.
    public let activation: Gwei
    /// For exits.
    public let exit: Gwei
    /// For consolidations.
    public let consolidation: Gwei

    /// The limits at a total active balance.
    ///
    /// - Rounds: Down to whole increments.
    public init(totalActive: Gwei) {
        let increment = BeaconConstants.effectiveBalanceIncrement.rawValue
        func whole(_ amount: UInt64) -> Gwei { Gwei(amount - amount % increment) }
        let configuration = BeaconConfiguration.mainnet
        exit = whole(
            max(configuration.minPerEpochChurnLimit.rawValue, totalActive.rawValue / 32_768))
        activation = min(configuration.maxPerEpochActivationExitChurnLimit, exit)
        consolidation = whole(totalActive.rawValue / configuration.churnLimitQuotient)
    }
}

public import CairnPrimitives

/// What a slashed validator loses from its slashing to its withdrawal.
public struct SlashedLifetime: Sendable, Hashable {
    /// What was lost at once.
    public let initial: Gwei
    /// What the missed votes cost.
    public let attestations: Gwei
    /// What was lost half way, for what others did.
    public let correlation: Gwei
    /// What is left.
    public let final: Gwei

    /// The sum of the losses.
    public var total: Gwei { initial + attestations + correlation }

    /// What there is to know of an incident.
    public struct Incident: Sendable, Hashable {
        /// The fork whose rules held.
        public var rules: SlashingRules
        /// What counted at the slashing.
        public var effectiveBalance: Gwei
        /// What the validator had.
        public var balance: Gwei
        /// The most that counts for it.
        public var maxEffectiveBalance: Gwei
        /// All active effective balance.
        public var totalActive: Gwei
        /// How much effective balance was slashed in the window.
        public var slashedSum: Gwei
        /// How many epochs passed until the withdrawal.
        public var epochsToWithdrawable: UInt64
        /// In which of these epochs, counted from 0, the correlation penalty was taken.
        public var correlationEpochIndex: UInt64

        /// Joins the facts.
        public init(
            rules: SlashingRules, effectiveBalance: Gwei, balance: Gwei, maxEffectiveBalance: Gwei,
            totalActive: Gwei, slashedSum: Gwei, epochsToWithdrawable: UInt64,
            correlationEpochIndex: UInt64
        ) {
            self.rules = rules
            self.effectiveBalance = effectiveBalance
            self.balance = balance
            self.maxEffectiveBalance = maxEffectiveBalance
            self.totalActive = totalActive
            self.slashedSum = slashedSum
            self.epochsToWithdrawable = epochsToWithdrawable
            self.correlationEpochIndex = correlationEpochIndex
        }
    }

    /// Follows an incident to its end.
    ///
    /// - Rounds: Every penalty down.
    public init(_ incident: Incident) {
        var validator = OfflineValidator(
            balance: incident.balance, effectiveBalance: incident.effectiveBalance,
            maxEffectiveBalance: incident.maxEffectiveBalance)
        let base = BeaconState.baseRewardPerIncrement(totalActive: incident.totalActive)
        initial = incident.rules.initialPenalty(incident.effectiveBalance)
        validator.lose(initial)
        var attestations = Gwei.zero
        var correlation = Gwei.zero
        for epoch in 0..<incident.epochsToWithdrawable {
            let before = validator.balance
            validator.missVotes(baseRewardPerIncrement: base)
            attestations = attestations + (before - validator.balance)
            if epoch == incident.correlationEpochIndex {
                let taken = min(
                    validator.balance,
                    incident.rules.correlationPenalty(
                        validator.effectiveBalance, slashed: incident.slashedSum,
                        totalActive: incident.totalActive))
                correlation = correlation + taken
                validator.lose(taken)
            }
            validator.updateEffectiveBalance()
        }
        self.attestations = attestations
        self.correlation = correlation
        final = validator.balance
    }
}

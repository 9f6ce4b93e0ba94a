public import CairnPrimitives

/// What slashed validators lost, by what it was taken for.
public struct SlashingLoss: Sendable, Hashable {
    /// What the slashing took at once.
    public var initialPenalty: Gwei = 0
    /// What missed votes cost until the withdrawal.
    public var missedVotes: Gwei = 0
    /// What missed signatures of the sync committee cost; a chance that the formulas leave out.
    public var missedSync: Gwei = 0
    /// What was taken half way to the withdrawal, for what others did.
    public var correlationPenalty: Gwei = 0
    /// What all duties would have brought until the withdrawal.
    public var missedRewards: Gwei = 0
    /// What is left to be paid out.
    public var remaining: Gwei = 0

    /// Nothing.
    public init() {}

    /// All that was taken.
    public var penalties: Gwei { initialPenalty + missedVotes + missedSync + correlationPenalty }

    /// The amount that a published figure is about.
    public subscript(subject: PublishedFigure.Subject) -> Gwei {
        switch subject {
        case .initialPenalty: initialPenalty
        case .missedVotes: missedVotes
        case .correlationPenalty: correlationPenalty
        case .penalties: penalties
        case .missedRewards: missedRewards
        case .penaltiesAndMissedRewards: penalties + missedRewards
        case .remaining: remaining
        }
    }
}

extension SlashingBacktest {
    /// What the formulas say that the case cost, without a chain.
    ///
    /// - Rounds: Every penalty and every reward down, a validator and an epoch at a time.
    public var model: SlashingLoss { Self.model(incident, validatorCount: validatorCount) }

    /// What the formulas say of another reading.
    public func model(_ reading: Reading) -> SlashingLoss {
        Self.model(reading.incident, validatorCount: validatorCount)
    }

    private static func model(
        _ incident: SlashedLifetime.Incident, validatorCount: UInt64
    ) -> SlashingLoss {
        let lifetime = SlashedLifetime(incident)
        var loss = SlashingLoss()
        loss.initialPenalty = lifetime.initial * validatorCount
        loss.missedVotes = lifetime.attestations * validatorCount
        loss.correlationPenalty = lifetime.correlation * validatorCount
        loss.missedRewards =
            incident.idealEpochReward * incident.epochsToWithdrawable * validatorCount
        loss.remaining = lifetime.final * validatorCount
        return loss
    }
}

extension SlashedLifetime.Incident {
    /// What the validator would have earned in an epoch: its share of what all duties bring, with
    /// everybody doing everything.
    ///
    /// - Spec: altair `beacon-chain.md`, incentivization weights.
    /// - Rounds: Down, a duty at a time.
    public var idealEpochReward: Gwei {
        let increments =
            effectiveBalance.rawValue / BeaconConstants.effectiveBalanceIncrement.rawValue
        let base =
            BeaconState.baseRewardPerIncrement(totalActive: totalActive) * increments
        let weights =
            BeaconConstants.flagWeights
            + [BeaconConstants.syncRewardWeight, BeaconConstants.proposerWeight]
        return weights.reduce(Gwei.zero) { sum, weight in
            sum
                + base.mulDiv(weight, by: BeaconConstants.weightDenominator, rounding: .down)
        }
    }
}

public import CairnPrimitives

/// What a slashing costs under the rules of a fork, for questions about the past.
///
/// A chain runs under the current rules; the others are here to be compared with what was reported.
/// - Spec: altair, bellatrix and electra `beacon-chain.md`, `slash_validator`, `process_slashings`.
public enum SlashingRules: String, Sendable, Hashable, CaseIterable {
    /// October 2021.
    case altair
    /// September 2022.
    case bellatrix
    /// May 2025.
    case electra

    private var initialQuotient: UInt64 {
        switch self {
        case .altair: 64
        case .bellatrix: 32
        case .electra: BeaconConstants.minSlashingPenaltyQuotient
        }
    }

    private var whistleblowerQuotient: UInt64 {
        self == .electra ? BeaconConstants.whistleblowerRewardQuotient : 512
    }

    private var multiplier: UInt64 {
        self == .altair ? 2 : BeaconConstants.proportionalSlashingMultiplier
    }

    /// What a validator loses at once.
    ///
    /// - Rounds: Down.
    public func initialPenalty(_ effective: Gwei) -> Gwei {
        effective.divided(by: initialQuotient, rounding: .down)
    }

    /// What the report is worth, the proposer's part included.
    ///
    /// - Rounds: Down.
    public func whistleblowerReward(_ effective: Gwei) -> Gwei {
        effective.divided(by: whistleblowerQuotient, rounding: .down)
    }

    /// The proposer's part of what the report is worth.
    ///
    /// - Rounds: Down.
    public func proposerPart(_ effective: Gwei) -> Gwei {
        whistleblowerReward(effective).mulDiv(
            BeaconConstants.proposerWeight, by: BeaconConstants.weightDenominator, rounding: .down)
    }

    /// What a validator loses half way to its withdrawal, when so much was slashed in the window.
    ///
    /// - Rounds: Down. Before Electra to whole increments, which makes small incidents free.
    public func correlationPenalty(
        _ effective: Gwei, slashed: Gwei, totalActive: Gwei
    ) -> Gwei {
        let increment = BeaconConstants.effectiveBalanceIncrement
        let adjusted = min(slashed * multiplier, totalActive)
        let increments = effective.rawValue / increment.rawValue
        guard self == .electra else {
            let numerator = UInt128(increments) * UInt128(adjusted.rawValue)
            return increment * UInt64(numerator / UInt128(totalActive.rawValue))
        }
        let perIncrement = adjusted.rawValue / (totalActive.rawValue / increment.rawValue)
        return Gwei(perIncrement * increments)
    }
}

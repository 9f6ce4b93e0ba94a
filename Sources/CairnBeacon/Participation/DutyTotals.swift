public import CairnPrimitives

/// What validators gained and lost, by duty, all together.
public struct DutyTotals: Sendable, Hashable {
    /// Timely votes for the source.
    public var source: Gwei = 0
    /// Timely votes for the target.
    public var target: Gwei = 0
    /// Timely votes for the head.
    public var head: Gwei = 0
    /// Signatures of the sync committee.
    public var sync: Gwei = 0
    /// Proposers, for votes and signatures that they include.
    public var proposer: Gwei = 0
    /// Proposers, for offences that they report.
    public var whistleblower: Gwei = 0
    /// Missed votes for source and target.
    public var missedVotes: Gwei = 0
    /// Missed signatures of the sync committee.
    public var missedSync: Gwei = 0
    /// Inactivity in a leak.
    public var inactivity: Gwei = 0
    /// Slashings, at once and half way.
    public var slashing: Gwei = 0

    /// Nothing.
    public init() {}

    /// What was gained.
    public var gained: Gwei { source + target + head + sync + proposer + whistleblower }

    /// What was lost.
    public var lost: Gwei { missedVotes + missedSync + inactivity + slashing }

    /// Adds up.
    public static func += (left: inout DutyTotals, right: DutyTotals) {
        left.source += right.source
        left.target += right.target
        left.head += right.head
        left.sync += right.sync
        left.proposer += right.proposer
        left.whistleblower += right.whistleblower
        left.missedVotes += right.missedVotes
        left.missedSync += right.missedSync
        left.inactivity += right.inactivity
        left.slashing += right.slashing
    }
}

/// What the formulas say that duties bring in an epoch when everybody does everything.
///
/// - Spec: altair `beacon-chain.md`, incentivization weights.
public struct IdealRewards: Sendable, Hashable {
    /// For votes for the source, all validators together.
    public let source: Gwei
    /// For votes for the target.
    public let target: Gwei
    /// For votes for the head.
    public let head: Gwei
    /// For signatures of the sync committee.
    public let sync: Gwei
    /// For proposers.
    public let proposer: Gwei

    /// The sum.
    public var total: Gwei { source + target + head + sync + proposer }

    /// The rewards of an epoch at a total active balance.
    ///
    /// - Rounds: Down, a duty at a time; the chain also rounds each validator's reward down.
    ///
    /// - Parameter factor: `BASE_REWARD_FACTOR`.
    public init(totalActive: Gwei, factor: UInt64 = BeaconConstants.baseRewardFactor) {
        let perIncrement = BeaconState.baseRewardPerIncrement(
            totalActive: totalActive, factor: factor
        ).rawValue
        let increments =
            totalActive.rawValue / BeaconConstants.effectiveBalanceIncrement.rawValue
        let base = Gwei(perIncrement * increments)
        func part(_ weight: UInt64) -> Gwei {
            base.mulDiv(weight, by: BeaconConstants.weightDenominator, rounding: .down)
        }
        source = part(BeaconConstants.flagWeights[0])
        target = part(BeaconConstants.flagWeights[1])
        head = part(BeaconConstants.flagWeights[2])
        sync = part(BeaconConstants.syncRewardWeight)
        proposer = part(BeaconConstants.proposerWeight)
    }
}

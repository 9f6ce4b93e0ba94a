public import CairnPrimitives

/// For what a validator can be slashed.
///
/// - Spec: phase0 `validator.md`, "How to avoid slashing"
public enum Offence: UInt8, Sendable, Hashable, CaseIterable {
    /// Two blocks for one slot.
    case doubleProposal
    /// Two votes for one target.
    case doubleVote
    /// A vote around another.
    case surroundVote
}

/// A slashing, as it unfolds.
public struct SlashingRecord: Sendable, Hashable {
    /// Who was slashed.
    public var validator: ValidatorIndex
    /// When.
    public var epoch: Epoch
    /// For what.
    public var offence: Offence
    /// What the validator had.
    public var balanceBefore: Gwei
    /// What was taken at once.
    public var initialPenalty: Gwei
    /// What was taken half way to the withdrawal; nil before that.
    public var correlationPenalty: Gwei?
    /// What missed duties have cost since, until the withdrawal.
    public var leaked: Gwei
    /// From when on what is left can be withdrawn.
    public var withdrawableEpoch: Epoch

    /// Joins the parts.
    public init(
        validator: ValidatorIndex, epoch: Epoch, offence: Offence, balanceBefore: Gwei,
        initialPenalty: Gwei, correlationPenalty: Gwei? = nil, leaked: Gwei = 0,
        withdrawableEpoch: Epoch
    ) {
        self.validator = validator
        self.epoch = epoch
        self.offence = offence
        self.balanceBefore = balanceBefore
        self.initialPenalty = initialPenalty
        self.correlationPenalty = correlationPenalty
        self.leaked = leaked
        self.withdrawableEpoch = withdrawableEpoch
    }

    /// The epoch at whose end the correlation penalty is taken: half a window of slashings before
    /// the withdrawal.
    public func correlationEpoch(_ preset: BeaconPreset) -> Epoch {
        Epoch(withdrawableEpoch.rawValue - preset.epochsPerSlashingsVector / 2)
    }

    /// Notes what the validator has at the end of an epoch; once it can be withdrawn, what is missing
    /// is not lost.
    mutating func note(balance: Gwei, after ended: Epoch) {
        guard ended < withdrawableEpoch else { return }
        let penalties = initialPenalty + (correlationPenalty ?? .zero)
        leaked = balanceBefore.saturatingSubtract(penalties).saturatingSubtract(balance)
    }
}

/// An epoch in numbers.
public struct EpochSummary: Sendable, Hashable {
    /// The epoch.
    public var epoch: Epoch
    /// What was gained and lost, by duty.
    public var totals: DutyTotals
    /// How many slots had a block.
    public var blocks: UInt64
    /// Who was slashed.
    public var slashed: [ValidatorIndex]
    /// The finalized epoch at the end.
    public var finalized: Epoch

    /// Joins the parts.
    public init(
        epoch: Epoch, totals: DutyTotals, blocks: UInt64, slashed: [ValidatorIndex],
        finalized: Epoch
    ) {
        self.epoch = epoch
        self.totals = totals
        self.blocks = blocks
        self.slashed = slashed
        self.finalized = finalized
    }

    /// What of a report is worth keeping.
    init(_ report: EpochReport) {
        self.init(
            epoch: report.epoch, totals: report.totals, blocks: report.blocks,
            slashed: report.slashed, finalized: report.finalized.epoch)
    }
}

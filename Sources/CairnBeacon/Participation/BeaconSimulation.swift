public import CairnEthereum
public import CairnPrimitives

/// What happened in an epoch.
public struct EpochReport: Sendable {
    /// The epoch.
    public var epoch: Epoch
    /// What was gained and lost, by duty.
    public var totals = DutyTotals()
    /// How many slots had a block.
    public var blocks: UInt64 = 0
    /// Who was slashed, and for what.
    public var slashings: [SlashingRecord] = []
    /// What was taken for slashings of half a window ago.
    public var correlationPenalties: [(validator: ValidatorIndex, penalty: Gwei)] = []
    /// What was paid to accounts.
    public var withdrawals: [Withdrawal] = []
    /// The finalized checkpoint at the end.
    public var finalized = Checkpoint()

    /// Who was slashed.
    public var slashed: [ValidatorIndex] { slashings.map(\.validator) }
}

/// A chain whose validators do what a model says, an epoch at a time.
///
/// Balances move exactly as if blocks had brought the votes and signatures: the same rewards, by the
/// same rules. What blocks would also leave behind, roots of blocks and randomness, is not simulated,
/// and proposers are drawn from the model's seed instead of the chain's randomness.
public struct BeaconSimulation: Sendable {
    /// The state, in the first slot of the epoch that comes next.
    public internal(set) var state: BeaconState
    /// Who does what.
    public var model: ParticipationModel
    var online: [UInt8] = []
    var slotHasBlock: [Bool] = []
    var proposers: [Int] = []
    /// Who proposes in the current epoch, once somebody has asked.
    var drawnProposers: (epoch: Epoch, indices: [Int])?

    /// Starts from a state in the first slot of an epoch.
    ///
    /// - Precondition: The state is there.
    public init(_ state: BeaconState, model: ParticipationModel) {
        precondition(
            state.slot.rawValue % state.rules.preset.slotsPerEpoch == 0,
            "A simulation starts with an epoch.")
        self.state = state
        self.model = model
    }

    /// Carries on from a state in any slot; ``BeaconChain`` goes to where an epoch begins.
    init(restoring state: BeaconState, _ model: ParticipationModel) {
        self.state = state
        self.model = model
    }

    /// Lets an epoch happen.
    ///
    /// - Throws: `overflow`, in states that cannot come about; `noActiveValidators`.
    @discardableResult
    public mutating func runEpoch() throws(BeaconError) -> EpochReport {
        var report = EpochReport(epoch: state.currentEpoch)
        // The root of the epoch's first block is what its votes are about.
        state.processSlot()
        var random = model.generator(at: report.epoch)
        online = [UInt8](repeating: 0, count: state.validators.count)
        model.draw(&online, at: report.epoch, &random)
        try drawProposers(&random)
        report.blocks = slotHasBlock.reduce(0) { $0 + ($1 ? 1 : 0) }
        try orderedOffences(&report)
        try castVotes(&report)
        try signForLightClients(&report)
        try payWithdrawals(&report)
        try endEpoch(&report)
        return report
    }

    /// Lets several epochs happen, and adds up.
    public mutating func run(epochs: UInt64) throws(BeaconError) -> DutyTotals {
        var totals = DutyTotals()
        for _ in 0..<epochs { totals += try runEpoch().totals }
        return totals
    }

    /// Settles the epoch and moves on.
    private mutating func endEpoch(_ report: inout EpochReport) throws(BeaconError) {
        let perEpoch = state.rules.preset.slotsPerEpoch
        let first = state.slot
        state.slot = Slot(first.rawValue + perEpoch - 1)
        report.correlationPenalties = try correlationPenalties()
        let votes = try state.settleEpoch()
        report.totals.source = Gwei(votes.source)
        report.totals.target = Gwei(votes.target)
        report.totals.head = Gwei(votes.head)
        report.totals.missedVotes = Gwei(votes.missedSource + votes.missedTarget)
        report.totals.inactivity = Gwei(votes.inactivity)
        for (_, penalty) in report.correlationPenalties { report.totals.slashing += penalty }
        report.finalized = state.finalizedCheckpoint
        state.slot = Slot(first.rawValue + perEpoch)
    }

    /// What the epoch's end will take for slashings half way to the withdrawal.
    private mutating func correlationPenalties() throws(BeaconError)
        -> [(validator: ValidatorIndex, penalty: Gwei)]
    {
        let half = state.rules.preset.epochsPerSlashingsVector / 2
        let due = try state.currentEpoch.adding(half)
        var sum = Gwei.zero
        for amount in state.slashings.elements where !amount.isZero { sum += amount }
        guard !sum.isZero else { return [] }
        let perIncrement = try BeaconState.correlationPenaltyPerIncrement(
            slashed: sum, totalActive: try state.totalActiveBalance())
        var taken: [(validator: ValidatorIndex, penalty: Gwei)] = []
        let validators = state.validators
        for index in 0..<validators.count
        where validators.slashed[index] != 0 && validators.withdrawableEpochs[index] == due {
            let increments =
                validators.effectiveBalances[index].rawValue
                / BeaconConstants.effectiveBalanceIncrement.rawValue
            let penalty = Gwei(perIncrement.rawValue * increments)
            taken.append((ValidatorIndex(index), min(penalty, state.balances[index])))
        }
        return taken
    }

    /// Pays what the blocks of the epoch would pay.
    private mutating func payWithdrawals(_ report: inout EpochReport) throws(BeaconError) {
        for hasBlock in slotHasBlock where hasBlock {
            let expected = try state.expectedWithdrawals()
            try state.settle(expected)
            report.withdrawals += expected.withdrawals
        }
    }
}

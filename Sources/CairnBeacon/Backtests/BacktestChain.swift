import CairnEthereum
import CairnPrimitives

/// A case replayed on a whole beacon chain, an epoch at a time.
///
/// The chain has the published active balance: the slashed validators, and bystanders who do all
/// their duties. What it adds to the formulas is everything that a state does between a slashing and
/// a withdrawal: the queue of exits, the active balance as it changes, and sync committees, into
/// which slashed validators are drawn as everybody is.
///
/// - Deviates: The chain knows the rules of Electra. What earlier rules took at once and half way is
///   taken by hand, in the epoch in which they took it.
public struct BacktestChain: Sendable {
    /// The facts.
    public let backtest: SlashingBacktest
    /// What has been lost so far. Rewards that were missed are not counted.
    public private(set) var loss = SlashingLoss()
    /// In how many places of sync committees the counted validators were, an epoch each.
    public private(set) var syncSeatEpochs: UInt64 = 0
    /// In which epoch after the slashing the first counted validator leaves the active ones.
    public private(set) var epochsToExit: UInt64 = 0
    /// In which epoch after the slashing the first counted validator can be withdrawn.
    public private(set) var epochsToWithdrawable: UInt64

    var simulation: BeaconSimulation

    /// The epoch of the slashing: the first ones of a chain are unlike others.
    static let slashingEpoch = Epoch(3)

    /// A chain up to the slashing, which is the first thing that happens next.
    ///
    /// - Precondition: There is a counted validator.
    /// - Throws: `overflow`, for facts that no chain can have.
    public init(
        _ backtest: SlashingBacktest, rules: BeaconRules = .mainnet(.electra), seed: UInt64 = 1
    ) throws(BeaconError) {
        precondition(backtest.validatorCount > 0, "Somebody was slashed.")
        self.backtest = backtest
        epochsToWithdrawable = backtest.incident.epochsToWithdrawable
        let validators = try Self.validators(backtest)
        let state = try BeaconState(
            genesis: validators, time: 0, randomness: Hash(Chunk(word0: seed)),
            version: ForkVersion(0x0500_0000), rules: rules)
        simulation = BeaconSimulation(
            state, model: Self.participation(backtest, of: validators.count, seed: seed))
        _ = try simulation.run(epochs: Self.slashingEpoch.rawValue)
        try prepare()
    }

    /// How many epochs have happened since the slashing.
    public var epochsDone: UInt64 {
        simulation.state.currentEpoch.rawValue - Self.slashingEpoch.rawValue
    }

    /// Whether what is left can be withdrawn.
    public var isWithdrawable: Bool { epochsDone >= epochsToWithdrawable }

    /// The validators whose loss is counted.
    var counted: Range<Int> { 0..<Int(backtest.validatorCount) }
    /// All who are slashed.
    var offenders: Range<Int> { 0..<Int(backtest.validatorCount + backtest.othersSlashed) }

    /// Lets an epoch happen, and counts what it took from the counted validators.
    ///
    /// - Throws: `overflow` when one of them earns something, which the slashed do only if they propose
    ///   the block that reports them.
    public mutating func runEpoch() throws(BeaconError) {
        let isFirst = epochsDone == 0
        let before = countedBalance
        if isFirst {
            for index in counted { loss.initialPenalty += initialPenalty(of: index) }
        }
        let correlation = try correlationPenalties()
        if backtest.incident.rules != .electra { try takeByHand(correlation) }
        let members = try simulation.state.syncCommitteeIndices()
        let counted = counted
        let seats = UInt64(members.count { counted.contains($0) })
        let syncReward = try simulation.state.syncRewards().participant
        let initial = isFirst ? loss.initialPenalty : .zero

        let report = try simulation.runEpoch()

        let paid = report.withdrawals.reduce(Gwei.zero) { sum, withdrawal in
            counted.contains(Int(withdrawal.validatorIndex)) ? sum + withdrawal.amount : sum
        }
        let half = correlation.prefix(counted.count).reduce(Gwei.zero, +)
        let sync = syncReward * report.blocks * seats
        loss.correlationPenalty += half
        loss.missedSync += sync
        let after = countedBalance
        let others = after + paid + initial + half + sync
        // What nothing else has taken, missed votes have.
        loss.missedVotes += Gwei(try before.rawValue.minus(others.rawValue))
        loss.remaining = after
        syncSeatEpochs += seats
        if isFirst { readEpochs() }
    }

    private var countedBalance: Gwei {
        counted.reduce(Gwei.zero) { $0 + simulation.state.balances[$1] }
    }

    private mutating func readEpochs() {
        let start = Self.slashingEpoch.rawValue
        epochsToExit = simulation.state.validators.exitEpochs[0].rawValue - start
        epochsToWithdrawable = simulation.state.validators.withdrawableEpochs[0].rawValue - start
    }
}

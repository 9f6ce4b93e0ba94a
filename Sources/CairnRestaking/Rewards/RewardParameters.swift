public import CairnPrimitives

/// What the rewards coordinator was deployed and set up with.
///
/// The defaults are mainnet's, as of release 1.12.0. Public records do not name the multisig of the
/// Incentive Council, which receives the fees there; the executor's stands in for it.
public struct RewardParameters: Sendable {
    /// Seconds of which durations and beginnings are multiples: a day.
    public var calculationIntervalSeconds: UInt32 = 86_400
    /// The longest time that a submission can span: 10 weeks.
    public var maxRewardsDurationSeconds: UInt32 = 6_048_000
    /// How far back a submission can begin: 24 weeks.
    public var maxRetroactiveSeconds: UInt32 = 14_515_200
    /// How far ahead a submission can begin: 30 days.
    public var maxFutureSeconds: UInt32 = 2_592_000
    /// The earliest beginning, in Unix seconds: 21 March 2024.
    public var genesisTimestamp: UInt32 = 1_710_979_200

    /// Seconds until a posted root, or a new split, holds: 7 days.
    public var activationDelaySeconds: UInt32 = 604_800
    /// What an operator keeps if it has not chosen, 10,000 being all.
    public var defaultOperatorSplit: UInt16 = 1_000

    /// Who posts the roots.
    public var updater: Address = "0x8f94f55fd8c9e090296283137c303fe97d32a9e2"
    /// Who receives the fees of those who pay them.
    public var feeRecipient: Address = "0x369e6f597e22eab55ffb173c6d9cd234bd699111"
    /// Who may submit rewards for EigenDA.
    public var emissionsController: Address = "0x619f988b4ea2f896ed068d84ce6f52550d6ace84"

    public init() {}
}

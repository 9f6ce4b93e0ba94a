import CairnEthereum
public import CairnPrimitives

/// The kinds of submissions, each of which is remembered apart.
public enum SubmissionKind: UInt64, Sendable {
    /// An AVS to the stakers of its operators.
    case service = 1
    /// To all stakers.
    case forAll
    /// To all who earn anything.
    case forAllEarners
    /// An AVS to operators that it names.
    case operatorDirectedService
    /// A set to operators that the AVS names.
    case operatorDirectedSet
    /// A set, by the stake that only it can slash.
    case uniqueStake
    /// A set, by all stake of its operators.
    case totalStake
}

/// How much a strategy's shares weigh when rewards are divided.
public struct StrategyAndMultiplier: Hashable, Sendable, BitwiseCopyable {
    public var strategy: Address
    /// At most 96 bits.
    public var multiplier: UInt128

    public init(strategy: Address, multiplier: UInt128) {
        self.strategy = strategy
        self.multiplier = multiplier
    }
}

/// Rewards for those who stake in some strategies during some time.
///
/// - Spec: EigenLayer core, `IRewardsCoordinatorTypes.RewardsSubmission`
public struct RewardsSubmission: Hashable, Sendable {
    public var strategies: [StrategyAndMultiplier]
    public var token: Address
    public var amount: UInt256
    /// Unix seconds.
    public var startTimestamp: UInt32
    /// Seconds.
    public var duration: UInt32

    public init(
        strategies: [StrategyAndMultiplier], token: Address, amount: UInt256,
        startTimestamp: UInt32, duration: UInt32
    ) {
        self.strategies = strategies
        self.token = token
        self.amount = amount
        self.startTimestamp = startTimestamp
        self.duration = duration
    }

    /// What names the submission: the hash of the ABI encoding of submitter, nonce and submission.
    func hash(submitter: Address, nonce: UInt64) -> Hash {
        var writer = ABIWriter(capacity: (9 + 2 * strategies.count) * 32)
        writer.beginSubmission(of: submitter, nonce: nonce)
        writer.append(UInt256(5 * 32))
        writer.append(token.word)
        writer.append(amount)
        writer.append(UInt256(UInt64(startTimestamp)))
        writer.append(UInt256(UInt64(duration)))
        writer.append(strategies)
        return keccak256(writer.bytes)
    }
}

/// What one operator is to get.
public struct OperatorReward: Hashable, Sendable, BitwiseCopyable {
    public var `operator`: Address
    public var amount: UInt256

    public init(operator: Address, amount: UInt256) {
        self.operator = `operator`
        self.amount = amount
    }
}

/// Rewards for operators, each of whom is named with an amount, and for their stakers.
///
/// - Spec: EigenLayer core, `IRewardsCoordinatorTypes.OperatorDirectedRewardsSubmission`
public struct OperatorDirectedRewardsSubmission: Hashable, Sendable {
    public var strategies: [StrategyAndMultiplier]
    public var token: Address
    /// In ascending order of operators.
    public var operatorRewards: [OperatorReward]
    /// Unix seconds.
    public var startTimestamp: UInt32
    /// Seconds.
    public var duration: UInt32
    /// Text, as the submitter gave it.
    public var description: Bytes

    public init(
        strategies: [StrategyAndMultiplier], token: Address, operatorRewards: [OperatorReward],
        startTimestamp: UInt32, duration: UInt32, description: Bytes = []
    ) {
        self.strategies = strategies
        self.token = token
        self.operatorRewards = operatorRewards
        self.startTimestamp = startTimestamp
        self.duration = duration
        self.description = description
    }

    /// What names the submission: the hash of the ABI encoding of submitter, nonce and submission.
    func hash(submitter: Address, nonce: UInt64) -> Hash {
        let rewardsPlace = 6 + 1 + 2 * strategies.count
        let descriptionPlace = rewardsPlace + 1 + 2 * operatorRewards.count
        var writer = ABIWriter(capacity: (5 + descriptionPlace) * 32 + description.count)
        writer.beginSubmission(of: submitter, nonce: nonce)
        writer.append(UInt256(6 * 32))
        writer.append(token.word)
        writer.append(UInt256(rewardsPlace * 32))
        writer.append(UInt256(UInt64(startTimestamp)))
        writer.append(UInt256(UInt64(duration)))
        writer.append(UInt256(descriptionPlace * 32))
        writer.append(strategies)
        writer.append(UInt256(operatorRewards.count))
        for reward in operatorRewards {
            writer.append(reward.operator.word)
            writer.append(reward.amount)
        }
        writer.append(UInt256(description.count))
        description.bytes.withUnsafeBytes { writer.append(padded: $0) }
        return keccak256(writer.bytes)
    }
}

extension ABIWriter {
    /// Submitter, nonce, and the offset at which the submission begins.
    fileprivate mutating func beginSubmission(of submitter: Address, nonce: UInt64) {
        append(submitter.word)
        append(UInt256(nonce))
        append(UInt256(3 * 32))
    }

    fileprivate mutating func append(_ strategies: [StrategyAndMultiplier]) {
        append(UInt256(strategies.count))
        for entry in strategies {
            append(entry.strategy.word)
            append(UInt256(entry.multiplier))
        }
    }
}

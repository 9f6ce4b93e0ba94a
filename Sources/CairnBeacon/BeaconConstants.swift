public import CairnPrimitives

/// What is the same on every network.
///
/// - Spec: consensus specifications, phase0 to electra `beacon-chain.md`, constants; values that the
///   presets of main network and minimal share.
public enum BeaconConstants {
    /// The step in which effective balances move, `EFFECTIVE_BALANCE_INCREMENT`.
    public static let effectiveBalanceIncrement: Gwei = 1_000_000_000
    /// What a validator needs to become active, and the most that counts with 0x00 and 0x01
    /// credentials, `MIN_ACTIVATION_BALANCE`.
    public static let minActivationBalance: Gwei = 32_000_000_000
    /// The most that counts with 0x02 credentials, `MAX_EFFECTIVE_BALANCE_ELECTRA`.
    public static let maxEffectiveBalance: Gwei = 2_048_000_000_000
    /// At this effective balance or less a validator is made to exit, `EJECTION_BALANCE`.
    public static let ejectionBalance: Gwei = 16_000_000_000

    /// How far a balance falls below the effective balance before that follows: a quarter of the
    /// increment times `HYSTERESIS_DOWNWARD_MULTIPLIER`.
    public static let hysteresisDown: Gwei = 250_000_000
    /// How far a balance rises above the effective balance before that follows: a quarter of the
    /// increment times `HYSTERESIS_UPWARD_MULTIPLIER`.
    public static let hysteresisUp: Gwei = 1_250_000_000

    /// The `BASE_REWARD_FACTOR` of main network and minimal.
    public static let baseRewardFactor: UInt64 = 64
    /// The parts of the base reward for source, target and head, of 64.
    public static let flagWeights: [UInt64] = [14, 26, 14]
    /// The part for the sync committee, `SYNC_REWARD_WEIGHT`.
    public static let syncRewardWeight: UInt64 = 2
    /// The part for the proposer, `PROPOSER_WEIGHT`.
    public static let proposerWeight: UInt64 = 8
    /// The whole of the parts, `WEIGHT_DENOMINATOR`.
    public static let weightDenominator: UInt64 = 64

    /// How much an inactivity score rises in an epoch without a timely target vote.
    public static let inactivityScoreBias: UInt64 = 4
    /// How much an inactivity score falls in an epoch without a leak.
    public static let inactivityScoreRecoveryRate: UInt64 = 16
    /// The inactivity penalty is effective balance times score over this times the bias,
    /// `INACTIVITY_PENALTY_QUOTIENT_BELLATRIX`.
    public static let inactivityPenaltyQuotient: UInt64 = 1 << 24
    /// The leak begins when finality is more than so many epochs old.
    public static let minEpochsToInactivityPenalty: UInt64 = 4

    /// A slashed validator loses at once its effective balance over this,
    /// `MIN_SLASHING_PENALTY_QUOTIENT_ELECTRA`.
    public static let minSlashingPenaltyQuotient: UInt64 = 4_096
    /// Who reports it gets the effective balance over this,
    /// `WHISTLEBLOWER_REWARD_QUOTIENT_ELECTRA`.
    public static let whistleblowerRewardQuotient: UInt64 = 4_096
    /// The correlation penalty multiplies what was slashed in the window by this,
    /// `PROPORTIONAL_SLASHING_MULTIPLIER_BELLATRIX`.
    public static let proportionalSlashingMultiplier: UInt64 = 3

    /// Epochs between a request and its effect, and one more, `MAX_SEED_LOOKAHEAD`.
    public static let maxSeedLookaheadEpochs: UInt64 = 4
    /// How many epochs a seed is older than what it decides, `MIN_SEED_LOOKAHEAD`.
    public static let minSeedLookaheadEpochs: UInt64 = 1
    /// Epochs between the exit and the withdrawal, `MIN_VALIDATOR_WITHDRAWABILITY_DELAY`.
    public static let minValidatorWithdrawabilityDelayEpochs: UInt64 = 256

    /// Slots between a vote and its earliest inclusion, `MIN_ATTESTATION_INCLUSION_DELAY`.
    public static let minAttestationInclusionDelaySlots: UInt64 = 1
    /// Deposits that an epoch handles at most, `MAX_PENDING_DEPOSITS_PER_EPOCH`.
    public static let maxPendingDepositsPerEpoch = 16
    /// Deposits of the former mechanism that a block holds at most, `MAX_DEPOSITS`.
    public static let maxDeposits: UInt64 = 16
    /// The height of the deposit contract's tree, `DEPOSIT_CONTRACT_TREE_DEPTH`.
    public static let depositContractTreeDepth = 32
    /// The start index of deposit requests before there was any.
    public static let unsetDepositRequestsStartIndex: UInt64 = .max
    /// The amount by which a withdrawal request asks for an exit, `FULL_EXIT_REQUEST_AMOUNT`.
    public static let fullExitRequestAmount: Gwei = 0
    /// Random numbers of 16 bits decide on proposers and sync committees: the greatest of them.
    public static let maxRandomValue: UInt64 = 65_535
}

/// What a signature or a seed is for; four bytes, the first least significant.
///
/// - Spec: phase0 `beacon-chain.md`, domain types; likewise altair and capella.
public enum DomainType: UInt32, Sendable {
    /// Blocks and the choice of proposers.
    case beaconProposer = 0
    /// Votes and the choice of committees.
    case beaconAttester = 1
    /// Contributions to the randomness.
    case randao = 2
    /// Deposits.
    case deposit = 3
    /// Exits.
    case voluntaryExit = 4
    /// Votes and the choice of sync committees.
    case syncCommittee = 7
    /// Changes of withdrawal credentials.
    case blsToExecutionChange = 10
}

public import CairnPrimitives

/// The forks that are implemented.
public enum BeaconFork: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// Electra, since May 2025 on main network.
    case electra
    /// Fulu, since December 2025 on main network: proposers are drawn an epoch ahead.
    case fulu

    /// Whether the left fork is earlier.
    public static func < (left: BeaconFork, right: BeaconFork) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Sizes that a network is built with.
///
/// - Spec: consensus specifications, `presets/`; each property names its entry there.
public struct BeaconPreset: Sendable, Hashable {
    /// `mainnet` or `minimal`.
    public var name: String
    /// `SLOTS_PER_EPOCH`
    public var slotsPerEpoch: UInt64
    /// `MAX_COMMITTEES_PER_SLOT`
    public var maxCommitteesPerSlot: UInt64
    /// `TARGET_COMMITTEE_SIZE`
    public var targetCommitteeSize: UInt64
    /// `SHUFFLE_ROUND_COUNT`
    public var shuffleRoundCount: UInt8
    /// `EPOCHS_PER_ETH1_VOTING_PERIOD`
    public var epochsPerEth1VotingPeriod: UInt64
    /// `SLOTS_PER_HISTORICAL_ROOT`
    public var slotsPerHistoricalRoot: UInt64
    /// `EPOCHS_PER_HISTORICAL_VECTOR`
    public var epochsPerHistoricalVector: UInt64
    /// `EPOCHS_PER_SLASHINGS_VECTOR`
    public var epochsPerSlashingsVector: UInt64
    /// `SYNC_COMMITTEE_SIZE`
    public var syncCommitteeSize: UInt64
    /// `EPOCHS_PER_SYNC_COMMITTEE_PERIOD`
    public var epochsPerSyncCommitteePeriod: UInt64
    /// `MAX_WITHDRAWALS_PER_PAYLOAD`
    public var maxWithdrawalsPerPayload: Int
    /// `MAX_VALIDATORS_PER_WITHDRAWALS_SWEEP`
    public var maxValidatorsPerWithdrawalsSweep: UInt64
    /// `MAX_PENDING_PARTIALS_PER_WITHDRAWALS_SWEEP`
    public var maxPendingPartialsPerWithdrawalsSweep: Int
    /// `PENDING_PARTIAL_WITHDRAWALS_LIMIT`
    public var pendingPartialWithdrawalsLimit: UInt64
    /// `PENDING_CONSOLIDATIONS_LIMIT`
    public var pendingConsolidationsLimit: UInt64
    /// The base reward of an increment is this times the increment over the root of the active
    /// balance, `BASE_REWARD_FACTOR`
    public var baseRewardFactor = BeaconConstants.baseRewardFactor

    /// Main network.
    public static let mainnet = BeaconPreset(
        name: "mainnet", slotsPerEpoch: 32, maxCommitteesPerSlot: 64, targetCommitteeSize: 128,
        shuffleRoundCount: 90, epochsPerEth1VotingPeriod: 64, slotsPerHistoricalRoot: 8_192,
        epochsPerHistoricalVector: 65_536, epochsPerSlashingsVector: 8_192,
        syncCommitteeSize: 512, epochsPerSyncCommitteePeriod: 256, maxWithdrawalsPerPayload: 16,
        maxValidatorsPerWithdrawalsSweep: 16_384, maxPendingPartialsPerWithdrawalsSweep: 8,
        pendingPartialWithdrawalsLimit: 1 << 27, pendingConsolidationsLimit: 1 << 18)

    /// Small sizes, for quick tests.
    public static let minimal = BeaconPreset(
        name: "minimal", slotsPerEpoch: 8, maxCommitteesPerSlot: 4, targetCommitteeSize: 4,
        shuffleRoundCount: 10, epochsPerEth1VotingPeriod: 4, slotsPerHistoricalRoot: 64,
        epochsPerHistoricalVector: 64, epochsPerSlashingsVector: 64, syncCommitteeSize: 32,
        epochsPerSyncCommitteePeriod: 8, maxWithdrawalsPerPayload: 4,
        maxValidatorsPerWithdrawalsSweep: 16, maxPendingPartialsPerWithdrawalsSweep: 2,
        pendingPartialWithdrawalsLimit: 64, pendingConsolidationsLimit: 64)
}

extension BeaconPreset {
    /// `VALIDATOR_REGISTRY_LIMIT`
    public var validatorRegistryLimit: UInt64 { 1 << 40 }
    /// `HISTORICAL_ROOTS_LIMIT`
    public var historicalRootsLimit: UInt64 { 1 << 24 }
    /// `PENDING_DEPOSITS_LIMIT`
    public var pendingDepositsLimit: UInt64 { 1 << 27 }
    /// `MAX_VALIDATORS_PER_COMMITTEE`
    public var maxValidatorsPerCommittee: UInt64 { 2_048 }
    /// The most votes that an attestation of Electra can join.
    public var maxAttestingIndices: UInt64 { maxValidatorsPerCommittee * maxCommitteesPerSlot }
    /// How many votes on eth1 data a voting period can see.
    public var eth1DataVotesLimit: UInt64 { epochsPerEth1VotingPeriod * slotsPerEpoch }
    /// The length of Fulu's look-ahead, in slots.
    public var proposerLookaheadSlots: UInt64 {
        (BeaconConstants.minSeedLookaheadEpochs + 1) * slotsPerEpoch
    }
}

/// Numbers that a network can choose.
///
/// - Spec: consensus specifications, `configs/`; each property names its entry there.
public struct BeaconConfiguration: Sendable, Hashable {
    /// A change of the limit of blobs, from an epoch on.
    public struct BlobLimit: Sendable, Hashable {
        /// The first epoch of the limit.
        public var epoch: Epoch
        /// The most blobs of a block.
        public var maxBlobsPerBlock: Int

        /// Joins the parts.
        public init(epoch: Epoch, maxBlobsPerBlock: Int) {
            self.epoch = epoch
            self.maxBlobsPerBlock = maxBlobsPerBlock
        }
    }

    /// `SECONDS_PER_SLOT`
    public var secondsPerSlot: UInt64
    /// `SHARD_COMMITTEE_PERIOD`
    public var shardCommitteePeriodEpochs: UInt64
    /// `CHURN_LIMIT_QUOTIENT`
    public var churnLimitQuotient: UInt64
    /// `MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA`
    public var minPerEpochChurnLimit: Gwei
    /// `MAX_PER_EPOCH_ACTIVATION_EXIT_CHURN_LIMIT`
    public var maxPerEpochActivationExitChurnLimit: Gwei
    /// `MAX_BLOBS_PER_BLOCK_ELECTRA`
    public var maxBlobsPerBlockElectra: Int
    /// `BLOB_SCHEDULE`, in ascending order of epochs.
    public var blobSchedule: [BlobLimit]

    /// Main network.
    public static let mainnet = BeaconConfiguration(
        secondsPerSlot: 12, shardCommitteePeriodEpochs: 256, churnLimitQuotient: 65_536,
        minPerEpochChurnLimit: 128_000_000_000,
        maxPerEpochActivationExitChurnLimit: 256_000_000_000, maxBlobsPerBlockElectra: 9,
        blobSchedule: [
            BlobLimit(epoch: Epoch(412_672), maxBlobsPerBlock: 15),
            BlobLimit(epoch: Epoch(419_072), maxBlobsPerBlock: 21),
        ])

    /// The configuration that goes with the preset minimal.
    public static let minimal = BeaconConfiguration(
        secondsPerSlot: 6, shardCommitteePeriodEpochs: 64, churnLimitQuotient: 32,
        minPerEpochChurnLimit: 64_000_000_000,
        maxPerEpochActivationExitChurnLimit: 128_000_000_000, maxBlobsPerBlockElectra: 9,
        blobSchedule: [])
}

/// The rules under which a state changes: a fork, a preset and a configuration.
public final class BeaconRules: Sendable {
    /// The fork.
    public let fork: BeaconFork
    /// The sizes.
    public let preset: BeaconPreset
    /// The numbers.
    public let configuration: BeaconConfiguration

    /// Joins the parts.
    public init(fork: BeaconFork, preset: BeaconPreset, configuration: BeaconConfiguration) {
        self.fork = fork
        self.preset = preset
        self.configuration = configuration
    }

    /// Main network at a fork.
    public static func mainnet(_ fork: BeaconFork) -> BeaconRules {
        BeaconRules(fork: fork, preset: .mainnet, configuration: .mainnet)
    }

    /// The small preset at a fork.
    public static func minimal(_ fork: BeaconFork) -> BeaconRules {
        BeaconRules(fork: fork, preset: .minimal, configuration: .minimal)
    }

    /// The epoch of a slot.
    public func epoch(of slot: Slot) -> Epoch { Epoch(slot.rawValue / preset.slotsPerEpoch) }

    /// The first slot of an epoch.
    ///
    /// - Throws: `overflow` when it exceeds 64 bits.
    public func startSlot(of epoch: Epoch) throws(BeaconError) -> Slot {
        Slot(try epoch.rawValue.times(preset.slotsPerEpoch))
    }

    /// The most blobs that a block of an epoch may announce.
    ///
    /// - Spec: fulu `beacon-chain.md`, `get_blob_parameters`.
    public func maxBlobsPerBlock(at epoch: Epoch) -> Int {
        guard fork >= .fulu else { return configuration.maxBlobsPerBlockElectra }
        let limit = configuration.blobSchedule.last { epoch >= $0.epoch }
        return limit?.maxBlobsPerBlock ?? configuration.maxBlobsPerBlockElectra
    }
}

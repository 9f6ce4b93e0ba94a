import CairnBeacon
import CairnChain
import CairnJSON
import CairnPrimitives
import CairnRPC

extension SpecificationValues {
    /// What the network has chosen.
    ///
    /// - Spec: consensus specifications, `configs/mainnet.yaml`
    var configuration: [Value] { identity + forks + numbers }

    private var identity: [Value] {
        [
            ("PRESET_BASE", .string(rules.preset.name)),
            ("CONFIG_NAME", "cairn"),
            // The chain began after the merge.
            Self.number("TERMINAL_TOTAL_DIFFICULTY", 0),
            ("TERMINAL_BLOCK_HASH", .hash(.zero)),
            Self.number("TERMINAL_BLOCK_HASH_ACTIVATION_EPOCH", UInt64.max),
            Self.number("MIN_GENESIS_ACTIVE_VALIDATOR_COUNT", genesisValidatorCount),
            Self.number("MIN_GENESIS_TIME", genesisTime),
            Self.number("GENESIS_DELAY", 0),
        ]
    }

    private var numbers: [Value] {
        typealias Constants = BeaconConstants
        let chosen = rules.configuration
        return [
            Self.number("SECONDS_PER_SLOT", chosen.secondsPerSlot),
            Self.number("SLOT_DURATION_MS", chosen.secondsPerSlot * 1_000),
            Self.number("SECONDS_PER_ETH1_BLOCK", 14),
            Self.number(
                "MIN_VALIDATOR_WITHDRAWABILITY_DELAY",
                Constants.minValidatorWithdrawabilityDelayEpochs),
            Self.number("SHARD_COMMITTEE_PERIOD", chosen.shardCommitteePeriodEpochs),
            Self.number("ETH1_FOLLOW_DISTANCE", 2_048),
            Self.number("INACTIVITY_SCORE_BIAS", Constants.inactivityScoreBias),
            Self.number("INACTIVITY_SCORE_RECOVERY_RATE", Constants.inactivityScoreRecoveryRate),
            Self.number("EJECTION_BALANCE", Constants.ejectionBalance.rawValue),
            Self.number("MIN_PER_EPOCH_CHURN_LIMIT", 4),
            Self.number("CHURN_LIMIT_QUOTIENT", chosen.churnLimitQuotient),
            Self.number("MAX_PER_EPOCH_ACTIVATION_CHURN_LIMIT", 8),
            Self.number(
                "MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA", chosen.minPerEpochChurnLimit.rawValue),
            Self.number(
                "MAX_PER_EPOCH_ACTIVATION_EXIT_CHURN_LIMIT",
                chosen.maxPerEpochActivationExitChurnLimit.rawValue),
            Self.number("PROPOSER_SCORE_BOOST", 40),
            Self.number("REORG_HEAD_WEIGHT_THRESHOLD", 20),
            Self.number("REORG_PARENT_WEIGHT_THRESHOLD", 160),
            Self.number("REORG_MAX_EPOCHS_SINCE_FINALIZATION", 2),
            Self.number("DEPOSIT_CHAIN_ID", chainID),
            Self.number("DEPOSIT_NETWORK_ID", chainID),
            ("DEPOSIT_CONTRACT_ADDRESS", .address(SystemAddress.depositContract)),
            Self.number("MAX_BLOBS_PER_BLOCK", 6),
            Self.number("MAX_BLOBS_PER_BLOCK_ELECTRA", chosen.maxBlobsPerBlockElectra),
            ("BLOB_SCHEDULE", blobSchedule),
        ]
    }

    /// Every fork's version, and its first epoch: the first for the chain's fork and those before
    /// it, never for those after.
    private var forks: [Value] {
        var values: [Value] = []
        for (place, name) in ForkVersions.names.enumerated() {
            values.append(("\(name)_FORK_VERSION", .version(versions[place])))
            guard place > 0 else { continue }
            let epoch = place <= versions.current ? UInt64.zero : UInt64.max
            values.append(Self.number("\(name)_FORK_EPOCH", epoch))
        }
        return values
    }

    private var blobSchedule: JSON {
        .array(
            rules.configuration.blobSchedule.map { limit in
                [
                    "EPOCH": .decimal(limit.epoch),
                    "MAX_BLOBS_PER_BLOCK": .decimal(limit.maxBlobsPerBlock),
                ]
            })
    }

    /// The configuration of a network of peers, of which this node is none; tools ask for it.
    ///
    /// - Spec: consensus specifications, `configs/mainnet.yaml`, "Time parameters" and "Networking"
    var network: [Value] {
        [
            Self.number("PROPOSER_REORG_CUTOFF_BPS", 1_667),
            Self.number("ATTESTATION_DUE_BPS", 3_333),
            Self.number("AGGREGATE_DUE_BPS", 6_667),
            Self.number("SYNC_MESSAGE_DUE_BPS", 3_333),
            Self.number("CONTRIBUTION_DUE_BPS", 6_667),
            Self.number("MAX_PAYLOAD_SIZE", 10_485_760),
            Self.number("MAX_REQUEST_BLOCKS", 1_024),
            Self.number("EPOCHS_PER_SUBNET_SUBSCRIPTION", 256),
            Self.number("ATTESTATION_PROPAGATION_SLOT_RANGE", 32),
            Self.number("MAXIMUM_GOSSIP_CLOCK_DISPARITY", 500),
            ("MESSAGE_DOMAIN_INVALID_SNAPPY", "0x00000000"),
            ("MESSAGE_DOMAIN_VALID_SNAPPY", "0x01000000"),
            Self.number("SUBNETS_PER_NODE", 2),
            Self.number("ATTESTATION_SUBNET_COUNT", 64),
            Self.number("ATTESTATION_SUBNET_EXTRA_BITS", 0),
            Self.number("MAX_REQUEST_BLOCKS_DENEB", 128),
            Self.number("MIN_EPOCHS_FOR_BLOB_SIDECARS_REQUESTS", 4_096),
            Self.number("BLOB_SIDECAR_SUBNET_COUNT", 6),
            Self.number("BLOB_SIDECAR_SUBNET_COUNT_ELECTRA", 9),
            Self.number("NUMBER_OF_CUSTODY_GROUPS", 128),
            Self.number("DATA_COLUMN_SIDECAR_SUBNET_COUNT", 128),
            Self.number("SAMPLES_PER_SLOT", 8),
            Self.number("CUSTODY_REQUIREMENT", 4),
            Self.number("VALIDATOR_CUSTODY_REQUIREMENT", 8),
            Self.number("BALANCE_PER_ADDITIONAL_CUSTODY_GROUP", 32_000_000_000),
            Self.number("MIN_EPOCHS_FOR_DATA_COLUMN_SIDECARS_REQUESTS", 4_096),
        ]
    }
}

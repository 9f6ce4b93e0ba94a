import CairnBeacon
import CairnJSON
import CairnPrimitives
import CairnRPC

/// What `/eth/v1/config/spec` tells: constants, preset and configuration of all forks that the node
/// knows, by their names in the specification's files.
///
/// Numbers that the rules use come from the rules; the others, of forks that are over and of the
/// network of peers, are the specification's.
/// - Spec: consensus specifications, `presets/`, `configs/`, and "Constants" of the documents
struct SpecificationValues {
    typealias Value = (name: String, value: JSON)

    /// The rules of the chain.
    let rules: BeaconRules
    /// The versions of the forks.
    let versions: ForkVersions
    /// When slot 0 began, in seconds since 1970.
    let genesisTime: UInt64
    /// How many validators the chain began with.
    let genesisValidatorCount: Int
    /// The number of the execution chain.
    let chainID: UInt64

    /// `SYNC_COMMITTEE_SUBNET_COUNT`
    static let syncCommitteeSubnetCount = 4

    /// All values, in the order of the specification.
    var all: [Value] { configuration + network + preset + constants }

    /// A number as the answer has it.
    static func number(_ name: String, _ value: some BinaryInteger) -> Value {
        (name, .decimal(value))
    }
}

// MARK: - Constants

extension SpecificationValues {
    /// What is the same on every network.
    private var constants: [Value] {
        typealias Constants = BeaconConstants
        return [
            Self.number("GENESIS_SLOT", 0),
            Self.number("GENESIS_EPOCH", 0),
            Self.number("FAR_FUTURE_EPOCH", UInt64.max),
            Self.number("BASE_REWARDS_PER_EPOCH", 4),
            Self.number("DEPOSIT_CONTRACT_TREE_DEPTH", Constants.depositContractTreeDepth),
            Self.number("JUSTIFICATION_BITS_LENGTH", 4),
            ("BLS_WITHDRAWAL_PREFIX", "0x00"),
            ("ETH1_ADDRESS_WITHDRAWAL_PREFIX", "0x01"),
            ("COMPOUNDING_WITHDRAWAL_PREFIX", "0x02"),
            ("VERSIONED_HASH_VERSION_KZG", "0x01"),
            Self.number("TARGET_AGGREGATORS_PER_COMMITTEE", 16),
            Self.number("TARGET_AGGREGATORS_PER_SYNC_SUBCOMMITTEE", 16),
            Self.number("SYNC_COMMITTEE_SUBNET_COUNT", Self.syncCommitteeSubnetCount),
            Self.number("TIMELY_SOURCE_FLAG_INDEX", 0),
            Self.number("TIMELY_TARGET_FLAG_INDEX", 1),
            Self.number("TIMELY_HEAD_FLAG_INDEX", 2),
            Self.number("TIMELY_SOURCE_WEIGHT", Constants.flagWeights[0]),
            Self.number("TIMELY_TARGET_WEIGHT", Constants.flagWeights[1]),
            Self.number("TIMELY_HEAD_WEIGHT", Constants.flagWeights[2]),
            ("PARTICIPATION_FLAG_WEIGHTS", .array(Constants.flagWeights.map { .decimal($0) })),
            Self.number("SYNC_REWARD_WEIGHT", Constants.syncRewardWeight),
            Self.number("PROPOSER_WEIGHT", Constants.proposerWeight),
            Self.number("WEIGHT_DENOMINATOR", Constants.weightDenominator),
            Self.number(
                "UNSET_DEPOSIT_REQUESTS_START_INDEX", Constants.unsetDepositRequestsStartIndex),
            Self.number("FULL_EXIT_REQUEST_AMOUNT", Constants.fullExitRequestAmount.rawValue),
            ("DEPOSIT_REQUEST_TYPE", "0x00"),
            ("WITHDRAWAL_REQUEST_TYPE", "0x01"),
            ("CONSOLIDATION_REQUEST_TYPE", "0x02"),
        ] + domains
    }

    private var domains: [Value] {
        [
            ("DOMAIN_BEACON_PROPOSER", Self.domain(.beaconProposer)),
            ("DOMAIN_BEACON_ATTESTER", Self.domain(.beaconAttester)),
            ("DOMAIN_RANDAO", Self.domain(.randao)),
            ("DOMAIN_DEPOSIT", Self.domain(.deposit)),
            ("DOMAIN_VOLUNTARY_EXIT", Self.domain(.voluntaryExit)),
            ("DOMAIN_SELECTION_PROOF", "0x05000000"),
            ("DOMAIN_AGGREGATE_AND_PROOF", "0x06000000"),
            ("DOMAIN_SYNC_COMMITTEE", Self.domain(.syncCommittee)),
            ("DOMAIN_SYNC_COMMITTEE_SELECTION_PROOF", "0x08000000"),
            ("DOMAIN_CONTRIBUTION_AND_PROOF", "0x09000000"),
            ("DOMAIN_BLS_TO_EXECUTION_CHANGE", Self.domain(.blsToExecutionChange)),
            ("DOMAIN_APPLICATION_MASK", "0x00000001"),
        ]
    }

    private static func domain(_ type: DomainType) -> JSON {
        .data(withUnsafeBytes(of: type.rawValue.littleEndian) { [UInt8]($0) })
    }
}

import CairnBeacon
import CairnJSON
import CairnPrimitives

extension SpecificationValues {
    /// The sizes that the network is built with.
    ///
    /// - Spec: consensus specifications, `presets/mainnet/` and `presets/minimal/`
    var preset: [Value] { phase0Preset + laterPresets + electraPreset }

    private var isMinimal: Bool { rules.preset.name == BeaconPreset.minimal.name }

    private var phase0Preset: [Value] {
        typealias Constants = BeaconConstants
        let preset = rules.preset
        let increment = Constants.effectiveBalanceIncrement.rawValue
        let quotient: UInt64 = 4
        return [
            Self.number("MAX_COMMITTEES_PER_SLOT", preset.maxCommitteesPerSlot),
            Self.number("TARGET_COMMITTEE_SIZE", preset.targetCommitteeSize),
            Self.number("MAX_VALIDATORS_PER_COMMITTEE", preset.maxValidatorsPerCommittee),
            Self.number("SHUFFLE_ROUND_COUNT", preset.shuffleRoundCount),
            Self.number("HYSTERESIS_QUOTIENT", quotient),
            Self.number(
                "HYSTERESIS_DOWNWARD_MULTIPLIER",
                Constants.hysteresisDown.rawValue * quotient / increment),
            Self.number(
                "HYSTERESIS_UPWARD_MULTIPLIER",
                Constants.hysteresisUp.rawValue * quotient / increment),
            Self.number("MIN_DEPOSIT_AMOUNT", 1_000_000_000),
            Self.number("MAX_EFFECTIVE_BALANCE", Constants.minActivationBalance.rawValue),
            Self.number("EFFECTIVE_BALANCE_INCREMENT", increment),
            Self.number(
                "MIN_ATTESTATION_INCLUSION_DELAY", Constants.minAttestationInclusionDelaySlots),
            Self.number("SLOTS_PER_EPOCH", preset.slotsPerEpoch),
            Self.number("MIN_SEED_LOOKAHEAD", Constants.minSeedLookaheadEpochs),
            Self.number("MAX_SEED_LOOKAHEAD", Constants.maxSeedLookaheadEpochs),
            Self.number("EPOCHS_PER_ETH1_VOTING_PERIOD", preset.epochsPerEth1VotingPeriod),
            Self.number("SLOTS_PER_HISTORICAL_ROOT", preset.slotsPerHistoricalRoot),
            Self.number(
                "MIN_EPOCHS_TO_INACTIVITY_PENALTY", Constants.minEpochsToInactivityPenalty),
            Self.number("EPOCHS_PER_HISTORICAL_VECTOR", preset.epochsPerHistoricalVector),
            Self.number("EPOCHS_PER_SLASHINGS_VECTOR", preset.epochsPerSlashingsVector),
            Self.number("HISTORICAL_ROOTS_LIMIT", preset.historicalRootsLimit),
            Self.number("VALIDATOR_REGISTRY_LIMIT", preset.validatorRegistryLimit),
            Self.number("BASE_REWARD_FACTOR", preset.baseRewardFactor),
            Self.number("WHISTLEBLOWER_REWARD_QUOTIENT", 512),
            Self.number("PROPOSER_REWARD_QUOTIENT", 8),
            Self.number("INACTIVITY_PENALTY_QUOTIENT", isMinimal ? 33_554_432 : 67_108_864),
            Self.number("MIN_SLASHING_PENALTY_QUOTIENT", isMinimal ? 64 : 128),
            Self.number("PROPORTIONAL_SLASHING_MULTIPLIER", isMinimal ? 2 : 1),
            Self.number("MAX_PROPOSER_SLASHINGS", 16),
            Self.number("MAX_ATTESTER_SLASHINGS", 2),
            Self.number("MAX_ATTESTATIONS", 128),
            Self.number("MAX_DEPOSITS", Constants.maxDeposits),
            Self.number("MAX_VOLUNTARY_EXITS", 16),
        ]
    }

    /// Altair to Deneb.
    private var laterPresets: [Value] {
        typealias Constants = BeaconConstants
        let preset = rules.preset
        return [
            Self.number("INACTIVITY_PENALTY_QUOTIENT_ALTAIR", 50_331_648),
            Self.number("MIN_SLASHING_PENALTY_QUOTIENT_ALTAIR", 64),
            Self.number("PROPORTIONAL_SLASHING_MULTIPLIER_ALTAIR", 2),
            Self.number("SYNC_COMMITTEE_SIZE", preset.syncCommitteeSize),
            Self.number("EPOCHS_PER_SYNC_COMMITTEE_PERIOD", preset.epochsPerSyncCommitteePeriod),
            Self.number("MIN_SYNC_COMMITTEE_PARTICIPANTS", 1),
            Self.number(
                "UPDATE_TIMEOUT", preset.slotsPerEpoch * preset.epochsPerSyncCommitteePeriod),
            Self.number(
                "INACTIVITY_PENALTY_QUOTIENT_BELLATRIX", Constants.inactivityPenaltyQuotient),
            Self.number("MIN_SLASHING_PENALTY_QUOTIENT_BELLATRIX", 32),
            Self.number(
                "PROPORTIONAL_SLASHING_MULTIPLIER_BELLATRIX",
                Constants.proportionalSlashingMultiplier),
            Self.number("MAX_BYTES_PER_TRANSACTION", 1_073_741_824),
            Self.number("MAX_TRANSACTIONS_PER_PAYLOAD", 1_048_576),
            Self.number("BYTES_PER_LOGS_BLOOM", 256),
            Self.number("MAX_EXTRA_DATA_BYTES", 32),
            Self.number("MAX_BLS_TO_EXECUTION_CHANGES", 16),
            Self.number("MAX_WITHDRAWALS_PER_PAYLOAD", preset.maxWithdrawalsPerPayload),
            Self.number(
                "MAX_VALIDATORS_PER_WITHDRAWALS_SWEEP", preset.maxValidatorsPerWithdrawalsSweep),
            Self.number("MAX_BLOB_COMMITMENTS_PER_BLOCK", 4_096),
            Self.number("KZG_COMMITMENT_INCLUSION_PROOF_DEPTH", 17),
            Self.number("FIELD_ELEMENTS_PER_BLOB", 4_096),
            Self.number("BYTES_PER_FIELD_ELEMENT", 32),
        ]
    }

    /// Electra and Fulu.
    private var electraPreset: [Value] {
        typealias Constants = BeaconConstants
        let preset = rules.preset
        return [
            Self.number("MIN_ACTIVATION_BALANCE", Constants.minActivationBalance.rawValue),
            Self.number("MAX_EFFECTIVE_BALANCE_ELECTRA", Constants.maxEffectiveBalance.rawValue),
            Self.number(
                "MIN_SLASHING_PENALTY_QUOTIENT_ELECTRA", Constants.minSlashingPenaltyQuotient),
            Self.number(
                "WHISTLEBLOWER_REWARD_QUOTIENT_ELECTRA", Constants.whistleblowerRewardQuotient),
            Self.number("PENDING_DEPOSITS_LIMIT", preset.pendingDepositsLimit),
            Self.number(
                "PENDING_PARTIAL_WITHDRAWALS_LIMIT", preset.pendingPartialWithdrawalsLimit),
            Self.number("PENDING_CONSOLIDATIONS_LIMIT", preset.pendingConsolidationsLimit),
            Self.number("MAX_ATTESTER_SLASHINGS_ELECTRA", 1),
            Self.number("MAX_ATTESTATIONS_ELECTRA", 8),
            Self.number("MAX_DEPOSIT_REQUESTS_PER_PAYLOAD", 8_192),
            Self.number("MAX_WITHDRAWAL_REQUESTS_PER_PAYLOAD", 16),
            Self.number("MAX_CONSOLIDATION_REQUESTS_PER_PAYLOAD", 2),
            Self.number(
                "MAX_PENDING_PARTIALS_PER_WITHDRAWALS_SWEEP",
                preset.maxPendingPartialsPerWithdrawalsSweep),
            Self.number("MAX_PENDING_DEPOSITS_PER_EPOCH", Constants.maxPendingDepositsPerEpoch),
            Self.number("KZG_COMMITMENTS_INCLUSION_PROOF_DEPTH", 4),
            Self.number("FIELD_ELEMENTS_PER_CELL", 64),
            Self.number("FIELD_ELEMENTS_PER_EXT_BLOB", 8_192),
            Self.number("CELLS_PER_EXT_BLOB", 128),
            Self.number("NUMBER_OF_COLUMNS", 128),
        ]
    }
}

public import CairnPrimitives

/// A validator of a genesis, active from the first epoch.
public struct GenesisValidator: Sendable, Hashable {
    /// The key that signs.
    public var publicKey: BLSPublicKey
    /// Who receives withdrawals.
    public var withdrawalCredentials: Hash
    /// What it has.
    public var balance: Gwei

    /// Joins the parts.
    public init(publicKey: BLSPublicKey, withdrawalCredentials: Hash, balance: Gwei) {
        self.publicKey = publicKey
        self.withdrawalCredentials = withdrawalCredentials
        self.balance = balance
    }
}

extension BeaconState {
    /// The first state of a chain that starts with the current rules.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `initialize_beacon_state_from_eth1`, carried over to the
    ///   fork of the rules as the specification's own tests do.
    /// - Deviates: Validators are given, not deposited; deposits are requests from the start.
    /// - Rounds: Effective balances down to whole increments.
    /// - Throws: `noActiveValidators`; `publicKeyInvalid`.
    public init(
        genesis validators: [GenesisValidator], time: UInt64, randomness: Hash,
        version: ForkVersion, rules: BeaconRules
    ) throws(BeaconError) {
        self.init(blank: rules)
        let preset = rules.preset
        genesisTime = time
        fork = Fork(previousVersion: version, currentVersion: version, epoch: .genesis)
        latestBlockHeader.bodyRoot = BeaconBlockBody(blank: rules).hashTreeRoot(rules)
        blockRoots = PackedColumn(zeros: Int(preset.slotsPerHistoricalRoot))
        stateRoots = PackedColumn(zeros: Int(preset.slotsPerHistoricalRoot))
        slashings = PackedColumn(zeros: Int(preset.epochsPerSlashingsVector))
        randaoMixes = PackedColumn(
            [Chunk](repeating: Chunk(randomness), count: Int(preset.epochsPerHistoricalVector)))
        eth1Data.blockHash = randomness
        depositRequestsStartIndex = 0
        for validator in validators { register(validator) }
        balances = PackedColumn(validators.map(\.balance))
        previousEpochParticipation = PackedColumn(zeros: validators.count)
        currentEpochParticipation = PackedColumn(zeros: validators.count)
        inactivityScores = PackedColumn(zeros: validators.count)
        if !validators.isEmpty { self.validators.completeTree() }
        genesisValidatorsRoot = Hash(
            ColumnShape<ValidatorColumns>(.list(limit: preset.validatorRegistryLimit))
                .treeRoot(&self.validators, rules))
        latestExecutionPayloadHeader.logsBloom = Bytes([UInt8](repeating: 0, count: 256))
        let committee = try nextSyncCommitteeMembers()
        currentSyncCommittee = KeptRecord(committee)
        nextSyncCommittee = KeptRecord(committee)
        if rules.fork >= .fulu {
            let first = try proposerIndices(at: .genesis)
            proposerLookahead = PackedColumn(first + (try proposerIndices(at: Epoch(1))))
        }
    }

    private mutating func register(_ validator: GenesisValidator) {
        let increment = BeaconConstants.effectiveBalanceIncrement.rawValue
        let isCompounding = validator.withdrawalCredentials.word0 >> 56 == 2
        let most =
            isCompounding
            ? BeaconConstants.maxEffectiveBalance : BeaconConstants.minActivationBalance
        let whole = Gwei(validator.balance.rawValue - validator.balance.rawValue % increment)
        let isActive = whole >= BeaconConstants.minActivationBalance
        validators.appendFields(
            Validator(
                publicKey: validator.publicKey,
                withdrawalCredentials: validator.withdrawalCredentials,
                effectiveBalance: min(whole, most), isSlashed: false,
                activationEligibilityEpoch: isActive ? .genesis : .farFuture,
                activationEpoch: isActive ? .genesis : .farFuture, exitEpoch: .farFuture,
                withdrawableEpoch: .farFuture))
    }

    /// Keys for chains without secrets: the first multiples of the group's generator.
    public static func developmentKeys(_ count: Int) -> [BLSPublicKey] {
        DevelopmentKeys.first(count)
    }
}

extension BeaconBlockBody {
    /// A body that brings nothing, with the sizes of a preset.
    public init(blank rules: BeaconRules) {
        self.init()
        syncAggregate.syncCommitteeBits = Bits(count: Int(rules.preset.syncCommitteeSize))
        executionPayload.logsBloom = Bytes([UInt8](repeating: 0, count: 256))
    }
}

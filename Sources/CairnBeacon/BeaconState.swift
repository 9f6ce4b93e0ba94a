public import CairnPrimitives

/// What the beacon chain knows, whole.
///
/// Validators are columns: a step that looks at all of them reads the fields it needs and no others.
/// The tree of each column is kept, and only what has changed is hashed again.
/// - Spec: electra `beacon-chain.md`, `BeaconState`; fulu adds a field.
public struct BeaconState: Sendable {
    /// The rules under which the state changes.
    public private(set) var rules: BeaconRules

    /// When slot 0 began, in seconds since 1970.
    public var genesisTime: UInt64 = 0
    /// The root of the validators at genesis; it names the chain.
    public var genesisValidatorsRoot: Hash = .zero
    /// The slot of the state.
    public var slot: Slot = Slot(0)
    /// The version of the rules, for signatures.
    public var fork: Fork = Fork()
    /// The latest block; its state root is filled in with the next slot.
    public var latestBlockHeader: BeaconBlockHeader = BeaconBlockHeader()
    /// The roots of recent blocks, by slot.
    public var blockRoots: PackedColumn<Chunk> = PackedColumn()
    /// The roots of recent states, by slot.
    public var stateRoots: PackedColumn<Chunk> = PackedColumn()
    /// Roots of periods before Capella.
    public var historicalRoots: PackedColumn<Chunk> = PackedColumn()
    /// What the former deposit mechanism has agreed on.
    public var eth1Data: Eth1Data = Eth1Data()
    /// The votes of the current voting period.
    public var eth1DataVotes: RecordColumn<Eth1Data> = RecordColumn()
    /// How many deposits of the former mechanism have been handled.
    public var eth1DepositIndex: UInt64 = 0
    /// The registry.
    public var validators: ValidatorColumns = ValidatorColumns()
    /// The balances.
    public var balances: PackedColumn<Gwei> = PackedColumn()
    /// The randomness, by epoch.
    public var randaoMixes: PackedColumn<Chunk> = PackedColumn()
    /// How much effective balance was slashed, by epoch.
    public var slashings: PackedColumn<Gwei> = PackedColumn()
    /// What validators did in the previous epoch.
    public var previousEpochParticipation: PackedColumn<ParticipationFlags> = PackedColumn()
    /// What validators have done in the current epoch.
    public var currentEpochParticipation: PackedColumn<ParticipationFlags> = PackedColumn()
    /// Which recent epochs are justified.
    public var justificationBits: JustificationBits = JustificationBits()
    /// What was justified an epoch ago.
    public var previousJustifiedCheckpoint: Checkpoint = Checkpoint()
    /// What is justified.
    public var currentJustifiedCheckpoint: Checkpoint = Checkpoint()
    /// What cannot change any more.
    public var finalizedCheckpoint: Checkpoint = Checkpoint()
    /// How long validators have missed target votes.
    public var inactivityScores: PackedColumn<UInt64> = PackedColumn()
    /// The sync committee of this period.
    public var currentSyncCommittee: KeptRecord<SyncCommittee> = KeptRecord(SyncCommittee())
    /// The sync committee of the next period.
    public var nextSyncCommittee: KeptRecord<SyncCommittee> = KeptRecord(SyncCommittee())
    /// The latest block of the execution chain.
    public var latestExecutionPayloadHeader: ExecutionPayloadHeader = ExecutionPayloadHeader()
    /// The number of the next withdrawal.
    public var nextWithdrawalIndex: UInt64 = 0
    /// Where the next sweep for withdrawals begins.
    public var nextWithdrawalValidatorIndex: ValidatorIndex = 0
    /// Roots of periods since Capella.
    public var historicalSummaries: RecordColumn<HistoricalSummary> = RecordColumn()
    /// The number of the first deposit that came as a request.
    public var depositRequestsStartIndex: UInt64 = BeaconConstants.unsetDepositRequestsStartIndex
    /// What an epoch that hit the limit left for later deposits.
    public var depositBalanceToConsume: Gwei = 0
    /// What the latest exit epoch has room for.
    public var exitBalanceToConsume: Gwei = 0
    /// The latest epoch for which an exit is planned.
    public var earliestExitEpoch: Epoch = Epoch(0)
    /// What the latest consolidation epoch has room for.
    public var consolidationBalanceToConsume: Gwei = 0
    /// The latest epoch for which a consolidation is planned.
    public var earliestConsolidationEpoch: Epoch = Epoch(0)
    /// The queue of deposits.
    public var pendingDeposits: RecordColumn<PendingDeposit> = RecordColumn()
    /// The queue of parts of balances on their way out.
    public var pendingPartialWithdrawals: RecordColumn<PendingPartialWithdrawal> = RecordColumn()
    /// The queue of consolidations.
    public var pendingConsolidations: RecordColumn<PendingConsolidation> = RecordColumn()
    /// Since Fulu, who proposes in this epoch and the next.
    public var proposerLookahead: PackedColumn<ValidatorIndex> = PackedColumn()

    /// What can be computed from the fields and is asked for often.
    var kept = KeptAnswers()

    /// A state without validators whose vectors are zero.
    public init(blank rules: BeaconRules) {
        self.rules = rules
    }
}

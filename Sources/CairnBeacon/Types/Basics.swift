public import CairnPrimitives

/// Which version of the rules holds, and since when.
///
/// - Spec: phase0 `beacon-chain.md`, `Fork`.
public struct Fork: SSZRecord, Sendable, Hashable {
    /// The version before.
    public var previousVersion: ForkVersion
    /// The version now.
    public var currentVersion: ForkVersion
    /// The first epoch of the version now.
    public var epoch: Epoch

    /// Zeros, and nothing in lists.
    public init() {
        previousVersion = ForkVersion()
        currentVersion = ForkVersion()
        epoch = Epoch(0)
    }

    /// Joins the fields.
    public init(previousVersion: ForkVersion, currentVersion: ForkVersion, epoch: Epoch) {
        self.previousVersion = previousVersion
        self.currentVersion = currentVersion
        self.epoch = epoch
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&previousVersion)
        try visitor.field(&currentVersion)
        try visitor.field(&epoch)
    }
}

/// What a signature domain is made of.
///
/// - Spec: phase0 `beacon-chain.md`, `ForkData`.
public struct ForkData: SSZRecord, Sendable, Hashable {
    /// The version of the rules.
    public var currentVersion: ForkVersion
    /// The root of the validators at genesis.
    public var genesisValidatorsRoot: Hash

    /// Zeros, and nothing in lists.
    public init() {
        currentVersion = ForkVersion()
        genesisValidatorsRoot = .zero
    }

    /// Joins the fields.
    public init(currentVersion: ForkVersion, genesisValidatorsRoot: Hash) {
        self.currentVersion = currentVersion
        self.genesisValidatorsRoot = genesisValidatorsRoot
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&currentVersion)
        try visitor.field(&genesisValidatorsRoot)
    }
}

/// The first block of an epoch, on which validators vote.
///
/// - Spec: phase0 `beacon-chain.md`, `Checkpoint`.
public struct Checkpoint: SSZRecord, Sendable, Hashable {
    /// The epoch.
    public var epoch: Epoch
    /// The block's root.
    public var root: Hash

    /// Zeros, and nothing in lists.
    public init() {
        epoch = Epoch(0)
        root = .zero
    }

    /// Joins the fields.
    public init(epoch: Epoch, root: Hash) {
        self.epoch = epoch
        self.root = root
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&epoch)
        try visitor.field(&root)
    }
}

/// What the former deposit mechanism knows of the execution chain.
///
/// - Spec: phase0 `beacon-chain.md`, `Eth1Data`.
public struct Eth1Data: SSZRecord, Sendable, Hashable {
    /// The root of the deposit contract's tree.
    public var depositRoot: Hash
    /// How many deposits the tree holds.
    public var depositCount: UInt64
    /// The block of the execution chain.
    public var blockHash: Hash

    /// Zeros, and nothing in lists.
    public init() {
        depositRoot = .zero
        depositCount = 0
        blockHash = .zero
    }

    /// Joins the fields.
    public init(depositRoot: Hash, depositCount: UInt64, blockHash: Hash) {
        self.depositRoot = depositRoot
        self.depositCount = depositCount
        self.blockHash = blockHash
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&depositRoot)
        try visitor.field(&depositCount)
        try visitor.field(&blockHash)
    }
}

/// The roots of a period of blocks and states.
///
/// - Spec: phase0 `beacon-chain.md`, `HistoricalBatch`.
public struct HistoricalBatch: SSZRecord, Sendable, Hashable {
    /// The roots of the blocks.
    public var blockRoots: [Hash]
    /// The roots of the states.
    public var stateRoots: [Hash]

    /// Zeros, and nothing in lists.
    public init() {
        blockRoots = []
        stateRoots = []
    }

    /// Joins the fields.
    public init(blockRoots: [Hash], stateRoots: [Hash]) {
        self.blockRoots = blockRoots
        self.stateRoots = stateRoots
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        let preset = visitor.rules.preset
        try visitor.vector(&blockRoots, count: Int(preset.slotsPerHistoricalRoot))
        try visitor.vector(&stateRoots, count: Int(preset.slotsPerHistoricalRoot))
    }
}

/// The roots of what a period of blocks and states would be as a batch.
///
/// - Spec: capella `beacon-chain.md`, `HistoricalSummary`.
public struct HistoricalSummary: SSZRecord, Sendable, Hashable {
    /// The root of the blocks' roots.
    public var blockSummaryRoot: Hash
    /// The root of the states' roots.
    public var stateSummaryRoot: Hash

    /// Zeros, and nothing in lists.
    public init() {
        blockSummaryRoot = .zero
        stateSummaryRoot = .zero
    }

    /// Joins the fields.
    public init(blockSummaryRoot: Hash, stateSummaryRoot: Hash) {
        self.blockSummaryRoot = blockSummaryRoot
        self.stateSummaryRoot = stateSummaryRoot
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&blockSummaryRoot)
        try visitor.field(&stateSummaryRoot)
    }
}

/// What is signed: an object, for a purpose.
///
/// - Spec: phase0 `beacon-chain.md`, `SigningData`.
public struct SigningData: SSZRecord, Sendable, Hashable {
    /// The root of the object.
    public var objectRoot: Hash
    /// The purpose, the fork and the chain.
    public var domain: Hash

    /// Zeros, and nothing in lists.
    public init() {
        objectRoot = .zero
        domain = .zero
    }

    /// Joins the fields.
    public init(objectRoot: Hash, domain: Hash) {
        self.objectRoot = objectRoot
        self.domain = domain
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&objectRoot)
        try visitor.field(&domain)
    }
}

/// The validators that sign every block for light clients.
///
/// - Spec: altair `beacon-chain.md`, `SyncCommittee`.
public struct SyncCommittee: SSZRecord, Sendable, Hashable {
    /// Their keys, some perhaps more than once.
    public var publicKeys: [BLSPublicKey]
    /// The sum of the keys.
    public var aggregatePublicKey: BLSPublicKey

    /// Zeros, and nothing in lists.
    public init() {
        publicKeys = []
        aggregatePublicKey = BLSPublicKey()
    }

    /// Joins the fields.
    public init(publicKeys: [BLSPublicKey], aggregatePublicKey: BLSPublicKey) {
        self.publicKeys = publicKeys
        self.aggregatePublicKey = aggregatePublicKey
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        let preset = visitor.rules.preset
        try visitor.vector(&publicKeys, count: Int(preset.syncCommitteeSize))
        try visitor.field(&aggregatePublicKey)
    }
}

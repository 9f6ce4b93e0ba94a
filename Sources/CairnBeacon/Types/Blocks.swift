public import CairnPrimitives

/// What a block brings.
///
/// - Spec: electra `beacon-chain.md`, `BeaconBlockBody`.
public struct BeaconBlockBody: SSZRecord, Sendable, Hashable {
    /// The proposer's contribution to the randomness.
    public var randaoReveal: BLSSignature
    /// A vote of the former deposit mechanism.
    public var eth1Data: Eth1Data
    /// Thirty-two bytes of any kind.
    public var graffiti: Hash
    /// Proofs against proposers.
    public var proposerSlashings: [ProposerSlashing]
    /// Proofs against voters.
    public var attesterSlashings: [AttesterSlashing]
    /// Votes.
    public var attestations: [Attestation]
    /// Deposits of the former mechanism.
    public var deposits: [Deposit]
    /// Exits.
    public var voluntaryExits: [SignedVoluntaryExit]
    /// The signatures of the sync committee.
    public var syncAggregate: SyncAggregate
    /// The block of the execution chain.
    public var executionPayload: ExecutionPayload
    /// Changes of credentials.
    public var blsToExecutionChanges: [SignedBLSToExecutionChange]
    /// Commitments to the blobs.
    public var blobKZGCommitments: [KZGCommitment]
    /// What the execution chain asks.
    public var executionRequests: ExecutionRequests

    /// Zeros, and nothing in lists.
    public init() {
        randaoReveal = BLSSignature()
        eth1Data = Eth1Data()
        graffiti = .zero
        proposerSlashings = []
        attesterSlashings = []
        attestations = []
        deposits = []
        voluntaryExits = []
        syncAggregate = SyncAggregate()
        executionPayload = ExecutionPayload()
        blsToExecutionChanges = []
        blobKZGCommitments = []
        executionRequests = ExecutionRequests()
    }

    /// Joins the fields.
    public init(
        randaoReveal: BLSSignature, eth1Data: Eth1Data, graffiti: Hash,
        proposerSlashings: [ProposerSlashing], attesterSlashings: [AttesterSlashing],
        attestations: [Attestation], deposits: [Deposit], voluntaryExits: [SignedVoluntaryExit],
        syncAggregate: SyncAggregate, executionPayload: ExecutionPayload,
        blsToExecutionChanges: [SignedBLSToExecutionChange], blobKZGCommitments: [KZGCommitment],
        executionRequests: ExecutionRequests
    ) {
        self.randaoReveal = randaoReveal
        self.eth1Data = eth1Data
        self.graffiti = graffiti
        self.proposerSlashings = proposerSlashings
        self.attesterSlashings = attesterSlashings
        self.attestations = attestations
        self.deposits = deposits
        self.voluntaryExits = voluntaryExits
        self.syncAggregate = syncAggregate
        self.executionPayload = executionPayload
        self.blsToExecutionChanges = blsToExecutionChanges
        self.blobKZGCommitments = blobKZGCommitments
        self.executionRequests = executionRequests
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&randaoReveal)
        try visitor.field(&eth1Data)
        try visitor.field(&graffiti)
        try visitor.list(&proposerSlashings, limit: 16)
        try visitor.list(&attesterSlashings, limit: 1)
        try visitor.list(&attestations, limit: 8)
        try visitor.list(&deposits, limit: BeaconConstants.maxDeposits)
        try visitor.list(&voluntaryExits, limit: 16)
        try visitor.field(&syncAggregate)
        try visitor.field(&executionPayload)
        try visitor.list(&blsToExecutionChanges, limit: 16)
        try visitor.list(&blobKZGCommitments, limit: 4_096)
        try visitor.field(&executionRequests)
    }
}

/// A block.
///
/// - Spec: phase0 `beacon-chain.md`, `BeaconBlock`.
public struct BeaconBlock: SSZRecord, Sendable, Hashable {
    /// The slot of the block.
    public var slot: Slot
    /// Who proposed it.
    public var proposerIndex: ValidatorIndex
    /// The block before.
    public var parentRoot: Hash
    /// The state after the block.
    public var stateRoot: Hash
    /// What it brings.
    public var body: BeaconBlockBody

    /// Zeros, and nothing in lists.
    public init() {
        slot = Slot(0)
        proposerIndex = 0
        parentRoot = .zero
        stateRoot = .zero
        body = BeaconBlockBody()
    }

    /// Joins the fields.
    public init(
        slot: Slot, proposerIndex: ValidatorIndex, parentRoot: Hash, stateRoot: Hash,
        body: BeaconBlockBody
    ) {
        self.slot = slot
        self.proposerIndex = proposerIndex
        self.parentRoot = parentRoot
        self.stateRoot = stateRoot
        self.body = body
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&slot)
        try visitor.field(&proposerIndex)
        try visitor.field(&parentRoot)
        try visitor.field(&stateRoot)
        try visitor.field(&body)
    }
}

/// A block with its proposer's signature.
///
/// - Spec: phase0 `beacon-chain.md`, `SignedBeaconBlock`.
public struct SignedBeaconBlock: SSZRecord, Sendable, Hashable {
    /// The block.
    public var message: BeaconBlock
    /// The signature.
    public var signature: BLSSignature

    /// Zeros, and nothing in lists.
    public init() {
        message = BeaconBlock()
        signature = BLSSignature()
    }

    /// Joins the fields.
    public init(message: BeaconBlock, signature: BLSSignature) {
        self.message = message
        self.signature = signature
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&message)
        try visitor.field(&signature)
    }
}

public import CairnPrimitives

/// What a validator votes for.
///
/// - Spec: phase0 `beacon-chain.md`, `AttestationData`.
public struct AttestationData: SSZRecord, Sendable, Hashable {
    /// The slot of the vote.
    public var slot: Slot
    /// The committee's number; since Electra zero.
    public var index: UInt64
    /// The block that is the head.
    public var beaconBlockRoot: Hash
    /// The justified checkpoint that the vote starts from.
    public var source: Checkpoint
    /// The checkpoint that the vote justifies.
    public var target: Checkpoint

    /// Zeros, and nothing in lists.
    public init() {
        slot = Slot(0)
        index = 0
        beaconBlockRoot = .zero
        source = Checkpoint()
        target = Checkpoint()
    }

    /// Joins the fields.
    public init(
        slot: Slot, index: UInt64, beaconBlockRoot: Hash, source: Checkpoint, target: Checkpoint
    ) {
        self.slot = slot
        self.index = index
        self.beaconBlockRoot = beaconBlockRoot
        self.source = source
        self.target = target
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&slot)
        try visitor.field(&index)
        try visitor.field(&beaconBlockRoot)
        try visitor.field(&source)
        try visitor.field(&target)
    }
}

/// Equal votes of committees of one slot, joined.
///
/// - Spec: electra `beacon-chain.md`, `Attestation`.
public struct Attestation: SSZRecord, Sendable, Hashable {
    /// Who voted: the members of the listed committees, one committee after the other.
    public var aggregationBits: Bits
    /// The vote.
    public var data: AttestationData
    /// The sum of the voters' signatures.
    public var signature: BLSSignature
    /// Which committees are listed.
    public var committeeBits: Bits

    /// Zeros, and nothing in lists.
    public init() {
        aggregationBits = Bits(count: 0)
        data = AttestationData()
        signature = BLSSignature()
        committeeBits = Bits(count: 0)
    }

    /// Joins the fields.
    public init(
        aggregationBits: Bits, data: AttestationData, signature: BLSSignature, committeeBits: Bits
    ) {
        self.aggregationBits = aggregationBits
        self.data = data
        self.signature = signature
        self.committeeBits = committeeBits
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        let preset = visitor.rules.preset
        try visitor.visit(&aggregationBits, as: BitlistShape(limit: preset.maxAttestingIndices))
        try visitor.field(&data)
        try visitor.field(&signature)
        try visitor.visit(
            &committeeBits, as: BitvectorShape(count: Int(preset.maxCommitteesPerSlot)))
    }
}

/// Equal votes with the numbers of the voters.
///
/// - Spec: electra `beacon-chain.md`, `IndexedAttestation`.
public struct IndexedAttestation: SSZRecord, Sendable, Hashable {
    /// Who voted, in ascending order.
    public var attestingIndices: [ValidatorIndex]
    /// The vote.
    public var data: AttestationData
    /// The sum of the voters' signatures.
    public var signature: BLSSignature

    /// Zeros, and nothing in lists.
    public init() {
        attestingIndices = []
        data = AttestationData()
        signature = BLSSignature()
    }

    /// Joins the fields.
    public init(
        attestingIndices: [ValidatorIndex], data: AttestationData, signature: BLSSignature
    ) {
        self.attestingIndices = attestingIndices
        self.data = data
        self.signature = signature
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        let preset = visitor.rules.preset
        try visitor.list(&attestingIndices, limit: preset.maxAttestingIndices)
        try visitor.field(&data)
        try visitor.field(&signature)
    }
}

/// Proof that validators contradicted themselves.
///
/// - Spec: electra `beacon-chain.md`, `AttesterSlashing`.
public struct AttesterSlashing: SSZRecord, Sendable, Hashable {
    /// One vote.
    public var attestation1: IndexedAttestation
    /// Another vote.
    public var attestation2: IndexedAttestation

    /// Zeros, and nothing in lists.
    public init() {
        attestation1 = IndexedAttestation()
        attestation2 = IndexedAttestation()
    }

    /// Joins the fields.
    public init(attestation1: IndexedAttestation, attestation2: IndexedAttestation) {
        self.attestation1 = attestation1
        self.attestation2 = attestation2
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&attestation1)
        try visitor.field(&attestation2)
    }
}

/// The signatures of a sync committee, joined.
///
/// - Spec: altair `beacon-chain.md`, `SyncAggregate`.
public struct SyncAggregate: SSZRecord, Sendable, Hashable {
    /// Who signed.
    public var syncCommitteeBits: Bits
    /// The sum of the signatures.
    public var syncCommitteeSignature: BLSSignature

    /// Zeros, and nothing in lists.
    public init() {
        syncCommitteeBits = Bits(count: 0)
        syncCommitteeSignature = BLSSignature()
    }

    /// Joins the fields.
    public init(syncCommitteeBits: Bits, syncCommitteeSignature: BLSSignature) {
        self.syncCommitteeBits = syncCommitteeBits
        self.syncCommitteeSignature = syncCommitteeSignature
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        let preset = visitor.rules.preset
        try visitor.visit(
            &syncCommitteeBits, as: BitvectorShape(count: Int(preset.syncCommitteeSize)))
        try visitor.field(&syncCommitteeSignature)
    }
}

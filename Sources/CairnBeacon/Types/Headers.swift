public import CairnPrimitives

/// A block with its body as a root.
///
/// - Spec: phase0 `beacon-chain.md`, `BeaconBlockHeader`.
public struct BeaconBlockHeader: SSZRecord, Sendable, Hashable {
    /// The slot of the block.
    public var slot: Slot
    /// Who proposed it.
    public var proposerIndex: ValidatorIndex
    /// The block before.
    public var parentRoot: Hash
    /// The state after the block.
    public var stateRoot: Hash
    /// The root of the body.
    public var bodyRoot: Hash

    /// Zeros, and nothing in lists.
    public init() {
        slot = Slot(0)
        proposerIndex = 0
        parentRoot = .zero
        stateRoot = .zero
        bodyRoot = .zero
    }

    /// Joins the fields.
    public init(
        slot: Slot, proposerIndex: ValidatorIndex, parentRoot: Hash, stateRoot: Hash, bodyRoot: Hash
    ) {
        self.slot = slot
        self.proposerIndex = proposerIndex
        self.parentRoot = parentRoot
        self.stateRoot = stateRoot
        self.bodyRoot = bodyRoot
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&slot)
        try visitor.field(&proposerIndex)
        try visitor.field(&parentRoot)
        try visitor.field(&stateRoot)
        try visitor.field(&bodyRoot)
    }
}

/// A block's header with its proposer's signature.
///
/// - Spec: phase0 `beacon-chain.md`, `SignedBeaconBlockHeader`.
public struct SignedBeaconBlockHeader: SSZRecord, Sendable, Hashable {
    /// The header.
    public var message: BeaconBlockHeader
    /// The signature.
    public var signature: BLSSignature

    /// Zeros, and nothing in lists.
    public init() {
        message = BeaconBlockHeader()
        signature = BLSSignature()
    }

    /// Joins the fields.
    public init(message: BeaconBlockHeader, signature: BLSSignature) {
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

/// Proof that a proposer signed two blocks for one slot.
///
/// - Spec: phase0 `beacon-chain.md`, `ProposerSlashing`.
public struct ProposerSlashing: SSZRecord, Sendable, Hashable {
    /// One header.
    public var signedHeader1: SignedBeaconBlockHeader
    /// Another header.
    public var signedHeader2: SignedBeaconBlockHeader

    /// Zeros, and nothing in lists.
    public init() {
        signedHeader1 = SignedBeaconBlockHeader()
        signedHeader2 = SignedBeaconBlockHeader()
    }

    /// Joins the fields.
    public init(signedHeader1: SignedBeaconBlockHeader, signedHeader2: SignedBeaconBlockHeader) {
        self.signedHeader1 = signedHeader1
        self.signedHeader2 = signedHeader2
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&signedHeader1)
        try visitor.field(&signedHeader2)
    }
}

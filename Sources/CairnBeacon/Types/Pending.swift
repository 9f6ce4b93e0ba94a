public import CairnPrimitives

/// A deposit in the queue.
///
/// - Spec: electra `beacon-chain.md`, `PendingDeposit`.
public struct PendingDeposit: SSZRecord, Sendable, Hashable {
    /// The key of the validator.
    public var publicKey: BLSPublicKey
    /// Who receives withdrawals, for a new validator.
    public var withdrawalCredentials: Hash
    /// How much is deposited.
    public var amount: Gwei
    /// Proof that the depositor has the key.
    public var signature: BLSSignature
    /// When it was requested; genesis for what came another way.
    public var slot: Slot

    /// Zeros, and nothing in lists.
    public init() {
        publicKey = BLSPublicKey()
        withdrawalCredentials = .zero
        amount = 0
        signature = BLSSignature()
        slot = Slot(0)
    }

    /// Joins the fields.
    public init(
        publicKey: BLSPublicKey, withdrawalCredentials: Hash, amount: Gwei, signature: BLSSignature,
        slot: Slot
    ) {
        self.publicKey = publicKey
        self.withdrawalCredentials = withdrawalCredentials
        self.amount = amount
        self.signature = signature
        self.slot = slot
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&publicKey)
        try visitor.field(&withdrawalCredentials)
        try visitor.field(&amount)
        try visitor.field(&signature)
        try visitor.field(&slot)
    }
}

/// A part of a balance on its way out.
///
/// - Spec: electra `beacon-chain.md`, `PendingPartialWithdrawal`.
public struct PendingPartialWithdrawal: SSZRecord, Sendable, Hashable {
    /// Whose balance.
    public var validatorIndex: ValidatorIndex
    /// How much at most.
    public var amount: Gwei
    /// From when on it can be withdrawn.
    public var withdrawableEpoch: Epoch

    /// Zeros, and nothing in lists.
    public init() {
        validatorIndex = 0
        amount = 0
        withdrawableEpoch = Epoch(0)
    }

    /// Joins the fields.
    public init(validatorIndex: ValidatorIndex, amount: Gwei, withdrawableEpoch: Epoch) {
        self.validatorIndex = validatorIndex
        self.amount = amount
        self.withdrawableEpoch = withdrawableEpoch
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&validatorIndex)
        try visitor.field(&amount)
        try visitor.field(&withdrawableEpoch)
    }
}

/// A validator on its way into another.
///
/// - Spec: electra `beacon-chain.md`, `PendingConsolidation`.
public struct PendingConsolidation: SSZRecord, Sendable, Hashable {
    /// Whose balance moves.
    public var sourceIndex: ValidatorIndex
    /// Where it moves.
    public var targetIndex: ValidatorIndex

    /// Zeros, and nothing in lists.
    public init() {
        sourceIndex = 0
        targetIndex = 0
    }

    /// Joins the fields.
    public init(sourceIndex: ValidatorIndex, targetIndex: ValidatorIndex) {
        self.sourceIndex = sourceIndex
        self.targetIndex = targetIndex
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&sourceIndex)
        try visitor.field(&targetIndex)
    }
}

public import CairnPrimitives

/// A validator as the registry has it, without its balance.
///
/// - Spec: phase0 `beacon-chain.md`, `Validator`.
public struct Validator: SSZRecord, Sendable, Hashable {
    /// The key that signs.
    public var publicKey: BLSPublicKey
    /// Who receives withdrawals; the first byte says in which way.
    public var withdrawalCredentials: Hash
    /// What counts for duties, rewards and penalties, in whole increments.
    public var effectiveBalance: Gwei
    /// Whether it has been slashed.
    public var isSlashed: Bool
    /// When it entered the queue for activation.
    public var activationEligibilityEpoch: Epoch
    /// The first epoch with duties.
    public var activationEpoch: Epoch
    /// The first epoch without duties.
    public var exitEpoch: Epoch
    /// The first epoch in which the balance can be withdrawn.
    public var withdrawableEpoch: Epoch

    /// Zeros, and nothing in lists.
    public init() {
        publicKey = BLSPublicKey()
        withdrawalCredentials = .zero
        effectiveBalance = 0
        isSlashed = false
        activationEligibilityEpoch = Epoch(0)
        activationEpoch = Epoch(0)
        exitEpoch = Epoch(0)
        withdrawableEpoch = Epoch(0)
    }

    /// Joins the fields.
    public init(
        publicKey: BLSPublicKey, withdrawalCredentials: Hash, effectiveBalance: Gwei,
        isSlashed: Bool, activationEligibilityEpoch: Epoch, activationEpoch: Epoch,
        exitEpoch: Epoch, withdrawableEpoch: Epoch
    ) {
        self.publicKey = publicKey
        self.withdrawalCredentials = withdrawalCredentials
        self.effectiveBalance = effectiveBalance
        self.isSlashed = isSlashed
        self.activationEligibilityEpoch = activationEligibilityEpoch
        self.activationEpoch = activationEpoch
        self.exitEpoch = exitEpoch
        self.withdrawableEpoch = withdrawableEpoch
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&publicKey)
        try visitor.field(&withdrawalCredentials)
        try visitor.field(&effectiveBalance)
        try visitor.field(&isSlashed)
        try visitor.field(&activationEligibilityEpoch)
        try visitor.field(&activationEpoch)
        try visitor.field(&exitEpoch)
        try visitor.field(&withdrawableEpoch)
    }
}

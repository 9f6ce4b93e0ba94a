public import CairnPrimitives

/// What a depositor signs.
///
/// - Spec: phase0 `beacon-chain.md`, `DepositMessage`.
public struct DepositMessage: SSZRecord, Sendable, Hashable {
    /// The key of the validator.
    public var publicKey: BLSPublicKey
    /// Who receives withdrawals.
    public var withdrawalCredentials: Hash
    /// How much is deposited.
    public var amount: Gwei

    /// Zeros, and nothing in lists.
    public init() {
        publicKey = BLSPublicKey()
        withdrawalCredentials = .zero
        amount = 0
    }

    /// Joins the fields.
    public init(publicKey: BLSPublicKey, withdrawalCredentials: Hash, amount: Gwei) {
        self.publicKey = publicKey
        self.withdrawalCredentials = withdrawalCredentials
        self.amount = amount
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&publicKey)
        try visitor.field(&withdrawalCredentials)
        try visitor.field(&amount)
    }
}

/// A deposit as the deposit contract has it.
///
/// - Spec: phase0 `beacon-chain.md`, `DepositData`.
public struct DepositData: SSZRecord, Sendable, Hashable {
    /// The key of the validator.
    public var publicKey: BLSPublicKey
    /// Who receives withdrawals.
    public var withdrawalCredentials: Hash
    /// How much is deposited.
    public var amount: Gwei
    /// Proof that the depositor has the key.
    public var signature: BLSSignature

    /// Zeros, and nothing in lists.
    public init() {
        publicKey = BLSPublicKey()
        withdrawalCredentials = .zero
        amount = 0
        signature = BLSSignature()
    }

    /// Joins the fields.
    public init(
        publicKey: BLSPublicKey, withdrawalCredentials: Hash, amount: Gwei, signature: BLSSignature
    ) {
        self.publicKey = publicKey
        self.withdrawalCredentials = withdrawalCredentials
        self.amount = amount
        self.signature = signature
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&publicKey)
        try visitor.field(&withdrawalCredentials)
        try visitor.field(&amount)
        try visitor.field(&signature)
    }
}

/// A deposit of the former mechanism, with its way to the root.
///
/// - Spec: phase0 `beacon-chain.md`, `Deposit`.
public struct Deposit: SSZRecord, Sendable, Hashable {
    /// The siblings on the way to the root, the deepest first.
    public var proof: [Hash]
    /// The deposit.
    public var data: DepositData

    /// Zeros, and nothing in lists.
    public init() {
        proof = []
        data = DepositData()
    }

    /// Joins the fields.
    public init(proof: [Hash], data: DepositData) {
        self.proof = proof
        self.data = data
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.vector(&proof, count: BeaconConstants.depositContractTreeDepth + 1)
        try visitor.field(&data)
    }
}

public import CairnPrimitives

/// A deposit that the execution chain passes on.
///
/// - Spec: electra `beacon-chain.md`, `DepositRequest`.
public struct DepositRequest: SSZRecord, Sendable, Hashable {
    /// The key of the validator.
    public var publicKey: BLSPublicKey
    /// Who receives withdrawals, for a new validator.
    public var withdrawalCredentials: Hash
    /// How much is deposited.
    public var amount: Gwei
    /// Proof that the depositor has the key.
    public var signature: BLSSignature
    /// The deposit's number in the deposit contract.
    public var index: UInt64

    /// Zeros, and nothing in lists.
    public init() {
        publicKey = BLSPublicKey()
        withdrawalCredentials = .zero
        amount = 0
        signature = BLSSignature()
        index = 0
    }

    /// Joins the fields.
    public init(
        publicKey: BLSPublicKey, withdrawalCredentials: Hash, amount: Gwei, signature: BLSSignature,
        index: UInt64
    ) {
        self.publicKey = publicKey
        self.withdrawalCredentials = withdrawalCredentials
        self.amount = amount
        self.signature = signature
        self.index = index
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&publicKey)
        try visitor.field(&withdrawalCredentials)
        try visitor.field(&amount)
        try visitor.field(&signature)
        try visitor.field(&index)
    }
}

/// A wish for an exit or for a part of a balance, from the execution chain.
///
/// - Spec: electra `beacon-chain.md`, `WithdrawalRequest`.
public struct WithdrawalRequest: SSZRecord, Sendable, Hashable {
    /// Who asked.
    public var sourceAddress: Address
    /// For which validator.
    public var validatorPublicKey: BLSPublicKey
    /// How much; nothing asks for the exit.
    public var amount: Gwei

    /// Zeros, and nothing in lists.
    public init() {
        sourceAddress = .zero
        validatorPublicKey = BLSPublicKey()
        amount = 0
    }

    /// Joins the fields.
    public init(sourceAddress: Address, validatorPublicKey: BLSPublicKey, amount: Gwei) {
        self.sourceAddress = sourceAddress
        self.validatorPublicKey = validatorPublicKey
        self.amount = amount
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&sourceAddress)
        try visitor.field(&validatorPublicKey)
        try visitor.field(&amount)
    }
}

/// A wish to move a validator into another, from the execution chain.
///
/// - Spec: electra `beacon-chain.md`, `ConsolidationRequest`.
public struct ConsolidationRequest: SSZRecord, Sendable, Hashable {
    /// Who asked.
    public var sourceAddress: Address
    /// Whose balance is to move.
    public var sourcePublicKey: BLSPublicKey
    /// Where it is to move; the same key asks for 0x02 credentials.
    public var targetPublicKey: BLSPublicKey

    /// Zeros, and nothing in lists.
    public init() {
        sourceAddress = .zero
        sourcePublicKey = BLSPublicKey()
        targetPublicKey = BLSPublicKey()
    }

    /// Joins the fields.
    public init(
        sourceAddress: Address, sourcePublicKey: BLSPublicKey, targetPublicKey: BLSPublicKey
    ) {
        self.sourceAddress = sourceAddress
        self.sourcePublicKey = sourcePublicKey
        self.targetPublicKey = targetPublicKey
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&sourceAddress)
        try visitor.field(&sourcePublicKey)
        try visitor.field(&targetPublicKey)
    }
}

/// What the execution chain asks of the beacon chain in a block.
///
/// - Spec: electra `beacon-chain.md`, `ExecutionRequests`.
public struct ExecutionRequests: SSZRecord, Sendable, Hashable {
    /// Deposits.
    public var deposits: [DepositRequest]
    /// Exits and parts of balances.
    public var withdrawals: [WithdrawalRequest]
    /// Consolidations.
    public var consolidations: [ConsolidationRequest]

    /// Zeros, and nothing in lists.
    public init() {
        deposits = []
        withdrawals = []
        consolidations = []
    }

    /// Joins the fields.
    public init(
        deposits: [DepositRequest], withdrawals: [WithdrawalRequest],
        consolidations: [ConsolidationRequest]
    ) {
        self.deposits = deposits
        self.withdrawals = withdrawals
        self.consolidations = consolidations
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.list(&deposits, limit: 8_192)
        try visitor.list(&withdrawals, limit: 16)
        try visitor.list(&consolidations, limit: 2)
    }
}

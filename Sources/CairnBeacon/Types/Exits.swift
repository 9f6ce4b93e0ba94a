public import CairnPrimitives

/// A validator's wish to exit.
///
/// - Spec: phase0 `beacon-chain.md`, `VoluntaryExit`.
public struct VoluntaryExit: SSZRecord, Sendable, Hashable {
    /// From when on it is valid.
    public var epoch: Epoch
    /// Who wishes to exit.
    public var validatorIndex: ValidatorIndex

    /// Zeros, and nothing in lists.
    public init() {
        epoch = Epoch(0)
        validatorIndex = 0
    }

    /// Joins the fields.
    public init(epoch: Epoch, validatorIndex: ValidatorIndex) {
        self.epoch = epoch
        self.validatorIndex = validatorIndex
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&epoch)
        try visitor.field(&validatorIndex)
    }
}

/// A wish to exit with its signature.
///
/// - Spec: phase0 `beacon-chain.md`, `SignedVoluntaryExit`.
public struct SignedVoluntaryExit: SSZRecord, Sendable, Hashable {
    /// The wish.
    public var message: VoluntaryExit
    /// The signature.
    public var signature: BLSSignature

    /// Zeros, and nothing in lists.
    public init() {
        message = VoluntaryExit()
        signature = BLSSignature()
    }

    /// Joins the fields.
    public init(message: VoluntaryExit, signature: BLSSignature) {
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

/// A change from credentials of a BLS key to an account.
///
/// - Spec: capella `beacon-chain.md`, `BLSToExecutionChange`.
public struct BLSToExecutionChange: SSZRecord, Sendable, Hashable {
    /// Whose credentials change.
    public var validatorIndex: ValidatorIndex
    /// The key that the credentials name.
    public var fromBLSPublicKey: BLSPublicKey
    /// The account that is to receive withdrawals.
    public var toExecutionAddress: Address

    /// Zeros, and nothing in lists.
    public init() {
        validatorIndex = 0
        fromBLSPublicKey = BLSPublicKey()
        toExecutionAddress = .zero
    }

    /// Joins the fields.
    public init(
        validatorIndex: ValidatorIndex, fromBLSPublicKey: BLSPublicKey, toExecutionAddress: Address
    ) {
        self.validatorIndex = validatorIndex
        self.fromBLSPublicKey = fromBLSPublicKey
        self.toExecutionAddress = toExecutionAddress
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&validatorIndex)
        try visitor.field(&fromBLSPublicKey)
        try visitor.field(&toExecutionAddress)
    }
}

/// A change of credentials with its signature.
///
/// - Spec: capella `beacon-chain.md`, `SignedBLSToExecutionChange`.
public struct SignedBLSToExecutionChange: SSZRecord, Sendable, Hashable {
    /// The change.
    public var message: BLSToExecutionChange
    /// The signature.
    public var signature: BLSSignature

    /// Zeros, and nothing in lists.
    public init() {
        message = BLSToExecutionChange()
        signature = BLSSignature()
    }

    /// Joins the fields.
    public init(message: BLSToExecutionChange, signature: BLSSignature) {
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

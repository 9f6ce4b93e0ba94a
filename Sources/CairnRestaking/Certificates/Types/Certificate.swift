public import CairnPrimitives

/// A message with the signatures of operators that sign with accounts' keys.
///
/// - Spec: EigenLayer core, `IECDSACertificateVerifierTypes.ECDSACertificate`
public struct ECDSACertificate: Hashable, Sendable {
    /// Which table counts, by its time in Unix seconds.
    public var referenceTimestamp: UInt32
    public var messageHash: Hash
    /// Signatures of 65 bytes each, ordered by their signers.
    public var signatures: Bytes

    public init(referenceTimestamp: UInt32, messageHash: Hash, signatures: Bytes) {
        self.referenceTimestamp = referenceTimestamp
        self.messageHash = messageHash
        self.signatures = signatures
    }
}

/// A message with one signature of all operators but some, who are shown to be in the table.
///
/// - Spec: EigenLayer core, `IBN254CertificateVerifierTypes.BN254Certificate`
public struct BN254Certificate: Hashable, Sendable {
    /// Which table counts, by its time in Unix seconds.
    public var referenceTimestamp: UInt32
    public var messageHash: Hash
    /// The sum of the signatures.
    public var signature: BN254Point
    /// The sum of the signers' keys in the second group.
    public var signersKey: BN254TwistPoint
    /// In ascending order of indices.
    public var nonSigners: [BN254OperatorWitness]

    public init(
        referenceTimestamp: UInt32, messageHash: Hash, signature: BN254Point,
        signersKey: BN254TwistPoint, nonSigners: [BN254OperatorWitness] = []
    ) {
        self.referenceTimestamp = referenceTimestamp
        self.messageHash = messageHash
        self.signature = signature
        self.signersKey = signersKey
        self.nonSigners = nonSigners
    }
}

/// An operator that has not signed, with the proof that it stands in the table.
///
/// - Spec: EigenLayer core, `IBN254CertificateVerifierTypes.BN254OperatorInfoWitness`
public struct BN254OperatorWitness: Hashable, Sendable {
    public var operatorIndex: UInt32
    /// The siblings from the operator's leaf upward; not looked at if the operator is known.
    public var proof: Bytes
    public var operatorInfo: BN254OperatorInfo

    public init(operatorIndex: UInt32, proof: Bytes, operatorInfo: BN254OperatorInfo) {
        self.operatorIndex = operatorIndex
        self.proof = proof
        self.operatorInfo = operatorInfo
    }
}

public import CairnPrimitives

/// A beacon state's root, and the siblings on its way up to a beacon block's.
///
/// - Spec: EigenLayer core, `BeaconChainProofs.StateRootProof`
public struct StateRootProof: Sendable {
    public let beaconStateRoot: Hash
    /// Hashes of 32 bytes, the lowest first.
    public let proof: Bytes

    public init(beaconStateRoot: Hash, proof: Bytes) {
        self.beaconStateRoot = beaconStateRoot
        self.proof = proof
    }
}

/// A validator's fields, and the siblings on their way up to a beacon state's root.
///
/// - Spec: EigenLayer core, `BeaconChainProofs.ValidatorProof`
public struct ValidatorProof: Sendable {
    public let validatorFields: ValidatorFields
    public let proof: Bytes

    public init(validatorFields: ValidatorFields, proof: Bytes) {
        self.validatorFields = validatorFields
        self.proof = proof
    }
}

/// The root of a beacon state's list of balances, and the siblings on its way up to the block's.
///
/// - Spec: EigenLayer core, `BeaconChainProofs.BalanceContainerProof`
public struct BalanceContainerProof: Sendable {
    public let balanceContainerRoot: Hash
    public let proof: Bytes

    public init(balanceContainerRoot: Hash, proof: Bytes) {
        self.balanceContainerRoot = balanceContainerRoot
        self.proof = proof
    }
}

/// Four balances in one word, and the siblings on its way up to the root of the list of balances.
///
/// - Spec: EigenLayer core, `BeaconChainProofs.BalanceProof`
public struct BalanceProof: Sendable {
    /// The hash of the public key of the validator whose balance is one of the four.
    public let pubkeyHash: Hash
    public let balanceRoot: Hash
    public let proof: Bytes

    public init(pubkeyHash: Hash, balanceRoot: Hash, proof: Bytes) {
        self.pubkeyHash = pubkeyHash
        self.balanceRoot = balanceRoot
        self.proof = proof
    }
}

/// A validator to be proven: its place in the list, its fields, and their way up.
public struct CredentialProof: Sendable {
    /// Below 2^40.
    public let validatorIndex: UInt64
    public let validatorFields: ValidatorFields
    public let proof: Bytes

    public init(validatorIndex: UInt64, validatorFields: ValidatorFields, proof: Bytes) {
        self.validatorIndex = validatorIndex
        self.validatorFields = validatorFields
        self.proof = proof
    }
}

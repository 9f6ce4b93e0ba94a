public import CairnPrimitives

/// A signature that counts once, until its salt is spent, and not after its last second.
public struct SignatureWithSaltAndExpiry: Hashable, Sendable {
    public var signature: Bytes
    public var salt: Hash
    /// Unix seconds, inclusive.
    public var expiry: UInt256

    public init(signature: Bytes, salt: Hash, expiry: UInt256) {
        self.signature = signature
        self.salt = salt
        self.expiry = expiry
    }
}

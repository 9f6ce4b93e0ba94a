public import CairnPrimitives

/// A signature and the last second in which it counts.
public struct SignatureWithExpiry: Hashable, Sendable {
    public var signature: Bytes
    /// Unix seconds, inclusive.
    public var expiry: UInt256

    public init(signature: Bytes = [], expiry: UInt256 = .zero) {
        self.signature = signature
        self.expiry = expiry
    }
}

public import CairnPrimitives

extension Selector {
    /// The selector of a function or error: the first four bytes of its signature's hash.
    public init(hashing signature: String) {
        self.init(UInt32(truncatingIfNeeded: keccak256(utf8: signature).word0 >> 32))
    }
}

public import CairnEthereum
public import CairnPrimitives

/// A block's header with its hash, which need not be computed again.
public struct SealedHeader: Sendable, Hashable {
    public let header: BlockHeader
    public let hash: Hash

    public init(header: BlockHeader, hash: Hash) {
        self.header = header
        self.hash = hash
    }

    /// Computes the hash.
    public init(_ header: BlockHeader) { self.init(header: header, hash: header.hash) }

    public var number: BlockNumber { header.number }
}

public import CairnChain
import CairnEthereum
public import CairnPrimitives
import Synchronization

extension BlockStore {
    /// The header of a number, or nil beyond the chain.
    public func header(number: UInt64) throws(StoreError) -> SealedHeader? {
        try read { db throws(StoreError) in try db.blockRow(number: number)?.sealed }
    }

    /// The header of a hash, or nil when the chain has no such block.
    public func header(hash: Hash) throws(StoreError) -> SealedHeader? {
        try read { db throws(StoreError) in try db.blockRow(hash: hash)?.sealed }
    }

    /// The headers of a range, in order; those beyond the chain are left out.
    public func headers(in numbers: ClosedRange<UInt64>) throws(StoreError) -> [SealedHeader] {
        try read { db throws(StoreError) in
            var headers: [SealedHeader] = []
            try db.forEachBlockRow(from: numbers.lowerBound, through: numbers.upperBound) {
                headers.append($0.sealed)
                return true
            }
            return headers
        }
    }

    /// The block of a number, or nil beyond the chain.
    public func block(number: UInt64) throws(StoreError) -> Block? {
        try read { db throws(StoreError) in
            guard let row = try db.blockRow(number: number) else { return nil }
            return try db.block(row)
        }
    }

    /// The block of a hash, or nil when the chain has no such block.
    public func block(hash: Hash) throws(StoreError) -> Block? {
        try read { db throws(StoreError) in
            guard let row = try db.blockRow(hash: hash) else { return nil }
            return try db.block(row)
        }
    }

    /// The number of the block of a hash, or nil when the chain has no such block.
    public func number(ofBlock hash: Hash) throws(StoreError) -> UInt64? {
        try header(hash: hash)?.number
    }

    /// A block's place in the log, or nil beyond the chain. The genesis block has 0.
    public func sequence(ofBlock number: UInt64) throws(StoreError) -> UInt64? {
        try read { db throws(StoreError) in try db.blockRow(number: number)?.sequence }
    }

    /// How much there is.
    public struct Counts: Hashable, Sendable {
        /// The genesis block included.
        public let blocks: UInt64
        /// Those in blocks.
        public let transactions: UInt64
        /// Transactions that wait for a block.
        public let pooled: UInt64
    }

    /// How much there is, of one moment; costs the same whatever the size.
    public func counts() -> Counts {
        state.withLock { state in
            Counts(
                blocks: state.head.number - genesis.number + 1, transactions: state.total,
                pooled: state.pooledCount)
        }
    }
}

import CairnChain
import CairnEthereum
public import CairnPrimitives

extension BlockStore {
    /// Where the transaction of a hash stands, or nil when it is in no block.
    ///
    /// A transaction can be in two blocks only after its sender's nonce was set back; the newest
    /// counts, here and in the other searches.
    public func location(ofTransaction hash: Hash) throws(StoreError) -> TransactionLocation? {
        try transaction(hash: hash).map {
            TransactionLocation(blockNumber: $0.block.number, index: $0.index)
        }
    }

    /// The transaction of a hash, or nil when it is in no block.
    public func transaction(hash: Hash) throws(StoreError) -> LocatedTransaction? {
        try read { db throws(StoreError) in
            try db.newestTransaction(where: .hash, is: hash.word0) { $0.sent.hash == hash }
        }
    }

    /// The transaction that a sender sent with a nonce, or nil when it is in no block.
    public func transaction(
        sender: Address, nonce: UInt64
    ) throws(StoreError) -> LocatedTransaction? {
        let word = Checksum.origin(sender: sender, nonce: nonce)
        return try read { db throws(StoreError) in
            try db.newestTransaction(where: .origin, is: word) {
                $0.sent.sender == sender && $0.sent.transaction.unsigned.nonce == nonce
            }
        }
    }

    /// The transaction at a place in a block, or nil when there is none.
    public func transaction(
        block number: UInt64, index: Int
    ) throws(StoreError) -> LocatedTransaction? {
        guard number < RowID.numberLimit, 0..<RowID.partLimit ~= index else { return nil }
        let id = RowID(number, part: index)
        return try read { db throws(StoreError) in
            var found: LocatedTransaction?
            try db.forEachTransaction(from: id, through: id) { row throws(StoreError) in
                found = try db.located(row, try db.included(row))
                return false
            }
            return found
        }
    }
}

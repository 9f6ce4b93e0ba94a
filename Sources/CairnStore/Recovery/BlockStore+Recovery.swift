public import CairnChain
import CairnPrimitives

extension BlockStore {
    /// Keeps an image of the world after a block; the newest two are kept.
    ///
    /// Can be called on another thread than ``commit(_:)``, which then waits.
    ///
    /// - Throws: `snapshotOffChain` when the block is no longer on the chain.
    public func saveSnapshot(
        _ image: [UInt8], of block: SealedHeader
    ) throws(StoreError) {
        try change { db, _ throws(StoreError) in
            try SnapshotTable(database: db).insert(image, of: block)
        }
    }

    /// Finds the newest image that is whole.
    ///
    /// - Throws: What makes even the search impossible; a damaged image is a warning.
    public func newestSnapshot() throws(StoreError) -> Recovery {
        try read { db throws(StoreError) in
            let table = SnapshotTable(database: db)
            var warnings: [StoreError] = []
            for sequence in try table.sequences() {
                do throws(StoreError) {
                    return Recovery(snapshot: try table.load(sequence), warnings: warnings)
                } catch {
                    warnings.append(error)
                }
            }
            return Recovery(snapshot: nil, warnings: warnings)
        }
    }

    /// The log after a place in it, piece by piece; 0 is the genesis block's.
    public func entries(after sequence: UInt64) -> EntryCursor {
        EntryCursor(store: self, after: sequence)
    }

    /// The transactions that wait for a block, in the order in which they came.
    public func pooledTransactions() throws(StoreError) -> [SentTransaction] {
        try read { db throws(StoreError) in
            var transactions: [SentTransaction] = []
            try Query(db, "SELECT hash, sequence, body FROM pool ORDER BY sequence").forEach {
                row throws(StoreError) in
                do throws(RowFault) {
                    let sent = try RowReader.decodeSent(row.blob(2))
                    guard sent.hash == Hash(row.blob(0)) else { throw .hashDiffers }
                    transactions.append(sent)
                } catch {
                    throw .damaged(.row(table: "pool", key: row.integer(1), fault: error))
                }
            }
            return transactions
        }
    }

    /// The bytes kept under a name, or nil.
    public func setting(_ name: String) throws(StoreError) -> [UInt8]? {
        try read { db throws(StoreError) in
            try Query(db, "SELECT value FROM setting WHERE name = ?").bind(1, text: name)
                .first { [UInt8]($0.blob(0)) }
        }
    }
}

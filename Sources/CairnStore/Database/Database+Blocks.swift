import CairnChain
import CairnEthereum
import CairnPrimitives
import GRDB

/// A row of the table of blocks.
struct BlockRow {
    let sealed: SealedHeader
    /// The place in the log.
    let sequence: UInt64
    /// The number of transactions up to and with the block.
    let total: UInt64
}

extension Database {
    private static let columns = "SELECT number, sequence, hash_head, total, header FROM block"

    /// Decodes the row of ``columns`` at which a query stands.
    private func blockRow(_ row: Query) throws(StoreError) -> BlockRow {
        let number = row.integer(0)
        do throws(RowFault) {
            return BlockRow(
                sealed: try HeaderRow.decode(
                    row.blob(4), number: number, hashHead: row.integer(2)),
                sequence: row.integer(1), total: row.integer(3))
        } catch {
            throw .damaged(.row(table: "block", key: number, fault: error))
        }
    }

    func blockRow(number: UInt64) throws(StoreError) -> BlockRow? {
        // Larger numbers would read as negative ones.
        guard number < RowID.numberLimit else { return nil }
        return try Query(self, "\(Self.columns) WHERE number = ?").bind(1, number).first(blockRow)
    }

    func blockRow(hash: Hash) throws(StoreError) -> BlockRow? {
        let query = try Query(self, "\(Self.columns) WHERE number >> 16 = ? AND hash_head = ?")
            .bind(2, hash.word0)
        defer { query.reset() }
        for era in try eras().reversed() {
            try query.bind(1, era)
            while try query.next() {
                let row = try blockRow(query)
                if row.sealed.hash == hash { return row }
            }
            query.reset()
        }
        return nil
    }

    /// The eras that the chain reaches over.
    func eras() throws(StoreError) -> ClosedRange<UInt64> {
        try Query(self, "SELECT (SELECT min(number) FROM block), (SELECT max(number) FROM block)")
            .first { $0.integer(0) >> Schema.eraBits...$0.integer(1) >> Schema.eraBits } ?? 0...0
    }

    func oldestBlockRow() throws(StoreError) -> BlockRow? {
        try Query(self, "\(Self.columns) ORDER BY number LIMIT 1").first(blockRow)
    }

    func newestBlockRow() throws(StoreError) -> BlockRow? {
        try Query(self, "\(Self.columns) ORDER BY number DESC LIMIT 1").first(blockRow)
    }

    /// Gives the rows of a range to `body`, in order, until it returns false.
    func forEachBlockRow(
        from first: UInt64, through last: UInt64,
        _ body: (BlockRow) throws(StoreError) -> Bool
    ) throws(StoreError) {
        guard first < RowID.numberLimit, first <= last else { return }
        let query = try Query(self, "\(Self.columns) WHERE number BETWEEN ? AND ? ORDER BY number")
            .bind(1, first).bind(2, min(last, RowID.numberLimit))
        defer { query.reset() }
        while try query.next() {
            guard try body(try blockRow(query)) else { return }
        }
    }
}

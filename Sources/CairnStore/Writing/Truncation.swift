import CairnChain
import CairnEthereum
import CairnPrimitives
import GRDB

/// The taking back of blocks and interventions, within a write transaction.
struct Truncation {
    let database: Database
    let genesis: SealedHeader

    /// Removes the blocks after a number and the interventions after a place in the log.
    ///
    /// The cost is proportional to what is removed. Freed pages are used again; the file does not
    /// shrink.
    ///
    /// - Throws: `truncationOutsideChain`, `truncationSequenceWrong`.
    func run(
        afterBlock number: UInt64, sequence: UInt64?, state: inout WriterState
    ) throws(StoreError) {
        // Checks
        guard number >= genesis.number, number <= state.head.number,
            let kept = try database.blockRow(number: number)
        else {
            throw .truncationOutsideChain(
                block: number, oldest: genesis.number, newest: state.head.number)
        }
        let removed = try database.blockRow(number: number + 1)
        let highest = removed.map { $0.sequence - 1 } ?? state.lastSequence
        let sequence = sequence ?? kept.sequence
        guard sequence >= kept.sequence, sequence <= highest else {
            throw .truncationSequenceWrong(
                found: sequence, lowest: kept.sequence, highest: highest)
        }

        // Effects
        if removed != nil { try removeBlocks(after: number, total: kept.total, state: state) }
        try Query(database, "DELETE FROM intervention WHERE sequence > ?").bind(1, sequence).run()
        try SnapshotTable(database: database).remove(after: sequence)
        state.head = kept.sealed
        state.headSequence = kept.sequence
        state.total = kept.total
    }

    private func removeBlocks(
        after number: UInt64, total: UInt64, state: WriterState
    ) throws(StoreError) {
        if state.total > total {
            try removePostings(after: number)
            try Query(database, "DELETE FROM txn WHERE id > ?").bind(1, RowID.last(of: number))
                .run()
        }
        try Query(database, "DELETE FROM withdrawal WHERE number > ?").bind(1, number).run()
        try Query(database, "DELETE FROM block WHERE number > ?").bind(1, number).run()
    }

    /// Removes what the index of logs says of later transactions, which lies scattered in it.
    private func removePostings(after number: UInt64) throws(StoreError) {
        let delete = try Query(database, "DELETE FROM posting WHERE word = ? AND txn = ?")
        let first = RowID.first(of: number + 1)
        let last = RowID.last(of: RowID.numberLimit - 1)
        try database.forEachTransaction(from: first, through: last) { row throws(StoreError) in
            let id = RowID(rawValue: row.integer(0))
            let logs = try database.decode(id, row.blob(3)) { $0.logs }
            for word in TransactionRow.postings(of: logs) {
                try delete.bind(1, word).bind(2, id).run()
            }
            return true
        }
    }
}

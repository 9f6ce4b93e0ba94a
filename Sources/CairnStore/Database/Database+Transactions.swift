import CairnChain
import CairnEthereum
import CairnPrimitives
import GRDB

extension Database {
    /// Checks the row of a transaction and gives it to `body` while its bytes are there.
    func decode<Value>(
        _ id: RowID, _ bytes: UnsafeRawBufferPointer,
        _ body: (TransactionRow) throws(RowFault) -> Value
    ) throws(StoreError) -> Value {
        do throws(RowFault) {
            return try body(try TransactionRow(bytes))
        } catch {
            throw .damaged(.row(table: "txn", key: id.rawValue, fault: error))
        }
    }

    /// A block with its transactions, which are checked against the words by which they are found.
    func block(_ row: BlockRow) throws(StoreError) -> Block {
        let header = row.sealed.header
        let isEmpty = header.transactionsRoot == emptyTrieRoot
        return Block(
            header: header,
            transactions: isEmpty ? [] : try transactions(ofBlock: row.sealed.number),
            withdrawals: try withdrawals(of: row.sealed))
    }

    private func withdrawals(of sealed: SealedHeader) throws(StoreError) -> [Withdrawal] {
        guard let root = sealed.header.withdrawalsRoot, root != emptyTrieRoot else { return [] }
        let number = sealed.number
        let found = try Query(self, "SELECT body FROM withdrawal WHERE number = ?")
            .bind(1, number).first { row throws(StoreError) in
                do throws(RowFault) {
                    return try WithdrawalRow.decode(row.blob(0), root: root)
                } catch { throw .damaged(.row(table: "withdrawal", key: number, fault: error)) }
            }
        guard let found else { throw .damaged(.rowMissing(table: "withdrawal", key: number)) }
        return found
    }

    func transactions(ofBlock number: UInt64) throws(StoreError) -> [IncludedTransaction] {
        var transactions: [IncludedTransaction] = []
        try forEachTransaction(from: .first(of: number), through: .last(of: number)) {
            row throws(StoreError) in
            transactions.append(try self.included(row))
            return true
        }
        return transactions
    }

    /// Decodes the row at which a query of ``forEachTransaction`` stands.
    func included(_ row: Query) throws(StoreError) -> IncludedTransaction {
        try decode(RowID(rawValue: row.integer(0)), row.blob(3)) { decoded throws(RowFault) in
            let included = try decoded.included()
            let sent = included.sent
            guard sent.hash.word0 == row.integer(1),
                Checksum.origin(sender: sent.sender, nonce: sent.transaction.unsigned.nonce)
                    == row.integer(2)
            else { throw .hashDiffers }
            return included
        }
    }

    /// Gives rows of id, first word of the hash, origin and body to `body`, until it returns false.
    func forEachTransaction(
        from first: RowID, through last: RowID, _ body: (Query) throws(StoreError) -> Bool
    ) throws(StoreError) {
        let query = try Query(
            self, "SELECT id, hash_head, origin, body FROM txn WHERE id BETWEEN ? AND ? ORDER BY id"
        )
        .bind(1, first).bind(2, last)
        defer { query.reset() }
        while try query.next() {
            guard try body(query) else { return }
        }
    }

    /// The newest transaction under a word of one of the indexes that `isMeant` accepts.
    func newestTransaction(
        where index: TransactionIndex, is word: UInt64,
        _ isMeant: (IncludedTransaction) -> Bool
    ) throws(StoreError) -> LocatedTransaction? {
        let query = try Query(
            self,
            """
            SELECT id, hash_head, origin, body FROM txn \
            WHERE id >> 36 = ? AND \(index.rawValue) = ? ORDER BY id DESC
            """
        ).bind(2, word)
        defer { query.reset() }
        for era in try eras().reversed() {
            try query.bind(1, era)
            while try query.next() {
                let included = try included(query)
                if isMeant(included) { return try located(query, included) }
            }
            query.reset()
        }
        return nil
    }

    /// Adds to a decoded row where it stands.
    func located(
        _ row: Query, _ included: IncludedTransaction
    ) throws(StoreError) -> LocatedTransaction {
        let id = RowID(rawValue: row.integer(0))
        let firstLog = try decode(id, row.blob(3)) { decoded in decoded.firstLog }
        guard let block = try blockRow(number: id.number) else {
            throw .damaged(.rowMissing(table: "block", key: id.number))
        }
        return LocatedTransaction(
            block: block.sealed, index: id.part, firstLogIndex: firstLog, transaction: included)
    }
}

/// A column by which transactions are found.
enum TransactionIndex: String {
    case hash = "hash_head"
    case origin
}

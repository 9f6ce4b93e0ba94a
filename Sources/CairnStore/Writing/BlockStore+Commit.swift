import CairnChain
import CairnEthereum
import CairnPrimitives
import GRDB
import Synchronization

extension BlockStore {
    /// Keeps a group of entries, all or none.
    ///
    /// When this returns they are on the disk, unless the store is ephemeral.
    ///
    /// - Returns: The place in the log of the last entry that has one, here or before.
    /// - Throws: The first refusal, or what the database says; nothing of the group is kept then.
    ///   After a failure of the disk every further write is refused with `stopped`.
    @discardableResult
    public func commit(_ entries: [ChainEntry]) throws(StoreError) -> UInt64 {
        try change { db, state throws(StoreError) in
            var batch = try Batch(db, genesis: genesis, state: state)
            for entry in entries { try batch.append(entry) }
            state = batch.state
            return state.lastSequence
        }
    }

    /// Runs a write transaction; what `body` makes of the state holds once it is committed.
    func change<Value: Sendable>(
        _ body: (Database, inout WriterState) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        try state.withLock { current throws(StoreError) in
            if let code = current.stoppedByCode { throw .stopped(afterCode: code) }
            try checkpointIfLong()
            var next = current
            let result: Value
            do {
                result = try pool.write { db in try body(db, &next) }
            } catch {
                let error = StoreError(error)
                current.stoppedByCode = error.stopsWriting
                throw error
            }
            current = next
            return result
        }
    }
}

/// The writing of one group.
private struct Batch {
    let database: Database
    let genesis: SealedHeader
    var state: WriterState

    private let insertBlock: Query
    private let insertTransaction: Query
    private let insertPosting: Query
    private let deletePooled: Query

    init(_ database: Database, genesis: SealedHeader, state: WriterState) throws(StoreError) {
        self.database = database
        self.genesis = genesis
        self.state = state
        insertBlock = try Query(
            database,
            """
            INSERT INTO block (number, sequence, hash_head, total, header) VALUES (?, ?, ?, ?, ?)
            """)
        insertTransaction = try Query(
            database, "INSERT INTO txn (id, hash_head, origin, body) VALUES (?, ?, ?, ?)")
        insertPosting = try Query(database, "INSERT INTO posting (word, txn) VALUES (?, ?)")
        deletePooled = try Query(database, "DELETE FROM pool WHERE hash = ?")
    }

    mutating func append(_ entry: ChainEntry) throws(StoreError) {
        switch entry {
        case .block(let block, let interventions):
            for intervention in interventions { try append(intervention) }
            try append(block)
        case .intervention(let intervention): try append(intervention)
        case .pooled(let sent): try pool(sent)
        case .dropped(let hash): try drop(hash)
        case .truncated(let number, let sequence):
            let truncation = Truncation(database: database, genesis: genesis)
            try truncation.run(afterBlock: number, sequence: sequence, state: &state)
        case .setting(let name, let value):
            try Query(database, "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)")
                .bind(1, text: name).bind(2, value).run()
        }
    }

    private mutating func nextSequence() -> UInt64 {
        state.lastSequence += 1
        return state.lastSequence
    }

    // MARK: The log

    private mutating func append(_ intervention: Intervention) throws(StoreError) {
        var row = RowWriter(reservingCapacity: 160)
        row.append(raw: intervention.encoded)
        try Query(database, "INSERT INTO intervention (sequence, body) VALUES (?, ?)")
            .bind(1, nextSequence()).bind(2, row.sealed()).run()
    }

    private mutating func append(_ block: Block) throws(StoreError) {
        // Checks
        guard block.number == state.head.number + 1 else {
            throw .blockOutOfOrder(expected: state.head.number + 1, found: block.number)
        }
        guard block.number < RowID.numberLimit else {
            throw .numberTooLarge(found: block.number, limit: RowID.numberLimit)
        }
        guard block.header.parentHash == state.head.hash else {
            throw .parentDiffers(
                block: block.number, expected: state.head.hash, found: block.header.parentHash)
        }
        guard block.transactions.count <= RowID.partLimit else {
            throw .blockTooLarge(
                transactions: block.transactions.count, limit: RowID.partLimit)
        }

        // Effects
        let sequence = nextSequence()
        state.headSequence = sequence
        state.total += UInt64(block.transactions.count)
        state.head = SealedHeader(header: block.header, hash: block.hash)
        try insertBlock
            .bind(1, block.number).bind(2, sequence).bind(3, block.hash.word0)
            .bind(4, state.total).bind(5, HeaderRow.encode(block.header)).run()
        if !block.withdrawals.isEmpty {
            try Query(database, "INSERT INTO withdrawal (number, body) VALUES (?, ?)")
                .bind(1, block.number).bind(2, WithdrawalRow.encode(block.withdrawals)).run()
        }
        var firstLog = 0
        for (index, included) in block.transactions.enumerated() {
            try append(included, id: RowID(block.number, part: index), firstLog: firstLog)
            firstLog += included.receipt.logs.count
        }
    }

    private mutating func append(
        _ included: IncludedTransaction, id: RowID, firstLog: Int
    ) throws(StoreError) {
        let sent = included.sent
        let origin = Checksum.origin(
            sender: sent.sender, nonce: sent.transaction.unsigned.nonce)
        try insertTransaction
            .bind(1, id).bind(2, sent.hash.word0).bind(3, origin)
            .bind(4, TransactionRow.encode(included, firstLog: firstLog)).run()
        for word in TransactionRow.postings(of: included.receipt.logs) {
            try insertPosting.bind(1, word).bind(2, id).run()
        }
        if state.pooledCount > 0 { try drop(sent.hash) }
    }

    // MARK: The pool

    private mutating func pool(_ sent: SentTransaction) throws(StoreError) {
        let isPooled = try Query(database, "SELECT 1 FROM pool WHERE hash = ?")
            .bind(1, sent.hash.bytes).first { _ in true }
        guard isPooled == nil else { return }
        try Query(database, "INSERT INTO pool (hash, sequence, body) VALUES (?, ?, ?)")
            .bind(1, sent.hash.bytes).bind(2, nextSequence()).bind(3, RowWriter.encode(sent))
            .run()
        state.pooledCount += 1
    }

    private mutating func drop(_ hash: Hash) throws(StoreError) {
        try deletePooled.bind(1, hash.bytes).run()
        state.pooledCount -= UInt64(database.changesCount)
    }
}

import CairnChain
import CairnEthereum
import CairnPrimitives
import GRDB

/// The checks of a database that is about to be used; they only read.
///
/// Their cost does not grow with the chain: the newest blocks are checked in full, older ones by
/// sample, and the structure as a whole only while the file is small. Every other row is checked
/// when it is read.
struct Inspection {
    /// Files up to this size are checked whole.
    private static let smallByteCount: UInt64 = 16 << 20
    /// How many of the newest headers are checked one after the other.
    private static let newestHeaders: UInt64 = 128
    /// How many of the newest blocks are checked with their transactions.
    private static let newestBlocks: UInt64 = 4
    /// How many headers before are looked at.
    private static let sampleCount: UInt64 = 64

    let database: Database

    /// Checks all and returns what the writer goes on from.
    ///
    /// - Throws: `schemaNewer`, `genesisDiffers`, `damaged`.
    func run(genesis: SealedHeader) throws(StoreError) -> WriterState {
        try checkVersion()
        try checkSchema()
        try checkGenesis(genesis)
        try checkStructure()
        let newest = try checkNewest(genesis)
        try checkContent(of: newest, genesis)
        try checkSamples(genesis, newest)
        let last = try checkBeyond(newest)
        return WriterState(
            head: newest.sealed, headSequence: newest.sequence, total: newest.total,
            lastSequence: last, pooledCount: try integer("SELECT count(*) FROM pool"))
    }

    private func integer(_ sql: String) throws(StoreError) -> UInt64 {
        try Query(database, sql).first { $0.integer(0) } ?? 0
    }

    // MARK: The file

    private func checkVersion() throws(StoreError) {
        let found = UInt32(truncatingIfNeeded: try integer("PRAGMA user_version"))
        guard found <= Schema.version else {
            throw .schemaNewer(found: found, known: Schema.version)
        }
    }

    private func checkSchema() throws(StoreError) {
        var found: [String] = []
        try Query(
            database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
        ).forEach { found.append($0.text(0)) }
        let expected = Schema.objects.map(\.sql)
        for index in 0..<max(found.count, expected.count) {
            let found = index < found.count ? found[index] : ""
            let expected = index < expected.count ? expected[index] : ""
            guard found == expected else {
                throw .damaged(.schemaDiffers(expected: expected, found: found))
            }
        }
    }

    private func checkStructure() throws(StoreError) {
        let size = try integer("PRAGMA page_count") * integer("PRAGMA page_size")
        guard size <= Self.smallByteCount else { return }
        let result = try Query(database, "PRAGMA quick_check(1)").first { $0.text(0) } ?? ""
        guard result == "ok" else { throw .damaged(.structure(result)) }
    }

    // MARK: The chain

    private func checkGenesis(_ genesis: SealedHeader) throws(StoreError) {
        guard let oldest = try database.oldestBlockRow() else {
            throw .damaged(.rowMissing(table: "block", key: genesis.number))
        }
        guard oldest.sealed.hash == genesis.hash else {
            throw .genesisDiffers(found: oldest.sealed.hash, expected: genesis.hash)
        }
    }

    /// Checks that the newest headers follow one another.
    private func checkNewest(_ genesis: SealedHeader) throws(StoreError) -> BlockRow {
        guard let newest = try database.newestBlockRow() else {
            throw .damaged(.rowMissing(table: "block", key: genesis.number))
        }
        let last = newest.sealed.number
        let first = last - min(last - genesis.number, Self.newestHeaders)
        var previous: BlockRow?
        var expected = first
        try database.forEachBlockRow(from: first, through: last) { row throws(StoreError) in
            guard row.sealed.number == expected else {
                throw .damaged(.rowMissing(table: "block", key: expected))
            }
            expected += 1
            if let previous { try check(row, follows: previous) }
            previous = row
            return true
        }
        return newest
    }

    private func check(_ row: BlockRow, follows previous: BlockRow) throws(StoreError) {
        let number = row.sealed.number
        guard row.sealed.header.parentHash == previous.sealed.hash else {
            throw .damaged(
                .chainBroken(
                    block: number, expected: previous.sealed.hash,
                    found: row.sealed.header.parentHash))
        }
        guard row.sequence > previous.sequence else {
            throw .damaged(
                .countBroken(
                    block: number, expected: previous.sequence + 1, found: row.sequence))
        }
    }

    /// Checks that the newest blocks have the transactions and receipts that their headers name.
    private func checkContent(
        of newest: BlockRow, _ genesis: SealedHeader
    ) throws(StoreError) {
        var row = newest
        for _ in 0..<min(Self.newestBlocks, newest.sealed.number - genesis.number) {
            let number = row.sealed.number
            guard let previous = try database.blockRow(number: number - 1) else {
                throw .damaged(.rowMissing(table: "block", key: number - 1))
            }
            let transactions = try database.transactions(ofBlock: number)
            let total = previous.total + UInt64(transactions.count)
            guard row.total == total else {
                throw .damaged(.countBroken(block: number, expected: total, found: row.total))
            }
            let header = row.sealed.header
            try check(
                Transaction.root(of: transactions.map(\.sent.transaction)),
                is: header.transactionsRoot, block: number)
            try check(
                Receipt.root(of: transactions.map(\.receipt)), is: header.receiptsRoot,
                block: number)
            row = previous
        }
    }

    private func check(
        _ found: Hash, is expected: Hash, block number: UInt64
    ) throws(StoreError) {
        guard found == expected else {
            throw .damaged(.rootDiffers(block: number, expected: expected, found: found))
        }
    }

    /// Reads headers all over the chain, and finds each by its hash.
    private func checkSamples(
        _ genesis: SealedHeader, _ newest: BlockRow
    ) throws(StoreError) {
        let length = newest.sealed.number - genesis.number
        for sample in 0..<Self.sampleCount {
            let (high, low) = length.multipliedFullWidth(by: sample)
            let number = genesis.number + Self.sampleCount.dividingFullWidth((high, low)).quotient
            guard let row = try database.blockRow(number: number),
                let byHash = try database.blockRow(hash: row.sealed.hash),
                byHash.sealed.number == number
            else { throw .damaged(.rowMissing(table: "block", key: number)) }
        }
    }

    /// Checks that no row belongs to a later block, and returns the last place in the log.
    private func checkBeyond(_ newest: BlockRow) throws(StoreError) -> UInt64 {
        let head = newest.sealed.number
        let transaction = RowID(rawValue: try integer("SELECT max(id) FROM txn"))
        guard transaction.number <= head else {
            throw .damaged(
                .rowBeyondHead(table: "txn", key: transaction.rawValue, head: head))
        }
        let snapshot = try integer("SELECT max(sequence) FROM snapshot")
        guard snapshot <= newest.sequence else {
            throw .damaged(.rowBeyondHead(table: "snapshot", key: snapshot, head: head))
        }
        return try max(
            newest.sequence, integer("SELECT max(sequence) FROM intervention"),
            integer("SELECT max(sequence) FROM pool"))
    }
}

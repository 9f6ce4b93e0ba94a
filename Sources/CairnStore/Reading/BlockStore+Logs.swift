public import CairnChain
import CairnEthereum
import CairnPrimitives
import GRDB

extension BlockStore {
    /// The logs that match a query, in the order of the chain.
    ///
    /// Of the address and the topics asked for, the rarest leads: only transactions that have it
    /// are read. Where nothing is asked for, the transactions of the range are.
    ///
    /// - Throws: `tooManyLogs` when there are more than `limit`.
    public func logs(
        matching query: LogQuery, limit: Int
    ) throws(StoreError) -> [LocatedLog] {
        let numbers = query.blocks.clamped(to: 0...RowID.numberLimit - 1)
        guard numbers.overlaps(query.blocks) else { return [] }
        return try read { db throws(StoreError) in
            var search = LogSearch(
                database: db, query: query, limit: limit, first: .first(of: numbers.lowerBound),
                last: .last(of: numbers.upperBound))
            return try search.run()
        }
    }
}

/// One search for logs, at one moment.
private struct LogSearch {
    let database: Database
    let query: LogQuery
    let limit: Int
    let first: RowID
    let last: RowID

    private var found: [LocatedLog] = []
    /// The block whose header was read last.
    private var block: SealedHeader?

    init(database: Database, query: LogQuery, limit: Int, first: RowID, last: RowID) {
        self.database = database
        self.query = query
        self.limit = limit
        self.first = first
        self.last = last
    }

    mutating func run() throws(StoreError) -> [LocatedLog] {
        guard let words = try rarestWords() else {
            let rows = try Query(
                database, "SELECT id, body FROM txn WHERE id BETWEEN ? AND ? ORDER BY id"
            ).bind(1, first).bind(2, last)
            defer { rows.reset() }
            while try rows.next() {
                try collect(RowID(rawValue: rows.integer(0)), rows.blob(1))
            }
            return found
        }
        let hits = try transactions(with: words)
        defer { hits.reset() }
        let row = try Query(database, "SELECT body FROM txn WHERE id = ?")
        defer { row.reset() }
        while try hits.next() {
            let id = RowID(rawValue: hits.integer(0))
            guard try row.bind(1, id).next() else {
                throw .damaged(.rowMissing(table: "txn", key: id.rawValue))
            }
            try collect(id, row.blob(0))
            row.reset()
        }
        return found
    }

    /// The transactions of the range that have one of the words, in order.
    private func transactions(with words: [UInt64]) throws(StoreError) -> Query {
        if words.count == 1 {
            return try Query(
                database,
                "SELECT txn FROM posting WHERE txn BETWEEN ? AND ? AND word = ? ORDER BY txn"
            ).bind(1, first).bind(2, last).bind(3, words[0])
        }
        let list = words.map { String(Int64(bitPattern: $0)) }.joined(separator: ",")
        return try Query(
            once: database,
            """
            SELECT DISTINCT txn FROM posting WHERE txn BETWEEN ? AND ? AND word IN (\(list)) \
            ORDER BY txn
            """
        ).bind(1, first).bind(2, last)
    }

    /// Adds the logs of a transaction that match.
    private mutating func collect(
        _ id: RowID, _ bytes: UnsafeRawBufferPointer
    ) throws(StoreError) {
        let query = query
        let matches = try database.decode(id, bytes) { row throws(RowFault) in
            let matches = row.logs.enumerated().filter { query.matches($0.element) }
            guard !matches.isEmpty else { return ([(offset: Int, element: Log)](), Hash.zero, 0) }
            return (matches, try row.hash(), row.firstLog)
        }
        guard !matches.0.isEmpty else { return }
        guard found.count + matches.0.count <= limit else {
            throw .tooManyLogs(limit: limit, reachedBlock: id.number)
        }
        let block = try header(id.number)
        for match in matches.0 {
            found.append(
                LocatedLog(
                    log: match.element, block: block, transactionHash: matches.1,
                    transactionIndex: id.part, logIndex: matches.2 + match.offset))
        }
    }

    private mutating func header(_ number: UInt64) throws(StoreError) -> SealedHeader {
        if let block, block.number == number { return block }
        guard let row = try database.blockRow(number: number) else {
            throw .damaged(.rowMissing(table: "block", key: number))
        }
        block = row.sealed
        return row.sealed
    }

    // MARK: What leads

    /// More alternatives than this lead no search.
    private static let alternativeLimit = 1_000
    /// What is more frequent than this is not counted further.
    private static let countLimit: UInt64 = 10_000

    /// The words of the address or topic that the fewest transactions have, or nil when all is
    /// wanted.
    private func rarestWords() throws(StoreError) -> [UInt64]? {
        var choices = [query.addresses.map { Checksum.posting(of: $0) }]
        for (place, topics) in query.topics.enumerated() {
            choices.append(topics.map { Checksum.posting(of: $0, at: place) })
        }
        choices.removeAll { $0.isEmpty || $0.count > Self.alternativeLimit }
        guard choices.count > 1 else { return choices.first }
        var rarest: (words: [UInt64], count: UInt64)?
        for words in choices {
            let count = try frequency(of: words, below: rarest?.count ?? Self.countLimit)
            if rarest.map({ count < $0.count }) ?? true { rarest = (words, count) }
        }
        return rarest?.words
    }

    /// How many transactions have one of the words, counted up to a bound.
    private func frequency(
        of words: [UInt64], below bound: UInt64
    ) throws(StoreError) -> UInt64 {
        var count: UInt64 = 0
        for word in words where count < bound {
            count +=
                try Query(
                    database,
                    """
                    SELECT count(*) FROM (SELECT 1 FROM posting WHERE word = ? \
                    AND txn BETWEEN ? AND ? LIMIT ?)
                    """
                ).bind(1, word).bind(2, first).bind(3, last).bind(4, bound - count)
                .first { $0.integer(0) } ?? 0
        }
        return count
    }
}

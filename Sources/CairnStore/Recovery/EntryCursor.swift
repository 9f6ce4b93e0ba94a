import CairnChain
import CairnEthereum
import CairnPrimitives
import GRDB

/// Reads the log in order, a few hundred entries or a few megabytes at a time.
///
/// Each piece is read at a moment of its own: the log must not be truncated meanwhile.
public struct EntryCursor {
    private static let entryLimit = 512
    private static let byteLimit = 4 << 20

    private let store: BlockStore
    /// The place of the entry that was read last.
    private var sequence: UInt64
    /// The first block after it, once that is known.
    private var nextBlock: UInt64?
    /// What has been read and not yet returned, the next one last.
    private var piece: [RecordedEntry] = []

    init(store: BlockStore, after sequence: UInt64) {
        self.store = store
        self.sequence = sequence
    }

    /// The next entry, or nil at the end.
    public mutating func next() throws(StoreError) -> RecordedEntry? {
        if let entry = piece.popLast() { return entry }
        let nextBlock =
            if let nextBlock { nextBlock } else { try store.firstBlock(after: sequence) }
        let sequence = sequence
        let entries = try store.read { db throws(StoreError) in
            try Self.entries(of: db, after: sequence, from: nextBlock)
        }
        self.nextBlock = nextBlock + UInt64(entries.count { $0.isBlock })
        self.sequence = entries.last?.sequence ?? sequence
        piece = entries.reversed()
        return piece.popLast()
    }

    /// Merges blocks and interventions by their places.
    private static func entries(
        of db: Database, after sequence: UInt64, from firstBlock: UInt64
    ) throws(StoreError) -> [RecordedEntry] {
        let interventions = try Query(
            db, "SELECT sequence, body FROM intervention WHERE sequence > ? ORDER BY sequence"
        ).bind(1, sequence)
        defer { interventions.reset() }
        var hasIntervention = try interventions.next()
        var entries: [RecordedEntry] = []
        var bytes = 0

        /// Takes the interventions before a place, as far as the piece reaches.
        func takeInterventions(before end: UInt64) throws(StoreError) {
            while hasIntervention, interventions.integer(0) < end, entries.count < entryLimit,
                bytes < byteLimit
            {
                entries.append(try entry(interventions))
                bytes += interventions.blob(1).count
                hasIntervention = try interventions.next()
            }
        }

        try db.forEachBlockRow(from: firstBlock, through: RowID.numberLimit) {
            row throws(StoreError) in
            try takeInterventions(before: row.sequence)
            guard entries.count < entryLimit, bytes < byteLimit else { return false }
            let block = try db.block(row)
            entries.append(.block(block, sequence: row.sequence))
            bytes += block.approximateSize
            return true
        }
        if entries.count < entryLimit, bytes < byteLimit { try takeInterventions(before: .max) }
        return entries
    }

    private static func entry(_ row: Query) throws(StoreError) -> RecordedEntry {
        let sequence = row.integer(0)
        do throws(RowFault) {
            var reader = try RowReader(sealed: row.blob(1))
            let intervention = try reader.readIntervention()
            return .intervention(intervention, sequence: sequence)
        } catch {
            throw .damaged(.row(table: "intervention", key: sequence, fault: error))
        }
    }
}

extension BlockStore {
    /// The number of the first block after a place in the log.
    ///
    /// Numbers and places grow together, so halving finds it without an index.
    fileprivate func firstBlock(after sequence: UInt64) throws(StoreError) -> UInt64 {
        try read { db throws(StoreError) in
            guard let newest = try db.newestBlockRow() else {
                throw .damaged(.rowMissing(table: "block", key: self.genesis.number))
            }
            var low = self.genesis.number + 1
            var high = newest.sealed.number + 1
            while low < high {
                let middle = low + (high - low) / 2
                guard let row = try db.blockRow(number: middle) else {
                    throw .damaged(.rowMissing(table: "block", key: middle))
                }
                if row.sequence > sequence { high = middle } else { low = middle + 1 }
            }
            return low
        }
    }
}

extension RowReader {
    /// Reads an intervention, which takes the rest of the row.
    fileprivate mutating func readIntervention() throws(RowFault) -> Intervention {
        do {
            return try Intervention(decoding: [UInt8](try readRest()))
        } catch {
            throw refuse()
        }
    }
}

extension RecordedEntry {
    fileprivate var isBlock: Bool {
        switch self {
        case .block: true
        case .intervention: false
        }
    }
}

extension Block {
    /// Roughly the bytes in memory.
    fileprivate var approximateSize: Int {
        transactions.reduce(1_000) { size, included in
            let logs = included.receipt.logs.reduce(0) { $0 + 300 + $1.data.count }
            return size + 1_000 + logs + included.output.count
                + included.sent.transaction.unsigned.data.count
        }
    }
}

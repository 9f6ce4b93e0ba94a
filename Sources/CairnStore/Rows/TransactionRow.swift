import CairnChain
import CairnEthereum
import CairnPrimitives

/// A transaction in a block with its outcome: the logs first, so that a search reads no further
/// where they do not match.
struct TransactionRow {
    /// The place of the first log among all of the block.
    let firstLog: Int
    let logs: [Log]
    /// What stands behind the logs.
    private var rest: RowReader

    static func encode(_ included: IncludedTransaction, firstLog: Int) -> [UInt8] {
        let logs = included.receipt.logs
        let size = logs.reduce(384) { $0 + 160 + $1.data.count }
        var row = RowWriter(
            reservingCapacity: size + included.output.count
                + included.sent.transaction.unsigned.data.count)
        row.append(count: firstLog)
        row.append(count: logs.count)
        for log in logs {
            row.append(log.address)
            row.append(count: log.topics.count)
            for topic in log.topics { row.append(topic) }
            row.append(log.data.bytes)
        }
        row.append(byte: included.receipt.succeeded ? 1 : 0)
        row.append(included.receipt.cumulativeGasUsed)
        row.append(included.gasUsed)
        row.append(included.effectiveGasPrice)
        row.append(included.output.bytes)
        row.append(included.sent)
        return row.sealed()
    }

    /// Checks the row and reads its logs. The bytes must outlive the row.
    init(_ bytes: UnsafeRawBufferPointer) throws(RowFault) {
        var row = try RowReader(sealed: bytes)
        let firstLog = try row.readInteger()
        guard firstLog < 1 << 62 else { throw row.refuse() }
        self.firstLog = Int(firstLog)
        var logs: [Log] = []
        let count = try row.readCount()
        logs.reserveCapacity(count)
        for _ in 0..<count {
            let address = try row.readAddress()
            var topics: [Hash] = []
            for _ in 0..<(try row.readCount()) { topics.append(try row.readHash()) }
            logs.append(Log(address: address, topics: topics, data: Bytes(try row.readBytes())))
        }
        self.logs = logs
        rest = row
    }

    /// Reads the transaction and its outcome.
    func included() throws(RowFault) -> IncludedTransaction {
        var row = rest
        let outcome = try row.readByte()
        guard outcome <= 1 else { throw row.refuse() }
        let cumulativeGasUsed = try row.readInteger()
        let gasUsed = try row.readInteger()
        let price = try row.readWei()
        let output = Bytes(try row.readBytes())
        let sent = try row.readSent()
        try row.finish()
        return IncludedTransaction(
            sent: sent,
            receipt: Receipt(
                kind: sent.transaction.unsigned.kind, succeeded: outcome == 1,
                cumulativeGasUsed: cumulativeGasUsed, logs: logs),
            gasUsed: gasUsed, effectiveGasPrice: price, output: output)
    }

    /// Reads the hash of the transaction only.
    func hash() throws(RowFault) -> Hash {
        var row = rest
        _ = try row.readByte()
        _ = try row.readInteger()
        _ = try row.readInteger()
        _ = try row.readWei()
        _ = try row.readBytes(count: try row.readCount())
        return try row.readSent().hash
    }

    /// The keys under which a search finds the logs, each once, in order.
    static func postings(of logs: [Log]) -> [UInt64] {
        guard !logs.isEmpty else { return [] }
        var keys: [UInt64] = []
        for log in logs {
            keys.append(Checksum.posting(of: log.address))
            for (place, topic) in log.topics.enumerated() {
                keys.append(Checksum.posting(of: topic, at: place))
            }
        }
        keys.sort()
        var last: UInt64?
        keys.removeAll { key in
            defer { last = key }
            return key == last
        }
        return keys
    }
}

public import CairnPrimitives

/// What a block's receipts root says about the outcome of a transaction.
///
/// - Spec: Ethereum Yellow Paper, "Transaction Receipt"; EIP-658, EIP-2718.
public struct Receipt: Hashable, Sendable {
    /// The envelope of the transaction.
    public var kind: UnsignedTransaction.Kind
    /// Whether the transaction took effect.
    public var succeeded: Bool
    /// How much gas the block had used when the transaction was done.
    public var cumulativeGasUsed: UInt64
    /// What the contracts recorded.
    public var logs: [Log]
    /// The set of the addresses and topics in ``logs``.
    public var logsBloom: LogsBloom

    /// Joins the fields; the set follows from the logs.
    public init(
        kind: UnsignedTransaction.Kind, succeeded: Bool, cumulativeGasUsed: UInt64, logs: [Log]
    ) {
        self.kind = kind
        self.succeeded = succeeded
        self.cumulativeGasUsed = cumulativeGasUsed
        self.logs = logs
        logsBloom = LogsBloom(logs)
    }

    /// The encoding, behind the type of the newer envelopes.
    public var encoded: [UInt8] {
        let dataSize = logs.reduce(0) { $0 + 160 + $1.data.count }
        var writer = RLPWriter(reservingCapacity: 300 + dataSize)
        if kind != .legacy { writer.append(raw: CollectionOfOne(kind.rawValue)) }
        writer.appendList { list in
            list.append(UInt64(succeeded ? 1 : 0))
            list.append(cumulativeGasUsed)
            logsBloom.withBytes { list.append($0) }
            list.appendList { records in
                for log in logs { records.append(log) }
            }
        }
        return writer.bytes
    }

    /// The root that a block's header gives for its receipts.
    public static func root(of receipts: [Receipt]) -> Hash {
        orderedTrieRoot(receipts.map(\.encoded))
    }
}

extension Transaction {
    /// The root that a block's header gives for its transactions.
    public static func root(of transactions: [Transaction]) -> Hash {
        orderedTrieRoot(transactions.map(\.encoded))
    }
}

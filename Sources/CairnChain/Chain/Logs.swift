public import CairnEthereum
public import CairnPrimitives

/// A log with its place in the chain.
public struct PlacedLog: Sendable, Hashable {
    public let log: Log
    public let blockNumber: BlockNumber
    public let blockHash: Hash
    public let blockTimestamp: Timestamp
    public let transactionHash: Hash
    public let transactionIndex: Int
    /// Counted within the block.
    public let logIndex: Int
    /// Whether a reorganisation has taken it back.
    public let isRemoved: Bool

    public init(
        log: Log, blockNumber: BlockNumber, blockHash: Hash, blockTimestamp: Timestamp,
        transactionHash: Hash, transactionIndex: Int, logIndex: Int, isRemoved: Bool = false
    ) {
        self.log = log
        self.blockNumber = blockNumber
        self.blockHash = blockHash
        self.blockTimestamp = blockTimestamp
        self.transactionHash = transactionHash
        self.transactionIndex = transactionIndex
        self.logIndex = logIndex
        self.isRemoved = isRemoved
    }
}

/// The logs wanted of a range of blocks. Addresses and, at each position, topics are alternatives;
/// empty means any.
public struct LogQuery: Sendable, Hashable {
    public var blocks: ClosedRange<BlockNumber>
    public var addresses: [Address]
    public var topics: [[Hash]]

    public init(
        blocks: ClosedRange<BlockNumber>, addresses: [Address] = [], topics: [[Hash]] = []
    ) {
        self.blocks = blocks
        self.addresses = addresses
        self.topics = topics
    }

    /// Whether a log is of a wanted contract and has the wanted topics; blocks are not looked at.
    public func matches(_ log: Log) -> Bool {
        guard addresses.isEmpty || addresses.contains(log.address) else { return false }
        guard topics.count <= log.topics.count else { return false }
        return zip(topics, log.topics).allSatisfy { wanted, topic in
            wanted.isEmpty || wanted.contains(topic)
        }
    }
}

extension Block {
    public var sealedHeader: SealedHeader { SealedHeader(header: header, hash: hash) }

    /// The logs of all transactions, numbered through the block.
    public var placedLogs: [PlacedLog] {
        var logs: [PlacedLog] = []
        for (index, included) in transactions.enumerated() {
            for log in included.receipt.logs {
                logs.append(
                    PlacedLog(
                        log: log, blockNumber: number, blockHash: hash, blockTimestamp: timestamp,
                        transactionHash: included.sent.hash, transactionIndex: index,
                        logIndex: logs.count))
            }
        }
        return logs
    }
}

public import CairnPrimitives

/// A record that a contract leaves in the receipt of a transaction.
public struct Log: Hashable, Sendable {
    /// The contract.
    public var address: Address
    /// Up to four words by which logs are found; usually the first names the event.
    public var topics: [Hash]
    /// Everything else.
    public var data: Bytes

    /// Joins the fields.
    public init(address: Address, topics: [Hash], data: Bytes) {
        self.address = address
        self.topics = topics
        self.data = data
    }
}

extension LogsBloom {
    /// Adds the address and the topics of a log.
    public mutating func insert(_ log: Log) {
        insert(log.address)
        for topic in log.topics { insert(topic) }
    }

    /// The set of the addresses and topics of some logs.
    public init(_ logs: some Sequence<Log>) {
        self.init()
        for log in logs { insert(log) }
    }
}

extension RLPWriter {
    /// Appends a log as a list of its three fields.
    public mutating func append(_ log: Log) {
        appendList { list in
            list.append(log.address)
            list.appendList { topics in
                for topic in log.topics { topics.append(topic) }
            }
            list.append(log.data)
        }
    }
}

public import CairnEthereum
public import CairnPrimitives

/// Up to four topics, without an allocation.
public struct Topics: Hashable, Sendable, RandomAccessCollection {
    private var first = Hash.zero
    private var second = Hash.zero
    private var third = Hash.zero
    private var fourth = Hash.zero
    public private(set) var count = 0

    public init() {}

    /// - Precondition: At most four.
    public init(_ topics: some Sequence<Hash>) {
        for topic in topics { append(topic) }
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    public subscript(index: Int) -> Hash {
        precondition(index >= 0 && index < count, "topic \(index) of \(count)")
        switch index {
        case 0: return first
        case 1: return second
        case 2: return third
        default: return fourth
        }
    }

    public mutating func append(_ topic: Hash) {
        switch count {
        case 0: first = topic
        case 1: second = topic
        case 2: third = topic
        case 3: fourth = topic
        default: preconditionFailure("a log has four topics at most")
        }
        count += 1
    }
}

/// The logs of a transaction, their data in one buffer that is used again.
public struct LogBatch: ~Copyable {
    struct Record {
        let address: Address
        let topics: Topics
        let data: Range<Int>
    }

    private(set) var records: [Record] = []
    var data = ABIWriter()

    public init() {}

    public var count: Int { records.count }

    mutating func append(_ address: Address, _ topics: Topics, dataFrom start: Int) {
        records.append(Record(address: address, topics: topics, data: start..<data.count))
    }

    public mutating func removeAll() {
        records.removeAll(keepingCapacity: true)
        data.truncate(to: 0)
    }

    /// The logs as values of their own.
    public func logs() -> [Log] {
        records.map { record in
            Log(
                address: record.address, topics: Array(record.topics),
                data: Bytes(
                    Array(UnsafeRawBufferPointer(rebasing: data.bytes[record.data]))))
        }
    }
}

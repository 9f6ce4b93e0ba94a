import CairnJSON
public import CairnPrimitives

/// What logs a client asks for.
///
/// - Spec: execution-apis, `src/schemas/filter.yaml`
public struct LogFilter: Sendable, Equatable {
    /// Which blocks are searched.
    public enum Blocks: Sendable, Equatable {
        /// One block.
        case block(Hash)
        /// All blocks from one to another; nil is left to the method, mostly the head.
        case range(from: BlockParameter?, through: BlockParameter?)
    }

    /// Which blocks are searched.
    public var blocks: Blocks
    /// The contracts whose logs are wanted; empty for all.
    public var addresses: [Address]
    /// For each position the topics that are wanted there; empty for any.
    public var topics: [[Hash]]

    /// Joins the parts.
    public init(blocks: Blocks, addresses: [Address] = [], topics: [[Hash]] = []) {
        self.blocks = blocks
        self.addresses = addresses
        self.topics = topics
    }

    /// Whether a log with these topics from this contract is wanted.
    public func matches(address: Address, topics found: [Hash]) -> Bool {
        guard addresses.isEmpty || addresses.contains(address) else { return false }
        guard topics.count <= found.count else { return false }
        return zip(topics, found).allSatisfy { wanted, topic in
            wanted.isEmpty || wanted.contains(topic)
        }
    }
}

extension LogFilter {
    /// The most contracts, and the most alternatives for one topic.
    private static let maximumAlternatives = 1000
    /// No log has more topics.
    private static let maximumTopics = 4

    /// Reads `address`, `topics`, `fromBlock`, `toBlock` and `blockHash`.
    init(_ argument: Argument) throws(RPCError) {
        let fields = try argument.fields()
        blocks = try LogFilter.blocks(fields)
        addresses = try LogFilter.addresses(fields.optional("address"))
        topics = []
        guard let argument = fields.optional("topics") else { return }
        for alternatives in try argument.elements(limit: LogFilter.maximumTopics) {
            topics.append(try LogFilter.alternatives(alternatives))
        }
    }

    private static func blocks(_ fields: ArgumentFields) throws(RPCError) -> Blocks {
        let from = try fields.optional("fromBlock")?.blockNumber()
        let through = try fields.optional("toBlock")?.blockNumber()
        guard let hash = try fields.optional("blockHash")?.hash() else {
            return .range(from: from, through: through)
        }
        guard from == nil, through == nil else { throw .blockHashWithRange }
        return .block(hash)
    }

    private static func addresses(_ argument: Argument?) throws(RPCError) -> [Address] {
        guard let argument else { return [] }
        guard case .array = argument.value else { return [try argument.address()] }
        var addresses: [Address] = []
        for element in try argument.elements(limit: maximumAlternatives) {
            addresses.append(try element.address())
        }
        return addresses
    }

    /// Reads null for any topic, one topic, or several of which null makes it any.
    private static func alternatives(_ argument: Argument) throws(RPCError) -> [Hash] {
        if argument.value.isNull { return [] }
        guard case .array = argument.value else { return [try argument.hash()] }
        var topics: [Hash] = []
        var isAny = false
        for element in try argument.elements(limit: maximumAlternatives) {
            if element.value.isNull {
                isAny = true
            } else {
                topics.append(try element.hash())
            }
        }
        return isAny ? [] : topics
    }
}

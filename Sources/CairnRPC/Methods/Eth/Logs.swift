import CairnJSON
import CairnChain
import CairnPrimitives

extension RPCMethods {
    /// The logs of the past.
    ///
    /// - Spec: execution-apis, `src/eth/filter.yaml`
    mutating func addLogs(_ node: NodeServices) {
        add("eth_getLogs") { _, parameters throws(RPCError) in
            .array(try node.logs(parameters.filter(0)).map(JSON.log))
        }
    }
}

extension NodeServices {
    /// The logs that a filter asks for.
    ///
    /// A range without an end, or with `pending` as its end, ends at the head, and one that begins
    /// above the head without an end is empty: pollers ask so before the next block is there.
    ///
    /// - Throws: `-32602` for a range that ends before it begins, ends above the head or is too
    ///   wide; `-32001` for an unknown block.
    func logs(_ filter: LogFilter) throws(RPCError) -> [PlacedLog] {
        guard let range = try range(of: filter.blocks) else { return [] }
        let width = range.upperBound - range.lowerBound
        guard width < limits.logBlocks else { throw .blockRangeTooWide(limit: limits.logBlocks) }
        let query = LogQuery(blocks: range, addresses: filter.addresses, topics: filter.topics)
        let logs = try backend.logs(query)
        guard logs.count <= limits.logs else { throw .tooManyLogs(limit: limits.logs) }
        return logs
    }

    private func range(
        of blocks: LogFilter.Blocks
    ) throws(RPCError) -> ClosedRange<BlockNumber>? {
        switch blocks {
        case .block(let hash):
            guard let header = try backend.header(hash: hash) else { throw .blockNotFound(hash) }
            return header.number...header.number
        case .range(let first, let last):
            let head = backend.head.number
            let lower = try number(of: first ?? .latest, head: head)
            let upper = try number(of: last ?? .latest, head: head)
            if lower > upper {
                // Only an explicit end can lie wrongly; the head is where it is.
                if case .number? = last { throw .invalidBlockRange }
                return nil
            }
            guard upper <= head else { throw .blockRangeBeyondHead }
            return lower...upper
        }
    }

    private func number(
        of parameter: BlockParameter, head: BlockNumber
    ) throws(RPCError) -> BlockNumber {
        switch parameter {
        case .number(let number): number
        case .earliest: backend.genesisNumber
        case .latest, .pending: head
        case .safe: backend.safeNumber
        case .finalized: backend.finalizedNumber
        case .hash(let hash, _): throw .blockNotFound(hash)
        }
    }
}

extension RPCError {
    /// A request for logs names more blocks than the node searches at once.
    public static func blockRangeTooWide(limit: UInt64) -> RPCError {
        invalidParameters("block range is too wide: at most \(limit) blocks at once")
    }

    /// A request for logs has more results than the node hands out at once.
    public static func tooManyLogs(limit: Int) -> RPCError {
        RPCError(code: tooManyLogsCode, message: "query returned more than \(limit) results")
    }

    /// The code of ``tooManyLogs(limit:)``, which providers gave the meaning "limit exceeded".
    static let tooManyLogsCode = -32005
}

import CairnJSON
import CairnChain
import CairnPrimitives

/// The filters of all clients that have no lasting connection.
final class FilterRegistry: Sendable {
    private let backend: any ChainBackend
    private let limits: NodeLimits
    private let table: FilterTable
    private let stop: @Sendable () -> Void

    init(_ backend: any ChainBackend, limits: NodeLimits) {
        let table = FilterTable(limits: limits)
        self.backend = backend
        self.limits = limits
        self.table = table
        stop = backend.listen { table.receive($0) }
    }

    deinit { stop() }

    /// Opens a filter for what happens from now on.
    func open(_ kind: FilterKind) throws(RPCError) -> UInt256 {
        try table.open(kind, from: backend.head.number + 1)
    }

    /// Closes a filter; false when there was none.
    func close(_ id: UInt256) -> Bool { table.close(id) }

    /// What logs a filter is for.
    ///
    /// - Throws: ``RPCError/filterNotFound``, also for filters that are not for logs.
    func logFilter(_ id: UInt256) throws(RPCError) -> LogFilter {
        guard case .logs(let filter)? = table.reading(id)?.kind else { throw .filterNotFound }
        return filter
    }

    /// What has happened since a filter was last asked, or opened.
    ///
    /// Very much at once is handed out in portions, the next when the filter is asked again.
    ///
    /// - Throws: ``RPCError/filterNotFound``.
    func changes(_ id: UInt256) throws(RPCError) -> [JSON] {
        while true {
            guard let reading = table.reading(id) else { throw .filterNotFound }
            let found = try results(of: reading)
            guard let kept = table.advance(id, reading, to: found.next) else { continue }
            return kept.removed.map(JSON.log) + kept.hashes.map(JSON.hash) + found.results
        }
    }

    private func results(
        of reading: FilterTable.Reading
    ) throws(RPCError) -> (results: [JSON], next: BlockNumber) {
        let head = backend.head.number
        guard reading.next <= head else { return ([], reading.next) }
        switch reading.kind {
        case .transactions: return ([], head + 1)
        case .blocks:
            let last = min(head, reading.next + UInt64(limits.logs) - 1)
            var hashes: [JSON] = []
            for number in reading.next...last {
                // Blocks may be taken back meanwhile; then everything is read again.
                if let header = try backend.header(number: number) {
                    hashes.append(.hash(header.hash))
                }
            }
            return (hashes, last + 1)
        case .logs(let filter):
            let last = min(head, reading.next + limits.logBlocks - 1)
            return try logs(filter, in: reading.next...last)
        }
    }

    /// The logs of as many of the blocks as can be handed out at once, but of one at least.
    private func logs(
        _ filter: LogFilter, in blocks: ClosedRange<BlockNumber>
    ) throws(RPCError) -> (results: [JSON], next: BlockNumber) {
        var blocks = blocks
        while true {
            let query = LogQuery(
                blocks: blocks, addresses: filter.addresses, topics: filter.topics)
            do throws(RPCError) {
                let logs = try backend.logs(query).filter { filter.wants($0) }
                return (logs.map(JSON.log), blocks.upperBound + 1)
            } catch  where error.code == RPCError.tooManyLogsCode && blocks.count > 1 {
                blocks = blocks.lowerBound...(blocks.lowerBound + UInt64(blocks.count / 2) - 1)
            }
        }
    }
}

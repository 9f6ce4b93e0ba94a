import CairnChain
import CairnEthereum
import CairnPrimitives
import Testing

@testable import CairnStore

@Suite("A search for logs")
struct LogTests {
    let directory: TemporaryDirectory
    let store: BlockStore
    var chain = TestChain(seed: 30)

    init() throws {
        directory = try TemporaryDirectory()
        store = try BlockStore.open(directory: directory.path, genesis: chain.genesis)
        let blocks = (0..<60).map { chain.next(transactions: $0 % 7, logs: 4) }
        try store.commit(blocks.map { .block($0) })
    }

    /// The logs that match, found by looking at each.
    private func naive(_ query: LogQuery) -> [LocatedLog] {
        var found: [LocatedLog] = []
        for block in chain.blocks where query.blocks.contains(block.number) {
            var place = 0
            for (index, included) in block.transactions.enumerated() {
                for log in included.receipt.logs {
                    let isWanted =
                        (query.addresses.isEmpty || query.addresses.contains(log.address))
                        && log.topics.count >= query.topics.count
                        && query.topics.indices.allSatisfy {
                            query.topics[$0].isEmpty || query.topics[$0].contains(log.topics[$0])
                        }
                    if isWanted {
                        found.append(
                            LocatedLog(
                                log: log, block: SealedHeader(block.header),
                                transactionHash: included.sent.hash, transactionIndex: index,
                                logIndex: place))
                    }
                    place += 1
                }
            }
        }
        return found
    }

    @Test("finds what looking at each log finds")
    func againstNaive() throws {
        var foundCount = 0
        for seed in 0..<400 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let first = random.next(below: 62)
            let query = LogQuery(
                blocks: first...first + random.next(below: 62),
                addresses: (0..<random.next(below: 3)).map { _ in
                    TestChain.contract(random.next(below: 13))
                },
                topics: (0..<random.next(below: 5)).map { _ in
                    (0..<random.next(below: 4)).map { _ in TestChain.topic(random.next(below: 10)) }
                })
            let found = try store.logs(matching: query, limit: 10_000)
            #expect(found == naive(query), "seed \(seed)")
            foundCount += found.count
        }
        #expect(foundCount > 1_000)
    }

    @Test("refuses more than the limit, and says where it was passed")
    func limit() throws {
        let query = LogQuery(blocks: 0...60, addresses: [TestChain.contract(3)])
        let all = naive(query)
        #expect(all.count > 20)
        #expect(try store.logs(matching: query, limit: all.count) == all)
        let last = try #require(all.last)
        #expect(
            throws: StoreError.tooManyLogs(
                limit: all.count - 1, reachedBlock: last.block.number)
        ) { try store.logs(matching: query, limit: all.count - 1) }
    }

    @Test("beyond the chain finds nothing", arguments: [61...UInt64.max, UInt64.max...UInt64.max])
    func beyond(blocks: ClosedRange<UInt64>) throws {
        #expect(try store.logs(matching: LogQuery(blocks: blocks), limit: 10).isEmpty)
    }

    @Test("takes more alternatives than lead a search")
    func manyAlternatives() throws {
        let query = LogQuery(
            blocks: 0...60, addresses: (3..<2_000).map { TestChain.contract($0) })
        let found = try store.logs(matching: query, limit: 10_000)
        #expect(!found.isEmpty)
        #expect(found == naive(query))
    }
}

import CairnChain
import CairnEthereum
import CairnPrimitives
import Testing

@testable import CairnStore

@Suite("A truncation")
struct TruncationTests {
    let directory: TemporaryDirectory
    var chain = TestChain(seed: 20)

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test("leaves the store as if the rest had never been")
    mutating func branch() throws {
        let store = try BlockStore.open(directory: directory.path, genesis: chain.genesis)
        for _ in 0..<5 { try store.commit([.block(chain.next(transactions: 6))]) }
        let kept = try rows(store)
        let entries = try store.allEntries()
        var gone: [Block] = []
        for _ in 0..<4 { gone.append(chain.next(transactions: 6)) }
        try store.commit([.pooled(chain.nextSent())])
        for block in gone {
            try store.commit([.block(block, after: [.setNonce(.zero, block.number)])])
        }
        try store.saveSnapshot([1, 2, 3], of: store.head)
        chain.truncate(after: 5)
        try store.commit([.truncated(afterBlock: 5)])

        #expect(try rows(store) == kept)
        #expect(try store.allEntries() == entries)
        #expect(store.counts() == .init(blocks: 6, transactions: 30, pooled: 1))
        #expect(store.head == SealedHeader(chain.head))
        #expect(try store.newestSnapshot().snapshot == nil)
        for block in gone {
            #expect(try store.block(hash: block.hash) == nil)
            #expect(try store.transaction(hash: block.transactions[0].sent.hash) == nil)
        }

        // Another branch grows, under later places in the log.
        let before = store.lastSequence
        let block = chain.next(transactions: 2)
        try store.commit([.block(block)])
        #expect(try store.block(number: 6) == block)
        #expect(store.lastSequence == before + 1)
    }

    @Test("keeps the interventions up to a place between two blocks")
    mutating func interventions() throws {
        let store = try BlockStore.open(directory: directory.path, genesis: chain.genesis)
        let first = chain.nextEmpty()
        let second = chain.nextEmpty()
        let changes = (0..<3).map { Intervention.setBalance(.zero, Wei($0)) }
        try store.commit([.block(first), .intervention(changes[0])])
        let place = try store.commit([.intervention(changes[1])])
        try store.commit([.intervention(changes[2]), .block(second)])
        #expect(place == 3)
        #expect(throws: StoreError.truncationSequenceWrong(found: 5, lowest: 1, highest: 4)) {
            try store.commit([.truncated(afterBlock: 1, sequence: 5)])
        }
        try store.commit([.truncated(afterBlock: 1, sequence: place)])
        #expect(
            try store.allEntries() == [
                .block(first, sequence: 1), .intervention(changes[0], sequence: 2),
                .intervention(changes[1], sequence: 3),
            ])
        try store.commit([.truncated(afterBlock: 0)])
        #expect(try store.allEntries().isEmpty)
        #expect(store.head.header == chain.genesis)
    }

    @Test("and what follows can stand in one group")
    mutating func inOneGroup() throws {
        let store = try BlockStore.open(directory: directory.path, genesis: chain.genesis)
        try store.commit((0..<3).map { _ in .block(chain.next(transactions: 2)) })
        chain.truncate(after: 1)
        let block = chain.next(transactions: 1)
        try store.commit([.truncated(afterBlock: 1), .block(block)])
        #expect(store.counts() == .init(blocks: 3, transactions: 3, pooled: 0))
        #expect(try store.allEntries().count == 2)
    }

    /// How many rows the tables of blocks have.
    private func rows(_ store: BlockStore) throws -> [UInt64] {
        try store.read { db throws(StoreError) in
            try ["block", "txn", "posting", "intervention"].map { table throws(StoreError) in
                try Query(db, "SELECT count(*) FROM \(table)").first { $0.integer(0) } ?? 0
            }
        }
    }
}

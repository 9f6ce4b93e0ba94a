import CairnChain
import CairnEthereum
import CairnPrimitives
import GRDB
import Testing

@testable import CairnStore

@Suite("Recovery")
struct RecoveryTests {
    let directory: TemporaryDirectory
    var chain = TestChain(seed: 40)

    init() throws {
        directory = try TemporaryDirectory()
    }

    func open() throws -> BlockStore {
        try BlockStore.open(directory: directory.path, genesis: chain.genesis)
    }

    @Test("gives the log back in the order in which it was written, from any place")
    mutating func order() throws {
        let store = try open()
        var expected: [RecordedEntry] = []
        var sequence: UInt64 = 0
        for round in 0..<700 {
            var group: [ChainEntry] = []
            let changes = (0..<chain.random.next(below: 3)).map {
                Intervention.setNonce(TestChain.contract(UInt64(round)), $0)
            }
            for change in changes {
                sequence += 1
                expected.append(.intervention(change, sequence: sequence))
            }
            if chain.random.next(below: 3) > 0 {
                let block = chain.next(transactions: Int(chain.random.next(below: 2)))
                sequence += 1
                expected.append(.block(block, sequence: sequence))
                group = [.block(block, after: changes)]
            } else {
                group = changes.map { .intervention($0) }
            }
            #expect(try store.commit(group) == sequence)
        }
        #expect(expected.count > 1_000)
        #expect(try store.allEntries() == expected)
        for start in stride(from: 0, through: Int(sequence), by: 37) {
            let found = try store.allEntries(after: UInt64(start))
            #expect(found.count == expected.count - start)
            #expect(found.first == (start < expected.count ? expected[start] : nil))
        }
        for block in chain.blocks.prefix(20) {
            let place = try #require(try store.sequence(ofBlock: block.number))
            #expect(expected[Int(place) - 1] == .block(block, sequence: place))
        }
    }

    @Test("reads a log of large entries in pieces")
    mutating func largeEntries() throws {
        let store = try open()
        let images = (0..<5).map { Bytes([UInt8](repeating: UInt8($0), count: 3 << 20)) }
        for image in images {
            try store.commit([.block(chain.nextEmpty(), after: [.loadImage(image)])])
        }
        let entries = try store.allEntries()
        #expect(entries.map(\.sequence) == Array(1...10))
        #expect(entries[8] == .intervention(.loadImage(images[4]), sequence: 9))
    }

    @Test("finds the newest snapshot and keeps two")
    mutating func snapshots() throws {
        var store = try open()
        #expect(try store.newestSnapshot().snapshot == nil)
        var images: [[UInt8]] = []
        for size in [0, 1, SnapshotTable.chunkSize, SnapshotTable.chunkSize * 5 / 2] {
            try store.commit([.block(chain.nextEmpty(), after: [.setNonce(.zero, 1)])])
            images.append((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) })
            try store.saveSnapshot(images[images.count - 1], of: store.head)
            let found = try store.newestSnapshot()
            #expect(found.warnings.isEmpty)
            #expect(found.snapshot?.image == images.last)
            #expect(found.snapshot?.block == store.head)
            #expect(found.snapshot?.sequence == store.lastSequence)
        }
        #expect(try chunkCount(store) == 4)
        try store.saveSnapshot(images[3], of: store.head)
        #expect(try chunkCount(store) == 4)
        try store.close()
        store = try open()
        #expect(try store.newestSnapshot().snapshot?.image == images[3])
    }

    @Test("refuses a snapshot of a block that is not on the chain")
    mutating func snapshotOffChain() throws {
        let store = try open()
        let gone = chain.nextEmpty()
        chain.truncate(after: 0)
        try store.commit([.block(chain.nextEmpty())])
        #expect(throws: StoreError.snapshotOffChain(block: 1, hash: gone.hash)) {
            try store.saveSnapshot([1], of: SealedHeader(gone.header))
        }
    }

    @Test(
        "falls back from a damaged snapshot to the one before, with a warning",
        arguments: [
            "UPDATE snapshot_chunk SET bytes = x'00' WHERE id = (SELECT max(id) FROM snapshot_chunk)",
            "DELETE FROM snapshot_chunk WHERE id = (SELECT max(id) FROM snapshot_chunk)",
            "UPDATE snapshot SET size = size + 1 WHERE sequence = 2",
            "UPDATE snapshot SET size = 1 << 60 WHERE sequence = 2",
            "UPDATE snapshot SET digest = zeroblob(32) WHERE sequence = 2",
            "UPDATE snapshot SET hash = x'' WHERE sequence = 2",
            "UPDATE snapshot SET number = 1 WHERE sequence = 2",
        ])
    mutating func damagedSnapshot(sql: String) throws {
        var store = try open()
        for image: [UInt8] in [[1, 1], [2, 2]] {
            try store.commit([.block(chain.nextEmpty())])
            try store.saveSnapshot(image, of: store.head)
        }
        try store.close()
        try execute(sql)
        store = try open()
        let found = try store.newestSnapshot()
        #expect(found.snapshot?.image == [1, 1])
        #expect(found.snapshot?.sequence == 1)
        #expect(found.warnings.count == 1)
        try store.close()
        try execute("UPDATE snapshot SET digest = zeroblob(32)")
        store = try open()
        #expect(try store.newestSnapshot().snapshot == nil)
        #expect(try store.newestSnapshot().warnings.count == 2)
    }

    private func execute(_ sql: String) throws {
        let queue = try DatabaseQueue(path: directory.database)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    private func chunkCount(_ store: BlockStore) throws -> UInt64? {
        try store.read { db throws(StoreError) in
            try Query(db, "SELECT count(*) FROM snapshot_chunk").first { $0.integer(0) }
        }
    }
}

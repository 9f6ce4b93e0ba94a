import CairnChain
import CairnEthereum
import CairnPrimitives
import Foundation
import GRDB
import Testing

@testable import CairnStore

@Suite("Opening")
struct RefusalTests {
    /// A chain and the file of a closed store that holds it, made once.
    private static let sample = Result { () throws -> (chain: TestChain, file: Data) in
        let directory = try TemporaryDirectory()
        var chain = TestChain(seed: 60)
        let store = try BlockStore.open(directory: directory.path, genesis: chain.genesis)
        let blocks = (0..<300).map { chain.next(transactions: $0 % 10 == 9 ? 3 : 0) }
        try store.commit(blocks.map { .block($0) })
        try store.close()
        return (chain, try Data(contentsOf: URL(fileURLWithPath: directory.database)))
    }

    let directory: TemporaryDirectory
    let chain: TestChain

    /// Lays a closed store into a directory of its own.
    init() throws {
        directory = try TemporaryDirectory()
        let sample = try Self.sample.get()
        chain = sample.chain
        try sample.file.write(to: URL(fileURLWithPath: directory.database))
    }

    @discardableResult
    func open(_ genesis: BlockHeader? = nil) throws -> BlockStore {
        try BlockStore.open(directory: directory.path, genesis: genesis ?? chain.genesis)
    }

    /// Expects a refusal that changes nothing, again and again.
    private func expectRefusal(
        _ reason: StoreError? = nil, genesis: BlockHeader? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = try directory.content()
        for _ in 0..<2 {
            let error = #expect(throws: StoreError.self, sourceLocation: sourceLocation) {
                try open(genesis)
            }
            if let reason { #expect(error == reason, sourceLocation: sourceLocation) }
            #expect(try directory.content() == before, sourceLocation: sourceLocation)
        }
    }

    private func execute(_ sql: String) throws {
        let queue = try DatabaseQueue(path: directory.database)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    // MARK: Success

    @Test("goes on where it was, and makes what is not there")
    func success() throws {
        let store = try open()
        #expect(store.head == SealedHeader(chain.head))
        #expect(store.lastSequence == 300)
        try store.close()
        let parent = try TemporaryDirectory()
        let made = try BlockStore.open(directory: parent.path + "/data", genesis: chain.genesis)
        #expect(made.head.header == chain.genesis)
        try made.close()
    }

    @Test("replaces what an interrupted first start left")
    func interruptedStart() throws {
        let other = try TemporaryDirectory()
        try Data("half".utf8).write(to: URL(fileURLWithPath: other.database + ".new"))
        let store = try BlockStore.open(directory: other.path, genesis: chain.genesis)
        #expect(store.head.header == chain.genesis)
        try store.close()
        #expect(try SystemFile.size(of: other.database + ".new") == nil)
    }

    // MARK: Refusals

    @Test("is refused while the store is open")
    func locked() throws {
        let store = try open()
        #expect(throws: StoreError.locked(directory: directory.path, process: getpid())) {
            try open()
        }
        try store.close()
        try open().close()
    }

    @Test("is refused with another genesis")
    func otherGenesis() throws {
        let other = TestChain.genesis(extraData: [1])
        try expectRefusal(
            .genesisDiffers(found: chain.genesis.hash, expected: other.hash), genesis: other)
        let later = TestChain.genesis(number: 1)
        try expectRefusal(
            .genesisDiffers(found: chain.genesis.hash, expected: later.hash), genesis: later)
    }

    @Test("is refused for a later format")
    func laterSchema() throws {
        try execute("PRAGMA user_version = 3")
        try expectRefusal(.schemaNewer(found: 3, known: 2))
    }

    @Test("is refused for other files")
    func notAStore() throws {
        let reason = StoreError.notAStore(path: directory.database)
        for content in ["", "SQLite format 3", String(repeating: "text ", count: 4_000)] {
            try directory.edit { $0 = Data(content.utf8) }
            try expectRefusal(reason)
        }
        try FileManager.default.removeItem(atPath: directory.database)
        try execute("CREATE TABLE other (a)")
        try expectRefusal(reason)
    }

    @Test("is refused for a log without its database")
    func logAlone() throws {
        let log = directory.database + "-wal"
        try FileManager.default.moveItem(atPath: directory.database, toPath: log)
        try expectRefusal(.databaseMissing(log: log, database: directory.database))
    }

    @Test("is refused for a file that lost its end", arguments: [1, 4_096, 9_000])
    func truncated(lost: Int) throws {
        var size: UInt64 = 0
        try directory.edit {
            size = UInt64($0.count)
            $0.removeLast(lost)
        }
        try expectRefusal(
            .damaged(.fileTruncated(expectedBytes: size, foundBytes: size - UInt64(lost))))
    }

    @Test("is refused for pages of noise", arguments: 0..<12)
    func noise(page: Int) throws {
        var random = SplitMix64(seed: UInt64(page))
        try directory.edit { bytes in
            let count = bytes.count / 4_096
            let start = page * count / 12 * 4_096
            for offset in start..<start + 4_096 {
                bytes[offset] = UInt8(truncatingIfNeeded: random.next())
            }
        }
        try expectRefusal()
    }

    @Test(
        "is refused for an edited content",
        arguments: [
            ("DELETE FROM block WHERE number = 299", "rowMissing"),
            ("DELETE FROM block WHERE number = 0", "genesisDiffers"),
            ("DELETE FROM block", "rowMissing"),
            ("DELETE FROM block WHERE number = 300", "rowBeyondHead"),
            ("DELETE FROM txn WHERE id = (SELECT max(id) FROM txn)", "countBroken"),
            ("UPDATE block SET total = total + 1 WHERE number = 300", "countBroken"),
            ("UPDATE block SET sequence = 1 WHERE number = 299", "countBroken"),
            ("UPDATE block SET hash_head = 0 WHERE number = 290", "row"),
            ("UPDATE block SET header = zeroblob(140) WHERE number = 250", "row"),
            ("UPDATE txn SET body = x'00' || substr(body, 2)", "row"),
            ("UPDATE txn SET origin = origin + 1", "row"),
            ("INSERT INTO txn VALUES (1 << 40, 0, 0, x'')", "rowBeyondHead"),
            ("INSERT INTO snapshot VALUES (301, 0, x'', 0, x'')", "rowBeyondHead"),
            ("CREATE TABLE another (a)", "schemaDiffers"),
            ("DROP INDEX txn_by_origin", "schemaDiffers"),
        ])
    func edited(sql: String, found: String) throws {
        try execute(sql)
        let error = #expect(throws: StoreError.self) { try open() }
        #expect(error?.innermostCase == found)
        try expectRefusal(error)
    }

    @Test("never reads a flipped bit as something else", arguments: 0..<40)
    func flippedBits(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        try directory.edit { bytes in
            let offset = Int(random.next(below: UInt64(bytes.count)))
            bytes[offset] ^= 1 << UInt8(random.next(below: 8))
        }
        // The bit may be one that nothing uses; then everything must be as it was.
        do throws(StoreError) {
            let store = try openTyped()
            for block in chain.blocks where block.number % 5 == 0 {
                let found = try store.block(number: block.number)
                #expect(found == nil || found == block)
            }
            try store.close()
        } catch {
            #expect(!error.description.isEmpty)
        }
    }

    private func openTyped() throws(StoreError) -> BlockStore {
        try BlockStore.open(directory: directory.path, genesis: chain.genesis)
    }
}

extension StoreError {
    /// The name of the case, or of the damage within it.
    fileprivate var innermostCase: String? {
        let outer = Mirror(reflecting: self).children.first
        guard let damage = outer?.value as? Damage else { return outer?.label }
        return Mirror(reflecting: damage).children.first?.label
    }
}

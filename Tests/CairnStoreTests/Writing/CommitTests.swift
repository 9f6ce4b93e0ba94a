import CairnChain
import CairnEthereum
import CairnPrimitives
import Testing

@testable import CairnStore

@Suite("A commit")
struct CommitTests {
    let directory: TemporaryDirectory
    var chain = TestChain(seed: 10)

    init() throws {
        directory = try TemporaryDirectory()
    }

    func open() throws -> BlockStore {
        try BlockStore.open(directory: directory.path, genesis: chain.genesis)
    }

    @Test("keeps blocks, which read the same in every way, also after opening again")
    mutating func roundTrip() throws {
        var store = try open()
        for count in [0, 7, 0, 30, 1] {
            try store.commit([.block(chain.next(transactions: count))])
        }
        for _ in 0..<2 {
            #expect(store.head == SealedHeader(chain.head))
            #expect(store.counts() == .init(blocks: 6, transactions: 38, pooled: 0))
            for block in chain.blocks {
                #expect(try store.block(number: block.number) == block)
                #expect(try store.block(hash: block.hash) == block)
                #expect(try store.number(ofBlock: block.hash) == block.number)
                #expect(try store.header(number: block.number)?.hash == block.hash)
                var firstLog = 0
                for (index, included) in block.transactions.enumerated() {
                    let found = try store.transaction(hash: included.sent.hash)
                    #expect(found?.transaction == included)
                    #expect(found?.block.hash == block.hash)
                    #expect(found?.index == index)
                    #expect(found?.firstLogIndex == firstLog)
                    #expect(
                        try store.transaction(
                            sender: included.sent.sender,
                            nonce: included.sent.transaction.unsigned.nonce) == found)
                    #expect(try store.transaction(block: block.number, index: index) == found)
                    #expect(
                        try store.location(ofTransaction: included.sent.hash)
                            == .init(blockNumber: block.number, index: index))
                    firstLog += included.receipt.logs.count
                }
            }
            #expect(try store.header(number: 0)?.header == chain.genesis)
            #expect(try store.headers(in: 2...9).map(\.hash) == chain.blocks[1...].map(\.hash))
            #expect(try store.block(number: 6) == nil)
            #expect(try store.block(number: .max) == nil)
            #expect(try store.header(hash: TestChain.topic(5)) == nil)
            #expect(try store.transaction(hash: TestChain.topic(5)) == nil)
            #expect(try store.transaction(sender: .zero, nonce: 0) == nil)
            #expect(try store.transaction(block: 1, index: 0) == nil)
            try store.close()
            store = try open()
        }
    }

    @Test(
        "begins where genesis says, and finds what lies on either side of an era's end",
        arguments: [22_000_000, 65_533])
    mutating func laterGenesis(number: UInt64) throws {
        chain = TestChain(seed: 11, genesisNumber: number)
        let store = try open()
        try store.commit((0..<5).map { .block(chain.next(transactions: $0 % 3)) })
        #expect(store.counts() == .init(blocks: 6, transactions: 4, pooled: 0))
        #expect(try store.header(number: 0) == nil)
        #expect(try store.header(number: number)?.header == chain.genesis)
        #expect(try store.header(hash: chain.genesis.hash)?.number == number)
        #expect(try store.allEntries().map(\.sequence) == [1, 2, 3, 4, 5])
        for block in chain.blocks {
            #expect(try store.block(hash: block.hash) == block)
            for included in block.transactions {
                let found = try store.transaction(hash: included.sent.hash)
                #expect(found?.block.number == block.number)
                #expect(
                    try store.transaction(
                        sender: included.sent.sender,
                        nonce: included.sent.transaction.unsigned.nonce) == found)
            }
        }
    }

    @Test("of a refused entry keeps nothing of its group")
    mutating func refusals() throws {
        let store = try open()
        let first = chain.nextEmpty()
        let second = chain.next(transactions: 2)
        chain.truncate(after: 1)
        chain.truncate(after: 0)
        let other = chain.nextEmpty()
        let otherSecond = chain.nextEmpty()
        try store.commit([.block(first)])
        let before = (store.head, store.counts(), store.lastSequence)
        let change = ChainEntry.intervention(.setNonce(.zero, 1))
        let refusals: [([ChainEntry], StoreError)] = [
            ([change, .block(first)], .blockOutOfOrder(expected: 2, found: 1)),
            ([.block(second), .block(second)], .blockOutOfOrder(expected: 3, found: 2)),
            (
                [change, .block(otherSecond)],
                .parentDiffers(block: 2, expected: first.hash, found: other.hash)
            ),
            (
                [change, .truncated(afterBlock: 2)],
                .truncationOutsideChain(block: 2, oldest: 0, newest: 1)
            ),
            (
                [.setting(name: "a", value: [1]), .truncated(afterBlock: 0, sequence: 1)],
                .truncationSequenceWrong(found: 1, lowest: 0, highest: 0)
            ),
        ]
        for (entries, reason) in refusals {
            #expect(throws: reason) { try store.commit(entries) }
            #expect((store.head, store.lastSequence) == (before.0, before.2))
            #expect(store.counts() == before.1)
            #expect(try store.allEntries() == [.block(first, sequence: 1)])
            #expect(try store.setting("a") == nil)
        }
        try store.commit([.block(second)])
        #expect(try store.allEntries().count == 2)
    }

    @Test("keeps the pool in its order, and a block empties it of its transactions")
    mutating func pool() throws {
        var store = try open()
        let waiting = (0..<6).map { _ in chain.nextSent() }
        try store.commit(waiting.map { .pooled($0) } + [.pooled(waiting[0])])
        #expect(store.counts().pooled == 6)
        #expect(try store.pooledTransactions() == waiting)
        let receipt = Receipt(
            kind: waiting[2].transaction.unsigned.kind, succeeded: true, cumulativeGasUsed: 1,
            logs: [])
        let block = chain.seal([
            IncludedTransaction(
                sent: waiting[2], receipt: receipt, gasUsed: 1, effectiveGasPrice: 1, output: [])
        ])
        try store.commit([.block(block), .dropped(waiting[5].hash), .dropped(waiting[5].hash)])
        try store.close()
        store = try open()
        #expect(store.counts() == .init(blocks: 2, transactions: 1, pooled: 4))
        #expect(try store.pooledTransactions() == [0, 1, 3, 4].map { waiting[$0] })
    }

    @Test("keeps settings, the last of a name")
    func settings() throws {
        var store = try open()
        try store.commit([
            .setting(name: "clock", value: [1, 2]), .setting(name: "empty", value: []),
            .setting(name: "clock", value: [3]),
        ])
        try store.close()
        store = try open()
        #expect(try store.setting("clock") == [3])
        #expect(try store.setting("empty") == [])
        #expect(try store.setting("other") == nil)
    }

    @Test("of an ephemeral store leaves nothing behind")
    mutating func ephemeral() throws {
        let store = try BlockStore.openEphemeral(genesis: chain.genesis)
        try store.commit([.block(chain.next(transactions: 3))])
        #expect(try store.block(number: 1) == chain.blocks[0])
        let path = store.directoryPath
        #expect(try SystemFile.size(of: path) != nil)
        try store.close()
        #expect(try SystemFile.size(of: path) == nil)
        #expect(throws: StoreError.closed) { try store.block(number: 1) }
        #expect(throws: StoreError.closed) { try store.commit([]) }
    }

    @Test("can be read by others while it goes on")
    mutating func concurrentReaders() async throws {
        let store = try open()
        let blocks = (0..<200).map { _ in chain.next(transactions: 4) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    while true {
                        let head = store.head.number
                        guard head > 0 else { continue }
                        let block = try store.block(number: head)
                        #expect(block == blocks[Int(head) - 1])
                        let hash = blocks[Int(head) / 2].transactions[1].sent.hash
                        let found = try store.transaction(hash: hash)
                        #expect(head < 2 || found != nil || head / 2 + 1 > head)
                        if head == 200 { return }
                    }
                }
            }
            for block in blocks { try store.commit([.block(block)]) }
            try await group.waitForAll()
        }
    }
}

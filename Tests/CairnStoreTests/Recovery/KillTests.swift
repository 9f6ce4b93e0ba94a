import CairnChain
import CairnEthereum
import CairnPrimitives
import Foundation
import Testing

@testable import CairnStore

@Suite("A killed process", .serialized)
struct KillTests {
    /// The blocks of a round's group: as many, and with as many transactions, as the chain decides.
    static func group(_ chain: inout TestChain) -> [ChainEntry] {
        var group: [ChainEntry] = []
        for _ in 0..<1 + chain.random.next(below: 5) {
            let block = chain.next(transactions: Int(chain.random.next(below: 6)))
            group.append(.block(block, after: [.setNonce(.zero, block.number)]))
        }
        return group
    }

    @Test("loses no acknowledged group and leaves no half one", arguments: 0..<20)
    func kill(round: UInt64) async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path
        let delay = 20_000 + SplitMix64(seed: round).split(index: 1).state % 150_000
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = path as String, round = round as UInt64, delay = delay as UInt64] in
            var chain = TestChain(seed: 50 + round)
            let store = try BlockStore.open(directory: path, genesis: chain.genesis)
            let acknowledged = try #require(
                try SystemFile(path + "/acknowledged", flags: O_RDWR | O_CREAT))
            try store.commit(KillTests.group(&chain))
            Thread.detachNewThread {
                usleep(UInt32(delay))
                Foundation.kill(getpid(), SIGKILL)
            }
            while true {
                try store.commit(KillTests.group(&chain))
                try acknowledged.replace(by: Array("\(chain.blocks.count)".utf8))
                if chain.blocks.count % 7 == 0 {
                    try store.saveSnapshot(
                        [UInt8](repeating: 7, count: 3 << 20), of: store.head)
                }
            }
        }

        let text = try String(contentsOfFile: path + "/acknowledged", encoding: .utf8)
        var chain = TestChain(seed: 50 + round)
        let store = try BlockStore.open(directory: path, genesis: chain.genesis)
        // The file is emptied for a moment before each number is written.
        if let acknowledged = UInt64(text) { #expect(store.head.number >= acknowledged) }
        while chain.head.number < store.head.number { _ = Self.group(&chain) }
        #expect(store.head == SealedHeader(chain.head), "a half group is there")
        var expected: [RecordedEntry] = []
        for block in chain.blocks {
            expected.append(
                .intervention(
                    .setNonce(.zero, block.number), sequence: UInt64(expected.count + 1)))
            expected.append(.block(block, sequence: UInt64(expected.count + 1)))
        }
        #expect(try store.allEntries() == expected)
        #expect(store.head.number > 0)
        #expect(try store.newestSnapshot().warnings.isEmpty)
        try store.commit(Self.group(&chain))
        try store.close()
    }

    @Test("of a second process that wants the same directory")
    func locked() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path
        let store = try BlockStore.open(directory: path, genesis: TestChain.genesis())
        let process = getpid()
        await #expect(processExitsWith: .success) {
            [path = path as String, process = process as Int32] in
            #expect(throws: StoreError.locked(directory: path, process: process)) {
                try BlockStore.open(directory: path, genesis: TestChain.genesis())
            }
        }
        try store.close()
        await #expect(processExitsWith: .success) {
            [path = path as String] in
            try BlockStore.open(directory: path, genesis: TestChain.genesis()).close()
        }
    }
}

import CairnJSON
import CairnEthereum
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Filters")
struct FilterTests {
    let node = TestNode()

    func changes(_ id: JSON) async throws -> [JSON] {
        try await node.result("eth_getFilterChanges", id).elements
    }

    @Test("report new blocks once")
    func blocks() async throws {
        try await node.mine(2)
        let id = try await node.result("eth_newBlockFilter")
        #expect(WireForm.quantity.fits(id))
        #expect(try await changes(id) == [])
        try await node.mine(2)
        var expected: [JSON] = []
        for number in ["0x3", "0x4"] {
            let block = try await node.result("eth_getBlockByNumber", .string(number), false)
            expected.append(try #require(block["hash"]))
        }
        #expect(try await changes(id) == expected)
        #expect(try await changes(id) == [])
    }

    @Test("report new logs that match")
    func logs() async throws {
        try await node.transferTokens(1)
        let all = try await node.result("eth_newFilter", ["fromBlock": "0x0", "address": .token])
        let none = try await node.result("eth_newFilter", ["address": .bob])
        let ended = try await node.result("eth_newFilter", ["toBlock": "0x2"])
        try await node.transferTokens(2)
        try await node.transferTokens(3)
        let found = try await changes(all)
        #expect(found.map { $0["data"] } == [.hash(Hash(UInt256(2))), .hash(Hash(UInt256(3)))])
        for log in found { expect(log, has: WireTables.log) }
        #expect(try await changes(none) == [])
        #expect(try await changes(ended).count == 1)
        let past = try await node.result("eth_getFilterLogs", all).elements
        #expect(past.count == 3)
    }

    @Test("report accepted transactions")
    func transactions() async throws {
        let id = try await node.result("eth_newPendingTransactionFilter")
        let first = try await node.send(node.signed())
        _ = try await node.result("evm_setAutomine", false)
        let second = try await node.send(node.signed())
        #expect(try await changes(id) == [first, second])
        #expect(try await changes(id) == [])
        #expect(try await node.refusal("eth_getFilterLogs", id) == .filterNotFound)
    }

    @Test("step back when a snapshot is returned to, and report what is gone as removed")
    func revert() async throws {
        let logs = try await node.result("eth_newFilter", ["address": .token])
        let blocks = try await node.result("eth_newBlockFilter")
        let unread = try await node.result("eth_newFilter", ["address": .token])
        try await node.transferTokens(1)
        let snapshot = try await node.result("evm_snapshot")
        try await node.transferTokens(2)
        #expect(try await changes(logs).count == 2)
        #expect(try await changes(blocks).count == 2)
        #expect(try await node.result("evm_revert", snapshot) == true)
        try await node.transferTokens(3)

        let after = try await changes(logs)
        #expect(after.map { $0["removed"] } == [true, false])
        #expect(after.map { $0["data"] } == [.hash(Hash(UInt256(2))), .hash(Hash(UInt256(3)))])
        #expect(after.map { $0["blockNumber"] } == ["0x2", "0x2"])
        let head = try await node.result("eth_getBlockByNumber", "latest", false)
        #expect(try await changes(blocks) == [try #require(head["hash"])])
        // What was never handed out is never reported as removed.
        let fresh = try await changes(unread)
        #expect(fresh.map { $0["data"] } == [.hash(Hash(UInt256(1))), .hash(Hash(UInt256(3)))])
    }

    @Test("hand out very much in portions")
    func portions() async throws {
        let node = TestNode(limits: NodeLimits(logs: 3), logLimit: 3)
        let blocks = try await node.result("eth_newBlockFilter")
        let logs = try await node.result("eth_newFilter", [:])
        for amount in 1...5 { try await node.transferTokens(UInt256(amount)) }
        var hashes: [JSON] = []
        var amounts: [JSON?] = []
        for _ in 0..<5 {
            hashes += try await node.result("eth_getFilterChanges", blocks).elements
            amounts += try await node.result("eth_getFilterChanges", logs).elements
                .map { $0["data"] }
        }
        #expect(Set(hashes.map(\.description)).count == 5)
        #expect(hashes.count == 5)
        #expect(amounts == (1...5).map { .hash(Hash(UInt256($0 as Int))) })
    }

    @Test("are gone when uninstalled, unused or unknown")
    func endings() async throws {
        let id = try await node.result("eth_newBlockFilter")
        #expect(try await node.result("eth_uninstallFilter", id) == true)
        #expect(try await node.result("eth_uninstallFilter", id) == false)
        #expect(
            try await node.refusal("eth_getFilterChanges", id)
                == RPCError(code: -32000, message: "filter not found"))
        #expect(try await node.refusal("eth_getFilterChanges", "0x5") == .filterNotFound)
        #expect(try await node.refusal("eth_getFilterChanges", "five").code == -32602)

        let short = TestNode(limits: NodeLimits(filterLifetime: .zero))
        let expired = try await short.result("eth_newBlockFilter")
        try await Task.sleep(for: .milliseconds(2))
        #expect(try await short.refusal("eth_getFilterChanges", expired) == .filterNotFound)
    }

    @Test("are limited in number")
    func count() async throws {
        let node = TestNode(limits: NodeLimits(filters: 2))
        _ = try await node.result("eth_newBlockFilter")
        let second = try await node.result("eth_newFilter", [:])
        #expect(
            try await node.refusal("eth_newPendingTransactionFilter").message
                .hasPrefix("too many filters"))
        _ = try await node.result("eth_uninstallFilter", second)
        _ = try await node.result("eth_newPendingTransactionFilter")
        let reversed: JSON = ["fromBlock": "0x5", "toBlock": "0x4"]
        #expect(try await node.refusal("eth_newFilter", reversed) == .invalidBlockRange)
    }

    @Test("stop listening when the table of methods is gone")
    func listeners() {
        let backend = MemoryBackend()
        do {
            let methods = NodeMethods.standard(backend)
            #expect(methods.contains("eth_newFilter"))
            #expect(backend.listenerCount == 2)
        }
        #expect(backend.listenerCount == 0)
    }
}

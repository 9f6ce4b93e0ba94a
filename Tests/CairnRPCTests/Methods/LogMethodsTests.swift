import CairnJSON
import CairnEthereum
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Logs")
struct LogMethodsTests {
    let node = TestNode()
    static let transferTopic = JSON.hash(keccak256(utf8: "Transfer(address,address,uint256)"))

    @Test("are found by range, contract and topics")
    func queries() async throws {
        try await node.transferTokens(5)
        try await node.mine(3)
        try await node.transferTokens(6)
        let topicOfBob = JSON.hash(Hash(TestAccounts.bob.word))
        let queries: [(JSON, [UInt64])] = [
            (["fromBlock": "0x0"], [5, 6]),
            (["fromBlock": "earliest", "toBlock": "latest"], [5, 6]),
            (["fromBlock": "0x0", "toBlock": "pending"], [5, 6]),
            ([:], [6]),
            (["fromBlock": "0x0", "toBlock": "0x4"], [5]),
            (["fromBlock": "0x2"], [6]),
            (["fromBlock": "0x0", "address": .token], [5, 6]),
            (["fromBlock": "0x0", "address": [.token, .bob]], [5, 6]),
            (["fromBlock": "0x0", "address": .bob], []),
            (["fromBlock": "0x0", "topics": [Self.transferTopic]], [5, 6]),
            (["fromBlock": "0x0", "topics": [nil, nil, topicOfBob]], [5, 6]),
            (["fromBlock": "0x0", "topics": [nil, topicOfBob]], []),
            (["fromBlock": "0x0", "topics": [[topicOfBob, Self.transferTopic]]], [5, 6]),
            // A poller that is ahead of the chain finds nothing yet.
            (["fromBlock": "0x6"], []),
        ]
        for (query, amounts) in queries {
            let logs = try await node.result("eth_getLogs", query).elements
            #expect(logs.map { $0["data"] } == amounts.map { .hash(Hash(UInt256($0))) }, "\(query)")
            for log in logs { expect(log, has: WireTables.log) }
        }
        let hash = try #require(
            await node.result("eth_getBlockByNumber", "0x1", false)["hash"])
        let logs = try await node.result("eth_getLogs", ["blockHash": hash])
        #expect(logs.elements.count == 1)
        #expect(logs[0]?["blockHash"] == hash)
    }

    @Test(
        "refuse impossible ranges",
        arguments: [
            (["fromBlock": "0x2", "toBlock": "0x1"], -32602, "invalid block range params"),
            (
                ["fromBlock": "0x0", "toBlock": "0x9"], -32602,
                "block range extends beyond current head block"
            ),
            (
                ["fromBlock": "0x0", "blockHash": JSON.hash(.zero)], -32602,
                "cannot specify both blockHash"
            ),
            (["blockHash": JSON.hash(.zero)], -32001, "block not found"),
            (["fromBlock": "0x0", "toBlock": "0x5"], -32602, "block range is too wide"),
            (["topics": ["0x1"]], -32602, "filter.topics[0]"),
        ] as [(JSON, Int, String)])
    func refusals(filter: JSON, code: Int, words: String) async throws {
        let node = TestNode(limits: NodeLimits(logBlocks: 5))
        try await node.mine(5)
        let error = try await node.refusal("eth_getLogs", filter)
        #expect(error.code == code)
        #expect(error.message.contains(words), "\(error)")
    }

    @Test("are not handed out without end")
    func limit() async throws {
        let node = TestNode(limits: NodeLimits(logs: 2), logLimit: 2)
        for amount in 1...3 { try await node.transferTokens(UInt256(amount)) }
        let error = try await node.refusal("eth_getLogs", ["fromBlock": "0x0"])
        #expect(error.code == -32005)
        #expect(error.message == "query returned more than 2 results")
        #expect(try await node.result("eth_getLogs", ["fromBlock": "0x2"]).elements.count == 2)
    }
}

import CairnJSON
import CairnEthereum
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Subscriptions")
struct SubscriptionTests {
    let node = TestNode()
    let connection = RPCConnection(peer: .loopback) {}

    /// Sends a request over the connection; its answer comes out with the notifications.
    func send(_ method: String, _ parameters: [JSON]) async throws {
        let request: JSON = [
            "jsonrpc": "2.0", "id": 1, "method": .string(method), "params": .array(parameters),
        ]
        let context = connection.beginTurn()
        let answer = await node.dispatcher.answer(to: request.bytes, context: context)
        connection.finishTurn(context, answer: answer)
    }

    func messages() throws -> [JSON] {
        guard case .messages(let messages) = connection.takeMessages() else { return [] }
        return try messages.map { try JSON(parsing: $0) }
    }

    func subscribe(_ parameters: JSON...) async throws -> JSON {
        try await send("eth_subscribe", parameters)
        return try #require(try messages().last?["result"])
    }

    /// The results of the notifications for a subscription that have come since.
    func results(of id: JSON, in messages: [JSON]) -> [JSON] {
        messages.compactMap { message in
            guard message["method"] == "eth_subscription",
                message["params"]?["subscription"] == id
            else { return nil }
            return message["params"]?["result"]
        }
    }

    @Test("tell of heads, logs and transactions")
    func news() async throws {
        let heads = try await subscribe("newHeads")
        let logs = try await subscribe("logs", ["address": .token])
        let others = try await subscribe("logs", ["address": .bob])
        let every = try await subscribe("logs")
        let hashes = try await subscribe("newPendingTransactions")
        let full = try await subscribe("newPendingTransactions", true)
        let syncing = try await subscribe("syncing")
        let hash = try await node.transferTokens(5)

        let messages = try messages()
        let head = try #require(results(of: heads, in: messages).first)
        expect(head, has: WireTables.header)
        #expect(head == (try await node.result("eth_getHeaderByNumber", "latest")))
        let log = try #require(results(of: logs, in: messages).first)
        expect(log, has: WireTables.log)
        #expect(results(of: every, in: messages) == [log])
        #expect(results(of: others, in: messages) == [])
        #expect(results(of: hashes, in: messages) == [hash])
        let transaction = try #require(results(of: full, in: messages).first)
        expect(transaction, has: WireTables.waitingTransaction(type: 2))
        #expect(results(of: syncing, in: messages) == [])
    }

    @Test("tell of logs that are taken back")
    func removed() async throws {
        let logs = try await subscribe("logs")
        let snapshot = try await node.result("evm_snapshot")
        try await node.transferTokens(5)
        try await node.transferTokens(6)
        _ = try await node.result("evm_revert", snapshot)
        let found = results(of: logs, in: try messages())
        #expect(found.map { $0["removed"] } == [false, false, true, true])
        #expect(found.map { $0["blockNumber"] } == ["0x1", "0x2", "0x2", "0x1"])
    }

    @Test("end when asked to, and with the connection")
    func endings() async throws {
        let id = try await subscribe("newHeads")
        try await node.mine(1)
        #expect(results(of: id, in: try messages()).count == 1)
        try await send("eth_unsubscribe", [id])
        #expect(try messages().last?["result"] == true)
        try await node.mine(1)
        #expect(try messages() == [])
        try await send("eth_unsubscribe", [id])
        #expect(try messages().last?["result"] == false)

        _ = try await subscribe("newHeads")
        connection.close()
        try await node.mine(1)
        #expect(connection.subscriptionCount == 0)
    }

    @Test("need a known kind and a lasting connection")
    func refusals() async throws {
        try await send("eth_subscribe", ["newUncles"])
        let error = try messages().last?["error"]
        #expect(error?["code"] == -32602)
        #expect(try await node.refusal("eth_subscribe", "newHeads").code == -32601)
        #expect(try await node.refusal("eth_unsubscribe", "0x1").code == -32601)
    }
}

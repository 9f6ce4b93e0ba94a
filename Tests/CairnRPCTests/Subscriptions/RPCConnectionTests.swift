import CairnJSON
import CairnRPC
import Synchronization
import Testing

@Suite("Connections and subscriptions")
struct RPCConnectionTests {
    /// Counts from any thread.
    final class Counter: Sendable {
        private let count = Mutex(0)
        var value: Int { count.withLock { $0 } }
        func increment() { count.withLock { $0 += 1 } }
    }

    func texts(_ delivery: RPCConnection.Delivery) -> [String]? {
        guard case .messages(let messages) = delivery else { return nil }
        return messages.map { String(decoding: $0, as: UTF8.self) }
    }

    func notification(_ id: SubscriptionID, _ result: String) -> String {
        #"{"jsonrpc":"2.0","method":"eth_subscription","params":"#
            + #"{"subscription":"\#(id.text)","result":\#(result)}}"#
    }

    @Test("holds notifications back until the answer that names the subscription")
    func order() throws {
        let wakes = Counter()
        let connection = RPCConnection(peer: .loopback) { wakes.increment() }
        let context = connection.beginTurn()
        let other = connection.beginTurn()
        let subscription = try context.subscribe()
        #expect(subscription.notify(["number": "0x1"]))
        connection.finishTurn(other, answer: Array("other".utf8))
        #expect(texts(connection.takeMessages()) == ["other"])
        connection.finishTurn(context, answer: Array("named".utf8))
        #expect(subscription.notify("0x2"))
        #expect(
            texts(connection.takeMessages()) == [
                "named", notification(subscription.id, #"{"number":"0x1"}"#),
                notification(subscription.id, "\"0x2\""),
            ])
        #expect(wakes.value == 2)
        #expect(texts(connection.takeMessages()) == [])
    }

    @Test("ends a subscription once, by name")
    func unsubscribe() throws {
        let ends = Counter()
        let connection = RPCConnection(peer: .loopback) {}
        let context = connection.beginTurn()
        let subscription = try context.subscribe { ends.increment() }
        #expect(connection.subscriptionCount == 1)
        #expect(subscription.id.text.count == 34)
        #expect(try !context.unsubscribe(SubscriptionID("0x1")))
        #expect(try context.unsubscribe(SubscriptionID(subscription.id.text)))
        #expect(try !context.unsubscribe(subscription.id))
        #expect(!subscription.notify(nil))
        #expect(ends.value == 1)
    }

    @Test("ends all subscriptions when the connection closes")
    func close() throws {
        let ends = Counter()
        let connection = RPCConnection(peer: .remote) {}
        let context = connection.beginTurn()
        let subscriptions = try (0..<3).map { _ in try context.subscribe { ends.increment() } }
        connection.close()
        #expect(ends.value == 3)
        #expect(!subscriptions.contains { $0.notify(1) })
        connection.finishTurn(context, answer: [1])
        #expect(texts(connection.takeMessages()) == [])
        connection.close()
        #expect(ends.value == 3)
    }

    @Test("limits the number of subscriptions")
    func subscriptionLimit() throws {
        let limits = RPCConnection.Limits(subscriptions: 2)
        let connection = RPCConnection(peer: .loopback, limits: limits) {}
        let context = connection.beginTurn()
        _ = try context.subscribe()
        let second = try context.subscribe()
        #expect(throws: RPCError.tooManySubscriptions(limit: 2)) { _ = try context.subscribe() }
        #expect(try context.unsubscribe(second.id))
        _ = try context.subscribe()
    }

    @Test("disconnects a client that does not read, by bytes, and ends its subscriptions")
    func slowByBytes() throws {
        let ends = Counter()
        let limits = RPCConnection.Limits(queuedBytes: 1000)
        let connection = RPCConnection(peer: .loopback, limits: limits) {}
        let context = connection.beginTurn()
        let subscription = try context.subscribe { ends.increment() }
        connection.finishTurn(context, answer: nil)
        var sent = 0
        while subscription.notify("0x1"), sent < 100 { sent += 1 }
        #expect(sent < 10)
        #expect(ends.value == 1)
        #expect(connection.takeMessages() == .tooSlow)
        #expect(connection.subscriptionCount == 0)
    }

    @Test("counts what was taken out until it is written")
    func inFlight() throws {
        let limits = RPCConnection.Limits(queuedMessages: 2)
        let connection = RPCConnection(peer: .loopback, limits: limits) {}
        let context = connection.beginTurn()
        for _ in 0..<10 {
            connection.finishTurn(context, answer: [1, 2])
            #expect(texts(connection.takeMessages())?.count == 1)
            connection.didWrite(byteCount: 2)
        }
        for _ in 0..<2 {
            connection.finishTurn(context, answer: [1, 2])
            #expect(texts(connection.takeMessages())?.count == 1)
        }
        connection.finishTurn(context, answer: [1, 2])
        #expect(connection.takeMessages() == .tooSlow)
    }

    @Test("lets one large message wait alone, and not a second")
    func largeMessage() {
        let limits = RPCConnection.Limits(queuedBytes: 10)
        let connection = RPCConnection(peer: .loopback, limits: limits) {}
        let context = connection.beginTurn()
        let large = [UInt8](repeating: 7, count: 100)
        connection.finishTurn(context, answer: large)
        #expect(connection.takeMessages() == .messages([large]))
        connection.didWrite(byteCount: 100)
        connection.finishTurn(context, answer: large)
        connection.finishTurn(context, answer: [1])
        #expect(connection.takeMessages() == .tooSlow)
    }

    @Test("holds back only so much")
    func heldLimit() throws {
        let limits = RPCConnection.Limits(queuedBytes: 1000)
        let connection = RPCConnection(peer: .loopback, limits: limits) {}
        let subscription = try connection.beginTurn().subscribe()
        var sent = 0
        while subscription.notify("0x1"), sent < 100 { sent += 1 }
        #expect(sent < 10)
        #expect(connection.takeMessages() == .tooSlow)
    }
}

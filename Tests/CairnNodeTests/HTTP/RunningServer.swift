import CairnJSON
import CairnNode
import CairnRPC
import Logging
import Synchronization
import Testing

/// The subscriptions that `eth_subscribe` of the example table has opened.
final class Subscriptions: Sendable {
    private let open = Mutex<[Subscription]>([])
    private let ended = Mutex(0)

    var all: [Subscription] { open.withLock { $0 } }
    var endedCount: Int { ended.withLock { $0 } }

    func add(_ subscription: Subscription) { open.withLock { $0.append(subscription) } }
    func end() { ended.withLock { $0 += 1 } }
}

/// A table with a method of every kind.
///
/// - Parameter onWait: Runs whenever `test_wait` begins to wait.
func makeExampleMethods(
    _ subscriptions: Subscriptions = Subscriptions(), onWait: @escaping @Sendable () -> Void = {}
) -> RPCMethods {
    var methods = RPCMethods()
    methods.add("eth_chainId") { _, _ in .quantity(31337) }
    methods.add("test_peer") { context, _ in .string("\(context.peer)") }
    methods.add("test_echo") { _, parameters in parameters.optional(0, "value")?.value ?? .null }
    methods.add("test_wait") { _, parameters async throws(RPCError) in
        let milliseconds = try parameters.required(0, "milliseconds").quantity64OrNumber()
        onWait()
        do {
            try await Task.sleep(for: .milliseconds(milliseconds))
        } catch {
            throw .refusal("cancelled")
        }
        return .quantity(milliseconds)
    }
    methods.add("eth_subscribe") { context, _ throws(RPCError) in
        let subscription = try context.subscribe { subscriptions.end() }
        subscriptions.add(subscription)
        subscription.notify("early")
        return .string(subscription.id.text)
    }
    methods.add("eth_unsubscribe") { context, parameters throws(RPCError) in
        .bool(try context.unsubscribe(SubscriptionID(try parameters.string(0, "id"))))
    }
    return methods
}

/// Runs a server on a free port for the duration of `body`.
func withServer(
    _ configuration: ServerConfiguration = ServerConfiguration(port: 0),
    methods: RPCMethods = makeExampleMethods(), site: NodeSite = NodeSite(),
    _ body: @Sendable (Int) async throws -> Void
) async throws {
    var configuration = configuration
    configuration.port = 0
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let server = NodeServer(
        configuration: configuration, dispatcher: Dispatcher(methods), site: site, logger: logger
    ) { continuation.yield($0.port) }
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        let port = try #require(await ports.first { _ in true })
        #expect(port > 0)
        try await body(port)
        group.cancelAll()
    }
}

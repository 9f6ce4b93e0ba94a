import CairnJSON
import CairnNode
import CairnRPC
import Logging
import ServiceLifecycle
import Testing

@Suite("Shutting down", .timeLimit(.minutes(3)))
struct ShutdownTests {
    /// A running server.
    struct Running {
        let port: Int
        let group: ServiceGroup
        /// Waits until a request has begun to wait.
        let untilWaiting: @Sendable () async -> Void
    }

    /// Runs a server in a service group, and waits until it has stopped.
    func withService(
        grace: Duration = .seconds(5), _ body: @Sendable (Running) async throws -> Void
    ) async throws {
        var configuration = ServerConfiguration(port: 0)
        configuration.shutdownGrace = grace
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let (waits, waiting) = AsyncStream.makeStream(of: Void.self)
        let methods = makeExampleMethods { waiting.yield() }
        let server = NodeServer(
            configuration: configuration, dispatcher: Dispatcher(methods), logger: logger
        ) { continuation.yield($0.port) }
        let group = ServiceGroup(services: [server], logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let port = try #require(await ports.first { _ in true })
            let running = Running(port: port, group: group) {
                _ = await waits.first { _ in true }
            }
            try await body(running)
            try await tasks.waitForAll()
        }
    }

    @Test("answers what is in progress, tells WebSocket clients, and closes the rest")
    func graceful() async throws {
        try await withService { server in
            let idle = try await RawClient(port: server.port)
            _ = try await idle.post(HTTPTests.request)
            let busy = try await RawClient(port: server.port)
            let socket = try await WebSocketClient(port: server.port)
            let slow = #"{"jsonrpc":"2.0","id":1,"method":"test_wait","params":[300]}"#
            try await busy.send(
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(slow.utf8.count)\r\n\r\n\(slow)"
            )
            await server.untilWaiting()
            await server.group.triggerGracefulShutdown()
            #expect(try await socket.receiveClose() == 1001)
            try await socket.send(WebSocketClient.close, [0x03, 0xE9])
            #expect(try await idle.isClosedByServer())
            #expect(try await busy.readAnswer().body.contains("0x12c"))
            #expect(try await busy.isClosedByServer())
            #expect(try await isRefused(at: server.port))
        }
    }

    /// Whether nobody listens on a port any more; on a busy machine the listener may be the last
    /// thing that closes.
    private func isRefused(at port: Int) async throws -> Bool {
        for _ in 0..<200 {
            do { _ = try await RawClient(port: port) } catch { return true }
            try await Task.sleep(for: .milliseconds(25))
        }
        return false
    }

    @Test("does not wait longer than the grace")
    func deadline() async throws {
        try await withService(grace: .milliseconds(200)) { server in
            let busy = try await RawClient(port: server.port)
            let slow = #"{"jsonrpc":"2.0","id":1,"method":"test_wait","params":[600000]}"#
            try await busy.send(
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(slow.utf8.count)\r\n\r\n\(slow)"
            )
            await server.untilWaiting()
            await server.group.triggerGracefulShutdown()
            #expect(try await busy.isClosedByServer())
        }
    }

    @Test("says that a port is taken")
    func portTaken() async throws {
        try await withServer { port in
            let second = NodeServer(
                configuration: ServerConfiguration(port: port),
                dispatcher: Dispatcher(RPCMethods()))
            await #expect(throws: (any Error).self) { try await second.run() }
        }
    }
}

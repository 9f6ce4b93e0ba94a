import CairnJSON
public import CairnRPC
import HummingbirdCore
public import Logging
import NIOCore
import NIOPosix
public import ServiceLifecycle

/// Serves JSON-RPC over HTTP and WebSocket, the web app and further routes, all on one port.
///
/// ```swift
/// let server = NodeServer(configuration: configuration, dispatcher: dispatcher) { address in
///     print("Listening on \(address)")
/// }
/// try await server.run()
/// ```
public struct NodeServer: Service {
    /// Where a server can be reached.
    public struct BoundAddress: Sendable, Hashable, CustomStringConvertible {
        /// The IP address.
        public let host: String
        /// The port, which the system has chosen where 0 was asked for.
        public let port: Int

        /// Host and port as a client writes them.
        public var description: String {
            host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        }
    }

    private let service: NodeService
    private let onBound: @Sendable (BoundAddress) async -> Void

    /// Prepares a server; nothing happens before ``run()``.
    ///
    /// - Parameters:
    ///   - configuration: Where to listen and what to accept.
    ///   - dispatcher: Answers JSON-RPC.
    ///   - site: What is served besides.
    ///   - logger: Where failed connections are reported.
    ///   - onBound: Runs once the port is open.
    public init(
        configuration: ServerConfiguration, dispatcher: Dispatcher, site: NodeSite = NodeSite(),
        logger: Logger = Logger(label: "cairn.http"),
        onBound: @escaping @Sendable (BoundAddress) async -> Void = { _ in }
    ) {
        service = NodeService(
            configuration: configuration, dispatcher: dispatcher, site: site, logger: logger)
        self.onBound = onBound
    }

    /// Serves until the task is cancelled or the service group shuts down.
    ///
    /// On a shutdown no new connection is accepted, requests in progress are answered, WebSocket
    /// clients are told, and after the configured grace everything is closed.
    ///
    /// - Throws: What the system says when the port cannot be opened.
    public func run() async throws {
        let configuration = service.configuration
        var logger = service.logger
        logger.logLevel = max(logger.logLevel, .notice)
        let server = Server(
            childChannelSetup: NodeChildChannel(service: service),
            configuration: HummingbirdCore.ServerConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                availableConnectionsDelegate: MaximumAvailableConnections(
                    configuration.maximumConnections, logger: logger)),
            onServerRunning: { [onBound] channel in
                let address = channel.localAddress
                await onBound(
                    BoundAddress(
                        host: address?.ipAddress ?? configuration.host,
                        port: address?.port ?? configuration.port))
            },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
        try await server.run()
    }
}

import CairnJSON
import CairnRPC
import Logging
import NIOCore
import NIOHTTP1

/// The headers by which a request is let in or not.
struct RequestSender: Equatable {
    let host: String?
    let origin: String?

    init(_ head: HTTPRequestHead) {
        host = head.headers.first(name: "host")
        origin = head.headers.first(name: "origin")
    }
}

/// What every connection of the node shares.
struct NodeService: Sendable {
    let configuration: ServerConfiguration
    let dispatcher: Dispatcher
    let site: NodeSite
    let logger: Logger
    private let isLoopback: Bool

    init(
        configuration: ServerConfiguration, dispatcher: Dispatcher, site: NodeSite, logger: Logger
    ) {
        self.configuration = configuration
        self.dispatcher = dispatcher
        self.site = site
        self.logger = logger
        isLoopback = configuration.isLoopback
    }

    /// Why a request of this sender is not let in; nil when it is.
    func refusal(of sender: RequestSender) -> String? {
        configuration.access.refusal(
            host: sender.host, origin: sender.origin, isLoopback: isLoopback)
    }

    /// Whether a request begins a WebSocket connection, well formed or not.
    static func asksForWebSocket(_ head: HTTPRequestHead) -> Bool {
        head.method == .GET && path(of: head.uri) == "/"
            && head.headers[canonicalForm: "upgrade"].contains { $0.lowercased() == "websocket" }
    }

    /// A request's path without its query.
    static func path(of uri: String) -> String {
        guard let end = uri.utf8.firstIndex(of: UInt8(ascii: "?")) else { return uri }
        return String(uri[..<end])
    }

    /// Where the client of a connection is.
    static func peer(of channel: any Channel) -> RPCPeer {
        switch channel.remoteAddress {
        case .unixDomainSocket: .loopback
        case .v4, .v6:
            HostName(channel.remoteAddress?.ipAddress?.withoutMapping ?? "")?.isLoopback == true
                ? .loopback : .remote
        case nil: .remote
        }
    }
}

extension String {
    /// An IPv4 address that was written as an IPv6 one, as itself.
    fileprivate var withoutMapping: String {
        let mapping = "::ffff:"
        return lowercased().hasPrefix(mapping) ? String(dropFirst(mapping.count)) : self
    }
}

extension Duration {
    /// The same time as an event loop counts it, down to a nanosecond.
    var timeAmount: TimeAmount {
        let (seconds, attoseconds) = components
        return .seconds(seconds) + .nanoseconds(attoseconds / 1_000_000_000)
    }
}

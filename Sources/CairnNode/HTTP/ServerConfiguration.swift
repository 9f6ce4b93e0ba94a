import CairnJSON
public import CairnRPC

/// Where the node listens, whom it lets in and how much it takes from them.
public struct ServerConfiguration: Sendable {
    /// The address to listen on: a name or an IP address.
    public var host: String
    /// The port to listen on; 0 lets the system choose.
    public var port: Int
    /// Which hosts and origins may talk to the node.
    public var access: AccessPolicy
    /// Whether answers carry the headers that let pages of other origins read them.
    public var crossOriginAnswers: CrossOriginAnswers
    /// The longest body of an HTTP request in bytes.
    public var maximumBodyBytes: Int
    /// The longest WebSocket message in bytes.
    public var maximumMessageBytes: Int
    /// The most connections at a time; further ones wait in the system's queue.
    public var maximumConnections: Int
    /// How long an HTTP connection may stay without a finished request, between one and one and
    /// a half times this.
    public var idleTimeout: Duration
    /// How often a quiet WebSocket client is pinged; one that stays silent after a ping for as
    /// long again is disconnected.
    public var pingInterval: Duration
    /// How long open requests may go on once the node shuts down.
    public var shutdownGrace: Duration
    /// How much one WebSocket connection may hold.
    public var connectionLimits: RPCConnection.Limits

    /// Whether answers carry CORS headers.
    public enum CrossOriginAnswers: Sendable {
        /// Every origin that is let in may read the answers.
        case readable
        /// Only the node's own pages may.
        case hidden
    }

    /// Takes the address; everything else has its default: bodies to 2 MiB, messages to 16 MiB,
    /// 1,024 connections, a minute of idleness, pings every 30 seconds, 5 seconds of grace.
    public init(host: String = "127.0.0.1", port: Int = 8545) {
        self.host = host
        self.port = port
        access = AccessPolicy()
        crossOriginAnswers = .readable
        maximumBodyBytes = 2 << 20
        maximumMessageBytes = 16 << 20
        maximumConnections = 1024
        idleTimeout = .seconds(60)
        pingInterval = .seconds(30)
        shutdownGrace = .seconds(5)
        connectionLimits = RPCConnection.Limits()
    }

    /// Whether the address reaches this machine only.
    public var isLoopback: Bool { HostName(host)?.isLoopback ?? false }
}

import CairnJSON

/// Where a client is, as far as trust depends on it.
public enum RPCPeer: Sendable, Hashable {
    /// The same process: the command line, a test.
    case inProcess
    /// The same machine.
    case loopback
    /// Another machine.
    case remote

    /// Whether the client runs on this machine.
    public var isLocal: Bool { self != .remote }
}

/// What a method knows about a request beside its arguments.
public struct RPCRequestContext: Sendable {
    /// Where the client is.
    public let peer: RPCPeer
    /// The lasting connection that carries the request, or nil over plain HTTP.
    public let connection: RPCConnection?
    /// Which message of the connection this is; notifications wait for its answer.
    let turn: UInt64

    /// Makes the context of a request that came without a lasting connection.
    public init(peer: RPCPeer) {
        self.init(peer: peer, connection: nil, turn: 0)
    }

    init(peer: RPCPeer, connection: RPCConnection?, turn: UInt64) {
        self.peer = peer
        self.connection = connection
        self.turn = turn
    }

    /// Opens a subscription on the connection of this request.
    ///
    /// What is sent to it before the request is answered is held back until then, so a client
    /// never sees a notification for a subscription whose name it does not know yet.
    ///
    /// - Parameter onEnd: Runs once, on any thread, when the client unsubscribes or goes away.
    /// - Throws: ``RPCError/notificationsNotSupported`` over plain HTTP,
    ///   ``RPCError/tooManySubscriptions(limit:)`` at the connection's limit.
    public func subscribe(
        onEnd: @escaping @Sendable () -> Void = {}
    ) throws(RPCError) -> Subscription {
        guard let connection else { throw .notificationsNotSupported }
        return try connection.subscribe(turn: turn, onEnd: onEnd)
    }

    /// Ends a subscription of the connection of this request; false when there is none.
    ///
    /// - Throws: ``RPCError/notificationsNotSupported`` over plain HTTP.
    public func unsubscribe(_ id: SubscriptionID) throws(RPCError) -> Bool {
        guard let connection else { throw .notificationsNotSupported }
        return connection.unsubscribe(id)
    }
}

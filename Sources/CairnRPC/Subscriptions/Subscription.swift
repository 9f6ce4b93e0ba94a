public import CairnJSON

/// One subscription of one connection, through which results are sent.
public struct Subscription: Sendable {
    /// The name that the client knows it by.
    public let id: SubscriptionID
    private let connection: RPCConnection

    init(id: SubscriptionID, connection: RPCConnection) {
        self.id = id
        self.connection = connection
    }

    /// Sends a result; false when the subscription has ended.
    @discardableResult
    public func notify(_ result: JSON) -> Bool {
        notify(NotificationResult(result))
    }

    /// Sends a result that was encoded once for many subscribers; false when it has ended.
    @discardableResult
    public func notify(_ result: NotificationResult) -> Bool {
        connection.notify(id, result.message(for: id))
    }
}

/// The result of a notification, encoded once however many subscribers there are.
public struct NotificationResult: Sendable {
    private let bytes: [UInt8]

    /// Encodes a result.
    public init(_ result: JSON) {
        bytes = result.bytes
    }

    /// The notification for one subscriber.
    ///
    /// - Spec: go-ethereum, `rpc/subscription.go`, `jsonrpcSubscriptionNotification`
    func message(for id: SubscriptionID) -> [UInt8] {
        var message: [UInt8] = []
        message.reserveCapacity(bytes.count + 128)
        message.append(
            "{\"jsonrpc\":\"2.0\",\"method\":\"eth_subscription\",\"params\":{\"subscription\":")
        JSON.write(id.text, into: &message)
        message.append(",\"result\":")
        message.append(contentsOf: bytes)
        message.append("}}")
        return message
    }
}

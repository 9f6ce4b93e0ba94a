public import CairnJSON

/// A refusal as a JSON-RPC client sees it: a code, a sentence and, sometimes, data.
///
/// The named constructors hold the codes and the words that client libraries look for; a method
/// uses them and writes no code of its own.
/// - Spec: JSON-RPC 2.0, section 5.1
public struct RPCError: Error, Sendable, Equatable {
    /// The number by which a client tells refusals apart.
    public var code: Int
    /// The sentence for people; libraries match some of its words.
    public var message: String
    /// What else a client may want to know; nil is left out.
    public var data: JSON?

    /// Joins the three parts.
    public init(code: Int, message: String, data: JSON? = nil) {
        self.code = code
        self.message = message
        self.data = data
    }

    /// The error as an object with `code`, `message` and, if there is any, `data`.
    public var json: JSON {
        var object = JSONObject([
            (name: "code", value: .number(JSONNumber(code))),
            (name: "message", value: .string(message)),
        ])
        object["data"] = data
        return .object(object)
    }
}

extension RPCError: CustomStringConvertible {
    /// The message and the code.
    public var description: String { "\(message) (code \(code))" }
}

// MARK: - The protocol's own refusals

extension RPCError {
    /// The bytes are no JSON.
    public static func malformedJSON(_ reason: JSONSyntaxError) -> RPCError {
        RPCError(code: -32700, message: "parse error: \(reason)")
    }

    /// The JSON is no request.
    public static func invalidRequest(_ reason: String) -> RPCError {
        RPCError(code: -32600, message: "invalid request: \(reason)")
    }

    /// There is no such method. The words are go-ethereum's; ethers matches them.
    public static func methodNotFound(_ name: String) -> RPCError {
        RPCError(
            code: -32601, message: "the method \(name) does not exist/is not available")
    }

    /// An argument is missing or is not what the method takes.
    public static func invalidParameters(_ reason: String) -> RPCError {
        RPCError(code: -32602, message: reason)
    }

    /// Something that is not the client's fault went wrong.
    public static func internalFault(_ reason: String) -> RPCError {
        RPCError(code: -32603, message: "internal error: \(reason)")
    }

    /// The method exists but cannot do this here.
    ///
    /// viem takes this code, like an unknown method, as a reason to try another way.
    public static func notSupported(_ reason: String) -> RPCError {
        RPCError(code: -32004, message: reason)
    }

    /// The answers to a batch grew beyond what the node is willing to hold.
    public static func answerTooLarge(limit: Int) -> RPCError {
        RPCError(code: -32003, message: "response too large: the limit is \(limit) bytes")
    }

    /// Notifications were asked for where none can be sent.
    public static let notificationsNotSupported = RPCError(
        code: -32601,
        message: "notifications not supported: subscriptions need a WebSocket connection")

    /// The connection holds as many subscriptions as it may.
    public static func tooManySubscriptions(limit: Int) -> RPCError {
        RPCError(
            code: -32000, message: "too many subscriptions: a connection may hold \(limit)")
    }

    /// The connection has no subscription of this name.
    public static let subscriptionNotFound = RPCError(
        code: -32000, message: "subscription not found")
}

public import CairnJSON

/// One request as it stood in a message: a method, its arguments and the name for the answer.
///
/// - Spec: JSON-RPC 2.0, section 4
public struct RPCRequest: Sendable {
    /// Under what the answer is sent; nil for a notification, which gets none.
    public let id: JSON?
    /// The method's name.
    public let method: String
    /// The arguments.
    public let parameters: Parameters

    /// Joins the parts.
    public init(id: JSON?, method: String, parameters: Parameters) {
        self.id = id
        self.method = method
        self.parameters = parameters
    }

    /// Reads a request from a value.
    ///
    /// - Throws: What is wrong and under which id to say so. A notification with parameters of
    ///   the wrong kind has no id and must not be answered.
    init(_ value: JSON) throws(Refusal) {
        guard case .object(let members) = value else {
            throw Refusal(id: .null, .invalidRequest("expected an object, found \(value.kind)"))
        }
        let id = members["id"]
        switch id {
        case nil, .null, .number, .string: break
        case .bool, .array, .object:
            throw Refusal(id: .null, .invalidRequest("id must be a number, a string or null"))
        }
        guard members["jsonrpc"]?.text == "2.0" else {
            throw Refusal(id: id ?? .null, .invalidRequest("jsonrpc must be \"2.0\""))
        }
        guard let method = members["method"]?.text else {
            throw Refusal(id: id ?? .null, .invalidRequest("method must be a string"))
        }
        guard let parameters = Parameters(members["params"] ?? .null) else {
            throw Refusal(
                id: id, .invalidParameters("params must be an array, an object or null"))
        }
        self.init(id: id, method: method, parameters: parameters)
    }

    /// A value that is no request.
    struct Refusal: Error {
        /// Under what to answer; nil when there must be no answer.
        let id: JSON?
        /// What to answer.
        let error: RPCError

        init(id: JSON?, _ error: RPCError) {
            self.id = id
            self.error = error
        }
    }
}

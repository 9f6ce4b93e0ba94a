import CairnJSON

/// Writing of answers and notifications.
///
/// - Spec: JSON-RPC 2.0, section 5
enum RPCAnswer {
    /// Appends the answer to a request that went well.
    static func write(_ result: JSON, id: JSON, into bytes: inout [UInt8]) {
        bytes.append("{\"jsonrpc\":\"2.0\",\"id\":")
        id.write(into: &bytes)
        bytes.append(",\"result\":")
        result.write(into: &bytes)
        bytes.append(UInt8(ascii: "}"))
    }

    /// Appends the answer to a request that was refused.
    static func write(_ error: RPCError, id: JSON, into bytes: inout [UInt8]) {
        bytes.append("{\"jsonrpc\":\"2.0\",\"id\":")
        id.write(into: &bytes)
        bytes.append(",\"error\":")
        error.json.write(into: &bytes)
        bytes.append(UInt8(ascii: "}"))
    }
}

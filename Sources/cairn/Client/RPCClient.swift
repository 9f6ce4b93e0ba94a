import CairnEthereum
import CairnJSON
import CairnPrimitives
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A node, spoken to by JSON-RPC over HTTP.
struct RPCClient: Sendable {
    let url: URL
    private let session: URLSession

    /// - Parameter address: Such as `http://127.0.0.1:8545`.
    init(_ address: String) throws {
        guard let url = URL(string: address), let scheme = url.scheme,
            ["http", "https"].contains(scheme.lowercased()), url.host != nil
        else { throw Failure("\(address) is no URL of a node, such as http://127.0.0.1:8545") }
        self.url = url
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = 600
        session = URLSession(configuration: configuration)
    }

    /// Calls a method.
    ///
    /// - Throws: ``RPCFailure`` if the node answers with an error, ``Failure`` if it does not.
    func request(_ method: String, _ parameters: JSON...) async throws -> JSON {
        try await request(method, parameters)
    }

    func request(_ method: String, _ parameters: [JSON]) async throws -> JSON {
        let message: JSON = [
            "jsonrpc": "2.0", "id": 1, "method": .string(method), "params": .array(parameters),
        ]
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "content-type")
        request.httpBody = Data(message.bytes)
        let data: Data
        do { (data, _) = try await session.data(for: request) } catch {
            throw Failure(
                "no node answers at \(url): \(error.localizedDescription); start one with "
                    + "\"cairn up\"")
        }
        let answer: JSON
        do throws(JSONSyntaxError) { answer = try JSON(parsing: [UInt8](data)) } catch {
            throw Failure("what answers at \(url) is no node: its answer is no JSON")
        }
        if let error = answer["error"] { throw RPCFailure(method: method, error) }
        return answer["result"] ?? .null
    }

    /// A number that a method answers.
    func number(_ method: String, _ parameters: JSON...) async throws -> UInt256 {
        let answer = try await request(method, parameters)
        guard let text = answer.text, let number = UInt256(hex: text) else {
            throw Failure("\(method) answers \(answer), not a number")
        }
        return number
    }

    /// A number that a method answers and that fits 64 bits.
    func smallNumber(_ method: String, _ parameters: JSON...) async throws -> UInt64 {
        let answer = try await request(method, parameters)
        guard let number = answer.text.flatMap({ UInt256(hex: $0) })?.asUInt64 else {
            throw Failure("\(method) answers \(answer), not a number of 64 bits")
        }
        return number
    }
}

/// What a node answers in place of a result.
struct RPCFailure: Error, CustomStringConvertible {
    let method: String
    let message: String
    /// The revert data, if a contract refused.
    let data: Bytes?
    /// What a program may go by, where the node says it.
    let reason: String?

    init(method: String, _ error: JSON) {
        self.method = method
        message = error["message"]?.text ?? error.description
        reason = error["data"]?["reason"]?.text
        data = (error["data"]?.text ?? error["data"]?["data"]?.text).flatMap { Bytes(hex: $0) }
    }

    var description: String { "\(method): \(message)" }

    /// Whether a contract refused with this error, such as `WithdrawalDelayNotElapsed()`.
    func isRefusal(_ signature: String) -> Bool {
        guard let data, data.count >= 4 else { return false }
        return Array(data.bytes.prefix(4)) == Selector(hashing: signature).bytes
    }
}

extension JSON {
    /// A quantity as JSON-RPC writes it.
    @_disfavoredOverload
    static func quantity(_ value: UInt256) -> JSON { .string(value.hexQuantity) }
    static func quantity(_ value: UInt64) -> JSON { .string(UInt256(value).hexQuantity) }
    static func address(_ address: Address) -> JSON { .string(address.hex) }
}

import CairnJSON
import CairnPrimitives
import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
    /// The values of a query parameter that may be repeated and may list several with commas.
    func list(_ name: String) -> [String] {
        uri.queryParameters[values: name[...]].flatMap { values in
            values.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// A number in the query, or nil when the parameter is absent.
    ///
    /// - Throws: 400.
    func number(_ name: String) throws(BeaconAPIError) -> UInt64? {
        guard let text = uri.queryParameters[name[...]] else { return nil }
        guard let number = UInt64(decimalDigits: text) else {
            throw .invalid(
                name, String(text), expected: "a number of 64 bits in decimal digits")
        }
        return number
    }

    /// Thirty-two bytes in the query, or nil when the parameter is absent.
    ///
    /// - Throws: 400.
    func root(_ name: String) throws(BeaconAPIError) -> Hash? {
        guard let text = uri.queryParameters[name[...]] else { return nil }
        guard let root = Hash(root: String(text)) else {
            throw .invalid(name, String(text), expected: "0x and 64 hexadecimal digits")
        }
        return root
    }

    /// The body as JSON, or nil when there is none.
    ///
    /// - Throws: 415 for another kind of body; 400.
    func json() async throws -> JSON? {
        // What the server lets in is all there; its own limit is the one that counts.
        let bytes = try await body.collect(upTo: .max)
        guard bytes.readableBytes > 0 else { return nil }
        if let type = headers[.contentType] {
            let essence = type.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
            guard essence == AnswerForm.json.rawValue else {
                throw BeaconAPIError(
                    status: 415,
                    message: "The body is \(JSON.string(type)); it must be application/json")
            }
        }
        do {
            return try JSON(parsing: Array(bytes.readableBytesView))
        } catch {
            throw BeaconAPIError.badRequest("The body is no JSON: \(error)")
        }
    }
}

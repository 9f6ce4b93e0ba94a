import CairnJSON
import CairnRPC
import HTTPTypes

/// A refusal of the Beacon API: a status, and a sentence that says what was wrong.
///
/// - Spec: beacon-APIs, `types/http.yaml`
struct BeaconAPIError: Error, Equatable {
    /// The HTTP status, which the body repeats.
    var status: Int
    /// What was wrong, the value, and what would have been right.
    var message: String

    /// The body.
    var json: JSON {
        ["code": .number(JSONNumber(status)), "message": .string(message)]
    }
}

extension BeaconAPIError {
    /// The request cannot be understood.
    static func badRequest(_ message: String) -> BeaconAPIError {
        BeaconAPIError(status: 400, message: message)
    }

    /// The request is understood, and what it names is not there.
    static func notFound(_ message: String) -> BeaconAPIError {
        BeaconAPIError(status: 404, message: message)
    }

    /// The chain has no beacon chain.
    static let noBeaconChain = BeaconAPIError(
        status: 503,
        message: "This chain began without a beacon chain, so there is nothing to tell of one. "
            + "Start from a genesis that has one, such as the default.")

    /// The node failed.
    static func fault(_ reason: String) -> BeaconAPIError {
        BeaconAPIError(status: 500, message: "Internal error: \(reason)")
    }

    /// The backend refused.
    init(_ error: RPCError) {
        self = .fault(error.message)
    }

    /// A value of a request that is not what it must be.
    ///
    /// - Parameters:
    ///   - name: What it is for, such as `state ID`.
    ///   - value: What was found.
    ///   - expected: What would be right, as it follows "it must be".
    static func invalid(_ name: String, _ value: String, expected: String) -> BeaconAPIError {
        let shown = value.utf8.count > 100 ? "\(value.prefix(100))…" : value
        return .badRequest(
            "Invalid \(name): \(JSON.string(shown)); it must be \(expected)")
    }
}

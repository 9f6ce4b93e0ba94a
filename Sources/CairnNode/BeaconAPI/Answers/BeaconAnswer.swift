import CairnBeacon
import CairnJSON
import HTTPTypes
import Hummingbird
import NIOCore

extension HTTPField.Name {
    /// The fork whose containers an answer holds.
    static let ethConsensusVersion = HTTPField.Name("Eth-Consensus-Version")
}

/// An answer of the Beacon API.
struct BeaconAnswer: ResponseGenerator {
    /// `application/json` or `application/octet-stream`.
    var form: AnswerForm = .json
    /// The fork, for answers that hold containers of one.
    var version: BeaconFork?
    /// The body.
    var body: ResponseBody

    /// A JSON value.
    static func json(_ value: JSON) -> BeaconAnswer {
        BeaconAnswer(body: ResponseBody(byteBuffer: ByteBuffer(bytes: value.bytes)))
    }

    /// Facts that belong to no state: `{"data": …}`.
    static func data(_ data: JSON) -> BeaconAnswer {
        .json(["data": data])
    }

    /// Serialized containers.
    static func ssz(_ bytes: [UInt8], version: BeaconFork) -> BeaconAnswer {
        BeaconAnswer(
            form: .ssz, version: version,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        var headers = HTTPFields()
        headers[.contentType] = form.rawValue
        if let version, let name = HTTPField.Name.ethConsensusVersion {
            headers[name] = version.name
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}

/// What an answer's body is made of.
enum AnswerForm: String {
    case json = "application/json"
    case ssz = "application/octet-stream"
}

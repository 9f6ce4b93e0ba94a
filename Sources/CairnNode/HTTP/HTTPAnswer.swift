import CairnJSON
import NIOCore
import NIOHTTP1

/// An HTTP answer whose body is whole.
struct HTTPAnswer {
    var status: HTTPResponseStatus
    var contentType: String?
    var body = ByteBuffer()
    var headers: [(String, String)] = []

    /// JSON, whatever the status.
    static func json(_ body: ByteBuffer, status: HTTPResponseStatus = .ok) -> HTTPAnswer {
        HTTPAnswer(status: status, contentType: "application/json", body: body)
    }

    /// A sentence for the person behind the client.
    static func text(_ status: HTTPResponseStatus, _ sentence: String) -> HTTPAnswer {
        HTTPAnswer(
            status: status, contentType: "text/plain; charset=utf-8",
            body: ByteBuffer(string: sentence + "\n"))
    }

    /// Nothing, for messages that get no answer.
    static let nothing = HTTPAnswer(status: .ok)

    /// A file.
    static func file(_ file: StaticFile) -> HTTPAnswer {
        HTTPAnswer(
            status: .ok, contentType: file.contentType, body: file.body,
            headers: [("x-content-type-options", "nosniff")]
                + file.headers.map { ($0.name, $0.value) })
    }

    /// A method that the path does not have.
    static func methodNotAllowed(_ allowed: String) -> HTTPAnswer {
        var answer = HTTPAnswer.text(.methodNotAllowed, "Only \(allowed) are answered here.")
        answer.headers.append(("allow", allowed))
        return answer
    }

    /// A body over the limit.
    static func bodyTooLarge(limit: Int) -> HTTPAnswer {
        .text(
            .payloadTooLarge,
            "The body is over the limit of \(limit) bytes. Send less, or start the node with a "
                + "higher limit.")
    }
}

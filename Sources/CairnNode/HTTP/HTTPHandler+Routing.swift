import CairnJSON
import CairnRPC
import NIOCore
import NIOHTTP1

extension HTTPHandler {
    /// Decides from its head what a request is.
    func plan(for head: HTTPRequestHead) -> Plan {
        let sender = RequestSender(head)
        if sender != admitted {
            if let refusal = service.refusal(of: sender) {
                return .answer(.text(.forbidden, refusal))
            }
            admitted = sender
        }
        let path = NodeService.path(of: head.uri)
        switch (head.method, path) {
        case (.OPTIONS, _): return .answer(preflight(head))
        case (.POST, "/"): return .dispatch
        case (.GET, "/health"), (.HEAD, "/health"):
            return .answer(.json(ByteBuffer(bytes: service.site.health().bytes)))
        case (.GET, _), (.HEAD, _):
            if NodeService.asksForWebSocket(head) { return .answer(HTTPHandler.badHandshake) }
            if let file = service.site.file(path) { return .answer(.file(file)) }
        case (_, "/"): return .answer(.methodNotAllowed("GET, HEAD, POST, OPTIONS"))
        case (_, "/health"): return .answer(.methodNotAllowed("GET, HEAD, OPTIONS"))
        default: break
        }
        guard service.site.routes != nil else {
            return .answer(.text(.notFound, "There is nothing at this path."))
        }
        return .route
    }

    /// A WebSocket handshake that cannot be completed; a good one never gets here.
    private static var badHandshake: HTTPAnswer {
        var answer = HTTPAnswer.text(
            .upgradeRequired,
            "A WebSocket handshake needs version 13, one Sec-WebSocket-Key, and a connection "
                + "that has carried no other request.")
        answer.headers = [("sec-websocket-version", "13"), ("upgrade", "websocket")]
        return answer
    }

    /// The answer to a browser that asks whether a page may send a request.
    ///
    /// - Spec: Fetch, CORS-preflight; Private Network Access
    private func preflight(_ head: HTTPRequestHead) -> HTTPAnswer {
        var answer = HTTPAnswer(status: .noContent)
        guard service.configuration.crossOriginAnswers == .readable else { return answer }
        let wanted = head.headers["access-control-request-headers"].joined(separator: ", ")
        answer.headers = [
            ("access-control-allow-methods", "GET, HEAD, POST, PUT, DELETE, OPTIONS"),
            ("access-control-allow-headers", wanted.isEmpty ? "content-type" : wanted),
            ("access-control-max-age", "86400"),
            ("allow", "GET, HEAD, POST, OPTIONS"),
        ]
        if head.headers.first(name: "access-control-request-private-network") == "true" {
            answer.headers.append(("access-control-allow-private-network", "true"))
        }
        return answer
    }
}

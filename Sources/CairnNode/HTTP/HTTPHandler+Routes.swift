import CairnJSON
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

extension HTTPHandler {
    /// Has a request answered by the site's routes.
    func route(_ head: HTTPRequestHead, _ body: ByteBuffer, _ context: ChannelHandlerContext) {
        guard let routes = service.site.routes, let fields = HTTPRequest(head) else {
            return finish(.text(.badRequest, "The request's head is malformed."), context)
        }
        let request = Request(head: fields, body: RequestBody(buffer: body))
        let channel = context.channel
        let source = ApplicationRequestContextSource(channel: channel, logger: service.logger)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let writer = RouteBodyWriter(
            channel: channel, handler: bound, isSilent: head.method == .HEAD)
        task = Task {
            do {
                let answer = try await HTTPHandler.respond(routes, request, source)
                try await bound.eventLoop.submit {
                    let (handler, context) = bound.value
                    try handler.begin(answer.head, context)
                }.get()
                try await answer.body.write(writer)
            } catch {
                // The head is out, so the only way to say that the body failed is to cut it off.
                channel.close(promise: nil)
            }
        }
    }

    /// Runs the routes; what they throw becomes an answer, as in a Hummingbird application.
    private static func respond(
        _ routes: some HTTPResponder<BasicRequestContext>, _ request: Request,
        _ source: ApplicationRequestContextSource
    ) async throws -> Response {
        let context = BasicRequestContext(source: source)
        do {
            return try await routes.respond(to: request, context: context)
        } catch let error as any HTTPResponseError {
            return try error.response(from: request, context: context)
        } catch {
            context.logger.error("Route failed", metadata: ["error": "\(error)"])
            return Response(status: .internalServerError)
        }
    }

    /// Writes the head of an answer whose body follows in parts.
    ///
    /// - Throws: `CancellationError` when the connection is gone.
    private func begin(_ answer: HTTPResponse, _ context: ChannelHandlerContext) throws {
        guard case .answering(let request) = state else { throw CancellationError() }
        isStreamingEvents =
            answer.headerFields[.contentType]?.hasPrefix("text/event-stream") ?? false
        let status = HTTPResponseStatus(
            statusCode: answer.status.code, reasonPhrase: answer.status.reasonPhrase)
        var head = HTTPResponseHead(version: request.version, status: status)
        for field in answer.headerFields {
            head.headers.add(name: field.name.rawName, value: field.value)
        }
        addConnectionHeaders(to: &head.headers, for: request, isLast: !request.isKeepAlive)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
    }
}

/// Writes the body of a route's answer to the connection, as fast as the client reads.
private struct RouteBodyWriter: ResponseBodyWriter {
    let channel: any Channel
    let handler: NIOLoopBound<(HTTPHandler, ChannelHandlerContext)>
    /// Whether the request was `HEAD`, whose answer has no body.
    let isSilent: Bool

    func write(_ buffer: ByteBuffer) async throws {
        guard !isSilent, buffer.readableBytes > 0 else { return }
        try await channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(buffer)))
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        let trailers = trailingHeaders.map { fields in
            HTTPHeaders(fields.map { ($0.name.rawName, $0.value) })
        }
        try await handler.eventLoop.submit { [handler] in
            let (handler, context) = handler.value
            handler.finishStreaming(trailers, context)
        }.get()
    }
}

extension HTTPRequest {
    /// The same head in the types that routes use; nil when the method is no token.
    fileprivate init?(_ head: HTTPRequestHead) {
        guard let method = Method(rawValue: head.method.rawValue) else { return nil }
        var fields = HTTPFields()
        fields.reserveCapacity(head.headers.count)
        for (name, value) in head.headers {
            guard let name = HTTPField.Name(name), name.canonicalName != "host" else { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        self.init(
            method: method, scheme: "http", authority: head.headers.first(name: "host"),
            path: head.uri, headerFields: fields)
    }
}

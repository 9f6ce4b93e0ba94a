import CairnJSON
import CairnRPC
import Logging
import NIOCore
import NIOHTTP1

/// Reads the requests of one HTTP connection and has them answered, one after the other.
///
/// It sits directly on the HTTP codec: a JSON-RPC request whose method does not wait is answered
/// in the same turn of the event loop, without a task or a thread change.
final class HTTPHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// How far the connection is with the current request.
    enum State {
        /// None has begun.
        case idle
        /// The head is here and `plan` says what to do at the end.
        case reading(HTTPRequestHead, Plan, body: ByteBuffer)
        /// It has been answered too early; what is left of it is thrown away.
        case discarding(remaining: Int)
        /// It is whole and its answer waits for something.
        case answering(HTTPRequestHead)
        /// The answer was the last one.
        case closing
    }

    /// What is done with a request once it is whole.
    enum Plan {
        /// Its body is a JSON-RPC message.
        case dispatch
        /// The body does not matter.
        case answer(HTTPAnswer)
        /// The site's routes answer it.
        case route
    }

    /// How much of a refused body is read so that the client gets to see the refusal.
    private static let discardedBytes = 64 << 20

    let service: NodeService
    var state = State.idle
    /// What the current answer waits for.
    var task: Task<Void, Never>?
    /// Whether the current answer is a stream of events, which has no end of its own.
    var isStreamingEvents = false
    /// Who was let in last; on one connection it is always the same.
    var admitted: RequestSender?
    private var peer = RPCPeer.remote
    private var clientHasFinished = false
    /// Checks in a row that have seen no request finished.
    private var quietChecks = 0
    private var idleCheck: Scheduled<Void>?

    init(service: NodeService) {
        self.service = service
    }

    /// The context of a request on this connection.
    var requestContext: RPCRequestContext { RPCRequestContext(peer: peer) }
}

// MARK: - Requests

extension HTTPHandler {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head, context)
        case .body(let part): append(part, context)
        case .end: finishReading(context)
        }
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let limit = service.configuration.maximumBodyBytes
        let length = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
        guard length <= limit else { return refuseBody(of: head, context) }
        state = .reading(head, plan(for: head), body: ByteBuffer())
        if length > 0, head.headers.first(name: "expect")?.lowercased() == "100-continue" {
            let proceed = HTTPResponseHead(version: head.version, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(proceed)), promise: nil)
        }
    }

    private func append(_ part: ByteBuffer, _ context: ChannelHandlerContext) {
        switch state {
        case .reading(let head, let plan, var body):
            guard body.readableBytes + part.readableBytes <= service.configuration.maximumBodyBytes
            else { return refuseBody(of: head, context) }
            state = .idle  // gives up the second reference to the body
            if body.readableBytes == 0 {
                body = part
            } else {
                var part = part
                body.writeBuffer(&part)
            }
            state = .reading(head, plan, body: body)
        case .discarding(let remaining):
            if part.readableBytes > remaining { return context.close(promise: nil) }
            state = .discarding(remaining: remaining - part.readableBytes)
        case .idle, .answering, .closing: break
        }
    }

    private func finishReading(_ context: ChannelHandlerContext) {
        quietChecks = 0
        switch state {
        case .reading(let head, let plan, let body):
            state = .answering(head)
            switch plan {
            case .answer(let answer): finish(answer, context)
            case .dispatch: dispatch(body, context)
            case .route: route(head, body, context)
            }
        case .discarding:
            state = .closing
            context.close(promise: nil)
        case .idle, .answering, .closing: break
        }
    }

    /// Answers 413 at once and reads on, so that a client in the middle of sending sees it.
    private func refuseBody(of head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        state = .discarding(remaining: HTTPHandler.discardedBytes)
        write(.bodyTooLarge(limit: service.configuration.maximumBodyBytes), head, true, context)
    }

    private func dispatch(_ body: ByteBuffer, _ context: ChannelHandlerContext) {
        let outcome = body.withUnsafeReadableBytes { message in
            service.dispatcher.begin(message, context: requestContext)
        }
        switch outcome {
        case .answer(let bytes): finish(.json(ByteBuffer(bytes: bytes)), context)
        case .silence: finish(.nothing, context)
        case .pending(let pending):
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            task = Task {
                let bytes = await pending.finish()
                bound.eventLoop.execute {
                    let (handler, context) = bound.value
                    handler.finish(bytes.map { .json(ByteBuffer(bytes: $0)) } ?? .nothing, context)
                }
            }
        }
    }
}

// MARK: - Answers

extension HTTPHandler {
    /// Answers the current request.
    func finish(_ answer: HTTPAnswer, _ context: ChannelHandlerContext) {
        guard case .answering(let head) = state else { return }
        let isLast = makeReady(after: head)
        write(answer, head, isLast, context)
        if isLast { context.close(promise: nil) }
    }

    /// Ends an answer that has been written in parts.
    func finishStreaming(_ trailers: HTTPHeaders?, _ context: ChannelHandlerContext) {
        guard case .answering(let head) = state else { return }
        let isLast = makeReady(after: head)
        context.writeAndFlush(wrapOutboundOut(.end(trailers)), promise: nil)
        if isLast { context.close(promise: nil) }
    }

    /// Prepares for the next request, which may come in while the end of the answer is written.
    ///
    /// - Returns: Whether there will be none.
    private func makeReady(after head: HTTPRequestHead) -> Bool {
        let isLast = clientHasFinished || !head.isKeepAlive
        task = nil
        isStreamingEvents = false
        quietChecks = 0
        state = isLast ? .closing : .idle
        return isLast
    }

    private func write(
        _ answer: HTTPAnswer, _ request: HTTPRequestHead, _ isLast: Bool,
        _ context: ChannelHandlerContext
    ) {
        var head = HTTPResponseHead(version: request.version, status: answer.status)
        head.headers.reserveCapacity(8)
        if let contentType = answer.contentType {
            head.headers.add(name: "content-type", value: contentType)
        }
        if answer.status != .noContent {
            head.headers.add(name: "content-length", value: String(answer.body.readableBytes))
        }
        for (name, value) in answer.headers { head.headers.add(name: name, value: value) }
        addConnectionHeaders(to: &head.headers, for: request, isLast: isLast)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if request.method != .HEAD, answer.body.readableBytes > 0 {
            context.write(wrapOutboundOut(.body(.byteBuffer(answer.body))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    /// The headers that every answer has, whoever made it.
    func addConnectionHeaders(
        to headers: inout HTTPHeaders, for request: HTTPRequestHead, isLast: Bool
    ) {
        if service.configuration.crossOriginAnswers == .readable {
            headers.add(name: "access-control-allow-origin", value: "*")
        }
        if isLast {
            headers.add(name: "connection", value: "close")
        } else if request.version.minor == 0 {
            headers.add(name: "connection", value: "keep-alive")
        }
    }
}

// MARK: - The connection

extension HTTPHandler {
    func channelActive(context: ChannelHandlerContext) {
        peer = NodeService.peer(of: context.channel)
        scheduleIdleCheck(context)
        context.fireChannelActive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        idleCheck?.cancel()
        idleCheck = nil
        task?.cancel()
        task = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        state = .closing
        task?.cancel()
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ShutdownHasBegun, isStreamingEvents { return context.close(promise: nil) }
        guard case ChannelEvent.inputClosed = event else {
            return context.fireUserInboundEventTriggered(event)
        }
        clientHasFinished = true
        // A client may close its side and still wait for an answer, but not for one without an end.
        if case .answering = state, !isStreamingEvents { return }
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A handshake that is none is answered as a request; the codec has answered bad syntax.
        if NodeService.isRefusedUpgrade(error) { return }
        service.logger.debug("HTTP connection failed", metadata: ["error": "\(error)"])
        context.close(promise: nil)
    }

    /// Looks twice per idle timeout; two checks in a row without a finished request, while the
    /// node owes no answer, are the end.
    private func scheduleIdleCheck(_ context: ChannelHandlerContext) {
        let interval = (service.configuration.idleTimeout / 2).timeAmount
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        idleCheck = context.eventLoop.scheduleTask(in: interval) {
            let (handler, context) = bound.value
            guard context.channel.isActive else { return }
            if case .answering = handler.state { handler.quietChecks = 0 }
            handler.quietChecks += 1
            if handler.quietChecks > 2 { return context.close(promise: nil) }
            handler.scheduleIdleCheck(context)
        }
    }
}

import CairnJSON
import CairnRPC
import Logging
import NIOCore
import NIOWebSocket

/// Serves JSON-RPC on one WebSocket connection.
///
/// Messages are begun in the order in which they arrive. Those whose methods wait are answered
/// when they are done, so a slow one does not hold up the others.
final class WebSocketHandler: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    /// The most messages of a connection that may wait for their answer; then none are read.
    private static let maximumWaiting = 256
    /// How long the client may take to answer a closing handshake.
    private static let closeTimeout = TimeAmount.seconds(2)

    private let service: NodeService
    private var assembler: WebSocketAssembler
    private var connection: RPCConnection?
    private var tasks: [Int: Task<Void, Never>] = [:]
    private var nextTask = 0
    private var isClosing = false
    /// Whether anything has arrived since the last check.
    private var hasHeard = true
    private var hasPinged = false
    private var check: Scheduled<Void>?

    init(service: NodeService) {
        self.service = service
        assembler = WebSocketAssembler(limit: service.configuration.maximumMessageBytes)
    }
}

// MARK: - Messages

extension WebSocketHandler {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        hasHeard = true
        guard !isClosing else { return takeWhileClosing(unwrapInboundIn(data), context) }
        switch assembler.take(unwrapInboundIn(data)) {
        case .incomplete, .pong: break
        case .message(let message): answer(message, context)
        case .ping(let data): send(.pong, data, context)
        case .close(let code): close(code ?? .normalClosure, context, isReply: true)
        case .violation(let code): close(code, context, isReply: true)
        }
    }

    private func takeWhileClosing(_ frame: WebSocketFrame, _ context: ChannelHandlerContext) {
        if frame.opcode == .connectionClose { context.close(promise: nil) }
    }

    private func answer(_ message: ByteBuffer, _ context: ChannelHandlerContext) {
        guard let connection else { return }
        let turn = connection.beginTurn()
        let outcome = message.withUnsafeReadableBytes { bytes in
            service.dispatcher.begin(bytes, context: turn)
        }
        switch outcome {
        case .answer(let bytes): connection.finishTurn(turn, answer: bytes)
        case .silence: connection.finishTurn(turn, answer: nil)
        case .pending(let pending):
            let number = nextTask
            nextTask += 1
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            tasks[number] = Task {
                connection.finishTurn(turn, answer: await pending.finish())
                bound.eventLoop.execute {
                    let (handler, context) = bound.value
                    handler.tasks[number] = nil
                    handler.adjustReading(context)
                }
            }
            adjustReading(context)
        }
    }

    /// Stops reading while the client has too many answers outstanding or reads none.
    private func adjustReading(_ context: ChannelHandlerContext) {
        let mayRead =
            tasks.count < WebSocketHandler.maximumWaiting
            && (context.channel.isWritable || isClosing)
        do {
            try context.channel.syncOptions?.setOption(.autoRead, value: mayRead)
        } catch {
            // Only a channel that is gone refuses the option.
            context.close(promise: nil)
        }
    }
}

// MARK: - Writing

extension WebSocketHandler {
    /// Writes what methods and publishers have put in.
    private func drain(_ context: ChannelHandlerContext) {
        guard let connection, !isClosing else { return }
        switch connection.takeMessages() {
        case .tooSlow:
            service.logger.info("A WebSocket client reads too slowly and is disconnected")
            context.close(promise: nil)
        case .messages(let messages):
            for message in messages {
                let count = message.count
                let written = context.eventLoop.makePromise(of: Void.self)
                written.futureResult.whenComplete { _ in connection.didWrite(byteCount: count) }
                let frame = WebSocketFrame(
                    fin: true, opcode: .text, data: ByteBuffer(bytes: message))
                context.write(wrapOutboundOut(frame), promise: written)
            }
            if !messages.isEmpty { context.flush() }
        }
    }

    private func send(
        _ opcode: WebSocketOpcode, _ data: ByteBuffer, _ context: ChannelHandlerContext
    ) {
        let frame = WebSocketFrame(fin: true, opcode: opcode, data: data)
        context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
    }

    /// Begins or completes the closing handshake; no message is read or written after it.
    private func close(
        _ code: WebSocketErrorCode, _ context: ChannelHandlerContext, isReply: Bool
    ) {
        guard !isClosing else { return }
        isClosing = true
        connection?.close()
        var data = context.channel.allocator.buffer(capacity: 2)
        data.write(webSocketErrorCode: code)
        send(.connectionClose, data, context)
        if isReply { return context.close(promise: nil) }
        adjustReading(context)
        let channel = context.channel
        context.eventLoop.scheduleTask(in: WebSocketHandler.closeTimeout) {
            channel.close(promise: nil)
        }
    }
}

// MARK: - The connection

extension WebSocketHandler {
    func handlerAdded(context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        connection = RPCConnection(
            peer: NodeService.peer(of: context.channel),
            limits: service.configuration.connectionLimits
        ) {
            if bound.eventLoop.inEventLoop {
                let (handler, context) = bound.value
                handler.drain(context)
            } else {
                bound.eventLoop.execute {
                    let (handler, context) = bound.value
                    handler.drain(context)
                }
            }
        }
        scheduleCheck(context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosing = true
        check?.cancel()
        check = nil
        connection?.close()
        connection = nil
        for task in tasks.values { task.cancel() }
        context.fireChannelInactive()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        adjustReading(context)
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent: close(.goingAway, context, isReply: false)
        case ChannelEvent.inputClosed: context.close(promise: nil)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? NIOWebSocketError else {
            service.logger.debug("WebSocket connection failed", metadata: ["error": "\(error)"])
            return context.close(promise: nil)
        }
        close(WebSocketErrorCode(error), context, isReply: true)
    }

    /// Pings a client that has been quiet, and disconnects one that was quiet after a ping.
    private func scheduleCheck(_ context: ChannelHandlerContext) {
        let interval = service.configuration.pingInterval.timeAmount
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        check = context.eventLoop.scheduleTask(in: interval) {
            let (handler, context) = bound.value
            guard context.channel.isActive else { return }
            if handler.hasHeard {
                handler.hasPinged = false
            } else if handler.hasPinged {
                return context.close(promise: nil)
            } else {
                handler.hasPinged = true
                handler.send(.ping, ByteBuffer(), context)
            }
            handler.hasHeard = false
            handler.scheduleCheck(context)
        }
    }
}

extension WebSocketErrorCode {
    /// The code under which a client is told of an error of the codec.
    fileprivate init(_ error: NIOWebSocketError) {
        self = error == .invalidFrameLength ? .messageTooLarge : .protocolError
    }
}

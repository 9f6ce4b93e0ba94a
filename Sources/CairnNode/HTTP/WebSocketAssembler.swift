import CairnJSON
import NIOCore
import NIOWebSocket

/// Joins the frames of messages, which may be split and have control frames between them.
///
/// - Spec: RFC 6455, sections 5.2 to 5.5
struct WebSocketAssembler {
    /// What a frame completes or is.
    enum Event {
        /// A whole message.
        case message(ByteBuffer)
        /// A ping, to be answered with the same data.
        case ping(ByteBuffer)
        /// A pong.
        case pong
        /// The client closes, for this reason.
        case close(WebSocketErrorCode?)
        /// The message is not whole yet.
        case incomplete
        /// The client breaks the rules; it is told this code and disconnected.
        case violation(WebSocketErrorCode)
    }

    private let limit: Int
    private var parts: ByteBuffer?

    /// - Parameter limit: The longest message in bytes.
    init(limit: Int) {
        self.limit = limit
    }

    /// Takes the next frame.
    mutating func take(_ frame: WebSocketFrame) -> Event {
        guard frame.maskKey != nil, !frame.rsv1, !frame.rsv2, !frame.rsv3 else {
            return .violation(.protocolError)
        }
        let data = frame.unmaskedData
        switch frame.opcode {
        case .text, .binary:
            guard parts == nil else { return .violation(.protocolError) }
            guard data.readableBytes <= limit else { return .violation(.messageTooLarge) }
            if frame.fin { return .message(data) }
            parts = data
            return .incomplete
        case .continuation: return append(data, isLast: frame.fin)
        case .ping, .pong, .connectionClose: return takeControl(frame, data)
        default: return .violation(.protocolError)
        }
    }

    private mutating func append(_ data: ByteBuffer, isLast: Bool) -> Event {
        guard var message = parts.take() else { return .violation(.protocolError) }
        guard message.readableBytes + data.readableBytes <= limit else {
            return .violation(.messageTooLarge)
        }
        var data = data
        message.writeBuffer(&data)
        if isLast { return .message(message) }
        parts = message
        return .incomplete
    }

    private func takeControl(_ frame: WebSocketFrame, _ data: ByteBuffer) -> Event {
        guard frame.fin, data.readableBytes <= 125 else { return .violation(.protocolError) }
        switch frame.opcode {
        case .ping: return .ping(data)
        case .pong: return .pong
        default:
            var data = data
            return .close(data.readWebSocketErrorCode())
        }
    }
}

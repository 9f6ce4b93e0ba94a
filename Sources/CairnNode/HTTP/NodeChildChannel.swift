import CairnJSON
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOWebSocket

/// Sets up the connections that the server accepts: HTTP first, a WebSocket where one is asked
/// for.
struct NodeChildChannel: ServerChildChannel {
    /// A connection whose work is done by its handlers.
    struct Value: ServerChildChannelValue {
        let channel: any Channel
    }

    let service: NodeService

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            let grace = service.configuration.shutdownGrace.timeAmount
            try pipeline.addHandler(ShutdownDeadline(grace: grace))
            let handler = HTTPHandler(service: service)
            try pipeline.configureHTTPServerPipeline(
                withPipeliningAssistance: true,
                withServerUpgrade: (
                    upgraders: [webSocketUpgrader(for: channel, replacing: handler)],
                    completionHandler: { _ in }
                ),
                withErrorHandling: true,
                // Every header is a constant, was checked by the parser or by the routes' types.
                withOutboundHeaderValidation: false)
            try pipeline.addHandler(handler)
            return Value(channel: channel)
        }
    }

    /// Waits until the connection is closed, and closes it when the server is cancelled.
    func handle(value: Value, logger: Logger) async {
        await withTaskCancellationHandler {
            // How a connection ended makes no difference here; its handlers have seen to it.
            try? await value.channel.closeFuture.get()
        } onCancel: {
            value.channel.close(promise: nil)
        }
    }

    private func webSocketUpgrader(
        for channel: any Channel, replacing handler: HTTPHandler
    ) -> NIOWebSocketServerUpgrader {
        let service = service
        let bound = NIOLoopBound(handler, eventLoop: channel.eventLoop)
        return NIOWebSocketServerUpgrader(
            maxFrameSize: service.configuration.maximumMessageBytes,
            automaticErrorHandling: false,
            shouldUpgrade: { channel, head in
                let isLetIn =
                    NodeService.asksForWebSocket(head)
                    && service.refusal(of: RequestSender(head)) == nil
                return channel.eventLoop.makeSucceededFuture(isLetIn ? HTTPHeaders() : nil)
            },
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(WebSocketHandler(service: service))
                    pipeline.removeHandler(bound.value, promise: nil)
                }
            })
    }
}

extension NodeService {
    /// Whether an error only says that a request was not made a WebSocket.
    static func isRefusedUpgrade(_ error: any Error) -> Bool {
        error is NIOWebSocketUpgradeError
    }
}

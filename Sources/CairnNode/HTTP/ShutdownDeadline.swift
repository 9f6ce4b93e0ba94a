import CairnJSON
import NIOCore

/// Tells the handlers behind that the server was told to stop. The codec keeps the event that says so
/// to itself.
struct ShutdownHasBegun {}

/// Closes a connection some time after the server was told to stop, whatever it is doing.
final class ShutdownDeadline: ChannelInboundHandler {
    typealias InboundIn = NIOAny
    typealias InboundOut = NIOAny

    private let grace: TimeAmount
    private var deadline: Scheduled<Void>?

    init(grace: TimeAmount) {
        self.grace = grace
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent, deadline == nil {
            let channel = context.channel
            deadline = context.eventLoop.scheduleTask(in: grace) {
                channel.close(promise: nil)
            }
            context.fireUserInboundEventTriggered(ShutdownHasBegun())
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        context.fireChannelInactive()
    }
}

import CairnJSON
import Synchronization

/// A lasting connection: its subscriptions and the messages that wait to be written to it.
///
/// Methods and publishers put messages in from any thread; the transport takes them out in the
/// same order. The queue is bounded: a client that does not read what it asked for is
/// disconnected instead of filling the node's memory.
public final class RPCConnection: Sendable {
    /// How much a connection may hold.
    public struct Limits: Sendable, Equatable {
        /// The most bytes put in and not yet written to the socket.
        ///
        /// A single message of any size may wait alone.
        public var queuedBytes: Int
        /// The most messages put in and not yet written to the socket.
        public var queuedMessages: Int
        /// The most subscriptions at a time.
        public var subscriptions: Int

        /// Takes the limits, or the defaults: 64 MiB, 16,384 messages, 1,000 subscriptions.
        public init(
            queuedBytes: Int = 64 << 20, queuedMessages: Int = 16384, subscriptions: Int = 1000
        ) {
            self.queuedBytes = queuedBytes
            self.queuedMessages = queuedMessages
            self.subscriptions = subscriptions
        }
    }

    /// What the transport has to do next.
    public enum Delivery: Sendable, Equatable {
        /// Write these messages, none of them when there is nothing to do.
        case messages([[UInt8]])
        /// Disconnect: the client reads too slowly.
        case tooSlow
    }

    private enum Phase {
        case open
        case overflowed
        case closed
    }

    private struct State {
        var phase = Phase.open
        var subscriptions = SubscriptionRegistry()
        var queue: [[UInt8]] = []
        /// Bytes and messages put in and not yet reported as written.
        var unwrittenBytes = 0
        var unwrittenMessages = 0
        var turns: UInt64 = 0
    }

    /// Where the client is.
    public let peer: RPCPeer
    private let limits: Limits
    private let wake: @Sendable () -> Void
    private let state = Mutex(State())

    /// Opens a connection.
    ///
    /// - Parameter wake: Tells the transport, on any thread, to come and ``takeMessages()``.
    public init(peer: RPCPeer, limits: Limits = Limits(), wake: @escaping @Sendable () -> Void) {
        self.peer = peer
        self.limits = limits
        self.wake = wake
    }
}

// MARK: - For the transport

extension RPCConnection {
    /// The context in which a message that has just arrived is answered.
    public func beginTurn() -> RPCRequestContext {
        let turn = state.withLock { state in
            state.turns += 1
            return state.turns
        }
        return RPCRequestContext(peer: peer, connection: self, turn: turn)
    }

    /// Puts in the answer to a message, and behind it what its subscriptions held back.
    public func finishTurn(_ context: RPCRequestContext, answer: [UInt8]?) {
        let ends = state.withLock { state in
            let held = state.subscriptions.release(turn: context.turn)
            guard state.phase == .open else { return nil as [@Sendable () -> Void]? }
            var messages = held
            if let answer { messages.insert(answer, at: 0) }
            return enqueue(messages, in: &state)
        }
        conclude(ends)
    }

    /// Takes out what is to be written.
    public func takeMessages() -> Delivery {
        state.withLock { state in
            if state.phase == .overflowed { return .tooSlow }
            let messages = state.queue
            state.queue = []
            return .messages(messages)
        }
    }

    /// Reports that a message has reached the socket.
    public func didWrite(byteCount: Int) {
        state.withLock { state in
            state.unwrittenBytes -= byteCount
            state.unwrittenMessages -= 1
        }
    }

    /// Ends all subscriptions; what is sent from now on is dropped.
    public func close() {
        let ends = state.withLock { state in
            state.phase = .closed
            state.queue = []
            return state.subscriptions.closeAll()
        }
        for end in ends { end() }
    }
}

// MARK: - For methods and publishers

extension RPCConnection {
    /// The number of open subscriptions.
    public var subscriptionCount: Int {
        state.withLock { $0.subscriptions.count }
    }

    func subscribe(
        turn: UInt64, onEnd: @escaping @Sendable () -> Void
    ) throws(RPCError) -> Subscription {
        let id: SubscriptionID? = state.withLock { state in
            guard state.phase == .open else { return nil }
            guard state.subscriptions.count < limits.subscriptions else { return nil }
            return state.subscriptions.open(turn: turn, onEnd: onEnd)
        }
        guard let id else { throw .tooManySubscriptions(limit: limits.subscriptions) }
        return Subscription(id: id, connection: self)
    }

    func unsubscribe(_ id: SubscriptionID) -> Bool {
        let end = state.withLock { $0.subscriptions.close(id) }
        end?()
        return end != nil
    }

    /// Sends a notification; false when the subscription has ended.
    func notify(_ id: SubscriptionID, _ message: [UInt8]) -> Bool {
        let (isOpen, ends) = state.withLock { state in
            guard state.phase == .open else { return (false, nil as [@Sendable () -> Void]?) }
            switch state.subscriptions.place(message, for: id) {
            case .unknown: return (false, nil)
            case .send: return (true, enqueue([message], in: &state))
            case .held: return (true, enqueue([], in: &state))
            }
        }
        conclude(ends)
        return isOpen
    }
}

// MARK: - The queue

extension RPCConnection {
    /// Puts messages in; what then has to be done outside the lock, or nil for nothing.
    ///
    /// - Returns: An empty list when the transport is to be woken; the ends of all
    ///   subscriptions when the queue overflowed.
    private func enqueue(
        _ messages: [[UInt8]], in state: inout sending State
    ) -> [@Sendable () -> Void]? {
        let wasIdle = state.queue.isEmpty
        let mayWaitAlone =
            state.unwrittenMessages == 0 && messages.count == 1
            && state.subscriptions.heldBytes == 0
        for message in messages {
            state.queue.append(message)
            state.unwrittenBytes += message.count
            state.unwrittenMessages += 1
        }
        let isOverBytes = state.unwrittenBytes + state.subscriptions.heldBytes > limits.queuedBytes
        let isOverMessages = state.unwrittenMessages > limits.queuedMessages
        if (isOverBytes && !mayWaitAlone) || isOverMessages {
            state.phase = .overflowed
            state.queue = []
            return state.subscriptions.closeAll()
        }
        return wasIdle && !state.queue.isEmpty ? [] : nil
    }

    /// Runs what ended and wakes the transport, outside the lock.
    private func conclude(_ ends: [@Sendable () -> Void]?) {
        guard let ends else { return }
        for end in ends { end() }
        wake()
    }
}

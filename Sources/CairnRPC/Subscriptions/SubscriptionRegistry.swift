import CairnJSON

/// The subscriptions of one connection.
///
/// A subscription opened while a message is being answered holds its notifications back until
/// that answer is on its way.
struct SubscriptionRegistry {
    private struct Entry {
        let onEnd: @Sendable () -> Void
        /// The message whose answer must go first; nil once it has.
        var turn: UInt64?
        /// What waits for that answer.
        var held: [[UInt8]] = []
    }

    /// What to do with a notification.
    enum Placement {
        /// Send it.
        case send
        /// It is kept until the answer has been sent.
        case held
        /// There is no such subscription any more.
        case unknown
    }

    private var entries: [SubscriptionID: Entry] = [:]

    /// The number of open subscriptions.
    var count: Int { entries.count }

    /// The bytes that are held back.
    private(set) var heldBytes = 0

    /// Opens a subscription in the course of a message.
    mutating func open(
        turn: UInt64, onEnd: @escaping @Sendable () -> Void
    ) -> SubscriptionID {
        let id = SubscriptionID.random()
        entries[id] = Entry(onEnd: onEnd, turn: turn)
        return id
    }

    /// Decides what happens to a notification.
    mutating func place(_ message: [UInt8], for id: SubscriptionID) -> Placement {
        guard let entry = entries[id] else { return .unknown }
        guard entry.turn != nil else { return .send }
        entries[id]?.held.append(message)
        heldBytes += message.count
        return .held
    }

    /// Opens the gates of what a message subscribed to; gives what was held back.
    mutating func release(turn: UInt64) -> [[UInt8]] {
        // Subscriptions of one message are independent, so their order does not matter;
        // the notifications of each keep theirs.
        var messages: [[UInt8]] = []
        for (id, entry) in entries where entry.turn == turn {
            messages += entry.held
            entries[id]?.turn = nil
            entries[id]?.held = []
        }
        heldBytes -= messages.reduce(0) { $0 + $1.count }
        return messages
    }

    /// Removes a subscription; gives what to run now that it has ended, or nil.
    mutating func close(_ id: SubscriptionID) -> (@Sendable () -> Void)? {
        guard let entry = entries.removeValue(forKey: id) else { return nil }
        heldBytes -= entry.held.reduce(0) { $0 + $1.count }
        return entry.onEnd
    }

    /// Removes all subscriptions; gives what to run now that they have ended.
    mutating func closeAll() -> [@Sendable () -> Void] {
        let ends = entries.values.map(\.onEnd)
        entries = [:]
        heldBytes = 0
        return ends
    }
}

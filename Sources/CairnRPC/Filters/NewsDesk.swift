import CairnJSON
import CairnChain
import CairnPrimitives
import Synchronization

/// What a subscription reports.
enum SubscriptionKind: Sendable {
    /// Headers of new blocks.
    case heads
    /// Logs of new blocks, and once more as removed when the blocks are taken back.
    case logs(LogFilter)
    /// Accepted transactions.
    case transactions(TransactionDetail)
    /// Whether the node catches up with others, which it never does.
    case syncing
}

/// Tells subscribers what happens, each kind of message encoded once for all of them.
final class NewsDesk: Sendable {
    private let backend: any ChainBackend
    private let subscribers: Subscribers
    private let stop: @Sendable () -> Void

    init(_ backend: any ChainBackend) {
        let subscribers = Subscribers()
        self.backend = backend
        self.subscribers = subscribers
        stop = backend.listen { subscribers.receive($0) }
    }

    deinit { stop() }

    /// Opens a subscription on the connection of a request.
    ///
    /// - Throws: ``RPCError/notificationsNotSupported`` over plain HTTP.
    func subscribe(
        _ kind: SubscriptionKind, _ context: RPCRequestContext
    ) throws(RPCError) -> SubscriptionID {
        let number = subscribers.nextNumber()
        let subscription = try context.subscribe { [subscribers] in subscribers.remove(number) }
        subscribers.add(subscription, kind, number: number)
        return subscription.id
    }
}

/// Who is subscribed to what.
private final class Subscribers: Sendable {
    private struct Subscriber {
        /// Numbers rise, so whoever came first is told first.
        let number: UInt64
        let kind: SubscriptionKind
        let subscription: Subscription
    }

    private struct State {
        var numbers: UInt64 = 0
        var all: [Subscriber] = []
    }

    private let state = Mutex(State())

    func nextNumber() -> UInt64 {
        state.withLock { state in
            state.numbers += 1
            return state.numbers
        }
    }

    func add(_ subscription: Subscription, _ kind: SubscriptionKind, number: UInt64) {
        let subscriber = Subscriber(number: number, kind: kind, subscription: subscription)
        state.withLock { $0.all.append(subscriber) }
    }

    func remove(_ number: UInt64) {
        state.withLock { state in state.all.removeAll { $0.number == number } }
    }

    /// Tells everybody whom a notice concerns. The lock is not held while messages are put in: a
    /// connection that overflows ends its subscriptions, which comes back here.
    func receive(_ notice: ChainNotice) {
        let all = state.withLock { $0.all }
        guard !all.isEmpty else { return }
        switch notice {
        case .block(let block):
            let head = Once { NotificationResult(.header(block.sealedHeader)) }
            for subscriber in all {
                guard case .heads = subscriber.kind else { continue }
                notify(subscriber, head.value)
            }
            tell(all, of: block.placedLogs)
        case .removed(let blocks):
            for block in blocks { tell(all, of: block.removedLogs) }
        case .transaction(let sent):
            let hash = Once { NotificationResult(.hash(sent.hash)) }
            let full = Once { NotificationResult(.waitingTransaction(sent)) }
            for subscriber in all {
                switch subscriber.kind {
                case .transactions(.hashes): notify(subscriber, hash.value)
                case .transactions(.full): notify(subscriber, full.value)
                case .heads, .logs, .syncing: continue
                }
            }
        }
    }

    private func tell(_ all: [Subscriber], of logs: [PlacedLog]) {
        for placed in logs {
            let log = Once { NotificationResult(.log(placed)) }
            for subscriber in all {
                guard case .logs(let filter) = subscriber.kind, filter.wants(placed) else {
                    continue
                }
                notify(subscriber, log.value)
            }
        }
    }

    private func notify(_ subscriber: Subscriber, _ result: NotificationResult) {
        // A connection may have gone away between subscribing and being entered here.
        if !subscriber.subscription.notify(result) { remove(subscriber.number) }
    }
}

/// A value that is made when it is first needed.
private final class Once<Value> {
    private let make: () -> Value
    private(set) lazy var value = make()

    init(_ make: @escaping () -> Value) {
        self.make = make
    }
}

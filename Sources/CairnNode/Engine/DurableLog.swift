import CairnStore
import Foundation

/// Writes log entries on a thread of its own, as many at once as have gathered.
///
/// Callers hand entries over in the order of the chain and wait until theirs are on the disk; one
/// flush serves all that wait.
final class DurableLog: @unchecked Sendable {
    // All state below is guarded by `condition`.
    private let condition = NSCondition()
    private var pending: [ChainEntry] = []
    private var work: [@Sendable (BlockStore) throws(StoreError) -> Void] = []
    private var handedOver: UInt64 = 0
    private var durable: UInt64 = 0
    private var failure: StoreError?
    private var isClosing = false
    private var waiters: [(ticket: UInt64, resume: CheckedContinuation<Void, any Error>)] = []

    private let store: BlockStore
    private var thread: Thread?
    private let finished = DispatchSemaphore(value: 0)

    init(_ store: BlockStore) {
        self.store = store
        let thread = Thread { [self] in
            writeUntilClosed()
            finished.signal()
        }
        thread.name = "cairn.log"
        thread.stackSize = 1 << 22
        self.thread = thread
        thread.start()
    }

    /// Hands entries over and returns a ticket to wait with.
    ///
    /// Without entries the ticket is that of the newest before: no flush would come for them.
    func append(_ entries: [ChainEntry]) -> UInt64 {
        condition.withLock {
            guard !entries.isEmpty else { return handedOver }
            pending.append(contentsOf: entries)
            handedOver += 1
            condition.signal()
            return handedOver
        }
    }

    /// Has `body` run on the writer's thread after everything handed over so far is durable.
    func afterwards(_ body: @escaping @Sendable (BlockStore) throws(StoreError) -> Void) {
        condition.withLock {
            work.append(body)
            condition.signal()
        }
    }

    /// The ticket of the newest entries that are on the disk.
    var durableTicket: UInt64 { condition.withLock { durable } }

    /// Why writing stopped, if it did.
    var fault: StoreError? { condition.withLock { failure } }

    /// Returns once the entries of `ticket` are on the disk.
    func wait(for ticket: UInt64) async throws {
        try await withCheckedThrowingContinuation {
            (continuation: CheckedContinuation<Void, any Error>) in
            let answer: Result<Void, any Error>? = condition.withLock {
                if durable >= ticket { return .success(()) }
                if let failure { return .failure(failure) }
                waiters.append((ticket, continuation))
                return nil
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    /// Writes what is left and stops the thread.
    func close() {
        condition.withLock {
            isClosing = true
            condition.signal()
        }
        finished.wait()
    }

    // MARK: The writer's thread

    private func writeUntilClosed() {
        while true {
            condition.lock()
            while pending.isEmpty && work.isEmpty && !isClosing { condition.wait() }
            if pending.isEmpty && work.isEmpty {
                condition.unlock()
                return
            }
            let batch = pending
            let tasks = work
            let ticket = handedOver
            pending = []
            work = []
            condition.unlock()

            do throws(StoreError) {
                if !batch.isEmpty { try store.commit(batch) }
                release(upTo: ticket)
                for task in tasks { try task(store) }
            } catch {
                fail(error)
            }
        }
    }

    private func release(upTo ticket: UInt64) {
        let ready = condition.withLock {
            guard failure == nil else { return [CheckedContinuation<Void, any Error>]() }
            durable = ticket
            let ready = waiters.filter { $0.ticket <= ticket }.map(\.resume)
            waiters.removeAll { $0.ticket <= ticket }
            return ready
        }
        for waiter in ready { waiter.resume() }
    }

    private func fail(_ error: StoreError) {
        let stranded = condition.withLock {
            failure = failure ?? error
            let stranded = waiters.map(\.resume)
            waiters = []
            return stranded
        }
        for waiter in stranded { waiter.resume(throwing: error) }
    }
}

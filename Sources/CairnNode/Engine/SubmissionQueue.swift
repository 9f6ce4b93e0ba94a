import CairnChain
import CairnPrimitives
import CairnRPC
import Foundation

/// Transactions that arrive while a block is made; the next block takes them together.
///
/// Whoever finds nobody serving serves: one block for all that wait, so that under load a header,
/// a seal and a row in the log are shared. Somebody who sends alone gets a block of their own.
final class SubmissionQueue: @unchecked Sendable {
    /// A transaction and who waits for its ticket.
    struct Entry: Sendable {
        let sent: SentTransaction
        let waiter: CheckedContinuation<Result<UInt64, RPCError>, Never>
    }

    // Guarded by `lock`.
    private var waiting: [Entry] = []
    private var isServed = false
    private let lock = NSLock()

    /// Adds an entry and tells whether the caller is to serve.
    func add(_ entry: Entry) -> Bool {
        lock.withLock {
            waiting.append(entry)
            defer { isServed = true }
            return !isServed
        }
    }

    /// What goes into the next block, in the order of arrival: of each sender the first one, since
    /// whether the second is good depends on it.
    func takeBatch() -> [Entry] {
        lock.withLock {
            var senders: Set<Address> = []
            var batch: [Entry] = []
            var later: [Entry] = []
            for entry in waiting {
                if senders.insert(entry.sent.sender).inserted {
                    batch.append(entry)
                } else {
                    later.append(entry)
                }
            }
            waiting = later
            return batch
        }
    }

    /// Ends the caller's turn and tells whether somebody must serve on.
    func endTurn() -> Bool {
        lock.withLock {
            isServed = !waiting.isEmpty
            return isServed
        }
    }
}

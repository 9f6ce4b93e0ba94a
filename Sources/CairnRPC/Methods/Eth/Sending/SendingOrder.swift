import CairnJSON
import CairnPrimitives
import Synchronization

/// Lets the transactions of one account that the node fills in follow one another, so that two
/// requests at the same time do not get the same nonce. Accounts do not wait for each other.
final class SendingOrder: Sendable {
    /// Who waits, by account; an account is here as long as somebody sends for it.
    private let queues = Mutex<[Address: [CheckedContinuation<Void, Never>]]>([:])

    /// Runs `body` when everything begun earlier for the account has ended.
    func inTurn<Result: Sendable>(
        of account: Address, _ body: () async throws(RPCError) -> Result
    ) async throws(RPCError) -> Result {
        await begin(account)
        defer { end(account) }
        return try await body()
    }

    private func begin(_ account: Address) async {
        await withCheckedContinuation { continuation in
            let isFirst = queues.withLock { queues in
                guard queues[account] != nil else {
                    queues[account] = []
                    return true
                }
                queues[account]?.append(continuation)
                return false
            }
            if isFirst { continuation.resume() }
        }
    }

    private func end(_ account: Address) {
        let next = queues.withLock { queues -> CheckedContinuation<Void, Never>? in
            guard queues[account]?.isEmpty == false else {
                queues[account] = nil
                return nil
            }
            return queues[account]?.removeFirst()
        }
        next?.resume()
    }
}

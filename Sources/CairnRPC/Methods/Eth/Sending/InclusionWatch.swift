import CairnJSON
import CairnChain
import CairnPrimitives
import Synchronization

/// Waits until a block has a transaction, or for so long and no longer.
final class InclusionWatch: Sendable {
    private enum Phase {
        case watching
        case waiting(CheckedContinuation<Bool, Never>)
        case ended(isIncluded: Bool)
    }

    private let phase = Mutex(Phase.watching)

    /// Submits a transaction and waits for its block.
    ///
    /// - Returns: false when time has run out; the transaction still waits for a block then.
    static func submit(
        _ sent: SentTransaction, to backend: any ChainBackend, timeout: Duration
    ) async throws(RPCError) -> Bool {
        let watch = InclusionWatch()
        let hash = sent.hash
        let stop = backend.listen { notice in
            guard case .block(let block) = notice else { return }
            if block.transactions.contains(where: { $0.sent.hash == hash }) {
                watch.end(isIncluded: true)
            }
        }
        defer { stop() }
        try await backend.submit(sent)
        if case .included? = try backend.transaction(hash) { return true }
        let alarm = Task {
            do { try await Task.sleep(for: timeout) } catch { return }
            watch.end(isIncluded: false)
        }
        defer { alarm.cancel() }
        return await watch.outcome()
    }

    private func outcome() async -> Bool {
        await withCheckedContinuation { continuation in
            let known: Bool? = phase.withLock { phase in
                guard case .ended(let isIncluded) = phase else {
                    phase = .waiting(continuation)
                    return nil
                }
                return isIncluded
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    private func end(isIncluded: Bool) {
        let waiting = phase.withLock { phase -> CheckedContinuation<Bool, Never>? in
            switch phase {
            case .ended: return nil
            case .watching:
                phase = .ended(isIncluded: isIncluded)
                return nil
            case .waiting(let continuation):
                phase = .ended(isIncluded: isIncluded)
                return continuation
            }
        }
        waiting?.resume(returning: isIncluded)
    }
}

import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives
import Synchronization

/// What a filter reports.
enum FilterKind: Sendable {
    /// Logs of new blocks.
    case logs(LogFilter)
    /// Hashes of new blocks.
    case blocks
    /// Hashes of accepted transactions.
    case transactions
}

/// The open filters and how far each has been read.
///
/// A filter keeps a height, not results: what is new is looked up when somebody asks. Only what
/// cannot be looked up later is kept here, the logs of blocks that were taken back and the hashes
/// of transactions.
///
/// When blocks are taken back, by a reorganisation or by the return to a snapshot, a filter steps
/// back to the height where the chains part. Logs of such blocks that had been handed out are
/// reported once more as removed; what had not been handed out is never reported.
final class FilterTable: Sendable {
    /// A filter as it stands at one moment.
    struct Reading: Sendable {
        let kind: FilterKind
        /// The first block that has not been reported.
        let next: BlockNumber
        /// Changes whenever blocks are taken back.
        let epoch: UInt64
    }

    /// What was kept for a filter.
    struct Kept: Sendable {
        var removed: [PlacedLog] = []
        var hashes: [Hash] = []
    }

    private struct Entry {
        let kind: FilterKind
        var next: BlockNumber
        var kept = Kept()
        var lastUse: ContinuousClock.Instant
    }

    private struct State {
        var entries: [UInt256: Entry] = [:]
        var epoch: UInt64 = 0
    }

    private let state = Mutex(State())
    private let limits: NodeLimits

    init(limits: NodeLimits) {
        self.limits = limits
    }

    /// Opens a filter that reports from a height on.
    ///
    /// - Throws: `-32000` when there are too many.
    func open(_ kind: FilterKind, from next: BlockNumber) throws(RPCError) -> UInt256 {
        let now = ContinuousClock.now
        // 128 random bits: a filter cannot be guessed and read by somebody else.
        let id = UInt256(UInt128.random(in: 1 ... .max))
        let isOpen = state.withLock { state in
            dropExpired(&state, now)
            guard state.entries.count < limits.filters else { return false }
            state.entries[id] = Entry(kind: kind, next: next, lastUse: now)
            return true
        }
        guard isOpen else {
            throw .refusal("too many filters: the node keeps \(limits.filters)")
        }
        return id
    }

    /// Closes a filter; false when there was none.
    func close(_ id: UInt256) -> Bool {
        let now = ContinuousClock.now
        return state.withLock { state in
            dropExpired(&state, now)
            return state.entries.removeValue(forKey: id) != nil
        }
    }

    /// How far a filter has been read, or nil when there is none.
    func reading(_ id: UInt256) -> Reading? {
        let now = ContinuousClock.now
        return state.withLock { state in
            dropExpired(&state, now)
            guard let entry = state.entries[id] else { return nil }
            state.entries[id]?.lastUse = now
            return Reading(kind: entry.kind, next: entry.next, epoch: state.epoch)
        }
    }

    /// Notes that a filter has been read up to `next` and hands out what was kept for it.
    ///
    /// - Returns: nil when blocks were taken back since `reading`; then it is to be read again.
    func advance(_ id: UInt256, _ reading: Reading, to next: BlockNumber) -> Kept? {
        state.withLock { state in
            guard state.epoch == reading.epoch else { return nil }
            guard let kept = state.entries[id]?.kept else { return Kept() }
            state.entries[id]?.next = next
            state.entries[id]?.kept = Kept()
            return kept
        }
    }

    private func dropExpired(_ state: inout State, _ now: ContinuousClock.Instant) {
        // Each filter stands or falls by itself, so their order does not matter.
        for (id, entry) in state.entries where entry.lastUse + limits.filterLifetime < now {
            state.entries[id] = nil
        }
    }
}

// MARK: - News

extension FilterTable {
    /// Takes note of what has happened to the chain.
    func receive(_ notice: ChainNotice) {
        switch notice {
        case .block: break
        case .transaction(let sent): keep(sent.hash)
        case .removed(let blocks): stepBack(before: blocks)
        }
    }

    private func keep(_ hash: Hash) {
        change { entry in
            guard case .transactions = entry.kind else { return }
            entry.kept.hashes.append(hash)
        }
    }

    private func stepBack(before blocks: [Block]) {
        guard let lowest = blocks.map(\.number).min() else { return }
        let logs = blocks.flatMap { $0.removedLogs }
        change(isReorganisation: true) { entry in
            if case .logs(let filter) = entry.kind {
                entry.kept.removed += logs.filter {
                    $0.blockNumber < entry.next && filter.wants($0)
                }
            }
            entry.next = min(entry.next, lowest)
        }
    }

    /// Changes every filter. One for which more is kept than a request hands out is closed: its
    /// client learns that it has missed something.
    private func change(isReorganisation: Bool = false, _ change: (inout Entry) -> Void) {
        state.withLock { state in
            if isReorganisation { state.epoch += 1 }
            for id in state.entries.keys {
                guard var entry = state.entries.removeValue(forKey: id) else { continue }
                change(&entry)
                let kept = max(entry.kept.removed.count, entry.kept.hashes.count)
                if kept <= limits.logs { state.entries[id] = entry }
            }
        }
    }
}

extension LogFilter {
    /// Whether a log is wanted, where it stands included.
    func wants(_ placed: PlacedLog) -> Bool {
        guard matches(address: placed.log.address, topics: placed.log.topics) else { return false }
        switch blocks {
        case .block(let hash): return placed.blockHash == hash
        case .range(let first, let last):
            if case .number(let number)? = first, placed.blockNumber < number { return false }
            if case .number(let number)? = last, placed.blockNumber > number { return false }
            return true
        }
    }
}

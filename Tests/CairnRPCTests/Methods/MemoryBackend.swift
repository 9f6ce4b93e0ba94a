import CairnJSON
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRPC
import Foundation
import Synchronization

/// A node in memory: a chain, its blocks, and transactions that wait, without disk or network.
///
/// Its clock stands still until a test moves it.
final class MemoryBackend: ChainBackend, @unchecked Sendable {
    // Everything mutable is guarded by `lock`.
    private let lock = NSLock()
    private var state: State

    struct State {
        let chain: Chain
        var blocks: [Block]
        var waiting: [SentTransaction] = []
        var mode = ProductionMode.instant
        var wall: Timestamp
        var offset: Int64 = 0
        var nextTimestamp: Timestamp?
        var interval: UInt64?
        var nextBaseFee: Wei?
        var gasLimit: UInt64 = 30_000_000
        var coinbase = Address.zero
        var minimumPrice: Wei = 0
        var prevRandao = Hash.zero
        var impersonated: Set<Address> = []
        var impersonatesAll = false
        var snapshots: [(id: UInt64, chain: Chain.Snapshot, blocks: Int, offset: Int64)] = []
        var snapshotCount: UInt64 = 0
        var loaded: Bytes?
        var logs = true
    }

    private let listeners = Mutex<(next: Int, all: [Int: @Sendable (ChainNotice) -> Void])>(
        (0, [:]))
    let isDevelopment: Bool
    let logLimit: Int

    init(isDevelopment: Bool = true, logLimit: Int = 20_000) {
        self.isDevelopment = isDevelopment
        self.logLimit = logLimit
        let chain = Chain(TestAccounts.genesis)
        let genesis = Block(header: chain.head, transactions: [])
        state = State(chain: chain, blocks: [genesis], wall: genesis.timestamp + 100)
    }

    var beacon: (any BeaconBackend)? { nil }

    /// Runs `body` with everything that changes, alone.
    func locked<Result>(
        _ body: (inout State) throws(RPCError) -> Result
    ) throws(RPCError) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&state)
    }

    /// Changes something in a way that cannot be refused.
    @discardableResult
    func write<Result>(_ body: (inout State) -> Result) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return body(&state)
    }

    /// How many listen; a closed table must not leave one behind.
    var listenerCount: Int { listeners.withLock { $0.all.count } }

    func tell(_ notices: [ChainNotice]) {
        let all = listeners.withLock { listeners in
            listeners.all.keys.sorted().compactMap { listeners.all[$0] }
        }
        for notice in notices {
            for listener in all { listener(notice) }
        }
    }

    func listen(_ listener: @escaping @Sendable (ChainNotice) -> Void) -> @Sendable () -> Void {
        let number = listeners.withLock { listeners in
            listeners.next += 1
            listeners.all[listeners.next] = listener
            return listeners.next
        }
        return { [self] in listeners.withLock { $0.all[number] = nil } }
    }

    var development: (any DevelopmentBackend)? { isDevelopment ? self : nil }
}

// MARK: - Reading

extension MemoryBackend {
    var chainID: UInt64 { 31337 }
    var clientVersion: String { "Cairn/test" }
    var genesisNumber: BlockNumber { 0 }
    var slotsPerEpoch: UInt64 { 4 }

    /// Reads something that cannot be refused.
    func read<Value>(_ body: (State) -> Value) -> Value {
        lock.lock()
        defer { lock.unlock() }
        return body(state)
    }

    var head: SealedHeader { read { SealedHeader(header: $0.chain.head, hash: $0.chain.headHash) } }
    var nextBaseFee: Wei { read { $0.nextBaseFee ?? $0.chain.nextBaseFee } }
    var suggestedTip: Wei { 1_000_000_000 }
    var blockGasLimit: UInt64 { read(\.gasLimit) }
    var coinbase: Address { read(\.coinbase) }

    func header(number: BlockNumber) throws(RPCError) -> SealedHeader? {
        try block(number: number)?.sealedHeader
    }

    func header(hash: Hash) throws(RPCError) -> SealedHeader? {
        try block(hash: hash)?.sealedHeader
    }

    func block(number: BlockNumber) throws(RPCError) -> Block? {
        read { $0.blocks.count > number ? $0.blocks[Int(number)] : nil }
    }

    func block(hash: Hash) throws(RPCError) -> Block? {
        read { state in state.blocks.first { $0.hash == hash } }
    }

    func transaction(_ hash: Hash) throws(RPCError) -> TransactionPlace? {
        read { $0.place { $0.hash == hash } }
    }

    func transaction(
        sender: Address, nonce: UInt64
    ) throws(RPCError) -> TransactionPlace? {
        read {
            $0.place { $0.sender == sender && $0.transaction.unsigned.nonce == nonce }
        }
    }

    func logs(_ query: LogQuery) throws(RPCError) -> [PlacedLog] {
        let found = read { state in
            state.blocks
                .filter { query.blocks.contains($0.number) }
                .flatMap(\.placedLogs).filter { query.matches($0.log) }
        }
        guard found.count <= logLimit else { throw .tooManyLogs(limit: logLimit) }
        return found
    }

    func poolContent() -> PoolContent {
        read { state in
            var pending: [PoolContent.Account] = []
            var queued: [PoolContent.Account] = []
            for sender in Set(state.waiting.map(\.sender)).sorted() {
                var nonce = state.chain.world.ledger.accounts[sender].nonce
                let all = state.waiting.filter { $0.sender == sender }
                    .sorted { $0.transaction.unsigned.nonce < $1.transaction.unsigned.nonce }
                let ready = all.prefix {
                    defer { nonce += 1 }
                    return $0.transaction.unsigned.nonce == nonce
                }
                if !ready.isEmpty {
                    pending.append(.init(sender: sender, transactions: Array(ready)))
                }
                let rest = Array(all.dropFirst(ready.count))
                if !rest.isEmpty { queued.append(.init(sender: sender, transactions: rest)) }
            }
            return PoolContent(pending: pending, queued: queued)
        }
    }

    func pendingNonce(of account: Address) -> UInt64 {
        read { state in
            var nonce = state.chain.world.ledger.accounts[account].nonce
            while state.waiting.contains(where: {
                $0.sender == account && $0.transaction.unsigned.nonce == nonce
            }) { nonce += 1 }
            return nonce
        }
    }
}

extension MemoryBackend.State {
    func place(_ isWanted: (SentTransaction) -> Bool) -> TransactionPlace? {
        for block in blocks {
            if let index = block.transactions.firstIndex(where: { isWanted($0.sent) }) {
                return .included(block, index: index)
            }
        }
        return waiting.first(where: isWanted).map { .pooled($0) }
    }
}

// MARK: - State

extension MemoryBackend {
    func withWorld<Result>(
        at point: StatePoint, _ body: (World, BlockHeader) throws(RPCError) -> Result
    ) throws(RPCError) -> Result {
        try locked { state throws(RPCError) in
            let chain = state.chain
            switch point {
            case .latest:
                let start = chain.world.store.checkpoint
                defer { chain.world.store.rollback(to: start) }
                return try body(chain.world, chain.head)
            case .pending:
                let environment = state.environment
                chain.openBlock(environment)
                defer { chain.abandonBlock() }
                for sent in state.waiting { state.tryToInclude(sent) }
                var header = BlockHeader(
                    parentHash: chain.headHash, beneficiary: environment.coinbase,
                    stateRoot: .zero, number: chain.head.number + 1,
                    gasLimit: environment.gasLimit, timestamp: environment.timestamp)
                header.baseFeePerGas = environment.baseFee
                return try body(chain.world, header)
            case .block(let number):
                guard number < state.blocks.count else { throw .headerNotFound }
                guard let view = chain.view(at: state.blocks[Int(number)].header) else {
                    throw .stateNotAvailable(at: number, oldest: chain.history.oldest)
                }
                return try body(view, state.blocks[Int(number)].header)
            }
        }
    }

    func pendingBlock() throws(RPCError) -> Block {
        try locked { state throws(RPCError) in
            let before = state.chain.snapshot()
            defer { state.chain.revert(to: before) }
            state.chain.openBlock(state.environment)
            for sent in state.waiting { state.tryToInclude(sent) }
            return state.chain.sealBlock()
        }
    }
}

extension MemoryBackend.State {
    /// What the next block would be.
    var environment: BlockEnvironment {
        let now = UInt64(Int64(wall) + offset)
        let timestamp =
            nextTimestamp ?? interval.map { chain.head.timestamp + $0 } ?? now
        return BlockEnvironment(
            timestamp: max(timestamp, chain.head.timestamp), coinbase: coinbase, gasLimit: gasLimit,
            baseFee: nextBaseFee ?? chain.nextBaseFee, prevRandao: prevRandao)
    }

    /// Includes a transaction in the open block if it can enter.
    @discardableResult
    func tryToInclude(_ sent: SentTransaction) -> InvalidTransaction? {
        do throws(InvalidTransaction) {
            try chain.include(sent)
            return nil
        } catch {
            return error
        }
    }

    /// Produces a block with whatever can enter it.
    mutating func produce() -> Block {
        chain.openBlock(environment)
        waiting = waiting.filter { tryToInclude($0) != nil }
        let block = chain.sealBlock()
        blocks.append(block)
        nextTimestamp = nil
        nextBaseFee = nil
        return block
    }

    /// Drops the blocks after a height; newest first.
    mutating func drop(after number: Int) -> [Block] {
        let removed = Array(blocks[(number + 1)...].reversed())
        blocks.removeLast(removed.count)
        // A snapshot of blocks that are gone cannot be returned to.
        snapshots.removeAll { $0.blocks > blocks.count }
        return removed
    }
}

// MARK: - Sending

extension MemoryBackend {
    func submit(_ transaction: SentTransaction) async throws(RPCError) {
        let notices = try locked { state throws(RPCError) -> [ChainNotice] in
            let sent = transaction
            guard state.place({ $0.hash == sent.hash }) == nil else { throw .alreadyKnown }
            state.chain.openBlock(state.environment)
            for other in state.waiting { state.tryToInclude(other) }
            let refusal = state.tryToInclude(sent)
            state.chain.abandonBlock()
            switch refusal {
            case nil: break
            case .nonceTooHigh where state.mode != .instant: break
            case let refusal?: throw RPCError(refusal, sender: sent.sender)
            }
            state.waiting.append(sent)
            guard state.mode == .instant else { return [.transaction(sent)] }
            return [.transaction(sent), .block(state.produce())]
        }
        tell(notices)
    }
}

import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRPC
import CairnStore

extension EngineState {
    /// What the next block will be made with.
    func nextEnvironment(at timestamp: Timestamp?, wall: UInt64) -> BlockEnvironment {
        BlockEnvironment(
            timestamp: max(
                timestamp ?? clock.timestampAfter(chain.head.timestamp, wall: wall),
                chain.head.timestamp),
            coinbase: coinbase, gasLimit: gasLimit, baseFee: nextBaseFee,
            prevRandao: nextPrevRandao ?? keccak256(chain.headHash))
    }

    /// Waiting transactions in the order in which a block takes them.
    func readyTransactions() -> [SentTransaction] {
        guard !pool.isEmpty else { return [] }
        return pool.ready(baseFee: nextBaseFee) { chain.world.ledger.accounts[$0].nonce }
    }

    /// Whether any of these could open the next block.
    func canEnterNextBlock(_ transactions: [SentTransaction]) -> Bool {
        let accounts = chain.world.ledger.accounts
        return transactions.contains { sent in
            let transaction = sent.transaction.unsigned
            return transaction.nonce == accounts[sent.sender].nonce
                && transaction.gasLimit <= gasLimit
                && transaction.effectiveGasPrice(baseFee: nextBaseFee) != nil
        }
    }
}

extension Engine {
    /// Produces a block of these transactions and hands it to the log.
    ///
    /// A transaction that turns out invalid is dropped, one without room waits for the next block.
    ///
    /// - Returns: The ticket that makes the block durable.
    func produce(
        _ state: inout EngineState, _ transactions: [SentTransaction],
        at timestamp: Timestamp? = nil
    ) throws(RPCError) -> UInt64 {
        if let fault = state.fault ?? log.fault.map({ "the log cannot be written: \($0)" }) {
            throw .internalFault("block production has stopped: \(fault)")
        }
        let environment = state.nextEnvironment(at: timestamp, wall: wall)
        var dropped: [Hash] = []
        state.chain.openBlock(environment)
        state.chain.runKeepers()
        for sent in transactions {
            do throws(InvalidTransaction) { try state.chain.include(sent) } catch {
                switch error {
                case .blockFull, .nonceTooHigh, .maxFeeBelowBaseFee: continue
                default: dropped.append(sent.hash)
                }
            }
        }
        let block = state.chain.sealBlock()
        state.clock.blockWasMade(at: block.timestamp, wall: wall)
        state.nextBaseFeeOverride = nil
        state.nextPrevRandao = nil
        return finish(&state, block, dropping: dropped)
    }

    /// Produces a block, and further ones as long as a waiting transaction can enter the next.
    ///
    /// With instant production a transaction is in a block when its sender hears of it, however
    /// many waited before it.
    ///
    /// - Returns: The ticket that makes the blocks durable.
    func produceAll(_ state: inout EngineState) throws(RPCError) -> UInt64 {
        var ready = state.readyTransactions()
        while true {
            let waiting = state.pool.count
            let ticket = try produce(&state, ready)
            ready = state.readyTransactions()
            guard state.pool.count < waiting, state.canEnterNextBlock(ready) else { return ticket }
        }
    }

    /// Books a sealed block everywhere.
    private func finish(
        _ state: inout EngineState, _ block: Block, dropping dropped: [Hash]
    ) -> UInt64 {
        state.recent.append(block)
        for included in block.transactions { state.pool.remove(included.sent.hash) }
        for hash in dropped { state.pool.remove(hash) }
        state.notices.append(.block(block))

        let ticket = log.append([.block(block)] + dropped.map { .dropped($0) })
        state.blockTickets.append((block.number, ticket))
        let durableTicket = log.durableTicket
        if let last = state.blockTickets.lastIndex(where: { $0.ticket <= durableTicket }) {
            state.recent.trim(durable: state.blockTickets[last].number)
            state.blockTickets.removeFirst(last + 1)
        }
        forgetOldStates(&state)
        writeImageIfDue(&state, block)
        if configuration.checksInvariants,
            let violated = state.chain.world.violatedInvariants().first
        {
            state.fault = "after block \(block.number): \(violated)"
        }
        return ticket
    }

    /// Keeps the states of the last blocks and of the last minute, whichever are more.
    private func forgetOldStates(_ state: inout EngineState) {
        let now = wall
        let head = state.chain.head.number
        if state.samples.last?.wall != now { state.samples.append((now, head)) }
        // The newest sample that is old enough tells which block was the head a minute ago.
        let limit = now < configuration.historySeconds ? 0 : now - configuration.historySeconds
        if let old = state.samples.lastIndex(where: { $0.wall <= limit }), old > 0 {
            state.samples.removeFirst(old)
        }
        let aMinuteAgo = state.samples.first?.number ?? head
        let byCount = head < configuration.historyBlocks ? 0 : head - configuration.historyBlocks
        state.chain.forgetStates(before: min(byCount, aMinuteAgo))
    }

    // MARK: Images of the state

    /// Blocks and transactions after which the whole state is written, to bound what a start
    /// replays.
    private static let blocksPerImage = 20_000
    private static let transactionsPerImage = 20_000

    private func writeImageIfDue(_ state: inout EngineState, _ block: Block) {
        state.blocksSinceImage += 1
        state.transactionsSinceImage += block.transactions.count
        let work =
            state.blocksSinceImage / Self.blocksPerImage
            + state.transactionsSinceImage / Self.transactionsPerImage
        guard work > 0 else { return }
        // A large state is written more rarely, so that images never dominate the log.
        let weight = state.chain.world.store.byteCount >> 26
        if work > weight { writeImage(&state) }
    }

    /// Has the state written as it is now.
    ///
    /// - Precondition: Nothing was changed since the newest block.
    func writeImage(_ state: inout EngineState) {
        state.blocksSinceImage = 0
        state.transactionsSinceImage = 0
        let image = state.chain.image()
        let block = SealedHeader(header: state.chain.head, hash: state.chain.headHash)
        log.afterwards { store throws(StoreError) in
            try store.saveSnapshot(image, of: block)
        }
    }
}

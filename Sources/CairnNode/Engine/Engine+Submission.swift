public import CairnChain
import CairnEthereum
import CairnLedger
public import CairnPrimitives
public import CairnRPC
import CairnStore

extension Engine {
    public var nextBaseFee: Wei { locked { $0.nextBaseFee } }
    public var suggestedTip: Wei { locked { max(Wei.gwei(1), $0.minimumGasPrice) } }
    public var blockGasLimit: UInt64 { locked { $0.gasLimit } }
    public var coinbase: Address { locked { $0.coinbase } }

    public func submit(_ sent: SentTransaction) async throws(RPCError) {
        let outcome = await withCheckedContinuation { waiter in
            if submissions.add(SubmissionQueue.Entry(sent: sent, waiter: waiter)) {
                serveSubmissions()
            }
        }
        try await makeDurable(try outcome.get())
    }

    /// Serves all that wait once. Who has come meanwhile is served by a task of its own, so that
    /// nobody's answer waits for strangers.
    private func serveSubmissions() {
        let batch = submissions.takeBatch()
        let outcomes = locked { state in accept(&state, batch.map(\.sent)) }
        for (entry, outcome) in zip(batch, outcomes) { entry.waiter.resume(returning: outcome) }
        if submissions.endTurn() { Task { serveSubmissions() } }
    }

    /// Takes transactions into a block or the pool and returns for each the ticket that makes it
    /// durable, or why it is refused.
    private func accept(
        _ state: inout EngineState, _ batch: [SentTransaction]
    ) -> [Result<UInt64, RPCError>] {
        // The block's ticket is not known before the block; those that wait for it stand as nil.
        var outcomes: [Result<UInt64, RPCError>?] = []
        for sent in batch {
            do throws(RPCError) {
                let isReady = try admit(sent, &state)
                outcomes.append(isReady ? nil : .success(log.append([.pooled(sent)])))
            } catch {
                outcomes.append(.failure(error))
            }
        }
        guard outcomes.contains(where: { $0 == nil }) else { return outcomes.compactMap(\.self) }
        let made = Result { () throws(RPCError) in try produceAll(&state) }
        return outcomes.map { $0 ?? made }
    }

    /// Takes a transaction into the pool and tells whether a block is to take it at once.
    private func admit(
        _ sent: SentTransaction, _ state: inout EngineState
    ) throws(RPCError) -> Bool {
        let environment = state.nextEnvironment(at: nil, wall: wall)
        let isInstant = state.production.isInstant
        var isReady = isInstant
        if try isKnown(sent.hash, &state) { throw .alreadyKnown }
        let price = sent.transaction.unsigned.maxFeePerGas
        guard price >= state.minimumGasPrice else {
            throw .refusal(
                "transaction underpriced: maxFeePerGas \(price), needed \(state.minimumGasPrice)")
        }
        do throws(InvalidTransaction) {
            try state.chain.validate(sent, for: environment)
        } catch {
            switch error {
            case .nonceTooHigh: isReady = false
            // In a later block the base fee may be lower.
            case .maxFeeBelowBaseFee where !isInstant: break
            default: throw RPCError(error, sender: sent.sender)
            }
        }
        do throws(PoolRefusal) { _ = try state.pool.insert(sent) } catch {
            throw RPCError(error)
        }
        state.notices.append(.transaction(sent))
        return isReady
    }

    private func isKnown(_ hash: Hash, _ state: inout EngineState) throws(RPCError) -> Bool {
        // An older transaction than those in memory has a used nonce and fails by that.
        state.recent.transaction(hash) != nil || state.pool.find(hash) != nil
    }

    public func poolContent() -> PoolContent {
        locked { state in
            var pending: [PoolContent.Account] = []
            var queued: [PoolContent.Account] = []
            for sender in state.pool.senders {
                let waiting = state.pool.transactions(of: sender)
                let nonce = state.chain.world.ledger.accounts[sender].nonce
                let next = state.pool.nextNonce(of: sender, from: nonce)
                let ready = waiting.filter { $0.transaction.unsigned.nonce < next }
                let later = waiting.filter { $0.transaction.unsigned.nonce >= next }
                if !ready.isEmpty { pending.append(.init(sender: sender, transactions: ready)) }
                if !later.isEmpty { queued.append(.init(sender: sender, transactions: later)) }
            }
            return PoolContent(pending: pending, queued: queued)
        }
    }

    public func pendingNonce(of account: Address) -> UInt64 {
        locked { state in
            state.pool.nextNonce(
                of: account, from: state.chain.world.ledger.accounts[account].nonce)
        }
    }
}

extension ProductionMode {
    /// Whether a transaction gets a block at once.
    var isInstant: Bool {
        switch self {
        case .instant, .mixed: true
        case .interval, .manual: false
        }
    }

    /// Seconds between blocks that come by themselves.
    var interval: UInt64? {
        switch self {
        case .interval(let seconds), .mixed(let seconds): seconds
        case .instant, .manual: nil
        }
    }
}

extension RPCError {
    /// The words in which clients expect to hear that the pool refuses.
    init(_ refusal: PoolRefusal) {
        self =
            switch refusal {
            case .alreadyKnown: .alreadyKnown
            case .underpriced: .replacementUnderpriced
            case .full(let limit): .refusal("txpool is full: it holds \(limit) transactions")
            case .accountFull(let account, let limit):
                .refusal("account limit exceeded: \(account) has \(limit) waiting transactions")
            }
    }
}

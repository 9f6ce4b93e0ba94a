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
        let ticket = try locked { state throws(RPCError) in try accept(&state, sent) }
        try await makeDurable(ticket)
    }

    /// Takes a transaction into a block or the pool and returns the ticket that makes it durable.
    private func accept(
        _ state: inout EngineState, _ sent: SentTransaction
    ) throws(RPCError) -> UInt64 {
        let environment = state.nextEnvironment(at: nil, wall: wall)
        let isInstant = state.production.isInstant
        var isReady = true
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
            case .maxFeeBelowBaseFee where !isInstant: isReady = false
            default: throw RPCError(error, sender: sent.sender)
            }
        }
        do throws(PoolRefusal) { _ = try state.pool.insert(sent) } catch {
            throw RPCError(error)
        }
        state.notices.append(.transaction(sent))
        if isInstant && isReady {
            return try produce(&state, state.readyTransactions())
        }
        return log.append([.pooled(sent)])
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

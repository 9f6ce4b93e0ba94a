public import CairnChain
public import CairnEthereum
import CairnLedger
public import CairnPrimitives
public import CairnRPC
import CairnStore

extension Engine {
    public var head: SealedHeader {
        locked { SealedHeader(header: $0.chain.head, hash: $0.chain.headHash) }
    }

    public func header(number: BlockNumber) throws(RPCError) -> SealedHeader? {
        let head = head
        guard number <= head.number else { return nil }
        if number == head.number { return head }
        if let known = locked({ $0.recent[number]?.sealedHeader }) { return known }
        return try reading { store throws(StoreError) in try store.header(number: number) }
    }

    public func header(hash: Hash) throws(RPCError) -> SealedHeader? {
        let known: SealedHeader? = locked { state in
            if hash == state.chain.headHash {
                return SealedHeader(header: state.chain.head, hash: hash)
            }
            return state.recent[hash].map { SealedHeader(header: $0.header, hash: hash) }
        }
        if let known { return known }
        return try reading { store throws(StoreError) in try store.header(hash: hash) }
    }

    public func block(number: BlockNumber) throws(RPCError) -> Block? {
        guard number <= head.number else { return nil }
        if let known = locked({ $0.recent[number] }) { return known }
        return try reading { store throws(StoreError) in try store.block(number: number) }
    }

    public func block(hash: Hash) throws(RPCError) -> Block? {
        if let known = locked({ $0.recent[hash] }) { return known }
        return try reading { store throws(StoreError) in try store.block(hash: hash) }
    }

    public func transaction(_ hash: Hash) throws(RPCError) -> TransactionPlace? {
        let known: TransactionPlace? = locked { state in
            if let (block, index) = state.recent.transaction(hash) {
                return .included(block, index: index)
            }
            return state.pool.find(hash).map { .pooled($0) }
        }
        if let known { return known }
        return try stored { store throws(StoreError) in
            try store.location(ofTransaction: hash).map { ($0.blockNumber, $0.index) }
        }
    }

    public func transaction(
        sender: Address, nonce: UInt64
    ) throws(RPCError) -> TransactionPlace? {
        if let waiting = locked({ $0.pool.find(sender: sender, nonce: nonce) }) {
            return .pooled(waiting)
        }
        let recent: TransactionPlace? = locked { state in
            for block in state.recent.all(from: 0) {
                for (index, included) in block.transactions.enumerated()
                where included.sent.sender == sender
                    && included.sent.transaction.unsigned.nonce == nonce
                {
                    return .included(block, index: index)
                }
            }
            return nil
        }
        if let recent { return recent }
        return try stored { store throws(StoreError) in
            try store.transaction(sender: sender, nonce: nonce).map {
                ($0.block.number, $0.index)
            }
        }
    }

    /// The transaction at a place that the store names.
    private func stored(
        _ find: (BlockStore) throws(StoreError) -> (number: BlockNumber, index: Int)?
    ) throws(RPCError) -> TransactionPlace? {
        try reading { store throws(StoreError) in
            guard let place = try find(store), let block = try store.block(number: place.number)
            else { return nil }
            return .included(block, index: place.index)
        }
    }

    public func logs(_ query: LogQuery) throws(RPCError) -> [PlacedLog] {
        // The disk may lag behind by the blocks that are being written; those are all in memory.
        let limit = configuration.logLimit
        let recent = locked { $0.recent.all(from: query.blocks.lowerBound) }
        let firstRecent = recent.first?.number ?? query.blocks.upperBound + 1
        var found: [PlacedLog] = []
        if query.blocks.lowerBound < firstRecent {
            var older = query
            older.blocks =
                query.blocks.lowerBound...min(query.blocks.upperBound, firstRecent - 1)
            let onDisk = older
            found = try reading { store throws(StoreError) in
                try store.logs(matching: onDisk, limit: limit)
            }.map(\.placed)
        }
        for block in recent where query.blocks.contains(block.number) {
            found += block.placedLogs.filter { query.matches($0.log) }
        }
        guard found.count <= limit else { throw .tooManyLogs(limit: limit) }
        return found
    }

    private func reading<Result>(
        _ body: (BlockStore) throws(StoreError) -> Result
    ) throws(RPCError) -> Result {
        do throws(StoreError) { return try body(store) } catch {
            if case .tooManyLogs(let limit, _) = error { throw .tooManyLogs(limit: limit) }
            throw .internalFault("the store cannot be read: \(error)")
        }
    }

    // MARK: State

    public func withWorld<Result>(
        at point: StatePoint, _ body: (World, BlockHeader) throws(RPCError) -> Result
    ) throws(RPCError) -> Result {
        switch point {
        case .latest:
            return try locked { state throws(RPCError) in
                try Self.dropping(state.chain.world, state.chain.head, body)
            }
        case .pending:
            return try locked { state throws(RPCError) in
                try Self.pending(&state, wall: wall) { world, header throws(RPCError) in
                    try Self.dropping(world, header, body)
                }
            }
        case .block(let number):
            guard let sealed = try header(number: number) else { throw .headerNotFound }
            return try locked { state throws(RPCError) in
                if number == state.chain.head.number {
                    return try Self.dropping(state.chain.world, state.chain.head, body)
                }
                let world = try Self.view(&state, at: sealed)
                return try Self.dropping(world, sealed.header, body)
            }
        }
    }

    /// Runs `body` and drops what it did.
    private static func dropping<Result>(
        _ world: World, _ header: BlockHeader,
        _ body: (World, BlockHeader) throws(RPCError) -> Result
    ) throws(RPCError) -> Result {
        // The store alone is rolled back: running a call empties the events.
        let start = world.store.checkpoint
        let moment = world.ledger.moment
        defer {
            world.store.rollback(to: start)
            world.ledger.moment = moment
            world.gasLimit = .max
        }
        return try body(world, header)
    }

    /// The world as it was after a block, from the few that are kept ready.
    private static func view(
        _ state: inout EngineState, at sealed: SealedHeader
    ) throws(RPCError) -> World {
        if let place = state.views.firstIndex(where: { $0.hash == sealed.hash }) {
            let entry = state.views.remove(at: place)
            state.views.append(entry)
            return entry.world
        }
        guard let world = state.chain.view(at: sealed.header) else {
            throw .stateNotAvailable(at: sealed.number, oldest: state.chain.history.oldest)
        }
        if state.views.count >= 8 { state.views.removeFirst() }
        state.views.append((sealed.number, sealed.hash, world))
        return world
    }

    // MARK: The pending block

    public func pendingBlock() throws(RPCError) -> Block {
        try locked { state throws(RPCError) in
            var block: Block?
            try Self.pending(&state, wall: wall) { _, _ throws(RPCError) in
            } made: {
                block = $0
            }
            guard let block else { throw .internalFault("no pending block") }
            return block
        }
    }

    /// Fills a block with the waiting transactions, runs `body`, and drops the block.
    private static func pending<Result>(
        _ state: inout EngineState, wall: UInt64,
        _ body: (World, BlockHeader) throws(RPCError) -> Result,
        made: (Block) -> Void = { _ in }
    ) throws(RPCError) -> Result {
        let chain = state.chain
        let environment = state.nextEnvironment(at: nil, wall: wall)
        let transactions = state.readyTransactions()
        let (header, included, withdrawals) = chain.tryBlock(environment, transactions)
        defer { chain.abandonBlock() }
        made(Block(header: header, transactions: included, withdrawals: withdrawals))
        return try body(chain.world, header)
    }
}

extension LocatedLog {
    fileprivate var placed: PlacedLog {
        PlacedLog(
            log: log, blockNumber: block.number, blockHash: block.hash,
            blockTimestamp: block.header.timestamp, transactionHash: transactionHash,
            transactionIndex: transactionIndex, logIndex: logIndex)
    }
}

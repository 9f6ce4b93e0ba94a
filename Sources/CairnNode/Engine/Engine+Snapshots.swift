import CairnJSON
import CairnBeacon
public import CairnChain
import CairnEthereum
import CairnLedger
public import CairnPrimitives
public import CairnRPC
import CairnStore

extension Engine {
    /// Snapshots kept at most; each pins the pages that have changed since.
    private static let maximumSnapshots = 1_000

    public func snapshot() throws(RPCError) -> UInt64 {
        try locked { state throws(RPCError) in
            guard state.snapshots.count < Self.maximumSnapshots else {
                throw .refusal(
                    "\(Self.maximumSnapshots) snapshots are kept; revert to one to make room")
            }
            let id = state.nextSnapshotID
            state.nextSnapshotID += 1
            state.snapshots[id] = EngineSnapshot(
                chain: state.chain.snapshot(), pool: state.pool, clock: state.clock,
                coinbase: state.coinbase, gasLimit: state.gasLimit,
                minimumGasPrice: state.minimumGasPrice,
                nextBaseFeeOverride: state.nextBaseFeeOverride,
                nextPrevRandao: state.nextPrevRandao)
            return id
        }
    }

    public func revert(to id: UInt64) async throws(RPCError) -> Bool {
        let ticket = try locked { state throws(RPCError) -> UInt64? in
            guard let snapshot = state.snapshots[id] else { return nil }
            for later in state.snapshots.keys where later >= id { state.snapshots[later] = nil }
            let number = snapshot.chain.headNumber
            let removed = try takeBack(&state, after: number)
            // What methods changed between the snapshot's block and the snapshot is in no block;
            // it is logged anew, as the truncation drops what follows the block.
            let changes = snapshot.chain.interventions
            state.chain.revert(to: snapshot.chain)
            let before = Set(state.pool.all.map(\.hash))
            state.pool = snapshot.pool
            state.clock = snapshot.clock
            state.coinbase = snapshot.coinbase
            state.gasLimit = snapshot.gasLimit
            state.minimumGasPrice = snapshot.minimumGasPrice
            state.nextBaseFeeOverride = snapshot.nextBaseFeeOverride
            state.nextPrevRandao = snapshot.nextPrevRandao
            let after = state.pool.all
            var entries: [ChainEntry] = [.truncated(afterBlock: number)]
            entries += changes.map { .intervention($0) }
            entries += before.subtracting(after.map(\.hash)).sorted().map { .dropped($0) }
            entries += after.filter { !before.contains($0.hash) }.map { .pooled($0) }
            if !removed.isEmpty { state.notices.append(.removed(removed)) }
            return log.append(entries)
        }
        guard let ticket else { return false }
        try await makeDurable(ticket)
        try await saveClock()
        return true
    }

    public func rollback(blocks: UInt64) async throws(RPCError) {
        let beacon = try await beacon(before: blocks)
        let ticket = try locked { state throws(RPCError) in
            try dropBlocks(&state, count: blocks, beacon)
        }
        try await makeDurable(ticket)
    }

    public func reorganise(
        blocks: UInt64, transactions: [(transaction: SentTransaction, block: UInt64)]
    ) async throws(RPCError) {
        for (_, block) in transactions where block >= blocks {
            throw .invalidParameters(
                "a transaction is placed in block \(block) of a reorganisation of \(blocks)")
        }
        let beacon = try await beacon(before: blocks)
        let ticket = try locked { state throws(RPCError) in
            var ticket = try dropBlocks(&state, count: blocks, beacon)
            for number in 0..<blocks {
                let own = transactions.filter { $0.block == number }.map(\.transaction)
                // A different field makes a different block even where nothing else changes.
                state.nextPrevRandao = keccak256(state.chain.headHash.bytes + [1])
                ticket = try produce(&state, own)
            }
            return ticket
        }
        try await makeDurable(ticket)
    }

    public func reset() async throws(RPCError) {
        let genesis = genesisNumber
        let ticket = locked { state in
            let chain = Chain(configuration.genesis)
            let removed = state.recent.truncate(after: genesis)
            state.chain.restart(from: chain)
            state.forgetTheFuture(after: genesis)
            let dropped = state.pool.removeAll(of: nil)
            state.clock = NodeClock()
            state.coinbase = configuration.genesis.coinbase
            state.gasLimit = configuration.genesis.gasLimit
            state.minimumGasPrice = .zero
            state.nextBaseFeeOverride = nil
            state.nextPrevRandao = nil
            state.snapshots = [:]
            if !removed.isEmpty { state.notices.append(.removed(removed)) }
            return log.append(
                [.truncated(afterBlock: genesis)] + dropped.map { .dropped($0.hash) })
        }
        try await makeDurable(ticket)
        try await saveClock()
    }

    /// The beacon chain as it was so many blocks ago; made again from the log where it is no longer
    /// kept, though the state is.
    private func beacon(before blocks: UInt64) async throws(RPCError) -> BeaconChain? {
        let (head, oldest, hasBeacon) = locked { state in
            (state.chain.head.number, state.chain.history.oldest, state.chain.beacon != nil)
        }
        guard hasBeacon, blocks <= head - genesisNumber, head - blocks >= oldest else { return nil }
        let point = BeaconPoint.executionBlock(head - blocks)
        if let known = try beacon(at: point) { return known }
        return try await replayedBeacon(at: point)
    }

    /// Drops the newest blocks; their transactions do not return to the pool.
    private func dropBlocks(
        _ state: inout EngineState, count: UInt64, _ beacon: BeaconChain?
    ) throws(RPCError) -> UInt64 {
        let head = state.chain.head.number
        guard count <= head - genesisNumber else {
            throw .invalidParameters(
                "cannot drop \(count) blocks; there are \(head - genesisNumber)")
        }
        let number = head - count
        guard let target = try storedHeader(state, number) else { throw .headerNotFound }
        let removed = try takeBack(&state, after: number)
        guard state.chain.rollback(to: target, beacon: beacon) else {
            throw .stateNotAvailable(at: number, oldest: state.chain.history.oldest)
        }
        state.snapshots = state.snapshots.filter { $0.value.chain.headNumber <= number }
        if !removed.isEmpty { state.notices.append(.removed(removed)) }
        return log.append([.truncated(afterBlock: number)])
    }

    private func storedHeader(
        _ state: EngineState, _ number: BlockNumber
    ) throws(RPCError) -> BlockHeader? {
        if let block = state.recent[number] { return block.header }
        if number == state.chain.head.number { return state.chain.head }
        do throws(StoreError) { return try store.header(number: number)?.header } catch {
            throw .internalFault("the store cannot be read: \(error)")
        }
    }

    /// Takes the blocks after `number` out of memory and returns them, newest first.
    private func takeBack(
        _ state: inout EngineState, after number: BlockNumber
    ) throws(RPCError) -> [Block] {
        let head = state.chain.head.number
        var removed = state.recent.truncate(after: number)
        // Older ones are on the disk; subscribers hear of those that fit a notice.
        var next = removed.last?.number ?? head + 1
        while next > number + 1, removed.count < 4_096 {
            next -= 1
            do throws(StoreError) {
                guard let block = try store.block(number: next) else { break }
                removed.append(block)
            } catch {
                throw .internalFault("the store cannot be read: \(error)")
            }
        }
        state.forgetTheFuture(after: number)
        return removed
    }

    // MARK: The whole state

    public func dumpState() throws(RPCError) -> Bytes {
        try locked { state throws(RPCError) in
            guard state.chain.world.store.isSealed else {
                throw .refusal(
                    "there are changes that no block holds yet; mine a block before dumping")
            }
            return Bytes(StateDump(state.chain).encoded)
        }
    }

    public func loadState(_ bytes: Bytes) async throws(RPCError) {
        let dump: StateDump
        do throws(RLPError) { dump = try StateDump(decoding: bytes.bytes) } catch {
            throw .invalidParameters("the dump cannot be read: \(error)")
        }
        let ticket = try locked { state throws(RPCError) in
            let intervention = Intervention.loadImage(Bytes(dump.image))
            do throws(ChainImageError) {
                _ = try Chain.content(of: dump.image, under: configuration.genesis.configuration)
            } catch {
                throw .invalidParameters("the dump does not fit this chain: \(error)")
            }
            state.chain.intervene(intervention)
            state.views = []
            return log.append([.intervention(intervention)])
        }
        try await makeDurable(ticket)
    }
}

extension EngineState {
    /// Drops what was remembered of blocks after `number`.
    mutating func forgetTheFuture(after number: BlockNumber) {
        views.removeAll { $0.number > number }
        samples.removeAll { $0.number > number }
        blockTickets.removeAll { $0.number > number }
        blocksSinceImage = 0
        transactionsSinceImage = 0
    }
}

/// A chain's state as bytes that another node of the same genesis can take.
struct StateDump {
    let number: BlockNumber
    let timestamp: Timestamp
    let image: [UInt8]

    init(_ chain: Chain) {
        number = chain.head.number
        timestamp = chain.head.timestamp
        image = chain.image()
    }

    var encoded: [UInt8] {
        var writer = RLPWriter(reservingCapacity: image.count + 64)
        writer.appendList { list in
            list.append(number)
            list.append(timestamp)
            list.append(image)
        }
        return writer.bytes
    }

    init(decoding bytes: [UInt8]) throws(RLPError) {
        self = try RLPReader.read(bytes) { reader throws(RLPError) in
            var list = try reader.readList()
            let dump = StateDump(
                number: try list.readUInt64(), timestamp: try list.readUInt64(),
                image: [UInt8](try list.readBytes()))
            try list.finish()
            return dump
        }
    }

    private init(number: BlockNumber, timestamp: Timestamp, image: [UInt8]) {
        self.number = number
        self.timestamp = timestamp
        self.image = image
    }
}

import CairnBeacon
import CairnChain
import CairnEthereum
import CairnLedger
public import CairnPrimitives
import CairnStore

/// What restoring a chain took and found.
public struct RecoveryReport: Sendable {
    /// The block of the image from which the chain was restored; nil for the genesis.
    public internal(set) var imageBlock: BlockNumber?
    public internal(set) var replayedBlocks = 0
    public internal(set) var replayedTransactions = 0
    public internal(set) var head: BlockNumber = 0
    /// Damage that was got round, each as a sentence.
    public internal(set) var warnings: [String] = []
}

extension Engine {
    /// Opens the store and brings a chain to where the log ends.
    static func restore(
        _ configuration: NodeConfiguration
    ) throws(NodeError) -> (
        store: BlockStore, state: EngineState, report: RecoveryReport, genesisBeacon: BeaconChain?
    ) {
        let genesis = Chain(configuration.genesis)
        let genesisBeacon = genesis.beacon
        let store = try fromStore { () throws(StoreError) in
            guard let directory = configuration.dataDirectory else {
                return try BlockStore.openEphemeral(genesis: genesis.head)
            }
            return try BlockStore.open(directory: directory, genesis: genesis.head)
        }
        var report = RecoveryReport()
        let chain = try restoreChain(configuration, genesis, store, &report)
        var state = EngineState(chain: chain, configuration: configuration)
        let waiting = try fromStore { () throws(StoreError) in try store.pooledTransactions() }
        for sent in waiting {
            do throws(PoolRefusal) { _ = try state.pool.insert(sent) } catch {
                report.warnings.append("a waiting transaction, \(sent.hash), is dropped: \(error)")
            }
        }
        let offset = try fromStore { () throws(StoreError) in
            try store.setting(SettingName.clockOffset)
        }
        if let offset { state.clock = NodeClock(offset: Int64(bigEndianBytes: offset)) }
        report.head = chain.head.number
        return (store, state, report, genesisBeacon)
    }

    static func fromStore<Result>(
        _ body: () throws(StoreError) -> Result
    ) throws(NodeError) -> Result {
        do throws(StoreError) { return try body() } catch { throw NodeError(error.description) }
    }

    /// Brings a chain to where the log ends: from the newest sound image, or from the genesis.
    static func restoreChain(
        _ configuration: NodeConfiguration, _ genesis: Chain, _ store: BlockStore,
        _ report: inout RecoveryReport
    ) throws(NodeError) -> Chain {
        let recovery = try fromStore { () throws(StoreError) in try store.newestSnapshot() }
        report.warnings += recovery.warnings.map {
            "an image of the state is damaged: \($0.description)"
        }
        var chain = genesis
        var sequence: UInt64 = 0
        if let snapshot = recovery.snapshot {
            do throws(ChainImageError) {
                chain = try Chain(
                    configuration.genesis.configuration, image: snapshot.image,
                    head: snapshot.block.header)
                sequence = snapshot.sequence
                report.imageBlock = snapshot.block.number
            } catch {
                report.warnings.append(
                    "the image after block \(snapshot.block.number) cannot be used: \(error)")
            }
        }
        try replay(store.entries(after: sequence), on: chain, &report)
        return chain
    }

    /// Does again what the log says, from a place in it to its end.
    ///
    /// - Parameter progress: Told the number of each block.
    static func replay(
        _ entries: EntryCursor, on chain: Chain, _ report: inout RecoveryReport,
        progress: (BlockNumber) -> Void = { _ in }
    ) throws(NodeError) {
        var entries = entries
        while let entry = try fromStore({ () throws(StoreError) in try entries.next() }) {
            switch entry {
            case .intervention(let intervention, _): chain.intervene(intervention)
            case .block(let block, _):
                try replay(block, on: chain, &report)
                progress(block.number)
            }
        }
    }

    /// Produces a recorded block again and checks that it comes out the same.
    static func replay(
        _ block: Block, on chain: Chain, _ report: inout RecoveryReport
    ) throws(NodeError) {
        chain.openBlock(
            BlockEnvironment(
                timestamp: block.timestamp, coinbase: block.header.beneficiary,
                gasLimit: block.header.gasLimit, baseFee: block.baseFee,
                prevRandao: block.header.mixHash,
                parentBeaconBlockRoot: block.header.parentBeaconBlockRoot ?? .zero))
        for included in block.transactions {
            do throws(InvalidTransaction) { try chain.include(included.sent) } catch {
                throw NodeError(
                    "block \(block.number) cannot be replayed: "
                        + "transaction \(included.sent.hash) is refused: \(error)")
            }
        }
        let again = chain.sealBlock()
        guard again.hash == block.hash else {
            throw NodeError(
                "block \(block.number) cannot be replayed: its hash is \(block.hash), "
                    + "the replay's \(again.hash); another version of Cairn may have made it")
        }
        report.replayedBlocks += 1
        report.replayedTransactions += block.transactions.count
    }
}

extension Int64 {
    /// Reads up to eight bytes, the most significant first.
    fileprivate init(bigEndianBytes bytes: [UInt8]) {
        self = bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    }
}

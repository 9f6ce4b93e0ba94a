public import CairnChain
import CairnEthereum
import CairnLedger
public import CairnPrimitives
import CairnStore

/// What the replay of a stored chain from its genesis came to.
public struct Verification: Sendable {
    /// The newest block.
    public let head: BlockNumber
    public let headHash: Hash
    /// The root of the state where the log ends, changes after the newest block included.
    public let stateRoot: Hash
    public let blocks: Int
    public let transactions: Int
    /// Transactions that wait for a block.
    public let waiting: Int
    /// Damage that a node would get round, each as a sentence.
    public let warnings: [String]

    /// Replays a stored chain from its genesis, compares every block's hash, and compares the state
    /// with the one that a node would start from.
    ///
    /// - Parameters:
    ///   - directory: The chain's folder, which no node uses meanwhile.
    ///   - progress: Told the number of each block that has been replayed, and the newest one's.
    /// - Throws: What differs or cannot be read, as a sentence.
    public init(
        genesis: Genesis, directory: String,
        progress: (_ done: BlockNumber, _ newest: BlockNumber) -> Void = { _, _ in }
    ) throws(NodeError) {
        let replayed = Chain(genesis)
        let store = try Engine.fromStore { () throws(StoreError) in
            try BlockStore.open(directory: directory, genesis: replayed.head)
        }
        do throws(NodeError) {
            try self.init(genesis, replayed, store, progress)
        } catch {
            // What was found weighs more than a store that does not close.
            _ = Result { () throws(StoreError) in try store.close() }
            throw error
        }
        try Engine.fromStore { () throws(StoreError) in try store.close() }
    }

    private init(
        _ genesis: Genesis, _ replayed: Chain, _ store: BlockStore,
        _ progress: (BlockNumber, BlockNumber) -> Void
    ) throws(NodeError) {
        let newest = store.head.number
        var report = RecoveryReport()
        try Engine.replay(store.entries(after: 0), on: replayed, &report) { number in
            replayed.forgetStates(before: number)
            progress(number, newest)
        }
        var ownReport = RecoveryReport()
        let restored = try Engine.restoreChain(
            NodeConfiguration(genesis: genesis), Chain(genesis), store, &ownReport)
        head = replayed.head.number
        headHash = replayed.headHash
        stateRoot = replayed.rootAtTheEnd()
        let ownHead = restored.headHash
        let ownRoot = restored.rootAtTheEnd()
        guard ownHead == headHash, ownRoot == stateRoot else {
            throw NodeError(
                "the state that a node would start from differs: its root is \(ownRoot) at block "
                    + "\(ownHead), the replay's \(stateRoot) at block \(headHash)")
        }
        blocks = report.replayedBlocks
        transactions = report.replayedTransactions
        waiting = try Engine.fromStore { () throws(StoreError) in
            try store.pooledTransactions().count
        }
        warnings = ownReport.warnings
    }
}

extension Chain {
    /// The root of the state with what was changed since the newest block, which a further block
    /// brings out. The chain is of no other use afterwards.
    fileprivate func rootAtTheEnd() -> Hash {
        openBlock(
            BlockEnvironment(
                timestamp: head.timestamp, coinbase: .zero, gasLimit: head.gasLimit,
                baseFee: nextBaseFee, prevRandao: .zero))
        return sealBlock().header.stateRoot
    }
}

import CairnJSON
public import CairnChain
public import CairnEthereum
public import CairnPrimitives

/// Where a transaction is.
public enum TransactionPlace: Sendable {
    case included(Block, index: Int)
    /// Accepted, and waiting for a block.
    case pooled(SentTransaction)
}

/// Waiting transactions by sender and nonce.
public struct PoolContent: Sendable {
    public struct Account: Sendable {
        public let sender: Address
        /// In the order of nonces.
        public let transactions: [SentTransaction]

        public init(sender: Address, transactions: [SentTransaction]) {
            self.sender = sender
            self.transactions = transactions
        }
    }

    /// Those that can enter the next block, senders in the order of their addresses.
    public let pending: [Account]
    /// Those that wait for an earlier nonce.
    public let queued: [Account]

    public init(pending: [Account], queued: [Account]) {
        self.pending = pending
        self.queued = queued
    }
}

/// Something that subscribers hear of.
public enum ChainNotice: Sendable {
    /// A block has become the newest.
    case block(Block)
    /// Blocks were taken back, newest first; the logs that their transactions had are gone.
    case removed([Block])
    /// A transaction was accepted.
    case transaction(SentTransaction)
}

/// What the methods of a node are answered from.
///
/// Reading is synchronous and short; what must wait for the disk is `async`.
public protocol ChainBackend: AnyObject, Sendable {
    var chainID: UInt64 { get }
    /// Such as `Cairn/v0.3.0/linux-x86_64/swift6.3`.
    var clientVersion: String { get }

    /// The beacon chain; nil for backends that know of none.
    var beacon: (any BeaconBackend)? { get }

    // MARK: Blocks

    var head: SealedHeader { get }
    /// The first block whose header is kept: the genesis.
    var genesisNumber: BlockNumber { get }
    /// Slots in an epoch, by which `safe` and `finalized` lag: one epoch and two.
    var slotsPerEpoch: UInt64 { get }
    func header(number: BlockNumber) throws(RPCError) -> SealedHeader?
    func header(hash: Hash) throws(RPCError) -> SealedHeader?
    func block(number: BlockNumber) throws(RPCError) -> Block?
    func block(hash: Hash) throws(RPCError) -> Block?
    /// The block that would be produced now, which has no hash, nonce or state root of its own.
    func pendingBlock() throws(RPCError) -> Block
    func transaction(_ hash: Hash) throws(RPCError) -> TransactionPlace?
    func transaction(sender: Address, nonce: UInt64) throws(RPCError) -> TransactionPlace?
    /// The logs in order.
    ///
    /// - Throws: When there are more than the node hands out at once.
    func logs(_ query: LogQuery) throws(RPCError) -> [PlacedLog]

    // MARK: State

    /// Runs `body` on the world as it was after a block, or would be in the pending one.
    ///
    /// Everything that `body` does to the world is dropped. The world's moment is the block's.
    ///
    /// - Throws: When the block is unknown or its state no longer kept, or what `body` throws.
    func withWorld<Result>(
        at point: StatePoint, _ body: (World, BlockHeader) throws(RPCError) -> Result
    ) throws(RPCError) -> Result

    // MARK: Fees

    /// The base fee of the next block.
    var nextBaseFee: Wei { get }
    /// The least price of gas that the node takes, and what it suggests as tip.
    var suggestedTip: Wei { get }
    /// Of the next block.
    var blockGasLimit: UInt64 { get }
    var coinbase: Address { get }

    // MARK: Transactions

    /// Accepts a transaction; when this returns it is durable and, with instant production, in a
    /// block whose receipt can be asked for.
    func submit(_ transaction: SentTransaction) async throws(RPCError)
    func poolContent() -> PoolContent
    /// The nonce after the account's waiting transactions.
    func pendingNonce(of account: Address) -> UInt64

    // MARK: News

    /// Calls `listener` with every notice, in order, until the returned closure is called. The
    /// listener must be quick and must not call the backend.
    func listen(_ listener: @escaping @Sendable (ChainNotice) -> Void) -> @Sendable () -> Void

    /// The development methods, or nil on a chain that has none or for a peer that may not.
    var development: (any DevelopmentBackend)? { get }
}

/// A state that can be asked for.
public enum StatePoint: Sendable, Hashable {
    /// After the newest block, with what development methods have changed since.
    case latest
    /// Within the next block, after the waiting transactions.
    case pending
    case block(BlockNumber)
}

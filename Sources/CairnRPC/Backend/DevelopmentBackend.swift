import CairnJSON
public import CairnChain
public import CairnEthereum
public import CairnPrimitives

/// How blocks come about.
public enum ProductionMode: Sendable, Hashable {
    /// A block for each transaction, at once.
    case instant
    /// A block every so many seconds.
    case interval(seconds: UInt64)
    /// A block when a method asks for it.
    case manual
    /// Both at once and every so many seconds.
    case mixed(seconds: UInt64)
}

/// What only a development chain on loopback can do. Every change is durable when its method
/// returns.
public protocol DevelopmentBackend: AnyObject, Sendable {
    // MARK: Accounts

    /// Accounts whose keys the node holds, in the order of derivation.
    var unlockedAccounts: [Address] { get }
    func privateKey(of account: Address) -> PrivateKey?
    func impersonate(_ account: Address)
    func stopImpersonating(_ account: Address)
    func impersonateAll(_ isOn: Bool)
    /// Whether transactions may be sent in the account's name without a signature.
    func mayImpersonate(_ account: Address) -> Bool
    func intervene(_ interventions: [Intervention]) async throws(RPCError)

    // MARK: Blocks and time

    /// Produces blocks, `spacing` seconds apart where given, otherwise at the clock's time.
    func mine(_ count: UInt64, spacing: UInt64?) async throws(RPCError)
    /// Produces one block, at `timestamp` where given.
    func mine(at timestamp: Timestamp?) async throws(RPCError)
    var productionMode: ProductionMode { get }
    func setProductionMode(_ mode: ProductionMode) async throws(RPCError)
    /// Seconds by which the chain's clock is ahead of the machine's.
    func increaseTime(by seconds: UInt64) async throws(RPCError) -> Int64
    func setTime(_ timestamp: Timestamp) async throws(RPCError) -> Int64
    func setNextBlockTimestamp(_ timestamp: Timestamp) throws(RPCError)
    /// Seconds between the blocks that follow; nil for the clock's time.
    func setTimestampInterval(_ seconds: UInt64?) throws(RPCError)

    // MARK: Snapshots

    func snapshot() throws(RPCError) -> UInt64
    /// Returns to a snapshot, consuming it and later ones; false for an unknown one.
    func revert(to id: UInt64) async throws(RPCError) -> Bool
    /// Drops the newest blocks.
    func rollback(blocks: UInt64) async throws(RPCError)
    /// Drops the newest blocks and produces as many again, with these transactions in them.
    func reorganise(
        blocks: UInt64, transactions: [(transaction: SentTransaction, block: UInt64)]
    ) async throws(RPCError)
    /// Starts over at the genesis.
    func reset() async throws(RPCError)
    func dumpState() throws(RPCError) -> Bytes
    func loadState(_ state: Bytes) async throws(RPCError)

    // MARK: The next blocks' fields

    func setCoinbase(_ account: Address)
    func setMinimumGasPrice(_ price: Wei)
    func setNextBaseFee(_ fee: Wei)
    func setBlockGasLimit(_ limit: UInt64) throws(RPCError)
    func setNextPrevRandao(_ value: Hash)
    func setLogging(_ isOn: Bool)

    // MARK: Pool

    /// Drops a waiting transaction; false if it does not wait.
    func drop(_ hash: Hash) async throws(RPCError) -> Bool
    func dropAll(of sender: Address?) async throws(RPCError)
}

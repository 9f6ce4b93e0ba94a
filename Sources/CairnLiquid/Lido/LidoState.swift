public import CairnLedger
public import CairnPrimitives

/// Everything that Lido stores beside the ledger's holdings, allowances and claims.
public struct LidoState {
    // The token. Shares are the ledger's holdings of stETH, their sum its supply.
    public let pool: Cell<LidoPool>
    public let nonces: PermitNonces

    // The withdrawal queue
    public let queue: Cell<QueueStatus>
    /// By number, from 1; number 0 is the empty request before the first.
    public let requests: Table<UInt64, WithdrawalRequest>
    /// The unclaimed requests of an owner.
    public let requestsByOwner: SetTable<Address, UInt64>
    /// By index, from 1.
    public let checkpoints: Table<UInt64, QueueCheckpoint>
    let baseURI: BytesTable<UInt64>

    // Burner, sanity checker, vault hub
    public let burner: Cell<BurnRequests>
    public let limits: Cell<ReportLimits>
    public let secondOpinionOracle: Cell<Address>
    public let reports: ListTable<UInt64, ReportRecord>
    /// Shares of vaults' bad debt that the next report takes onto the pool.
    public let badDebt: Cell<Shares>

    // The staking router
    public let router: Cell<RouterStatus>
    /// By index, from 0.
    public let modules: Table<UInt64, StakingModule>
    let moduleNames: BytesTable<UInt64>
    /// One more than a module's index, by number.
    let moduleIndices: Table<UInt64, UInt64>
    /// The keys of the simple modules of this process, by address.
    public let moduleKeys: Table<Address, ModuleKeys>

    init(_ store: Store) {
        pool = store.cell("lido.pool")
        nonces = PermitNonces("lido.nonces", in: store)
        queue = store.cell("lido.queue")
        requests = store.table("lido.requests")
        requestsByOwner = store.set("lido.requestsByOwner")
        checkpoints = store.table("lido.checkpoints")
        baseURI = store.bytes("lido.baseURI")
        burner = store.cell("lido.burner")
        limits = store.cell("lido.limits")
        secondOpinionOracle = store.cell("lido.secondOpinionOracle")
        reports = store.list("lido.reports")
        badDebt = store.cell("lido.badDebt")
        router = store.cell("lido.router")
        modules = store.table("lido.modules")
        moduleNames = store.bytes("lido.moduleNames")
        moduleIndices = store.table("lido.moduleIndices")
        moduleKeys = store.table("lido.moduleKeys")
    }
}

public import CairnLedger
public import CairnPrimitives

/// Everything that the contracts of ether.fi remember, beside what the ledger keeps of their assets.
///
/// Shares of eETH, units of weETH and the owners of withdrawal requests are the ledger's.
public struct EtherFiState {
    // Whom everything asks
    /// By contract.
    public let pauses: Table<Address, PauseRecord>
    /// By contract and pauser: the last timed pause, in Unix seconds.
    public let lastPauses: Table<Pair<Address, Address>, UInt64>
    /// By account: blacklisted before this second.
    public let blacklistedUntil: Table<Address, UInt256>
    /// Holders by role.
    public let roles: SetTable<Hash, Address>
    /// The registry's owner, and the one who may take over.
    public let registryOwners: Cell<Pair<Address, Address>>
    public let limits: Table<Hash, RateBucket>
    public let limitConsumers: Table<Pair<Hash, Address>, Flag>

    // Pool and tokens
    public let poolValue: Cell<PoolValue>
    public let poolSettings: Cell<PoolSettings>
    public let validatorSpawners: Table<Address, Flag>
    public let permitNonces: PermitNonces

    // Withdrawal requests
    public let withdrawLine: Cell<WithdrawLine>
    /// By number.
    public let withdrawRequests: Table<UInt256, WithdrawRequest>
    /// The ether of 10^18 shares by the last request that it holds for; zero stands for the
    /// current rate.
    public let finalizationRates: TraceTable<UInt64, Wei>

    // Redemption, liquifier, restaker
    /// By asset.
    public let redemptions: Table<Address, RedemptionInfo>
    public let liquifierSettings: Cell<LiquifierSettings>
    public let liquifierTokens: Table<Address, LiquifierToken>
    /// The tokens that stand for ether of other chains.
    public let l2Tokens: ListTable<UInt64, Address>
    /// The restaker's strategy by token.
    public let restakerStrategies: Table<Address, Address>
    public let restakerWithdrawals: SetTable<UInt64, Hash>

    // Priority queue
    public let priorityLine: Cell<PriorityLine>
    public let priorityWhitelist: Table<Address, Flag>
    public let pendingPriorityRequests: SetTable<UInt64, Hash>
    public let finalizedPriorityRequests: SetTable<UInt64, Hash>

    // Oracle and admin
    public let oracle: Cell<OracleRecord>
    public let committee: Table<Address, CommitteeMember>
    public let consensus: Table<Hash, ReportConsensus>
    public let admin: Cell<AdminRecord>
    public let approvalTasks: Table<Hash, ApprovalTask>

    // Auction and node operators
    public let auction: Cell<AuctionRecord>
    public let bids: Table<UInt256, Bid>
    public let operators: Table<Address, NodeOperatorRecord>
    public let operatorHashes: BytesTable<Address>
    /// By operator and source of funds.
    public let operatorTags: Table<Pair<Address, UInt64>, Flag>

    // Surroundings
    public let stETHPrice: Cell<PriceAnswer>

    /// The key of tables that hold one collection only.
    static let only: UInt64 = 0

    /// Opens the tables of the protocol, in a fixed order.
    init(_ store: Store) {
        pauses = store.table("etherFi.pauses")
        lastPauses = store.table("etherFi.lastPauses")
        blacklistedUntil = store.table("etherFi.blacklistedUntil")
        roles = store.set("etherFi.roles")
        registryOwners = store.cell("etherFi.registryOwners")
        limits = store.table("etherFi.limits")
        limitConsumers = store.table("etherFi.limitConsumers")
        poolValue = store.cell("etherFi.poolValue")
        poolSettings = store.cell("etherFi.poolSettings")
        validatorSpawners = store.table("etherFi.validatorSpawners")
        permitNonces = PermitNonces("etherFi.permitNonces", in: store)
        withdrawLine = store.cell("etherFi.withdrawLine")
        withdrawRequests = store.table("etherFi.withdrawRequests")
        finalizationRates = store.trace("etherFi.finalizationRates")
        redemptions = store.table("etherFi.redemptions")
        liquifierSettings = store.cell("etherFi.liquifierSettings")
        liquifierTokens = store.table("etherFi.liquifierTokens")
        l2Tokens = store.list("etherFi.l2Tokens")
        restakerStrategies = store.table("etherFi.restakerStrategies")
        restakerWithdrawals = store.set("etherFi.restakerWithdrawals")
        priorityLine = store.cell("etherFi.priorityLine")
        priorityWhitelist = store.table("etherFi.priorityWhitelist")
        pendingPriorityRequests = store.set("etherFi.pendingPriorityRequests")
        finalizedPriorityRequests = store.set("etherFi.finalizedPriorityRequests")
        oracle = store.cell("etherFi.oracle")
        committee = store.table("etherFi.committee")
        consensus = store.table("etherFi.consensus")
        admin = store.cell("etherFi.admin")
        approvalTasks = store.table("etherFi.approvalTasks")
        auction = store.cell("etherFi.auction")
        bids = store.table("etherFi.bids")
        operators = store.table("etherFi.operators")
        operatorHashes = store.bytes("etherFi.operatorHashes")
        operatorTags = store.table("etherFi.operatorTags")
        stETHPrice = store.cell("etherFi.stETHPrice")
    }
}

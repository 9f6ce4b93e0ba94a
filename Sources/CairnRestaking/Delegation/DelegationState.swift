import CairnLedger
import CairnPrimitives

/// What the DelegationManager remembers.
struct DelegationState {
    /// What is known of an account as a staker and as an operator.
    struct Staker: TableRecord {
        /// To whom the account has delegated; operators to themselves; zero for nobody.
        var `operator`: Address
        /// Who must sign for stakers that delegate to the account; zero for nobody.
        var approver: Address
        /// Withdrawals ever queued: the nonce of the next one.
        var withdrawalsQueued: UInt64
        /// Withdrawals in the queue now.
        var pendingWithdrawals: UInt64
    }

    /// What stakers have delegated to an operator in one strategy.
    struct OperatorPosition: TableRecord {
        /// Shares, slashing taken into account.
        var shares: UInt256
        /// Scaled shares that have ever entered the withdrawal queue.
        var queuedScaledShares: UInt256
        /// The block of the newest point of the queue's history.
        var lastQueuedBlock: UInt64
        /// The points of the queue's history.
        var queuePoints: UInt64
    }

    /// A moment of a queue's history: from `block` on, so many scaled shares had entered.
    struct QueuePoint: TableRecord {
        var block: UInt64
        var scaledShares: UInt256
    }

    /// Shares of one strategy in a queued withdrawal.
    struct QueuedShares: TableRecord {
        var strategy: Address
        var scaledShares: UInt256
    }

    /// A queued withdrawal, with the first of its strategies; most have no second.
    struct QueuedWithdrawal: TableRecord {
        var staker: Address
        var delegatedTo: Address
        var nonce: UInt64
        var startBlock: UInt64
        /// One more than the place among the staker's withdrawals; zero if nothing is queued.
        var position: UInt64
        /// How many strategies there are.
        var count: UInt64
        var first: QueuedShares
    }

    let stakers: Table<Address, Staker>
    /// By operator and strategy.
    let operators: Table<Pair<Address, Address>, OperatorPosition>
    /// By operator, strategy and index.
    let queueHistory: Table<Triple<Address, Address, UInt64>, QueuePoint>
    /// Salts that an approver has used.
    let spentSalts: Table<Pair<Address, Hash>, Flag>
    /// By root.
    let withdrawals: Table<Hash, QueuedWithdrawal>
    /// The shares of a withdrawal's further strategies, from index 1, by root and index.
    let furtherShares: Table<Pair<Hash, UInt64>, QueuedShares>
    /// The root of a queued withdrawal by staker and nonce: what is presented is compared with what
    /// stands under it, which is cheaper than hashing it anew.
    let ticketRoots: Table<Pair<Address, UInt64>, Hash>
    /// The roots of a staker's queued withdrawals by index, in the order of OpenZeppelin's sets.
    let stakerWithdrawals: Table<Pair<Address, UInt64>, Hash>

    init(_ store: Store) {
        stakers = store.table("restaking.stakers")
        operators = store.table("restaking.operatorShares")
        queueHistory = store.table("restaking.queueHistory")
        spentSalts = store.table("restaking.spentApproverSalts")
        withdrawals = store.table("restaking.withdrawals")
        furtherShares = store.table("restaking.withdrawals.furtherShares")
        ticketRoots = store.table("restaking.withdrawals.ticketRoots")
        stakerWithdrawals = store.table("restaking.stakerWithdrawals")
    }
}

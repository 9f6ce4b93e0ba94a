import CairnLedger
import CairnPrimitives

/// What the rewards coordinator remembers: submissions by their hash, splits, roots, what was paid.
struct RewardState {
    /// What has one value for the whole contract.
    struct Settings: TableRecord {
        var updater: Address
        var feeRecipient: Address
        /// Seconds.
        var activationDelay: UInt64
        var defaultSplit: UInt64
        /// The end of the time that the newest root covers, in Unix seconds.
        var calculationEnd: UInt64
    }

    /// A tree of cumulative earnings.
    struct Root: TableRecord {
        var hash: Hash
        /// Unix seconds.
        var calculationEnd: UInt64
        /// Unix seconds.
        var activatedAt: UInt64
        var isDisabled: Flag
    }

    /// What an operator keeps, before and from a moment.
    struct Split: TableRecord {
        var old: UInt64
        var new: UInt64
        /// Unix seconds; zero if the operator has never chosen.
        var activatedAt: UInt64
    }

    let settings: Cell<Settings>
    /// Under the key zero.
    let roots: ListTable<UInt64, Root>
    /// By hash, one more than the index of the newest such root.
    let rootPositions: Table<Hash, UInt64>

    /// By submitter.
    let nonces: Table<Address, UInt64>
    /// By kind of submission, submitter and hash.
    let submissions: Table<Triple<UInt64, Address, Hash>, Flag>
    /// By token, what submissions have brought, less fees. The contract does not ask for it; it is
    /// what claims are checked against.
    let funded: Table<Address, UInt256>
    /// Who may submit rewards for everybody.
    let forAllSubmitters: Table<Address, Flag>
    /// Who pays the protocol's fee.
    let feePayers: Table<Address, Flag>

    /// By operator and AVS.
    let serviceSplits: Table<Pair<Address, Address>, Split>
    /// By operator, of programmatic incentives.
    let incentiveSplits: Table<Address, Split>
    /// By operator and set.
    let setSplits: Table<Pair<Address, OperatorSetKey>, Split>

    /// By earner, who may claim in their stead.
    let claimers: Table<Address, Address>
    /// By earner and token.
    let claimed: Table<Pair<Address, Address>, UInt256>

    init(_ store: Store) {
        settings = store.cell("restaking.rewards.settings")
        roots = store.list("restaking.rewards.roots")
        rootPositions = store.table("restaking.rewards.rootPositions")
        nonces = store.table("restaking.rewards.nonces")
        submissions = store.table("restaking.rewards.submissions")
        funded = store.table("restaking.rewards.funded")
        forAllSubmitters = store.table("restaking.rewards.forAllSubmitters")
        feePayers = store.table("restaking.rewards.feePayers")
        serviceSplits = store.table("restaking.rewards.serviceSplits")
        incentiveSplits = store.table("restaking.rewards.incentiveSplits")
        setSplits = store.table("restaking.rewards.setSplits")
        claimers = store.table("restaking.rewards.claimers")
        claimed = store.table("restaking.rewards.claimed")
    }
}

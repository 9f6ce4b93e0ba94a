import CairnLedger
import CairnPrimitives

/// What strategies with limits remember, and duration vaults among them.
struct VaultState {
    /// What a strategy takes, in tokens.
    struct Limits: TableRecord {
        var perDeposit: UInt256
        var total: UInt256
    }

    struct Vault: TableRecord {
        var admin: Address
        var arbitrator: Address
        var operatorSet: OperatorSetKey
        /// Seconds.
        var duration: UInt64
        /// Unix seconds; zero before.
        var lockedAt: UInt64
        /// When the lock ends, in Unix seconds.
        var unlockAt: UInt64
        /// Unix seconds; zero before.
        var maturedAt: UInt64
        /// A ``VaultPhase``.
        var phaseNumber: UInt64

        var phase: VaultPhase {
            get { VaultPhase(rawValue: UInt8(truncatingIfNeeded: phaseNumber)) ?? .uninitialized }
            set { phaseNumber = UInt64(newValue.rawValue) }
        }
    }

    /// By strategy.
    let limits: Table<Address, Limits>
    let vaults: Table<Address, Vault>
    /// By vault, text.
    let metadata: BytesTable<Address>
    /// By token, in the order of their making.
    let byToken: ListTable<Address, Address>

    init(_ store: Store) {
        limits = store.table("restaking.strategyLimits")
        vaults = store.table("restaking.vaults")
        metadata = store.bytes("restaking.vaults.metadata")
        byToken = store.list("restaking.vaults.byToken")
    }
}

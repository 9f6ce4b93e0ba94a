import CairnLedger
import CairnPrimitives

/// What the EigenPodManager remembers.
struct PodState {
    /// What is known of an account as the owner of a pod.
    struct Owner: TableRecord {
        /// Zero for none.
        var pod: Address
        /// Wei that the pod's validators brought in. Never negative in this release.
        var depositShares: Int256
        /// What the beacon chain's slashing has left, with 18 decimals.
        var slashingFactor: UInt64
        /// Whether ``slashingFactor`` counts; otherwise nothing was slashed.
        var hasSlashingFactor: Flag
    }

    /// What is known of a pod.
    struct Pod: TableRecord {
        var owner: Address
        /// Gwei that lie in the pod and are counted as shares.
        var restakedExecutionLayerGwei: UInt64
    }

    let owners: Table<Address, Owner>
    let pods: Table<Address, Pod>
    /// How many pods there are.
    let count: Cell<UInt256>
    /// Shares of native ether that were slashed, which stay in their pods for good.
    let burnableShares: Cell<UInt256>
    let proofTimestampSetter: Cell<Address>
    /// Unix seconds from which beacon states have the fields of Pectra; zero for not set.
    let pectraForkTimestamp: Cell<UInt64>

    init(_ store: Store) {
        owners = store.table("restaking.podOwners")
        pods = store.table("restaking.pods")
        count = store.cell("restaking.podCount")
        burnableShares = store.cell("restaking.burnablePodShares")
        proofTimestampSetter = store.cell("restaking.proofTimestampSetter")
        pectraForkTimestamp = store.cell("restaking.pectraForkTimestamp")
    }
}

import CairnLedger
import CairnPrimitives

/// What the EigenPodManager and the pods remember.
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
        /// Validators whose credentials are proven and whose exit is not.
        var activeValidatorCount: UInt64 = 0
        /// Unix seconds of the last checkpoint that was completed; zero for none.
        var lastCheckpointTimestamp: UInt64 = 0
        /// Unix seconds of the checkpoint that is under way; zero for none.
        var currentCheckpointTimestamp: UInt64 = 0
        /// The checkpoint under way, or the last one.
        var checkpoint = PodCheckpoint()
        /// Who may start checkpoints and prove credentials beside the owner; zero for nobody.
        var proofSubmitter: Address = .zero
    }

    let owners: Table<Address, Owner>
    let pods: Table<Address, Pod>
    /// A pod's validators by the hash of their public key.
    let validators: Table<Pair<Address, Hash>, ValidatorInfo>
    /// By pod and the time of a checkpoint, the gwei that left with validators it found empty.
    let exitedGwei: Table<Pair<Address, UInt64>, UInt64>
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
        validators = store.table("restaking.podValidators")
        exitedGwei = store.table("restaking.podExitedGwei")
        count = store.cell("restaking.podCount")
        burnableShares = store.cell("restaking.burnablePodShares")
        proofTimestampSetter = store.cell("restaking.proofTimestampSetter")
        pectraForkTimestamp = store.cell("restaking.pectraForkTimestamp")
    }
}

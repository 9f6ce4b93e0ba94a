public import CairnLedger
public import CairnPrimitives

/// How far a pod has counted what it and its validators hold at one moment.
///
/// - Spec: EigenLayer core, `IEigenPodTypes.Checkpoint`
public struct PodCheckpoint: TableRecord, Equatable {
    /// The beacon block against which balances are proven.
    public internal(set) var beaconBlockRoot: Hash = .zero
    /// Validators whose balance is still to be proven, modulo 2^24.
    public internal(set) var proofsRemaining: UInt64 = 0
    /// Gwei in the pod at the start that were not yet counted as shares.
    public internal(set) var podBalanceGwei: UInt64 = 0
    /// What the proven validators have gained or lost, in gwei.
    public internal(set) var balanceDeltasGwei: Int64 = 0
    /// What the proven validators were counted with before, in gwei.
    public internal(set) var previousBeaconBalanceGwei: UInt64 = 0

    init() {}

    /// A checkpoint of which nothing is proven.
    init(beaconBlockRoot: Hash, activeValidatorCount: UInt64, podBalanceGwei: UInt64) {
        self.beaconBlockRoot = beaconBlockRoot
        proofsRemaining = activeValidatorCount & 0xFF_FFFF
        self.podBalanceGwei = podBalanceGwei
    }
}

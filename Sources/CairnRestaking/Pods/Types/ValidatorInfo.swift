public import CairnLedger

/// What a pod knows of a validator's standing.
///
/// It moves from inactive to active to withdrawn, and never back.
public enum ValidatorStatus: UInt8, CaseIterable, Sendable {
    /// Not proven to belong to the pod.
    case inactive
    /// Its withdrawal credentials are proven to name the pod.
    case active
    /// A checkpoint has shown a balance of zero.
    case withdrawn
}

/// What a pod knows of a validator.
///
/// - Spec: EigenLayer core, `IEigenPodTypes.ValidatorInfo`
public struct ValidatorInfo: TableRecord, Equatable {
    /// The validator's place in the beacon chain's list.
    public internal(set) var validatorIndex: UInt64
    /// Gwei of its balance that are counted as shares.
    public internal(set) var restakedBalanceGwei: UInt64
    /// Unix seconds of the last checkpoint that saw it, or before which it was proven.
    public internal(set) var lastCheckpointedAt: UInt64
    private var statusWord: UInt64

    init(
        validatorIndex: UInt64, restakedBalanceGwei: UInt64, lastCheckpointedAt: UInt64,
        status: ValidatorStatus
    ) {
        self.validatorIndex = validatorIndex
        self.restakedBalanceGwei = restakedBalanceGwei
        self.lastCheckpointedAt = lastCheckpointedAt
        statusWord = UInt64(status.rawValue)
    }

    public internal(set) var status: ValidatorStatus {
        get { ValidatorStatus(rawValue: UInt8(truncatingIfNeeded: statusWord)) ?? .inactive }
        set { statusWord = UInt64(newValue.rawValue) }
    }
}

public import CairnLedger

/// Why the DelegationManager refuses.
public enum DelegationError: RevertReason {
    case onlyStrategyManagerOrEigenPodManager
    case onlyEigenPodManager
    case onlyAllocationManager
    /// The caller may not act for the account.
    case invalidPermissions

    // Delegating
    case activelyDelegated
    case notActivelyDelegated
    case operatorsCannotUndelegate
    case callerCannotUndelegate
    case operatorNotRegistered
    case saltSpent

    // Shares
    /// Nothing can be added where slashing has taken everything.
    case fullySlashed

    // The withdrawal queue
    case inputAddressZero
    case inputArrayLengthZero
    case inputArrayLengthMismatch
    case withdrawerNotCaller
    case withdrawalNotQueued
    case withdrawalDelayNotElapsed
    /// A history can only grow forward.
    case invalidSnapshotOrdering
}

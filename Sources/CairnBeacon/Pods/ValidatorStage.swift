public import CairnPrimitives

/// Where a validator is in its life.
///
/// - Spec: beacon-APIs, `ValidatorStatus`; the raw values are its words.
public enum ValidatorStage: String, Sendable, Hashable, CaseIterable {
    /// Registered, with too little to enter the queue for activation.
    case pendingInitialized = "pending_initialized"
    /// In the queue for activation.
    case pendingQueued = "pending_queued"
    /// On duty.
    case activeOngoing = "active_ongoing"
    /// On duty until its exit.
    case activeExiting = "active_exiting"
    /// On duty until its exit, which a slashing has forced.
    case activeSlashed = "active_slashed"
    /// Left, and waiting for its balance.
    case exitedUnslashed = "exited_unslashed"
    /// Left because of a slashing, and waiting for what remains of its balance.
    case exitedSlashed = "exited_slashed"
    /// Its balance can be withdrawn.
    case withdrawalPossible = "withdrawal_possible"
    /// Its balance is withdrawn.
    case withdrawalDone = "withdrawal_done"

    /// Where a validator is at an epoch.
    ///
    /// - Parameter balance: What it has, which tells the last two stages apart.
    public init(of validator: Validator, balance: Gwei, at epoch: Epoch) {
        if validator.activationEpoch > epoch {
            self =
                validator.activationEligibilityEpoch == .farFuture
                ? .pendingInitialized : .pendingQueued
        } else if epoch < validator.exitEpoch {
            if validator.isSlashed {
                self = .activeSlashed
            } else {
                self = validator.exitEpoch == .farFuture ? .activeOngoing : .activeExiting
            }
        } else if epoch < validator.withdrawableEpoch {
            self = validator.isSlashed ? .exitedSlashed : .exitedUnslashed
        } else {
            self = balance.isZero ? .withdrawalDone : .withdrawalPossible
        }
    }
}

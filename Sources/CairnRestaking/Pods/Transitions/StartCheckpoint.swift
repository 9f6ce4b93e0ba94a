public import CairnLedger
import CairnPrimitives

/// What a checkpoint does where a pod has nothing to count.
public enum EmptyCheckpoint: Sendable {
    case allowed
    case refused
}

extension Restaking {
    /// Starts to count what the pod and its validators hold.
    ///
    /// - Spec: EigenLayer core, `EigenPod.startCheckpoint`
    /// - Throws: The first failing check: ``PodError/onlyEigenPodOwnerOrProofSubmitter``,
    ///   ``PausingError/currentlyPaused``, and those of `beginCheckpoint`.
    public func startCheckpoint(_ call: Call, empty: EmptyCheckpoint) throws(Revert) {
        try requirePodOwnerOrProofSubmitter(call)
        try requireNotPaused(PodPauseFlag.startCheckpoint, in: parameters.eigenPodManager)
        try beginCheckpoint(of: call.contract, empty: empty)
    }

    /// Starts a checkpoint, for anybody who proves that a validator of the pod was slashed.
    ///
    /// - Spec: EigenLayer core, `EigenPod.verifyStaleBalance`
    /// - Parameter beaconTimestamp: Unix seconds of the block whose parent's root the proof leads
    ///   to.
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``; a panic for missing
    ///   fields; of ``PodError`` `beaconTimestampTooFarInPast`, `validatorNotActiveInPod`,
    ///   `validatorNotSlashedOnBeaconChain`, those of the oracle and of the proofs; those of
    ///   `beginCheckpoint`.
    public func verifyStaleBalance(
        _ call: Call, beaconTimestamp: UInt64, stateRoot: StateRootProof, _ proof: ValidatorProof
    ) throws(Revert) {
        let pod = call.contract
        let manager = parameters.eigenPodManager
        try requireNotPaused(PodPauseFlag.startCheckpoint, in: manager)
        try requireNotPaused(PodPauseFlag.verifyStaleBalance, in: manager)
        let validator = pods.validators[Pair(pod, try proof.validatorFields.pubkeyHash)]
        try require(
            beaconTimestamp > validator.lastCheckpointedAt, PodError.beaconTimestampTooFarInPast)
        try require(validator.status == .active, PodError.validatorNotActiveInPod)
        try require(
            try proof.validatorFields.isSlashed, PodError.validatorNotSlashedOnBeaconChain)
        try stateRoot.verify(under: try parentBlockRoot(at: beaconTimestamp, pod: pod))
        try proof.validatorFields.verify(
            at: validator.validatorIndex, under: stateRoot.beaconStateRoot, proof: proof.proof,
            stateHeight: try beaconStateTreeHeight(at: beaconTimestamp))
        try beginCheckpoint(of: pod, empty: .allowed)
    }

    /// Notes what lies in the pod and how many validators are to be proven. With none it is
    /// complete at once.
    ///
    /// - Spec: EigenLayer core, `EigenPod._startCheckpoint`
    /// - Rounds: The pod's balance down to whole gwei.
    /// - Throws: The first failing check: of ``PodError`` `checkpointAlreadyActive`,
    ///   `cannotCheckpointTwiceInSingleBlock`, a panic where less lies in the pod than is counted,
    ///   `noBalanceToCheckpoint`, those of the oracle; what the manager refuses with.
    private func beginCheckpoint(of pod: Address, empty: EmptyCheckpoint) throws(Revert) {
        // Checks
        let now = ledger.moment.timestamp
        let state = pods.pods[pod]
        try require(state.currentCheckpointTimestamp == 0, PodError.checkpointAlreadyActive)
        try require(
            state.lastCheckpointTimestamp != now, PodError.cannotCheckpointTwiceInSingleBlock)
        let heldGwei = (ledger.accounts.balance(of: pod).rawValue / Wei.gwei(1).rawValue).limb0
        let podBalanceGwei = try heldGwei.minus(state.restakedExecutionLayerGwei)
        try require(
            empty == .allowed || podBalanceGwei != 0, PodError.noBalanceToCheckpoint)
        let checkpoint = PodCheckpoint(
            beaconBlockRoot: try parentBlockRoot(at: now, pod: pod),
            activeValidatorCount: state.activeValidatorCount, podBalanceGwei: podBalanceGwei)

        // Effects
        pods.pods.update(pod) { $0.currentCheckpointTimestamp = now }
        try updateCheckpoint(checkpoint, of: pod)
        ledger.emit(
            PodEvent.CheckpointCreated(
                checkpointTimestamp: now, beaconBlockRoot: checkpoint.beaconBlockRoot,
                validatorCount: checkpoint.proofsRemaining),
            from: pod)
    }
}

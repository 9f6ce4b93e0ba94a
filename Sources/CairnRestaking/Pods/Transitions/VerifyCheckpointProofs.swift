public import CairnLedger
import CairnPrimitives

extension Restaking {
    /// Takes over the balances of some of the pod's validators into the checkpoint under way.
    ///
    /// Anybody may. Validators that are not active, or were seen already, are passed over.
    ///
    /// - Spec: EigenLayer core, `EigenPod.verifyCheckpointProofs`
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``,
    ///   ``PodError/noActiveCheckpoint``, ``PodError/forkTimestampZero``, those of the proofs;
    ///   panics of sums that do not fit; what the manager refuses with.
    public func verifyCheckpointProofs(
        _ call: Call, _ container: BalanceContainerProof, _ proofs: [BalanceProof]
    ) throws(Revert) {
        // Checks
        let pod = call.contract
        try requireNotPaused(PodPauseFlag.verifyCheckpointProofs, in: parameters.eigenPodManager)
        let state = pods.pods[pod]
        let timestamp = state.currentCheckpointTimestamp
        try require(timestamp != 0, PodError.noActiveCheckpoint)
        var checkpoint = state.checkpoint
        try container.verify(
            under: checkpoint.beaconBlockRoot,
            stateHeight: try beaconStateTreeHeight(at: timestamp))

        // Effects
        var exitedGwei: UInt64 = 0
        for proof in proofs {
            let key = Pair(pod, proof.pubkeyHash)
            let validator = pods.validators[key]
            guard validator.status == .active, validator.lastCheckpointedAt < timestamp else {
                continue
            }
            let balanceGwei = try proof.verifiedBalanceGwei(
                of: validator.validatorIndex, under: container.balanceContainerRoot)
            exitedGwei = try exitedGwei.plus(
                try checkpoint.count(validator, balanceGwei: balanceGwei))
            take(balanceGwei, of: validator, key, at: timestamp)
        }
        if exitedGwei > 0 {
            try pods.exitedGwei.update(Pair(pod, timestamp)) { (total) throws(Revert) in
                total = try total.plus(exitedGwei)
            }
        }
        try updateCheckpoint(checkpoint, of: pod)
    }

    /// Writes a validator's new balance down and announces it.
    private func take(
        _ balanceGwei: UInt64, of validator: ValidatorInfo, _ key: Pair<Address, Hash>,
        at timestamp: UInt64
    ) {
        let (pod, pubkeyHash) = (key.first, key.second)
        if balanceGwei != validator.restakedBalanceGwei {
            ledger.emit(
                PodEvent.ValidatorBalanceUpdated(
                    pubkeyHash: pubkeyHash, balanceTimestamp: timestamp,
                    newValidatorBalanceGwei: balanceGwei),
                from: pod)
        }
        if balanceGwei == 0 {
            pods.pods.update(pod) { $0.activeValidatorCount -= 1 }
            ledger.emit(
                PodEvent.ValidatorWithdrawn(
                    checkpointTimestamp: timestamp, pubkeyHash: pubkeyHash),
                from: pod)
        }
        pods.validators[key] = ValidatorInfo(
            validatorIndex: validator.validatorIndex, restakedBalanceGwei: balanceGwei,
            lastCheckpointedAt: timestamp, status: balanceGwei == 0 ? .withdrawn : .active)
        ledger.emit(
            PodEvent.ValidatorCheckpointed(
                checkpointTimestamp: timestamp, pubkeyHash: pubkeyHash),
            from: pod)
    }

    /// Keeps a checkpoint's progress; once nothing remains to be proven, turns what it found into
    /// shares or into a loss.
    ///
    /// - Spec: EigenLayer core, `EigenPod._updateCheckpoint`
    /// - Throws: Panics of sums that do not fit; what the manager refuses with.
    func updateCheckpoint(_ checkpoint: PodCheckpoint, of pod: Address) throws(Revert) {
        guard checkpoint.proofsRemaining == 0 else {
            pods.pods.update(pod) { $0.checkpoint = checkpoint }
            return
        }
        // Amounts
        let state = pods.pods[pod]
        let previousGwei = try state.restakedExecutionLayerGwei.plus(
            checkpoint.previousBeaconBalanceGwei)
        let deltaGwei = try Int64(bitPattern: checkpoint.podBalanceGwei).plus(
            checkpoint.balanceDeltasGwei)
        let restakedGwei = try state.restakedExecutionLayerGwei.plus(checkpoint.podBalanceGwei)
        let delta = Int256(bits: deltaGwei.abiBits) * Int256(bits: Wei.gwei(1).rawValue)

        // Effects
        pods.pods.update(pod) { pod in
            pod.checkpoint = checkpoint
            pod.restakedExecutionLayerGwei = restakedGwei
            pod.lastCheckpointTimestamp = state.currentCheckpointTimestamp
            pod.currentCheckpointTimestamp = 0
        }
        ledger.emit(
            PodEvent.CheckpointFinalized(
                checkpointTimestamp: state.currentCheckpointTimestamp, totalShareDelta: delta),
            from: pod)
        try recordBeaconChainETHBalanceUpdate(
            Call(sender: pod, contract: parameters.eigenPodManager), podOwner: state.owner,
            previousRestakedBalance: .gwei(previousGwei), delta: delta)
    }
}

extension PodCheckpoint {
    /// Adds a validator's proven balance; returns the gwei that have left with it.
    ///
    /// - Throws: `Panic.arithmetic` for sums that do not fit.
    fileprivate mutating func count(
        _ validator: ValidatorInfo, balanceGwei: UInt64
    ) throws(Revert) -> UInt64 {
        let previousGwei = validator.restakedBalanceGwei
        let deltaGwei =
            balanceGwei == previousGwei
            ? 0 : try Int64(bitPattern: balanceGwei).minus(Int64(bitPattern: previousGwei))
        let exitedGwei = balanceGwei == 0 ? UInt64(bitPattern: try Int64(0).minus(deltaGwei)) : 0
        proofsRemaining = try proofsRemaining.minus(1)
        previousBeaconBalanceGwei = try previousBeaconBalanceGwei.plus(previousGwei)
        balanceDeltasGwei = try balanceDeltasGwei.plus(deltaGwei)
        return exitedGwei
    }
}

extension Int64 {
    /// The number in 256 bits, in two's complement.
    fileprivate var abiBits: UInt256 {
        let sign: UInt64 = self < 0 ? .max : 0
        return UInt256(limb0: UInt64(bitPattern: self), limb1: sign, limb2: sign, limb3: sign)
    }
}

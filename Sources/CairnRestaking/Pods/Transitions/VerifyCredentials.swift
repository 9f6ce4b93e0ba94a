public import CairnLedger
import CairnPrimitives

extension Restaking {
    /// Counts validators whose withdrawal credentials name the pod, with their effective balance.
    ///
    /// - Spec: EigenLayer core, `EigenPod.verifyWithdrawalCredentials`
    /// - Parameters:
    ///   - beaconTimestamp: Unix seconds of the block whose parent's root the proofs lead to.
    ///   - counts: The lengths of the three lists that were given, which must agree.
    ///   - proofs: As many as the shortest list has.
    /// - Throws: The first failing check: of ``PodError`` `onlyEigenPodOwnerOrProofSubmitter`,
    ///   ``PausingError/currentlyPaused``, `inputArrayLengthMismatch`,
    ///   `beaconTimestampTooFarInPast`, `beaconTimestampBeforeLatestCheckpoint`, those of the
    ///   oracle and of the proofs, and those of each validator; what the manager refuses with.
    public func verifyWithdrawalCredentials(
        _ call: Call, beaconTimestamp: UInt64, stateRoot: StateRootProof,
        counts: (indices: Int, proofs: Int, fields: Int), _ proofs: [CredentialProof]
    ) throws(Revert) {
        // Checks
        let pod = call.contract
        try requirePodOwnerOrProofSubmitter(call)
        try requireNotPaused(PodPauseFlag.verifyCredentials, in: parameters.eigenPodManager)
        try require(
            counts.indices == counts.proofs && counts.proofs == counts.fields,
            PodError.inputArrayLengthMismatch)
        let state = pods.pods[pod]
        try require(
            beaconTimestamp > state.currentCheckpointTimestamp,
            PodError.beaconTimestampTooFarInPast)
        try require(
            beaconTimestamp > state.lastCheckpointTimestamp,
            PodError.beaconTimestampBeforeLatestCheckpoint)
        try stateRoot.verify(under: try parentBlockRoot(at: beaconTimestamp, pod: pod))

        // Effects
        var total = UInt256.zero
        for proof in proofs {
            let gwei = try restakeValidator(
                proof, of: pod, at: beaconTimestamp, stateRoot: stateRoot.beaconStateRoot)
            total += Wei.gwei(gwei).rawValue
        }
        try recordBeaconChainETHBalanceUpdate(
            Call(sender: pod, contract: parameters.eigenPodManager), podOwner: state.owner,
            previousRestakedBalance: .zero, delta: Int256(bits: total))
    }

    /// Counts one validator; returns its effective balance in gwei.
    ///
    /// - Spec: EigenLayer core, `EigenPod._verifyWithdrawalCredentials`
    private func restakeValidator(
        _ proof: CredentialProof, of pod: Address, at beaconTimestamp: UInt64, stateRoot: Hash
    ) throws(Revert) -> UInt64 {
        // Checks
        let fields = proof.validatorFields
        let pubkeyHash = try fields.pubkeyHash
        let key = Pair(pod, pubkeyHash)
        try require(
            pods.validators[key].status == .inactive, PodError.credentialsAlreadyVerified)
        try require(
            try fields.activationEpoch != ValidatorFields.farFutureEpoch,
            PodError.validatorInactiveOnBeaconChain)
        try require(
            try fields.exitEpoch == ValidatorFields.farFutureEpoch,
            PodError.validatorIsExitingBeaconChain)
        let credentials = try fields.withdrawalCredentials
        try require(
            credentials == withdrawalCredentials(of: pod, prefix: WithdrawalPrefix.execution)
                || credentials
                    == withdrawalCredentials(of: pod, prefix: WithdrawalPrefix.compounding),
            PodError.withdrawalCredentialsNotForEigenPod)
        let balanceGwei = try fields.effectiveBalanceGwei
        try fields.verify(
            at: proof.validatorIndex, under: stateRoot, proof: proof.proof,
            stateHeight: try beaconStateTreeHeight(at: beaconTimestamp))

        // Effects
        let checkpointedAt = try pods.pods.update(pod) { (pod) throws(Revert) in
            pod.activeValidatorCount += 1
            pod.checkpoint.previousBeaconBalanceGwei =
                try pod.checkpoint.previousBeaconBalanceGwei.plus(balanceGwei)
            return pod.currentCheckpointTimestamp == 0
                ? pod.lastCheckpointTimestamp : pod.currentCheckpointTimestamp
        }
        pods.validators[key] = ValidatorInfo(
            validatorIndex: proof.validatorIndex, restakedBalanceGwei: balanceGwei,
            lastCheckpointedAt: checkpointedAt, status: .active)
        ledger.emit(PodEvent.ValidatorRestaked(pubkeyHash: pubkeyHash), from: pod)
        ledger.emit(
            PodEvent.ValidatorBalanceUpdated(
                pubkeyHash: pubkeyHash, balanceTimestamp: checkpointedAt,
                newValidatorBalanceGwei: balanceGwei),
            from: pod)
        return balanceGwei
    }
}

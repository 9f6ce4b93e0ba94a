public import CairnLedger
public import CairnPrimitives

/// What can be asked of a pod itself.
///
/// - Spec: EigenLayer core, `EigenPod`
extension Restaking {
    /// Who owns a pod, zero where there is none.
    public func podOwner(of pod: Address) -> Address { pods.pods[pod].owner }

    /// Who may start checkpoints and prove credentials beside the owner; zero for nobody.
    public func proofSubmitter(of pod: Address) -> Address { pods.pods[pod].proofSubmitter }

    /// Gwei that lie in a pod and are counted as shares.
    public func withdrawableRestakedExecutionLayerGwei(of pod: Address) -> UInt64 {
        pods.pods[pod].restakedExecutionLayerGwei
    }

    /// Validators whose credentials are proven and whose exit is not.
    public func activeValidatorCount(of pod: Address) -> UInt64 {
        pods.pods[pod].activeValidatorCount
    }

    /// Unix seconds of the last checkpoint that was completed; zero for none.
    public func lastCheckpointTimestamp(of pod: Address) -> UInt64 {
        pods.pods[pod].lastCheckpointTimestamp
    }

    /// Unix seconds of the checkpoint that is under way; zero for none.
    public func currentCheckpointTimestamp(of pod: Address) -> UInt64 {
        pods.pods[pod].currentCheckpointTimestamp
    }

    /// The checkpoint that is under way, or the last one.
    public func currentCheckpoint(of pod: Address) -> PodCheckpoint { pods.pods[pod].checkpoint }

    /// Gwei that left with validators that a checkpoint found empty.
    ///
    /// - Parameter timestamp: Unix seconds of the checkpoint.
    public func checkpointBalanceExitedGwei(of pod: Address, at timestamp: UInt64) -> UInt64 {
        pods.exitedGwei[Pair(pod, timestamp)]
    }

    /// What a pod knows of a validator.
    public func validatorInfo(_ pubkeyHash: Hash, of pod: Address) -> ValidatorInfo {
        pods.validators[Pair(pod, pubkeyHash)]
    }

    /// What a pod knows of a validator.
    ///
    /// - Throws: ``PodError/invalidPubkeyLength``
    public func validatorInfo(pubkey: Bytes, of pod: Address) throws(Revert) -> ValidatorInfo {
        validatorInfo(try pubkeyHash(of: pubkey), of: pod)
    }
}

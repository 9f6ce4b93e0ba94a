import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension EventSignatures {
    /// Events of the EigenPodManager and the pods.
    mutating func addPodEvents() {
        addPodManagerEvents()
        addPodValueEvents()
        addPodCheckpointEvents()
        addPodRequestEvents()
    }

    private mutating func addPodManagerEvents() {
        add("PodDeployed", indexed: [0, 1]) { (event: PodEvent.PodDeployed) in
            ABITuple(event.eigenPod, event.podOwner)
        }
        add("PodSharesUpdated", indexed: [0]) { (event: PodEvent.PodSharesUpdated) in
            ABITuple(event.podOwner, event.sharesDelta)
        }
        add("NewTotalShares", indexed: [0]) { (event: PodEvent.NewTotalShares) in
            ABITuple(event.podOwner, event.newTotalShares)
        }
        add("BeaconChainSlashingFactorDecreased") {
            (event: PodEvent.BeaconChainSlashingFactorDecreased) in
            ABITuple(event.staker, event.previousSlashingFactor, event.newSlashingFactor)
        }
        add("BurnableETHSharesIncreased") { (event: PodEvent.BurnableETHSharesIncreased) in
            ABITuple(event.shares)
        }
        add("PectraForkTimestampSet") { (event: PodEvent.PectraForkTimestampSet) in
            ABITuple(event.newPectraForkTimestamp)
        }
        add("ProofTimestampSetterSet") { (event: PodEvent.ProofTimestampSetterSet) in
            ABITuple(event.newProofTimestampSetter)
        }
    }

    private mutating func addPodValueEvents() {
        add("EigenPodStaked") { (event: PodEvent.EigenPodStaked) in ABITuple(event.pubkeyHash) }
        add("ProofSubmitterUpdated") { (event: PodEvent.ProofSubmitterUpdated) in
            ABITuple(event.previousProofSubmitter, event.newProofSubmitter)
        }
        add("RestakedBeaconChainETHWithdrawn", indexed: [0]) {
            (event: PodEvent.RestakedBeaconChainETHWithdrawn) in
            ABITuple(event.recipient, event.amount)
        }
        add("NonBeaconChainETHReceived") { (event: PodEvent.NonBeaconChainETHReceived) in
            ABITuple(event.amountReceived)
        }
    }

    private mutating func addPodCheckpointEvents() {
        add("ValidatorRestaked") { (event: PodEvent.ValidatorRestaked) in
            ABITuple(event.pubkeyHash)
        }
        add("ValidatorBalanceUpdated") { (event: PodEvent.ValidatorBalanceUpdated) in
            ABITuple(event.pubkeyHash, event.balanceTimestamp, event.newValidatorBalanceGwei)
        }
        add("CheckpointCreated", indexed: [0, 1]) { (event: PodEvent.CheckpointCreated) in
            ABITuple(
                event.checkpointTimestamp, event.beaconBlockRoot, UInt256(event.validatorCount))
        }
        add("CheckpointFinalized", indexed: [0]) { (event: PodEvent.CheckpointFinalized) in
            ABITuple(event.checkpointTimestamp, event.totalShareDelta)
        }
        add("ValidatorCheckpointed", indexed: [0, 1]) { (event: PodEvent.ValidatorCheckpointed) in
            ABITuple(event.checkpointTimestamp, event.pubkeyHash)
        }
        add("ValidatorWithdrawn", indexed: [0, 1]) { (event: PodEvent.ValidatorWithdrawn) in
            ABITuple(event.checkpointTimestamp, event.pubkeyHash)
        }
    }

    private mutating func addPodRequestEvents() {
        add("SwitchToCompoundingRequested", indexed: [0]) {
            (event: PodEvent.SwitchToCompoundingRequested) in
            ABITuple(event.pubkeyHash)
        }
        add("ConsolidationRequested", indexed: [0, 1]) {
            (event: PodEvent.ConsolidationRequested) in
            ABITuple(event.sourcePubkeyHash, event.targetPubkeyHash)
        }
        add("ExitRequested", indexed: [0]) { (event: PodEvent.ExitRequested) in
            ABITuple(event.pubkeyHash)
        }
        add("WithdrawalRequested", indexed: [0]) { (event: PodEvent.WithdrawalRequested) in
            ABITuple(event.pubkeyHash, event.amountGwei)
        }
    }
}

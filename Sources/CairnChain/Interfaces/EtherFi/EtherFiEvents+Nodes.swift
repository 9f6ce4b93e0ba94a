import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension EventSignatures {
    /// The events of the staking manager, the nodes manager and nodes.
    mutating func addEtherFiNodes() {
        addEtherFiNodeLives()
        addEtherFiValidators()
        addEtherFiForwardedCalls()
        addEtherFiValidatorRequests()
    }

    private mutating func addEtherFiNodeLives() {
        add("BeaconUpgraded", indexed: [0]) { (event: EtherFiNodeEvent.BeaconUpgraded) in
            ABITuple(event.beacon)
        }
        add("EtherFiNodeDeployed", indexed: [0]) { (event: EtherFiNodeEvent.EtherFiNodeDeployed) in
            ABITuple(event.node)
        }
        add("FundsTransferred", indexed: [0]) { (event: EtherFiNodeEvent.FundsTransferred) in
            ABITuple(event.account, event.amount)
        }
    }

    private mutating func addEtherFiValidators() {
        add("validatorCreated", indexed: [0, 1]) { (event: EtherFiNodeEvent.ValidatorCreated) in
            ABITuple(event.pubkeyHash, event.node, event.pubkey)
        }
        add("validatorConfirmed", indexed: [0, 1, 2]) {
            (event: EtherFiNodeEvent.ValidatorConfirmed) in
            ABITuple(event.pubkeyHash, event.bnftRecipient, event.tnftRecipient, event.pubkey)
        }
        add("linkLegacyValidatorId", indexed: [0, 1]) {
            (event: EtherFiNodeEvent.LinkLegacyValidatorID) in
            ABITuple(event.pubkeyHash, event.legacyID)
        }
        add("ValidatorRegistered", indexed: [0, 1, 2]) {
            (event: EtherFiNodeEvent.ValidatorRegistered) in
            ABITuple(
                event.operator, event.bNftOwner, event.tNftOwner, event.validatorID, event.pubkey,
                ABIText(event.ipfsHashForEncryptedValidatorKey))
        }
        add("ValidatorCreationStatusUpdated", indexed: [4]) {
            (event: EtherFiNodeEvent.ValidatorCreationStatusUpdated) in
            ABITuple(event.deposit, event.bidID, event.node, event.registration, event.status)
        }
        add("PubkeyLinked", indexed: [0, 1, 2]) { (event: EtherFiNodeEvent.PubkeyLinked) in
            ABITuple(event.pubkeyHash, event.node, event.legacyID, event.pubkey)
        }
    }

    private mutating func addEtherFiForwardedCalls() {
        add("UserAllowedForwardedExternalCallsUpdated", indexed: [0, 1, 2]) {
            (event: EtherFiNodeEvent.UserAllowedForwardedExternalCallsUpdated) in
            ABITuple(event.user, event.selector, event.target, event.allowed)
        }
        add("UserAllowedForwardedEigenpodCallsUpdated", indexed: [0, 1]) {
            (event: EtherFiNodeEvent.UserAllowedForwardedEigenpodCallsUpdated) in
            ABITuple(event.user, event.selector, event.allowed)
        }
    }

    private mutating func addEtherFiValidatorRequests() {
        add("ValidatorWithdrawalRequestSent", indexed: [0, 1]) {
            (event: EtherFiNodeEvent.ValidatorWithdrawalRequestSent) in
            ABITuple(event.pod, event.pubkeyHash, event.pubkey)
        }
        add("ValidatorSwitchToCompoundingRequested", indexed: [0, 1]) {
            (event: EtherFiNodeEvent.ValidatorSwitchToCompoundingRequested) in
            ABITuple(event.pod, event.pubkeyHash, event.pubkey)
        }
        add("ValidatorConsolidationRequested", indexed: [0, 1]) {
            (event: EtherFiNodeEvent.ValidatorConsolidationRequested) in
            ABITuple(
                event.pod, event.sourceHash, event.sourcePubkey, event.targetHash,
                event.targetPubkey)
        }
    }
}

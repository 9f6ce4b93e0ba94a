import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension EventSignatures {
    /// Events of the DelegationManager.
    mutating func addDelegationEvents() {
        add("OperatorRegistered", indexed: [0]) { (event: DelegationEvent.OperatorRegistered) in
            ABITuple(event.operator, event.delegationApprover)
        }
        add("DelegationApproverUpdated", indexed: [0]) {
            (event: DelegationEvent.DelegationApproverUpdated) in
            ABITuple(event.operator, event.newDelegationApprover)
        }
        add("OperatorMetadataURIUpdated", indexed: [0]) {
            (event: DelegationEvent.OperatorMetadataURIUpdated) in
            ABITuple(event.operator, ABIText(event.metadataURI))
        }
        add("OperatorSharesIncreased", indexed: [0]) {
            (event: DelegationEvent.OperatorSharesIncreased) in
            ABITuple(event.operator, event.staker, event.strategy, event.shares)
        }
        add("OperatorSharesDecreased", indexed: [0]) {
            (event: DelegationEvent.OperatorSharesDecreased) in
            ABITuple(event.operator, event.staker, event.strategy, event.shares)
        }
        add("OperatorSharesSlashed", indexed: [0]) {
            (event: DelegationEvent.OperatorSharesSlashed) in
            ABITuple(event.operator, event.strategy, event.totalSlashedShares)
        }
        add("StakerDelegated", indexed: [0, 1]) { (event: DelegationEvent.StakerDelegated) in
            ABITuple(event.staker, event.operator)
        }
        add("StakerUndelegated", indexed: [0, 1]) { (event: DelegationEvent.StakerUndelegated) in
            ABITuple(event.staker, event.operator)
        }
        add("StakerForceUndelegated", indexed: [0, 1]) {
            (event: DelegationEvent.StakerForceUndelegated) in
            ABITuple(event.staker, event.operator)
        }
        add("DepositScalingFactorUpdated") {
            (event: DelegationEvent.DepositScalingFactorUpdated) in
            ABITuple(event.staker, event.strategy, event.newDepositScalingFactor)
        }
        add("SlashingWithdrawalQueued") { (event: DelegationEvent.SlashingWithdrawalQueued) in
            ABITuple(event.withdrawalRoot, event.withdrawal, event.sharesToWithdraw)
        }
        add("SlashingWithdrawalCompleted") {
            (event: DelegationEvent.SlashingWithdrawalCompleted) in
            ABITuple(event.withdrawalRoot)
        }
    }
}

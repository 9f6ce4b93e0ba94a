import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension EventSignatures {
    /// Events of the rewards coordinator.
    mutating func addRewardEvents() {
        addSubmissionEvents()
        addSplitEvents()
        addClaimEvents()
        addRewardSettingEvents()
    }

    private mutating func addSubmissionEvents() {
        add("AVSRewardsSubmissionCreated", indexed: [0, 1, 2]) {
            (event: RewardEvent.AVSRewardsSubmissionCreated) in
            ABITuple(event.avs, UInt256(event.nonce), event.hash, event.submission)
        }
        add("RewardsSubmissionForAllCreated", indexed: [0, 1, 2]) {
            (event: RewardEvent.RewardsSubmissionForAllCreated) in
            ABITuple(event.submitter, UInt256(event.nonce), event.hash, event.submission)
        }
        add("RewardsSubmissionForAllEarnersCreated", indexed: [0, 1, 2]) {
            (event: RewardEvent.RewardsSubmissionForAllEarnersCreated) in
            ABITuple(event.submitter, UInt256(event.nonce), event.hash, event.submission)
        }
        add("OperatorDirectedAVSRewardsSubmissionCreated", indexed: [0, 1, 2]) {
            (event: RewardEvent.OperatorDirectedAVSRewardsSubmissionCreated) in
            ABITuple(
                event.caller, event.avs, event.hash, UInt256(event.nonce), event.submission)
        }
        add("OperatorDirectedOperatorSetRewardsSubmissionCreated", indexed: [0, 1]) {
            (event: RewardEvent.OperatorDirectedOperatorSetRewardsSubmissionCreated) in
            ABITuple(
                event.caller, event.hash, event.operatorSet, UInt256(event.nonce),
                event.submission)
        }
        add("UniqueStakeRewardsSubmissionCreated", indexed: [0, 1]) {
            (event: RewardEvent.UniqueStakeRewardsSubmissionCreated) in
            ABITuple(
                event.caller, event.hash, event.operatorSet, UInt256(event.nonce),
                event.submission)
        }
        add("TotalStakeRewardsSubmissionCreated", indexed: [0, 1]) {
            (event: RewardEvent.TotalStakeRewardsSubmissionCreated) in
            ABITuple(
                event.caller, event.hash, event.operatorSet, UInt256(event.nonce),
                event.submission)
        }
    }

    private mutating func addSplitEvents() {
        add("OperatorAVSSplitBipsSet", indexed: [0, 1, 2]) {
            (event: RewardEvent.OperatorAVSSplitBipsSet) in
            ABITuple(
                event.caller, event.operator, event.avs, event.activatedAt, event.oldSplit,
                event.newSplit)
        }
        add("OperatorPISplitBipsSet", indexed: [0, 1]) {
            (event: RewardEvent.OperatorPISplitBipsSet) in
            ABITuple(
                event.caller, event.operator, event.activatedAt, event.oldSplit, event.newSplit)
        }
        add("OperatorSetSplitBipsSet", indexed: [0, 1]) {
            (event: RewardEvent.OperatorSetSplitBipsSet) in
            ABITuple(
                event.caller, event.operator, event.operatorSet, event.activatedAt,
                event.oldSplit, event.newSplit)
        }
        add("DefaultOperatorSplitBipsSet") { (event: RewardEvent.DefaultOperatorSplitBipsSet) in
            ABITuple(event.oldSplit, event.newSplit)
        }
    }

    private mutating func addClaimEvents() {
        add("DistributionRootSubmitted", indexed: [0, 1, 2]) {
            (event: RewardEvent.DistributionRootSubmitted) in
            ABITuple(
                event.rootIndex, event.root, event.rewardsCalculationEndTimestamp,
                event.activatedAt)
        }
        add("DistributionRootDisabled", indexed: [0]) {
            (event: RewardEvent.DistributionRootDisabled) in
            ABITuple(event.rootIndex)
        }
        add("RewardsClaimed", indexed: [1, 2, 3]) { (event: RewardEvent.RewardsClaimed) in
            ABITuple(
                event.root, event.earner, event.claimer, event.recipient, event.token,
                event.amount)
        }
        add("ClaimerForSet", indexed: [0, 1, 2]) { (event: RewardEvent.ClaimerForSet) in
            ABITuple(event.earner, event.oldClaimer, event.claimer)
        }
    }

    private mutating func addRewardSettingEvents() {
        add("RewardsUpdaterSet", indexed: [0, 1]) { (event: RewardEvent.RewardsUpdaterSet) in
            ABITuple(event.oldUpdater, event.newUpdater)
        }
        add("RewardsForAllSubmitterSet", indexed: [0, 1, 2]) {
            (event: RewardEvent.RewardsForAllSubmitterSet) in
            ABITuple(event.submitter, event.oldValue, event.newValue)
        }
        add("ActivationDelaySet") { (event: RewardEvent.ActivationDelaySet) in
            ABITuple(event.oldDelay, event.newDelay)
        }
        add("FeeRecipientSet", indexed: [0, 1]) { (event: RewardEvent.FeeRecipientSet) in
            ABITuple(event.oldRecipient, event.newRecipient)
        }
        add("OptInForProtocolFeeSet", indexed: [0, 1, 2]) {
            (event: RewardEvent.OptInForProtocolFeeSet) in
            ABITuple(event.submitter, event.oldValue, event.newValue)
        }
    }
}

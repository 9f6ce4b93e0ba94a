import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension ContractTable {
    mutating func addRewardSettings() {
        method("initialize") {
            (
                frame: borrowing Frame, initialOwner: Address, initialPausedStatus: UInt256,
                rewardsUpdater: Address, activationDelay: UInt32, defaultSplitBips: UInt16,
                feeRecipient: Address
            ) throws(Revert) in
            throw Revert(MechanismError.alreadyInitialized)
        }
        method("setActivationDelay", gas: 30_000) {
            (frame: borrowing Frame, activationDelay: UInt32) throws(Revert) in
            try frame.restaking.setActivationDelay(frame.call, seconds: activationDelay)
        }
        method("setFeeRecipient", gas: 30_000) {
            (frame: borrowing Frame, feeRecipient: Address) throws(Revert) in
            try frame.restaking.setFeeRecipient(frame.call, feeRecipient)
        }
        method("setRewardsUpdater", gas: 30_000) {
            (frame: borrowing Frame, rewardsUpdater: Address) throws(Revert) in
            try frame.restaking.setRewardsUpdater(frame.call, rewardsUpdater)
        }
        method("setRewardsForAllSubmitter", gas: 30_000) {
            (frame: borrowing Frame, submitter: Address, newValue: Bool) throws(Revert) in
            try frame.restaking.setRewardsForAllSubmitter(
                frame.call, submitter, allowed: newValue)
        }
        method("setOptInForProtocolFee", gas: 35_000) {
            (frame: borrowing Frame, submitter: Address, optInForProtocolFee: Bool)
                throws(Revert) in
            try frame.restaking.setOptInForProtocolFee(
                frame.call, submitter: submitter, optsIn: optInForProtocolFee)
        }
    }

    mutating func addRewardViews() {
        method("rewardsUpdater", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.rewardsUpdater
        }
        method("feeRecipient", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.feeRecipient
        }
        method("activationDelay", .view) { (frame: borrowing Frame) throws(Revert) -> UInt32 in
            frame.restaking.activationDelay
        }
        method("currRewardsCalculationEndTimestamp", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt32 in
            frame.restaking.rewardsCalculationEnd
        }
        method("defaultOperatorSplitBips", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt16 in
            frame.restaking.defaultOperatorSplit
        }
        method("isRewardsForAllSubmitter", .view) {
            (frame: borrowing Frame, submitter: Address) throws(Revert) -> Bool in
            frame.restaking.isRewardsForAllSubmitter(submitter)
        }
        method("isOptedInForProtocolFee", .view) {
            (frame: borrowing Frame, submitter: Address) throws(Revert) -> Bool in
            frame.restaking.paysProtocolFee(submitter)
        }
        method("submissionNonce", .view) {
            (frame: borrowing Frame, submitter: Address) throws(Revert) -> UInt256 in
            UInt256(frame.restaking.submissionNonce(of: submitter))
        }
        addSubmissionView("isAVSRewardsSubmissionHash", .service)
        addSubmissionView("isRewardsSubmissionForAllHash", .forAll)
        addSubmissionView("isRewardsSubmissionForAllEarnersHash", .forAllEarners)
        addSubmissionView("isOperatorDirectedAVSRewardsSubmissionHash", .operatorDirectedService)
        addSubmissionView(
            "isOperatorDirectedOperatorSetRewardsSubmissionHash", .operatorDirectedSet)
        addSubmissionView("isUniqueStakeRewardsSubmissionHash", .uniqueStake)
        addSubmissionView("isTotalStakeRewardsSubmissionHash", .totalStake)
    }

    private mutating func addSubmissionView(_ name: String, _ kind: SubmissionKind) {
        method(name, .view) {
            (frame: borrowing Frame, submitter: Address, hash: Hash) throws(Revert) -> Bool in
            frame.restaking.isSubmission(hash, of: submitter, as: kind)
        }
    }

    mutating func addRewardConstants() {
        addRewardConstant("CALCULATION_INTERVAL_SECONDS") { $0.calculationIntervalSeconds }
        addRewardConstant("MAX_REWARDS_DURATION") { $0.maxRewardsDurationSeconds }
        addRewardConstant("MAX_RETROACTIVE_LENGTH") { $0.maxRetroactiveSeconds }
        addRewardConstant("MAX_FUTURE_LENGTH") { $0.maxFutureSeconds }
        addRewardConstant("GENESIS_REWARDS_TIMESTAMP") { $0.genesisTimestamp }
        addNeighbour("delegationManager") { $0.delegationManager }
        addNeighbour("strategyManager") { $0.strategyManager }
        addNeighbour("allocationManager") { $0.allocationManager }
        addNeighbour("permissionController") { $0.permissionController }
        addNeighbour("emissionsController") { $0.rewards.emissionsController }
        addNeighbour("beaconChainETHStrategy") { $0.beaconChainETHStrategy }
    }

    private mutating func addRewardConstant(
        _ name: String, _ value: @escaping @Sendable (RewardParameters) -> UInt32
    ) {
        method(name, .view) { (frame: borrowing Frame) throws(Revert) -> UInt32 in
            value(frame.restaking.parameters.rewards)
        }
    }

    /// A getter of another contract's address.
    mutating func addNeighbour(
        _ name: String, _ address: @escaping @Sendable (RestakingParameters) -> Address
    ) {
        method(name, .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            address(frame.restaking.parameters)
        }
    }
}

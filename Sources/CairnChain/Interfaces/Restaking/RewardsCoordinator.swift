import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension ContractTable {
    static let rewardsCoordinator = ContractTable("RewardsCoordinator") { contract in
        contract.addRewardSubmissions()
        contract.addRewardRoots()
        contract.addRewardClaims()
        contract.addRewardSplits()
        contract.addRewardSettings()
        contract.addRewardViews()
        contract.addRewardConstants()
        contract.addPausing()
        contract.addRestakingOwnership()
    }

    private mutating func addRewardSubmissions() {
        method("createAVSRewardsSubmission", gas: 180_000) {
            (frame: borrowing Frame, submissions: [RewardsSubmission]) throws(Revert) in
            try frame.restaking.createAVSRewardsSubmission(frame.call, submissions)
        }
        method("createEigenDARewardsSubmission", gas: 180_000) {
            (frame: borrowing Frame, avs: Address, submissions: [RewardsSubmission])
                throws(Revert) in
            try frame.restaking.createEigenDARewardsSubmission(frame.call, avs: avs, submissions)
        }
        method("createRewardsForAllSubmission", gas: 150_000) {
            (frame: borrowing Frame, submissions: [RewardsSubmission]) throws(Revert) in
            try frame.restaking.createRewardsForAllSubmission(frame.call, submissions)
        }
        method("createRewardsForAllEarners", gas: 150_000) {
            (frame: borrowing Frame, submissions: [RewardsSubmission]) throws(Revert) in
            try frame.restaking.createRewardsForAllEarners(frame.call, submissions)
        }
        method("createOperatorDirectedAVSRewardsSubmission", gas: 190_000) {
            (
                frame: borrowing Frame, avs: Address,
                submissions: [OperatorDirectedRewardsSubmission]
            ) throws(Revert) in
            try frame.restaking.createOperatorDirectedAVSRewardsSubmission(
                frame.call, avs: avs, submissions)
        }
        method("createOperatorDirectedOperatorSetRewardsSubmission", gas: 195_000) {
            (
                frame: borrowing Frame, operatorSet: OperatorSet,
                submissions: [OperatorDirectedRewardsSubmission]
            ) throws(Revert) in
            try frame.restaking.createOperatorDirectedOperatorSetRewardsSubmission(
                frame.call, operatorSet: operatorSet, submissions)
        }
        method("createUniqueStakeRewardsSubmission", gas: 185_000) {
            (frame: borrowing Frame, operatorSet: OperatorSet, submissions: [RewardsSubmission])
                throws(Revert) in
            try frame.restaking.createUniqueStakeRewardsSubmission(
                frame.call, operatorSet: operatorSet, submissions)
        }
        method("createTotalStakeRewardsSubmission", gas: 185_000) {
            (frame: borrowing Frame, operatorSet: OperatorSet, submissions: [RewardsSubmission])
                throws(Revert) in
            try frame.restaking.createTotalStakeRewardsSubmission(
                frame.call, operatorSet: operatorSet, submissions)
        }
    }

    private mutating func addRewardRoots() {
        method("submitRoot", gas: 85_000) {
            (frame: borrowing Frame, root: Hash, rewardsCalculationEndTimestamp: UInt32)
                throws(Revert) in
            try frame.restaking.submitRoot(
                frame.call, root: root,
                rewardsCalculationEndTimestamp: rewardsCalculationEndTimestamp)
        }
        method("disableRoot", gas: 35_000) {
            (frame: borrowing Frame, rootIndex: UInt32) throws(Revert) in
            try frame.restaking.disableRoot(frame.call, at: rootIndex)
        }
        method("getDistributionRootsLength", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt256 in
            UInt256(frame.restaking.distributionRootCount)
        }
        method("getDistributionRootAtIndex", .view) {
            (frame: borrowing Frame, index: UInt256) throws(Revert) -> DistributionRoot in
            try frame.restaking.distributionRoot(at: index)
        }
        method("getCurrentDistributionRoot", .view) {
            (frame: borrowing Frame) throws(Revert) -> DistributionRoot in
            try frame.restaking.currentDistributionRoot()
        }
        method("getCurrentClaimableDistributionRoot", .view) {
            (frame: borrowing Frame) throws(Revert) -> DistributionRoot in
            frame.restaking.currentClaimableDistributionRoot
        }
        method("getRootIndexFromHash", .view) {
            (frame: borrowing Frame, rootHash: Hash) throws(Revert) -> UInt32 in
            try frame.restaking.rootIndex(of: rootHash)
        }
    }

    private mutating func addRewardClaims() {
        method("processClaim", gas: 110_000) {
            (frame: borrowing Frame, claim: RewardsClaim, recipient: Address) throws(Revert) in
            try frame.restaking.processClaim(frame.call, claim, recipient: recipient)
        }
        method("processClaims", gas: 110_000) {
            (frame: borrowing Frame, claims: [RewardsClaim], recipient: Address) throws(Revert) in
            try frame.restaking.processClaims(frame.call, claims, recipient: recipient)
        }
        method("checkClaim", .view) {
            (frame: borrowing Frame, claim: RewardsClaim) throws(Revert) -> Bool in
            try frame.restaking.checkClaim(claim)
            return true
        }
        method("calculateEarnerLeafHash", .view) {
            (frame: borrowing Frame, leaf: EarnerLeaf) throws(Revert) -> Hash in leaf.hash
        }
        method("calculateTokenLeafHash", .view) {
            (frame: borrowing Frame, leaf: TokenLeaf) throws(Revert) -> Hash in leaf.hash
        }
        method("setClaimerFor", gas: 30_000) {
            (frame: borrowing Frame, claimer: Address) throws(Revert) in
            frame.restaking.setClaimer(frame.call, claimer)
        }
        method("setClaimerFor", gas: 40_000) {
            (frame: borrowing Frame, earner: Address, claimer: Address) throws(Revert) in
            try frame.restaking.setClaimer(frame.call, claimer, of: earner)
        }
        method("claimerFor", .view) {
            (frame: borrowing Frame, earner: Address) throws(Revert) -> Address in
            frame.restaking.claimer(of: earner)
        }
        method("cumulativeClaimed", .view) {
            (frame: borrowing Frame, earner: Address, token: Address) throws(Revert) -> UInt256 in
            frame.restaking.claimedRewards(of: earner, in: token)
        }
    }

    private mutating func addRewardSplits() {
        method("setOperatorAVSSplit", gas: 55_000) {
            (frame: borrowing Frame, operator: Address, avs: Address, split: UInt16)
                throws(Revert) in
            try frame.restaking.setOperatorAVSSplit(
                frame.call, operator: `operator`, avs: avs, split: split)
        }
        method("setOperatorPISplit", gas: 55_000) {
            (frame: borrowing Frame, operator: Address, split: UInt16) throws(Revert) in
            try frame.restaking.setOperatorPISplit(
                frame.call, operator: `operator`, split: split)
        }
        method("setOperatorSetSplit", gas: 60_000) {
            (frame: borrowing Frame, operator: Address, operatorSet: OperatorSet, split: UInt16)
                throws(Revert) in
            try frame.restaking.setOperatorSetSplit(
                frame.call, operator: `operator`, operatorSet: operatorSet, split: split)
        }
        method("setDefaultOperatorSplit", gas: 30_000) {
            (frame: borrowing Frame, split: UInt16) throws(Revert) in
            try frame.restaking.setDefaultOperatorSplit(frame.call, split)
        }
        method("getOperatorAVSSplit", .view) {
            (frame: borrowing Frame, operator: Address, avs: Address) throws(Revert) -> UInt16 in
            frame.restaking.operatorAVSSplit(of: `operator`, avs: avs)
        }
        method("getOperatorPISplit", .view) {
            (frame: borrowing Frame, operator: Address) throws(Revert) -> UInt16 in
            frame.restaking.operatorPISplit(of: `operator`)
        }
        method("getOperatorSetSplit", .view) {
            (frame: borrowing Frame, operator: Address, operatorSet: OperatorSet)
                throws(Revert) -> UInt16 in
            frame.restaking.operatorSetSplit(of: `operator`, in: operatorSet)
        }
    }
}

import CairnEthereum
import CairnPrimitives

/// The methods of the rewards coordinator that others may be appointed to call.
enum RewardSelector {
    private static let submissions = "((address,uint96)[],address,uint256,uint32,uint32)[]"
    private static let directedSubmissions =
        "((address,uint96)[],address,(address,uint256)[],uint32,uint32,string)[]"

    static let directedByService = Selector(
        hashing: "createOperatorDirectedAVSRewardsSubmission(address,\(directedSubmissions))")
    static let directedBySet = Selector(
        hashing: "createOperatorDirectedOperatorSetRewardsSubmission"
            + "((address,uint32),\(directedSubmissions))")
    static let uniqueStake = Selector(
        hashing: "createUniqueStakeRewardsSubmission((address,uint32),\(submissions))")
    static let totalStake = Selector(
        hashing: "createTotalStakeRewardsSubmission((address,uint32),\(submissions))")
    static let setClaimerFor = Selector(hashing: "setClaimerFor(address,address)")
    static let setOperatorAVSSplit = Selector(
        hashing: "setOperatorAVSSplit(address,address,uint16)")
    static let setOperatorPISplit = Selector(hashing: "setOperatorPISplit(address,uint16)")
    static let setOperatorSetSplit = Selector(
        hashing: "setOperatorSetSplit(address,(address,uint32),uint16)")
    static let setOptInForProtocolFee = Selector(hashing: "setOptInForProtocolFee(address,bool)")
}

extension PauseFlag {
    enum RewardsCoordinator {
        /// Also submissions for EigenDA.
        static let serviceSubmissions: UInt8 = 0
        static let forAllSubmissions: UInt8 = 1
        static let claims: UInt8 = 2
        /// Posting and disabling.
        static let roots: UInt8 = 3
        static let forAllEarnersSubmissions: UInt8 = 4
        static let directedServiceSubmissions: UInt8 = 5
        static let serviceSplits: UInt8 = 6
        static let incentiveSplits: UInt8 = 7
        static let setSplits: UInt8 = 8
        static let directedSetSubmissions: UInt8 = 9
        static let uniqueStakeSubmissions: UInt8 = 10
        static let totalStakeSubmissions: UInt8 = 11
    }
}

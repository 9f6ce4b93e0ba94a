import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension StakingWorld {
    /// A midnight, some 15 hours before the world's beginning.
    static let midnight: UInt32 = 1_749_945_600
    static let day: UInt32 = 86_400
    static let recipient: Address = "0x0000000000000000000000000000000000000dde"

    func rewardsCall(_ sender: Address) -> Call {
        Call(sender: sender, contract: parameters.rewardsCoordinator)
    }

    var rewardsOwner: Call { rewardsCall(parameters.owner) }

    /// Gives the AVS a set numbered 1, and everybody an allowance for the coordinator.
    func prepareRewards() throws(Revert) {
        let call = Call(sender: Self.avs, contract: parameters.allocationManager)
        try restaking.updateAVSMetadataURI(call, avs: Self.avs, metadataURI: [])
        try restaking.createOperatorSets(
            call, avs: Self.avs,
            [CreateSetParams(operatorSetID: 1, strategies: [Self.strategy], slasher: Self.avs)],
            creation: .slasherNamed)
        try ledger.tokens.mint(Self.unit * 1_000, of: Self.token, to: Self.avs)
        for payer in [Self.avs, Self.staker] {
            ledger.tokens.setAllowance(
                .max, of: parameters.rewardsCoordinator, by: payer, in: Self.token)
        }
        ledger.events.removeAll()
    }

    static var set: OperatorSet { OperatorSet(avs: avs, id: 1) }

    /// Rewards for the first strategy over the day that began at midnight.
    static func submission(
        _ amount: UInt256, strategies: [Address] = [strategy], start: UInt32 = midnight,
        duration: UInt32 = day
    ) -> RewardsSubmission {
        RewardsSubmission(
            strategies: strategies.map { StrategyAndMultiplier(strategy: $0, multiplier: 7) },
            token: token, amount: amount, startTimestamp: start, duration: duration)
    }

    /// Rewards for operators over the day before that.
    static func directed(
        _ rewards: [OperatorReward], start: UInt32 = midnight - day, duration: UInt32 = day
    ) -> OperatorDirectedRewardsSubmission {
        OperatorDirectedRewardsSubmission(
            strategies: [StrategyAndMultiplier(strategy: strategy, multiplier: 1)], token: token,
            operatorRewards: rewards, startTimestamp: start, duration: duration,
            description: Bytes(Array("for work done".utf8)))
    }

    func held(_ holder: Address) -> UInt256 { ledger.tokens.holding(of: holder, in: Self.token) }

    var heldByCoordinator: UInt256 { held(parameters.rewardsCoordinator) }
}

import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("Rewards that name operators")
struct OperatorDirectedRewardsTests {
    typealias World = StakingWorld
    let world: StakingWorld
    private static let first: Address = "0x0000000000000000000000000000000000000011"
    private static let second: Address = "0x0000000000000000000000000000000000000012"

    init() throws {
        world = try StakingWorld()
        try world.prepareRewards()
    }

    private func name(_ submission: OperatorDirectedRewardsSubmission, nonce: UInt64) -> Hash {
        keccak256(
            ABITuple(
                World.avs, UInt256(nonce),
                ABITuple(
                    submission.strategies.map {
                        ABITuple($0.strategy, ABIUInt<Bits96>(UInt256($0.multiplier)))
                    }, submission.token,
                    submission.operatorRewards.map { ABITuple($0.operator, $0.amount) },
                    submission.startTimestamp, submission.duration, submission.description)
            ).encoded())
    }

    private func rewards(_ first: UInt256, _ second: UInt256) -> [OperatorReward] {
        [
            OperatorReward(operator: Self.first, amount: first),
            OperatorReward(operator: Self.second, amount: second),
        ]
    }

    @Test("takes the sum of what the operators get")
    func withoutFee() throws {
        let call = world.rewardsCall(World.avs)
        let submission = World.directed(rewards(9, 14))
        try world.restaking.createOperatorDirectedAVSRewardsSubmission(
            call, avs: World.avs, [submission])
        try world.restaking.createOperatorDirectedOperatorSetRewardsSubmission(
            call, operatorSet: World.set, [submission])
        #expect(world.heldByCoordinator == 46)
        #expect(
            world.restaking.isSubmission(
                name(submission, nonce: 0), of: World.avs, as: .operatorDirectedService))
        #expect(
            world.restaking.isSubmission(
                name(submission, nonce: 1), of: World.avs, as: .operatorDirectedSet))
    }

    @Test("rounds each operator's fee down, and remembers what is left for them")
    func withFee() throws {
        let call = world.rewardsCall(World.avs)
        try world.restaking.setOptInForProtocolFee(call, submitter: World.avs, optsIn: true)
        try world.restaking.setFeeRecipient(world.rewardsOwner, World.recipient)
        try world.restaking.createOperatorDirectedAVSRewardsSubmission(
            call, avs: World.avs, [World.directed(rewards(9, 14))])
        // A fifth of 9 is 1, of 14 is 2; of the sum it would be 4.
        #expect(world.held(World.recipient) == 3)
        #expect(world.heldByCoordinator == 20)
        #expect(
            world.restaking.isSubmission(
                name(World.directed(rewards(8, 12)), nonce: 0), of: World.avs,
                as: .operatorDirectedService))
    }

    @Test(
        "refuses, in order of precedence, and leaves the state untouched",
        arguments: [
            (World.directed([], duration: 1), RewardError.invalidDurationRemainder),
            (World.directed([], start: World.midnight), .inputArrayLengthZero),
            (
                World.directed([OperatorReward(operator: .zero, amount: 0)], start: World.midnight),
                .submissionNotRetroactive
            ),
            (World.directed([OperatorReward(operator: .zero, amount: 0)]), .invalidAddressZero),
            (
                World.directed([
                    OperatorReward(operator: second, amount: 1),
                    OperatorReward(operator: second, amount: 0),
                ]), .operatorsNotInAscendingOrder
            ),
            (World.directed([OperatorReward(operator: second, amount: 0)]), .amountIsZero),
            (
                World.directed([
                    OperatorReward(
                        operator: second,
                        amount: 100_000_000_000_000_000_000_000_000_000_000_000_000)
                ]), .amountExceedsMax
            ),
        ])
    func refusals(submission: OperatorDirectedRewardsSubmission, reason: RewardError) {
        world.expectRefusal(reason) { () throws(Revert) in
            try world.restaking.createOperatorDirectedAVSRewardsSubmission(
                world.rewardsCall(World.avs), avs: World.avs, [submission])
        }
    }

    @Test("panics where a product exceeds 256 bits, whether fees are paid or not")
    func overflow() {
        world.expectRefusal(Panic.arithmetic) { () throws(Revert) in
            try world.restaking.createOperatorDirectedAVSRewardsSubmission(
                world.rewardsCall(World.avs), avs: World.avs,
                [World.directed([OperatorReward(operator: Self.first, amount: .max)])])
        }
    }

    @Test("serves those who may act for the AVS")
    func permissions() {
        world.expectRefusal(PermissionError.invalidPermissions) { () throws(Revert) in
            try world.restaking.createOperatorDirectedAVSRewardsSubmission(
                world.rewardsCall(World.stranger), avs: World.avs, [])
        }
        world.expectRefusal(RewardError.invalidOperatorSet) { () throws(Revert) in
            try world.restaking.createOperatorDirectedOperatorSetRewardsSubmission(
                world.rewardsCall(World.avs), operatorSet: OperatorSet(avs: World.avs, id: 2), [])
        }
    }
}

import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("Operators' splits")
struct OperatorSplitTests {
    typealias World = StakingWorld
    let world: StakingWorld
    /// Seconds.
    private let delay: UInt64 = 604_800

    init() throws {
        world = try StakingWorld()
        try world.prepareRewards()
    }

    private func set(_ split: UInt16, by sender: Address = World.operator) throws(Revert) {
        try world.restaking.setOperatorAVSSplit(
            world.rewardsCall(sender), operator: World.operator, avs: World.avs, split: split)
    }

    private var split: UInt16 {
        world.restaking.operatorAVSSplit(of: World.operator, avs: World.avs)
    }

    @Test("holds the default until the first choice is active, then the choice before the newest")
    func course() throws {
        #expect(split == 1_000)
        try set(500)
        #expect(split == 1_000)
        try world.restaking.setDefaultOperatorSplit(world.rewardsOwner, 1_234)
        #expect(split == 1_234)
        world.ledger.moment.timestamp += delay
        #expect(split == 500)
        // In the second of its activation a split still counts as pending.
        world.expectRefusal(RewardError.previousSplitPending) { () throws(Revert) in
            try set(600)
        }
        world.ledger.moment.timestamp += 1
        try set(10_000)
        #expect(split == 500)
        world.ledger.moment.timestamp += delay
        #expect(split == 10_000)
    }

    @Test("keeps the three kinds apart")
    func kinds() throws {
        let call = world.rewardsCall(World.operator)
        try world.restaking.setOperatorPISplit(call, operator: World.operator, split: 0)
        try world.restaking.setOperatorSetSplit(
            call, operator: World.operator, operatorSet: World.set, split: 77)
        world.ledger.moment.timestamp += delay
        #expect(split == 1_000)
        #expect(world.restaking.operatorPISplit(of: World.operator) == 0)
        #expect(world.restaking.operatorSetSplit(of: World.operator, in: World.set) == 77)
    }

    @Test("refuses strangers, more than all, unknown sets, and what is stopped")
    func refusals() throws {
        world.expectRefusal(PermissionError.invalidPermissions) { () throws(Revert) in
            try set(20_000, by: World.stranger)
        }
        world.expectRefusal(RewardError.splitExceedsMax) { () throws(Revert) in
            try set(10_001)
        }
        world.expectRefusal(RewardError.invalidOperatorSet) { () throws(Revert) in
            try world.restaking.setOperatorSetSplit(
                world.rewardsCall(World.operator), operator: World.operator,
                operatorSet: OperatorSet(avs: World.avs, id: 2), split: 20_000)
        }
        world.expectRefusal(RewardError.splitExceedsMax) { () throws(Revert) in
            try world.restaking.setDefaultOperatorSplit(world.rewardsOwner, 10_001)
        }
        world.expectRefusal(MechanismError.callerNotOwner) { () throws(Revert) in
            try world.restaking.setDefaultOperatorSplit(world.rewardsCall(World.operator), 1)
        }
        try world.restaking.pause(world.rewardsCall(world.parameters.pausers[0]), to: 1 << 6)
        world.expectRefusal(PausingError.currentlyPaused) { () throws(Revert) in try set(1) }
    }
}

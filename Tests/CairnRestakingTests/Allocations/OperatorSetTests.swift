import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("operator sets")
struct OperatorSetTests {
    let world: AllocationWorld
    private let slasher: Address = "0x0000000000000000000000000000000000000511"

    init() throws { world = try AllocationWorld() }

    private func createRedistributing(
        _ id: UInt32, strategies: [Address], recipient: Address
    ) throws(Revert) {
        try world.restaking.createRedistributingOperatorSets(
            world.call(AllocationWorld.avs), avs: AllocationWorld.avs,
            [CreateSetParams(operatorSetID: id, strategies: strategies, slasher: slasher)],
            recipients: [recipient], creation: .slasherNamed)
    }

    @Test("a plain set burns, a redistributing one pays its recipient")
    func creating() throws {
        try world.create(7)
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(AllocationEvent.OperatorSetCreated.self),
                ObjectIdentifier(AllocationEvent.StrategyAddedToOperatorSet.self),
                ObjectIdentifier(AllocationEvent.SlasherUpdated.self),
            ])
        let recipient = AllocationWorld.recipient
        try createRedistributing(
            8, strategies: [AllocationWorld.strategy], recipient: recipient)
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(AllocationEvent.OperatorSetCreated.self),
                ObjectIdentifier(AllocationEvent.RedistributionAddressSet.self),
                ObjectIdentifier(AllocationEvent.StrategyAddedToOperatorSet.self),
                ObjectIdentifier(AllocationEvent.SlasherUpdated.self),
            ])
        let restaking = world.restaking
        #expect(restaking.operatorSetCount(of: AllocationWorld.avs) == 2)
        #expect(
            restaking.redistributionRecipient(of: AllocationWorld.set(7))
                == world.parameters.burnAddress)
        #expect(restaking.redistributionRecipient(of: AllocationWorld.set(8)) == recipient)
        #expect(!restaking.isRedistributing(AllocationWorld.set(7)))
        #expect(restaking.isRedistributing(AllocationWorld.set(8)))
        #expect(restaking.slasher(of: AllocationWorld.set(7)) == AllocationWorld.avs)
        #expect(restaking.slasher(of: AllocationWorld.set(8)) == slasher)
        #expect(restaking.slasher(of: AllocationWorld.set(9)) == .zero)
    }

    @Test("making a set is refused in order of precedence")
    func creationRefusals() throws {
        try world.create(7)
        let recipient = AllocationWorld.recipient
        typealias Row = (
            id: UInt32, strategies: [Address], recipient: Address, reason: AllocationError
        )
        let rows: [Row] = [
            (7, [], .zero, .inputAddressZero),
            (7, [], world.parameters.burnAddress, .invalidRedistributionRecipient),
            (7, [], recipient, .invalidOperatorSet),
            (8, [world.parameters.beaconChainETHStrategy], recipient, .invalidStrategy),
            (8, [world.parameters.eigenStrategy], recipient, .invalidStrategy),
            (
                8, [AllocationWorld.strategy, AllocationWorld.strategy], recipient,
                .strategyAlreadyInOperatorSet
            ),
        ]
        for row in rows {
            world.expectRefusal(row.reason) { () throws(Revert) in
                try createRedistributing(
                    row.id, strategies: row.strategies, recipient: row.recipient)
            }
        }
        world.expectRefusal(AllocationError.nonexistentAVSMetadata) { () throws(Revert) in
            try world.restaking.createOperatorSets(
                world.call(AllocationWorld.stranger), avs: AllocationWorld.stranger, [],
                creation: .slashedByAVS)
        }
        world.expectRefusal(AllocationError.inputAddressZero) { () throws(Revert) in
            try world.restaking.createOperatorSets(
                world.call(AllocationWorld.avs), avs: AllocationWorld.avs,
                [CreateSetParams(operatorSetID: 9, strategies: [], slasher: .zero)],
                creation: .slasherNamed)
        }
    }

    @Test("members stand in the order of joining until one leaves")
    func membership() throws {
        let restaking = world.restaking
        let `operator` = AllocationWorld.operator
        for id: UInt32 in 1...3 { try world.create(id) }
        try world.register(1, 2, 3)
        #expect(restaking.registeredSets(of: `operator`) == [1, 2, 3].map(AllocationWorld.set))
        #expect(restaking.members(of: AllocationWorld.set(2)) == [`operator`])
        #expect(world.surroundings.visits.count == 1)
        #expect(world.surroundings.visits.last?.registrar == AllocationWorld.avs)

        try world.deregister(1)
        #expect(restaking.registeredSets(of: `operator`) == [3, 2].map(AllocationWorld.set))
        #expect(restaking.members(of: AllocationWorld.set(1)) == [])
        #expect(!restaking.isMember(`operator`, of: AllocationWorld.set(1)))
        #expect(restaking.isOperatorSlashable(`operator`, by: AllocationWorld.set(1)))

        // The way back is closed while the set can still slash.
        world.advance(50)
        world.expectRefusal(AllocationError.alreadyMemberOfSet) { () throws(Revert) in
            try world.register(1)
        }
        world.advance(1)
        try world.register(1)
        #expect(restaking.registeredSets(of: `operator`) == [3, 2, 1].map(AllocationWorld.set))
        try world.deregister(3, 1, 2)
        #expect(restaking.registeredSets(of: `operator`) == [])
    }

    @Test("joining and leaving are refused in order of precedence")
    func membershipRefusals() throws {
        try world.create(1)
        let restaking = world.restaking
        let params = RegisterParams(avs: AllocationWorld.avs, operatorSetIDs: [1])
        world.expectRefusal(PermissionError.invalidPermissions) { () throws(Revert) in
            try restaking.registerForOperatorSets(
                world.call(AllocationWorld.avs), operator: AllocationWorld.operator, params)
        }
        world.expectRefusal(AllocationError.invalidOperator) { () throws(Revert) in
            try restaking.registerForOperatorSets(
                world.call(AllocationWorld.avs), operator: AllocationWorld.avs, params)
        }
        world.expectRefusal(AllocationError.invalidOperatorSet) { () throws(Revert) in
            try world.register(9)
        }
        world.expectRefusal(AllocationError.alreadyMemberOfSet) { () throws(Revert) in
            try world.register(1, 1)
        }
        world.surroundings.acceptsOperators = false
        world.expectRefusal(RecordingSurroundings.Refusal()) { () throws(Revert) in
            try world.register(1)
        }
        world.expectRefusal(AllocationError.notMemberOfSet) { () throws(Revert) in
            try world.deregister(1)
        }
        world.expectRefusal(AllocationError.invalidCaller) { () throws(Revert) in
            try restaking.deregisterFromOperatorSets(
                world.call(AllocationWorld.stranger),
                DeregisterParams(
                    operator: AllocationWorld.operator, avs: AllocationWorld.avs,
                    operatorSetIDs: []))
        }
    }

    @Test("a new slasher comes into office after the delay")
    func slasherDelay() throws {
        try world.create(1)
        let set = AllocationWorld.set(1)
        try world.restaking.updateSlasher(
            world.call(AllocationWorld.avs), of: set, to: slasher)
        #expect(world.restaking.slasher(of: set) == AllocationWorld.avs)
        #expect(world.restaking.pendingSlasher(of: set) == (slasher, 1_076))
        _ = world.takeEvents()

        // Proposing the same again does not start the delay anew.
        world.advance(30)
        try world.restaking.updateSlasher(
            world.call(AllocationWorld.avs), of: set, to: slasher)
        #expect(world.takeEvents().isEmpty)
        world.advance(45)
        #expect(world.restaking.slasher(of: set) == AllocationWorld.avs)
        world.advance(1)
        #expect(world.restaking.slasher(of: set) == slasher)
        #expect(world.restaking.pendingSlasher(of: set) == (.zero, 0))

        world.expectRefusal(AllocationError.inputAddressZero) { () throws(Revert) in
            try world.restaking.updateSlasher(
                world.call(AllocationWorld.avs), of: set, to: .zero)
        }
        world.expectRefusal(AllocationError.invalidOperatorSet) { () throws(Revert) in
            try world.restaking.updateSlasher(
                world.call(AllocationWorld.avs), of: AllocationWorld.set(2), to: slasher)
        }
    }

    @Test("a registrar must serve the AVS")
    func registrar() throws {
        let restaking = world.restaking
        #expect(restaking.registrar(of: AllocationWorld.avs) == AllocationWorld.avs)
        world.surroundings.supportsAVSs = false
        world.expectRefusal(AllocationError.invalidAVSRegistrar) { () throws(Revert) in
            try restaking.setAVSRegistrar(
                world.call(AllocationWorld.avs), avs: AllocationWorld.avs, registrar: slasher)
        }
        world.surroundings.supportsAVSs = true
        try restaking.setAVSRegistrar(
            world.call(AllocationWorld.avs), avs: AllocationWorld.avs, registrar: slasher)
        #expect(restaking.registrar(of: AllocationWorld.avs) == slasher)
    }
}

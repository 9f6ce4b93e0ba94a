import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("modifyAllocations")
struct ModifyAllocationsTests {
    let world: AllocationWorld

    init() throws {
        world = try AllocationWorld()
        try world.create(1)
        try world.create(2, strategies: [])
        _ = world.takeEvents()
    }

    @Test("new magnitude is taken at once and slashable after the allocation delay")
    func allocating() throws {
        try world.allocate(400_000_000_000_000_000, to: 1)
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(AllocationEvent.EncumberedMagnitudeUpdated.self),
                ObjectIdentifier(AllocationEvent.AllocationUpdated.self),
            ])
        #expect(
            world.allocation(to: 1)
                == Allocation(
                    currentMagnitude: 0, pendingDiff: 400_000_000_000_000_000, effectBlock: 1_010))
        #expect(world.encumbered == 400_000_000_000_000_000)
        #expect(world.allocatable == 600_000_000_000_000_000)
        #expect(
            world.restaking.allocatedSets(of: AllocationWorld.operator)
                == [AllocationWorld.set(1)])

        world.advance(9)
        #expect(world.allocation(to: 1).currentMagnitude == 0)
        world.advance(1)
        #expect(
            world.allocation(to: 1)
                == Allocation(
                    currentMagnitude: 400_000_000_000_000_000, pendingDiff: 0, effectBlock: 0))
        #expect(world.maxMagnitude == 1_000_000_000_000_000_000)
    }

    @Test("a member's magnitude stays slashable for the deallocation delay, then it is free")
    func deallocating() throws {
        try world.register(1)
        try world.allocate(400_000_000_000_000_000, to: 1)
        world.advance(10)
        _ = world.takeEvents()

        try world.allocate(100_000_000_000_000_000, to: 1)
        // Nothing is freed yet, so the encumbered magnitude is not announced.
        #expect(
            world.takeEvents() == [ObjectIdentifier(AllocationEvent.AllocationUpdated.self)])
        #expect(
            world.allocation(to: 1)
                == Allocation(
                    currentMagnitude: 400_000_000_000_000_000,
                    pendingDiff: -300_000_000_000_000_000, effectBlock: 1_061))
        #expect(world.encumbered == 400_000_000_000_000_000)

        world.advance(50)
        #expect(world.allocation(to: 1).currentMagnitude == 400_000_000_000_000_000)
        world.advance(1)
        #expect(world.allocation(to: 1).currentMagnitude == 100_000_000_000_000_000)
        #expect(world.encumbered == 100_000_000_000_000_000)
        #expect(world.allocatable == 900_000_000_000_000_000)
    }

    @Test("what no set can slash is freed at once, and the lists forget it")
    func deallocatingUnslashable() throws {
        try world.allocate(400_000_000_000_000_000, to: 1)
        try world.allocate(500_000_000_000_000_000, to: 2)
        world.advance(10)
        _ = world.takeEvents()

        try world.allocate(0, to: 1)
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(AllocationEvent.EncumberedMagnitudeUpdated.self),
                ObjectIdentifier(AllocationEvent.AllocationUpdated.self),
            ])
        #expect(world.encumbered == 500_000_000_000_000_000)
        #expect(
            world.restaking.allocatedSets(of: AllocationWorld.operator)
                == [AllocationWorld.set(2)])
        #expect(
            world.restaking.allocatedStrategies(
                of: AllocationWorld.operator, to: AllocationWorld.set(1)) == [])

        // A registered operator's allocation is safe too, while the set does not use the strategy.
        try world.register(2)
        try world.allocate(0, to: 2)
        #expect(world.encumbered == 0)
        #expect(world.restaking.allocatedSets(of: AllocationWorld.operator) == [])
    }

    @Test("completed deallocations are cleared before anything else, in order of the queue")
    func clearing() throws {
        try world.create(3)
        try world.register(1, 3)
        try world.allocate(500_000_000_000_000_000, to: 1)
        try world.allocate(500_000_000_000_000_000, to: 3)
        world.advance(10)
        try world.allocate(200_000_000_000_000_000, to: 1)
        world.advance(5)
        try world.allocate(0, to: 3)
        world.advance(46)
        _ = world.takeEvents()

        // The first of the two is due.
        try world.restaking.clearDeallocationQueue(
            world.call(AllocationWorld.stranger), operator: AllocationWorld.operator,
            strategies: [AllocationWorld.strategy], limits: [10])
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(AllocationEvent.EncumberedMagnitudeUpdated.self)
            ])
        #expect(world.encumbered == 700_000_000_000_000_000)

        world.advance(5)
        try world.allocate(1_000_000_000_000_000_000, to: 1)
        #expect(world.encumbered == 1_000_000_000_000_000_000)
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(AllocationEvent.EncumberedMagnitudeUpdated.self),
                ObjectIdentifier(AllocationEvent.EncumberedMagnitudeUpdated.self),
                ObjectIdentifier(AllocationEvent.AllocationUpdated.self),
            ])
        #expect(
            world.restaking.allocatedSets(of: AllocationWorld.operator)
                == [AllocationWorld.set(1)])
    }

    @Test("refuses in order of precedence and changes nothing")
    func refusals() throws {
        let whole = Magnitude.whole
        world.expectRefusal(PermissionError.invalidPermissions) { () throws(Revert) in
            try world.restaking.modifyAllocations(
                world.call(AllocationWorld.stranger), operator: AllocationWorld.operator, [])
        }
        world.expectRefusal(AllocationError.uninitializedAllocationDelay) { () throws(Revert) in
            try world.restaking.modifyAllocations(
                world.call(AllocationWorld.stranger), operator: AllocationWorld.stranger, [])
        }
        world.expectRefusal(AllocationError.inputArrayLengthMismatch) { () throws(Revert) in
            try world.restaking.modifyAllocations(
                world.call(AllocationWorld.operator), operator: AllocationWorld.operator,
                [
                    AllocateParams(
                        operatorSet: AllocationWorld.set(9),
                        strategies: [AllocationWorld.strategy], newMagnitudes: [])
                ])
        }
        world.expectRefusal(AllocationError.invalidOperatorSet) { () throws(Revert) in
            try world.allocate(1, to: 9)
        }
        world.expectRefusal(AllocationError.sameMagnitude) { () throws(Revert) in
            try world.allocate(0, to: 1)
        }
        world.expectRefusal(AllocationError.insufficientMagnitude) { () throws(Revert) in
            try world.allocate(whole + 1, to: 1)
        }
        try world.allocate(1, to: 1)
        world.expectRefusal(AllocationError.modificationAlreadyPending) { () throws(Revert) in
            try world.allocate(1, to: 1)
        }
        world.expectRefusal(AllocationError.magnitudeOverflow) { () throws(Revert) in
            try world.allocate(.max, to: 2)
        }
        world.expectRefusal(AllocationError.insufficientMagnitude) { () throws(Revert) in
            try world.allocate(whole, to: 2)
        }
        try world.restaking.pause(
            Call(
                sender: world.parameters.pausers[0],
                contract: world.parameters.allocationManager), to: 1)
        world.expectRefusal(PausingError.currentlyPaused) { () throws(Revert) in
            try world.restaking.modifyAllocations(
                world.call(AllocationWorld.stranger), operator: AllocationWorld.operator, [])
        }
        world.expectRefusal(PausingError.currentlyPaused) { () throws(Revert) in
            try world.restaking.clearDeallocationQueue(
                world.call(AllocationWorld.stranger), operator: AllocationWorld.operator,
                strategies: [], limits: [1])
        }
    }

    @Test("a delay that ends beyond the last block of 32 bits overflows")
    func hugeDelay() throws {
        try world.restaking.setAllocationDelay(
            world.call(AllocationWorld.operator), operator: AllocationWorld.operator, delay: .max)
        try world.allocate(1, to: 1)
        world.advance(76)
        #expect(world.restaking.allocationDelay(of: AllocationWorld.operator) == .max)
        world.expectRefusal(Panic.arithmetic) { () throws(Revert) in
            try world.allocate(2, to: 1)
        }
    }
}

import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("Cross-chain registry")
struct CrossChainRegistryTests {
    typealias World = StakingWorld
    let world: StakingWorld
    private static let calculator: Address = "0x00000000000000000000000000000000000ca1c0"
    private let config = OperatorSetConfig(owner: World.avs, maxStalenessPeriod: 604_800)

    init() throws {
        world = try StakingWorld()
        try world.prepareRewards()
        try world.restaking.configureOperatorSet(
            Call(sender: World.avs, contract: world.parameters.keyRegistrar), World.set,
            curveType: .ecdsa)
        world.ledger.events.removeAll()
    }

    private func call(_ sender: Address) -> Call {
        Call(sender: sender, contract: world.parameters.certificates.crossChainRegistry)
    }

    private func create(
        _ set: OperatorSet = World.set, by sender: Address = World.avs,
        config: OperatorSetConfig? = nil
    ) throws(Revert) {
        try world.restaking.createGenerationReservation(
            call(sender), of: set, calculator: Self.calculator, config: config ?? self.config)
    }

    @Test("has a set's tables made, as the set's AVS wants it")
    func reservations() throws {
        try create()
        let restaking = world.restaking
        #expect(restaking.generationReservations == [World.set])
        #expect(try restaking.generationReservations(from: 0, to: 1) == [World.set])
        #expect(restaking.operatorTableCalculator(of: World.set) == Self.calculator)
        #expect(restaking.operatorSetConfig(of: World.set) == config)
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(CrossChainEvent.GenerationReservationCreated.self),
                ObjectIdentifier(CrossChainEvent.OperatorTableCalculatorSet.self),
                ObjectIdentifier(CrossChainEvent.OperatorSetConfigSet.self),
            ])
        world.surroundings.operatorTable = [1, 2, 3]
        #expect(
            try restaking.operatorTableBytes(of: World.set)
                == OperatorTable(
                    operatorSet: World.set, curve: .ecdsa, config: config, content: [1, 2, 3]
                ).encoded)

        try restaking.setOperatorTableCalculator(
            call(World.avs), of: World.set, World.stranger)
        try restaking.setOperatorSetConfig(
            call(World.avs), of: World.set, OperatorSetConfig(owner: World.staker))
        #expect(restaking.operatorSetConfig(of: World.set).owner == World.staker)
        _ = world.takeEvents()
        try restaking.removeGenerationReservation(call(World.avs), of: World.set)
        #expect(restaking.generationReservationCount == 0)
        #expect(restaking.operatorTableCalculator(of: World.set) == .zero)
        #expect(restaking.operatorSetConfig(of: World.set) == OperatorSetConfig())
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(CrossChainEvent.OperatorTableCalculatorRemoved.self),
                ObjectIdentifier(CrossChainEvent.OperatorSetConfigRemoved.self),
                ObjectIdentifier(CrossChainEvent.GenerationReservationRemoved.self),
            ])
    }

    @Test("refuses, in order of precedence")
    func refusals() throws {
        let unknown = OperatorSet(avs: World.avs, id: 9)
        world.expectRefusal(PermissionError.invalidPermissions) { () throws(Revert) in
            try create(unknown, by: World.stranger)
        }
        world.expectRefusal(CrossChainError.invalidOperatorSet) { () throws(Revert) in
            try create(unknown)
        }
        try world.restaking.createOperatorSets(
            Call(sender: World.avs, contract: world.parameters.allocationManager),
            avs: World.avs,
            [CreateSetParams(operatorSetID: 9, strategies: [], slasher: World.avs)],
            creation: .slasherNamed)
        world.expectRefusal(CrossChainError.keyTypeNotSet) { () throws(Revert) in
            try create(unknown)
        }
        let stale = OperatorSetConfig(owner: World.avs, maxStalenessPeriod: 604_799)
        world.expectRefusal(CrossChainError.invalidStalenessPeriod) { () throws(Revert) in
            try create(config: stale)
        }
        world.expectRefusal(CrossChainError.generationReservationDoesNotExist) {
            () throws(Revert) in
            try world.restaking.removeGenerationReservation(call(World.avs), of: World.set)
        }
        try create()
        world.expectRefusal(CrossChainError.generationReservationAlreadyExists) {
            () throws(Revert) in try create(config: stale)
        }
        world.expectRefusal(CrossChainError.invalidRange) { () throws(Revert) in
            _ = try world.restaking.generationReservations(from: 3, to: 2)
        }
        world.expectRefusal(CrossChainError.invalidEndIndex) { () throws(Revert) in
            _ = try world.restaking.generationReservations(from: 0, to: 2)
        }
        try world.restaking.pause(call(world.parameters.pausers[0]), to: 1)
        world.expectRefusal(PausingError.currentlyPaused) { () throws(Revert) in
            try create(unknown, by: World.stranger)
        }
    }

    @Test("names the chains that get tables, this one from the start")
    func chains() throws {
        let restaking = world.restaking
        let owner = call(world.parameters.owner)
        #expect(restaking.supportedChains == ([31_337], [world.updaterAddress]))
        try restaking.addChainsToWhitelist(
            owner, [10, 8_453], updaters: [World.stranger, World.staker])
        try restaking.removeChainsFromWhitelist(owner, [31_337])
        // The last one takes the place of the one that went.
        #expect(restaking.supportedChains == ([8_453, 10], [World.staker, World.stranger]))
        world.expectRefusal(MechanismError.callerNotOwner) { () throws(Revert) in
            try restaking.addChainsToWhitelist(call(World.avs), [], updaters: [])
        }
        world.expectRefusal(CrossChainError.arrayLengthMismatch) { () throws(Revert) in
            try restaking.addChainsToWhitelist(owner, [0], updaters: [])
        }
        world.expectRefusal(CrossChainError.invalidChainID) { () throws(Revert) in
            try restaking.addChainsToWhitelist(owner, [0], updaters: [World.staker])
        }
        world.expectRefusal(CrossChainError.chainIDAlreadyWhitelisted) { () throws(Revert) in
            try restaking.addChainsToWhitelist(
                owner, [1, 10], updaters: [World.staker, World.staker])
        }
        world.expectRefusal(CrossChainError.chainIDNotWhitelisted) { () throws(Revert) in
            try restaking.removeChainsFromWhitelist(owner, [10, 10])
        }
        world.expectRefusal(CrossChainError.invalidTableUpdateCadence) { () throws(Revert) in
            try restaking.setTableUpdateCadence(owner, seconds: 0)
        }
        try restaking.setTableUpdateCadence(owner, seconds: 60)
        #expect(restaking.tableUpdateCadence == 60)
    }
}

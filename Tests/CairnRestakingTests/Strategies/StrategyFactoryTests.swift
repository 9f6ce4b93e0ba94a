import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("StrategyFactory")
struct StrategyFactoryTests {
    let world: StakingWorld
    private let token: Address = "0x7000000000000000000000000000000000000003"

    init() throws { world = try StakingWorld() }

    private func call(_ sender: Address) -> Call {
        Call(sender: sender, contract: world.parameters.strategyFactory)
    }

    @Test("makes one strategy for a token, at the address that follows from the factory's nonce")
    func deployment() throws {
        let strategy = try world.restaking.deployNewStrategy(
            call(StakingWorld.stranger), token: token)
        #expect(strategy == Address.created(by: world.parameters.strategyFactory, nonce: 1))
        #expect(world.restaking.underlyingToken(of: strategy) == token)
        #expect(world.restaking.isWhitelisted(strategy))
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(StrategyEvent.BeaconUpgraded.self),
                ObjectIdentifier(PausingEvent.Paused.self),
                ObjectIdentifier(StrategyEvent.StrategyTokenSet.self),
                ObjectIdentifier(StrategyEvent.Initialized.self),
                ObjectIdentifier(StrategyEvent.StrategySetForToken.self),
                ObjectIdentifier(StrategyEvent.StrategyAddedToDepositWhitelist.self),
            ])
        world.expectRefusal(StrategyError.strategyAlreadyExists) { () throws(Revert) in
            try world.restaking.deployNewStrategy(call(StakingWorld.stranger), token: token)
        }
        let second = try world.restaking.deployNewStrategy(
            call(StakingWorld.stranger), token: StakingWorld.token)
        #expect(second == Address.created(by: world.parameters.strategyFactory, nonce: 2))
    }

    @Test("makes none for a blacklisted token, and closes the one there is")
    func blacklist() throws {
        let owner = call(world.parameters.owner)
        let strategy = try world.restaking.deployNewStrategy(owner, token: token)
        try world.restaking.blacklistTokens(owner, [token, StakingWorld.token])
        #expect(!world.restaking.isWhitelisted(strategy))
        #expect(world.restaking.isWhitelisted(StakingWorld.strategy))
        world.expectRefusal(StrategyError.blacklistedToken) { () throws(Revert) in
            try world.restaking.deployNewStrategy(owner, token: token)
        }
        world.expectRefusal(StrategyError.alreadyBlacklisted) { () throws(Revert) in
            try world.restaking.blacklistTokens(owner, [StakingWorld.secondToken, token])
        }
    }

    @Test("obeys its owner alone")
    func ownership() {
        let stranger = call(StakingWorld.stranger)
        world.expectRefusal(MechanismError.callerNotOwner) { () throws(Revert) in
            try world.restaking.whitelistStrategies(stranger, [])
        }
        world.expectRefusal(MechanismError.callerNotOwner) { () throws(Revert) in
            try world.restaking.removeStrategiesFromWhitelist(stranger, [])
        }
        world.expectRefusal(MechanismError.callerNotOwner) { () throws(Revert) in
            try world.restaking.blacklistTokens(stranger, [])
        }
        world.expectRefusal(StrategyError.onlyStrategyWhitelister) { () throws(Revert) in
            try world.restaking.addStrategiesToDepositWhitelist(
                world.strategyCall(world.parameters.owner), [])
        }
    }
}

import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("Strategies with limits")
struct StrategyLimitTests {
    typealias World = StakingWorld
    let world: StakingWorld
    private static let limited: Address = "0x5000000000000000000000000000000000000009"

    init() throws {
        world = try StakingWorld()
        world.restaking.placeLimited(
            strategy: Self.limited, token: World.token, maxPerDeposit: 100, maxTotalDeposits: 150,
            takingDeposits: true)
    }

    private func deposit(_ amount: UInt256, of token: Address = World.token) throws(Revert) {
        try world.deposit(amount, into: Self.limited, of: token)
    }

    private func setLimits(
        _ perDeposit: UInt256, _ total: UInt256, by sender: Address
    ) throws(Revert) {
        try world.restaking.setLimits(
            Call(sender: sender, contract: Self.limited), maxPerDeposit: perDeposit,
            maxTotalDeposits: total)
    }

    @Test("takes what is within both limits, of which the second counts what lies there")
    func deposits() throws {
        try deposit(100)
        world.expectRefusal(StrategyError.maxPerDepositExceedsMax) { () throws(Revert) in
            try deposit(101)
        }
        world.expectRefusal(StrategyError.balanceExceedsMaxTotalDeposits) { () throws(Revert) in
            try deposit(51)
        }
        try deposit(50)
        #expect(world.restaking.totalShares(of: Self.limited) == 150)
        // A gift fills the strategy as a deposit does, and is no reason to refuse what is there.
        try world.ledger.tokens.transfer(
            1, of: World.token, from: World.staker, to: Self.limited)
        try setLimits(100, 151, by: world.parameters.unpauser)
        world.expectRefusal(StrategyError.balanceExceedsMaxTotalDeposits) { () throws(Revert) in
            try deposit(2)
        }
    }

    @Test("looks at the limits before it looks at the token")
    func precedence() {
        world.expectRefusal(StrategyError.maxPerDepositExceedsMax) { () throws(Revert) in
            try deposit(101, of: World.secondToken)
        }
        world.expectRefusal(StrategyError.onlyUnderlyingToken) { () throws(Revert) in
            try deposit(100, of: World.secondToken)
        }
    }

    @Test("lets the unpauser alone move the limits")
    func setting() throws {
        world.expectRefusal(PausingError.onlyUnpauser) { () throws(Revert) in
            try setLimits(2, 1, by: world.parameters.owner)
        }
        world.expectRefusal(StrategyError.maxPerDepositExceedsMax) { () throws(Revert) in
            try setLimits(2, 1, by: world.parameters.unpauser)
        }
        _ = world.takeEvents()
        try setLimits(7, 7, by: world.parameters.unpauser)
        #expect(world.restaking.limits(of: Self.limited) == (7, 7))
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(VaultEvent.MaxPerDepositUpdated.self),
                ObjectIdentifier(VaultEvent.MaxTotalDepositsUpdated.self),
            ])
    }
}

import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("slashOperator")
struct SlashOperatorTests {
    let world: AllocationWorld
    private let half: UInt256 = 500_000_000_000_000_000

    /// The operator is a member of set 1 with 60 % of its magnitude allocated.
    init() throws {
        world = try AllocationWorld()
        try world.create(1)
        try world.create(2)
        try world.register(1)
        try world.allocate(600_000_000_000_000_000, to: 1)
        world.advance(10)
        _ = world.takeEvents()
    }

    /// Lets the staker deposit 1,000 units and delegate them to the operator.
    private func deposit() throws {
        let ledger = world.ledger
        let code = CodeID(rawValue: 1)
        ledger.tokens.register(PlainToken(ledger), for: code)
        ledger.accounts.table.update(AllocationWorld.token) { $0.code = code }
        let units: UInt256 = 1_000_000_000_000_000_000_000
        try ledger.tokens.mint(units, of: AllocationWorld.token, to: AllocationWorld.staker)
        ledger.tokens.setAllowance(
            .max, of: world.parameters.strategyManager, by: AllocationWorld.staker,
            in: AllocationWorld.token)
        world.restaking.place(strategy: AllocationWorld.strategy, token: AllocationWorld.token)
        try world.restaking.addStrategiesToDepositWhitelist(
            Call(
                sender: world.parameters.strategyFactory,
                contract: world.parameters.strategyManager), [AllocationWorld.strategy])
        _ = try world.restaking.depositIntoStrategy(
            Call(sender: AllocationWorld.staker, contract: world.parameters.strategyManager),
            strategy: AllocationWorld.strategy, token: AllocationWorld.token, amount: units)
        try world.restaking.delegateTo(
            Call(sender: AllocationWorld.staker, contract: world.parameters.delegationManager),
            operator: AllocationWorld.operator, approval: SignatureWithExpiry(), salt: .zero)
        _ = world.takeEvents()
    }

    @Test("takes its part of allocation, maximum and encumbered magnitude, rounded up")
    func slashing() throws {
        let outcome = try world.slash(333_333_333_333_333_333, in: 1)
        // 0.6 · 0.333333333333333333 = 0.1999999999999999998, up.
        #expect(outcome.slashID == 1)
        #expect(outcome.shares == [.zero])
        #expect(world.allocation(to: 1).currentMagnitude == 400_000_000_000_000_000)
        #expect(world.maxMagnitude == 800_000_000_000_000_000)
        #expect(world.encumbered == 400_000_000_000_000_000)
        #expect(world.allocatable == 400_000_000_000_000_000)
        #expect(world.restaking.slashCount(of: AllocationWorld.set(1)) == 1)

        let first = [
            ObjectIdentifier(AllocationEvent.EncumberedMagnitudeUpdated.self),
            ObjectIdentifier(AllocationEvent.AllocationUpdated.self),
            ObjectIdentifier(AllocationEvent.MaxMagnitudeUpdated.self),
        ]
        let events = world.takeEvents()
        #expect(Array(events.prefix(3)) == first)
        #expect(events.last == ObjectIdentifier(AllocationEvent.OperatorSlashed.self))
    }

    @Test("keeps what the maximum was at every block")
    func history() throws {
        let `operator` = AllocationWorld.operator
        let strategy = AllocationWorld.strategy
        let start = world.ledger.moment.number
        _ = try world.slash(half, in: 1)
        _ = try world.slash(half, in: 1)
        world.advance(7)
        _ = try world.slash(half, in: 1)
        world.advance(3)

        // 60 % of allocation: 1 → 0.7 → 0.55 in one block, → 0.475 seven blocks later.
        let expected: [(block: UInt64, value: UInt64)] = [
            (start - 1, 1_000_000_000_000_000_000), (start, 550_000_000_000_000_000),
            (start + 6, 550_000_000_000_000_000), (start + 7, 475_000_000_000_000_000),
            (start + 9, 475_000_000_000_000_000),
        ]
        for point in expected {
            #expect(
                world.restaking.maxMagnitude(of: `operator`, in: strategy, atBlock: point.block)
                    == point.value)
        }
    }

    @Test("takes delegated and queued shares in the same proportion")
    func queuedShares() throws {
        try deposit()
        // 400 of 1,000 shares are in the queue when half of the 60 % is slashed.
        _ = try world.restaking.queueWithdrawals(
            Call(sender: AllocationWorld.staker, contract: world.parameters.delegationManager),
            [
                QueuedWithdrawalRequest(
                    strategies: [AllocationWorld.strategy],
                    depositShares: [400_000_000_000_000_000_000])
            ])
        world.advance(1)
        let outcome = try world.slash(half, in: 1)
        #expect(world.maxMagnitude == 700_000_000_000_000_000)
        // 30 % of the 600 delegated and of the 400 queued shares.
        #expect(outcome.shares == [300_000_000_000_000_000_000])
        #expect(
            world.restaking.operatorShares(
                AllocationWorld.operator, in: AllocationWorld.strategy)
                == 420_000_000_000_000_000_000)

        // Once the withdrawal delay is over, the queue is out of reach.
        world.advance(51)
        let later = try world.slash(half, in: 1)
        // 0.3 · 0.5 = 0.15 of 0.7: 90 of the 420 shares.
        #expect(world.maxMagnitude == 550_000_000_000_000_000)
        #expect(later.shares == [90_000_000_000_000_000_000])
    }

    @Test("reaches a deallocation under way, which then frees less")
    func pendingDeallocation() throws {
        try world.allocate(200_000_000_000_000_000, to: 1)
        world.advance(50)
        _ = world.takeEvents()
        _ = try world.slash(half, in: 1)
        let events = world.takeEvents()
        #expect(events.first == ObjectIdentifier(AllocationEvent.AllocationUpdated.self))
        #expect(
            world.allocation(to: 1)
                == Allocation(
                    currentMagnitude: 300_000_000_000_000_000,
                    pendingDiff: -200_000_000_000_000_000, effectBlock: 1_061))
        #expect(world.maxMagnitude == 700_000_000_000_000_000)

        world.advance(1)
        #expect(world.allocation(to: 1).currentMagnitude == 100_000_000_000_000_000)
        #expect(world.encumbered == 100_000_000_000_000_000)
        #expect(world.allocatable == 600_000_000_000_000_000)
    }

    @Test("an operator that left stays slashable to the end of the delay")
    func afterLeaving() throws {
        try world.deregister(1)
        world.advance(50)
        _ = try world.slash(half, in: 1)
        #expect(world.maxMagnitude == 700_000_000_000_000_000)
        world.advance(1)
        world.expectRefusal(AllocationError.operatorNotSlashable) { () throws(Revert) in
            _ = try world.slash(half, in: 1)
        }
    }

    @Test("all of everything leaves nothing to allocate, and no trace in the lists")
    func whole() throws {
        world.advance(1)
        try world.allocate(1_000_000_000_000_000_000, to: 1)
        world.advance(10)
        _ = try world.slash(1_000_000_000_000_000_000, in: 1)
        #expect(world.maxMagnitude == 0)
        #expect(world.encumbered == 0)
        #expect(world.restaking.allocatedSets(of: AllocationWorld.operator) == [])
        world.expectRefusal(AllocationError.insufficientMagnitude) { () throws(Revert) in
            try world.allocate(1, to: 1)
        }
        // Nothing is left, so the strategy is passed over.
        let outcome = try world.slash(1, in: 1)
        #expect(outcome.slashID == 2)
        #expect(outcome.shares == [.zero])
    }

    @Test("refuses in order of precedence and changes nothing")
    func refusals() throws {
        let rows: [(sender: Address, params: SlashingParams, reason: AllocationError)] = [
            (
                AllocationWorld.stranger, slash(9, strategies: 1, wads: []),
                .inputArrayLengthMismatch
            ),
            (AllocationWorld.stranger, slash(9, strategies: 1, wads: [1]), .invalidOperatorSet),
            (AllocationWorld.stranger, slash(2, strategies: 1, wads: [1]), .operatorNotSlashable),
            (AllocationWorld.stranger, slash(1, strategies: 1, wads: [0]), .invalidCaller),
            (AllocationWorld.avs, slash(1, strategies: 1, wads: [0]), .invalidWadToSlash),
            (
                AllocationWorld.avs, slash(1, strategies: 1, wads: [1_000_000_000_000_000_001]),
                .invalidWadToSlash
            ),
            (AllocationWorld.avs, slash(1, strategies: 1, wads: [.max]), .invalidWadToSlash),
            (
                AllocationWorld.avs, slash(1, strategies: 2, wads: [1, 1]),
                .strategyNotInOperatorSet
            ),
            (
                AllocationWorld.avs,
                SlashingParams(
                    operator: AllocationWorld.operator, operatorSetID: 1,
                    strategies: [AllocationWorld.strategy, AllocationWorld.strategy],
                    wadsToSlash: [1, 0]), .strategiesMustBeInAscendingOrder
            ),
        ]
        for row in rows {
            world.expectRefusal(row.reason) { () throws(Revert) in
                _ = try world.restaking.slashOperator(
                    world.call(row.sender), avs: AllocationWorld.avs, row.params)
            }
        }
        try world.restaking.pause(
            Call(
                sender: world.parameters.pausers[0],
                contract: world.parameters.allocationManager), to: 2)
        world.expectRefusal(PausingError.currentlyPaused) { () throws(Revert) in
            _ = try world.slash(1, in: 1)
        }
    }

    private func slash(_ id: UInt32, strategies: Int, wads: [UInt256]) -> SlashingParams {
        SlashingParams(
            operator: AllocationWorld.operator, operatorSetID: id,
            strategies: Array(
                [AllocationWorld.strategy, AllocationWorld.secondStrategy].prefix(strategies)),
            wadsToSlash: wads)
    }
}

import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("queueWithdrawals, completeQueuedWithdrawal")
struct WithdrawalTests {
    let world: StakingWorld
    private let unit = StakingWorld.unit

    /// The staker has deposited 100 units and delegated.
    init() throws {
        world = try StakingWorld()
        try world.deposit(unit * 100)
        try world.delegate()
        _ = world.takeEvents()
    }

    @Test("takes shares from the staker and the operator and remembers them")
    func queueing() throws {
        let root = try world.queue(unit * 40)
        #expect(world.shares() == unit * 60)
        #expect(world.operatorShares == unit * 60)
        let queued = world.restaking.queuedWithdrawal(root)
        #expect(
            queued
                == StakerWithdrawal(
                    staker: StakingWorld.staker, delegatedTo: StakingWorld.operator,
                    withdrawer: StakingWorld.staker, nonce: 0,
                    startBlock: UInt32(StakingWorld.start), strategies: [StakingWorld.strategy],
                    scaledShares: [Shares(rawValue: unit * 40)]))
        #expect(queued.root == root)
        #expect(
            try world.restaking.slashableSharesInQueue(
                StakingWorld.operator, in: StakingWorld.strategy
            ).rawValue == unit * 40)
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(DelegationEvent.OperatorSharesDecreased.self),
                ObjectIdentifier(DelegationEvent.SlashingWithdrawalQueued.self),
            ])
    }

    @Test("forgets the strategy and the scaling factor with the last share")
    func queueingAll() throws {
        try world.queue(unit * 100)
        #expect(world.restaking.stakerStrategies(StakingWorld.staker) == [])
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(DelegationEvent.OperatorSharesDecreased.self),
                ObjectIdentifier(DelegationEvent.DepositScalingFactorUpdated.self),
                ObjectIdentifier(DelegationEvent.SlashingWithdrawalQueued.self),
            ])
    }

    @Test("pays out tokens once the delay has passed, and only once")
    func receivingTokens() throws {
        let root = try world.queue(unit * 40)
        let withdrawal = world.restaking.queuedWithdrawal(root)
        world.advance(50)
        world.expectRefusal(DelegationError.withdrawalDelayNotElapsed) { () throws(Revert) in
            try world.complete(withdrawal, receipt: .tokens)
        }
        world.advance(1)
        try world.complete(withdrawal, receipt: .tokens)
        #expect(world.balance(of: StakingWorld.staker) == unit * 940)
        #expect(
            world.restaking.totalShares(of: StakingWorld.strategy).rawValue == unit * 60)
        #expect(!world.restaking.isWithdrawalPending(root))
        #expect(world.restaking.queuedWithdrawal(root) == StakerWithdrawal())
        world.expectRefusal(DelegationError.withdrawalNotQueued) { () throws(Revert) in
            try world.complete(withdrawal, receipt: .tokens)
        }
    }

    @Test("restakes with the operator of the day")
    func receivingShares() throws {
        let withdrawal = world.restaking.queuedWithdrawal(try world.queue(unit * 40))
        world.advance(51)
        try world.complete(withdrawal, receipt: .shares)
        #expect(world.shares() == unit * 100)
        #expect(world.operatorShares == unit * 100)
        #expect(world.balance(of: StakingWorld.staker) == unit * 900)
    }

    @Test("is slashed in the queue, until the delay has passed")
    func slashedInQueue() throws {
        try world.slash(100_000_000_000_000_000)
        let early = world.restaking.queuedWithdrawal(try world.queue(unit * 40))
        #expect(early.scaledShares == [Shares(rawValue: unit * 40)])
        world.advance(10)
        try world.slash(500_000_000_000_000_000)
        // 40 · 0.9 · 0.5 and 60 · 0.9 · 0.5
        let shares = try world.restaking.queuedWithdrawalAndShares(early.root).shares
        #expect(shares == [Shares(rawValue: unit * 18)])
        #expect(try world.withdrawable() == unit * 27)
        #expect(world.operatorShares == unit * 27)
        let set = OperatorSet(avs: StakingWorld.avs, id: 1)
        #expect(
            world.restaking.burnOrRedistributableShares(
                of: set, slashID: 2, in: StakingWorld.strategy
            ).rawValue == unit * 45)

        world.advance(41)
        try world.slash(unit)
        try world.complete(early, receipt: .tokens)
        #expect(world.balance(of: StakingWorld.staker) == unit * 918)
    }

    @Test("burns slashed shares when somebody asks")
    func burning() throws {
        try world.slash(100_000_000_000_000_000)
        let set = OperatorSet(avs: StakingWorld.avs, id: 1)
        #expect(world.restaking.pendingOperatorSets == [set])
        #expect(world.restaking.pendingSlashIDs(of: set) == [1])
        let amounts = try world.restaking.clearBurnOrRedistributableShares(
            world.strategyCall(StakingWorld.stranger), operatorSet: set, slashID: 1)
        #expect(amounts == [unit * 10])
        #expect(world.balance(of: world.parameters.burnAddress) == unit * 10)
        #expect(world.restaking.pendingOperatorSets == [])
        #expect(
            try world.restaking.clearBurnOrRedistributableShares(
                world.strategyCall(StakingWorld.stranger), operatorSet: set, slashID: 1) == [])
    }

    @Test("lists a staker's withdrawals in the order of the contract")
    func listing() throws {
        let roots = [
            try world.queue(unit), try world.queue(unit * 2), try world.queue(unit * 3),
        ]
        let first = world.restaking.queuedWithdrawal(roots[0])
        world.advance(51)
        try world.complete(first, receipt: .tokens)
        #expect(
            world.restaking.queuedWithdrawalRoots(of: StakingWorld.staker) == [roots[2], roots[1]])
        let last = world.restaking.queuedWithdrawal(roots[2])
        try world.complete(last, receipt: .tokens)
        #expect(world.restaking.queuedWithdrawalRoots(of: StakingWorld.staker) == [roots[1]])
        #expect(world.restaking.cumulativeWithdrawalsQueued(by: StakingWorld.staker) == 3)
    }

    @Test("refuses to queue, in order of precedence, and leaves the state untouched")
    func queueRefusals() throws {
        let restaking = world.restaking
        let staker = world.delegationCall(StakingWorld.staker)
        world.expectRefusal(DelegationError.inputArrayLengthMismatch) { () throws(Revert) in
            try restaking.queueWithdrawals(
                staker, [QueuedWithdrawalRequest(strategies: [], depositShares: [1])])
        }
        world.expectRefusal(DelegationError.inputArrayLengthZero) { () throws(Revert) in
            try restaking.queueWithdrawals(
                staker, [QueuedWithdrawalRequest(strategies: [], depositShares: [])])
        }
        // The operator's shares are taken first.
        world.expectRefusal(Panic.arithmetic) { () throws(Revert) in
            try world.queue(unit * 101)
        }
        world.expectRefusal(StrategyError.sharesAmountZero) { () throws(Revert) in
            try world.queue(0)
        }
        try world.deposit(unit, by: StakingWorld.neighbour)
        world.expectRefusal(StrategyError.sharesAmountTooHigh) { () throws(Revert) in
            try world.queue(unit * 2, by: StakingWorld.neighbour)
        }
        try restaking.pause(world.delegationCall(world.parameters.pausers[0]), to: 0b010)
        world.expectRefusal(PausingError.currentlyPaused) { () throws(Revert) in
            try world.queue(unit)
        }
    }

    @Test("refuses to complete, in order of precedence, and leaves the state untouched")
    func completionRefusals() throws {
        let restaking = world.restaking
        let withdrawal = restaking.queuedWithdrawal(try world.queue(unit))
        let staker = world.delegationCall(StakingWorld.staker)
        world.expectRefusal(DelegationError.inputArrayLengthMismatch) { () throws(Revert) in
            try restaking.completeQueuedWithdrawal(
                world.delegationCall(StakingWorld.stranger), withdrawal, tokens: [],
                receipt: .tokens)
        }
        world.expectRefusal(DelegationError.withdrawerNotCaller) { () throws(Revert) in
            try world.complete(withdrawal, receipt: .tokens, by: StakingWorld.stranger)
        }
        var forged = withdrawal
        forged.scaledShares = [Shares(rawValue: unit * 2)]
        world.expectRefusal(DelegationError.withdrawalNotQueued) { () throws(Revert) in
            try world.complete(forged, receipt: .tokens)
        }
        world.advance(51)
        world.expectRefusal(StrategyError.onlyUnderlyingToken) { () throws(Revert) in
            try restaking.completeQueuedWithdrawal(
                staker, withdrawal, tokens: [StakingWorld.secondToken], receipt: .tokens)
        }
        world.expectRefusal(Panic.indexOutOfBounds) { () throws(Revert) in
            try restaking.completeQueuedWithdrawals(
                staker, [withdrawal], tokens: [], receipts: [.tokens])
        }
        try restaking.pause(world.delegationCall(world.parameters.pausers[0]), to: 0b100)
        world.expectRefusal(PausingError.currentlyPaused) { () throws(Revert) in
            try world.complete(withdrawal, receipt: .tokens)
        }
    }
}

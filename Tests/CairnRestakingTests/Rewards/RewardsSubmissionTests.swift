import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("Submissions of rewards")
struct RewardsSubmissionTests {
    typealias World = StakingWorld
    let world: StakingWorld

    init() throws {
        world = try StakingWorld()
        try world.prepareRewards()
    }

    /// The name of a submission, by way of the general ABI encoder.
    private func name(_ submission: RewardsSubmission, nonce: UInt64) -> Hash {
        let weights = submission.strategies.map {
            ABITuple($0.strategy, ABIUInt<Bits96>(UInt256($0.multiplier)))
        }
        return keccak256(
            ABITuple(
                World.avs, UInt256(nonce),
                ABITuple(
                    weights, submission.token, submission.amount, submission.startTimestamp,
                    submission.duration)
            ).encoded())
    }

    @Test("takes the tokens, names the submission by its hash and counts it")
    func service() throws {
        let submission = World.submission(
            1_003, strategies: [World.strategy, World.secondStrategy])
        try world.restaking.createAVSRewardsSubmission(
            world.rewardsCall(World.avs), [submission, submission])
        #expect(world.heldByCoordinator == 2_006)
        #expect(world.restaking.submissionNonce(of: World.avs) == 2)
        for nonce in [0, 1] as [UInt64] {
            #expect(
                world.restaking.isSubmission(
                    name(submission, nonce: nonce), of: World.avs, as: .service))
        }
        #expect(
            !world.restaking.isSubmission(
                name(submission, nonce: 2), of: World.avs, as: .service))
        #expect(
            !world.restaking.isSubmission(name(submission, nonce: 0), of: World.avs, as: .forAll))
        #expect(
            world.takeEvents()
                == Array(
                    repeating: [
                        ObjectIdentifier(Transfer.self),
                        ObjectIdentifier(RewardEvent.AVSRewardsSubmissionCreated.self),
                    ], count: 2
                ).flatMap { $0 })
    }

    @Test(
        "takes a fifth, rounded down, from those who pay the fee",
        arguments: [
            (1_003 as UInt256, 200 as UInt256), (4, 0), (5, 1),
        ])
    func fee(amount: UInt256, fee: UInt256) throws {
        let call = world.rewardsCall(World.avs)
        try world.restaking.setOptInForProtocolFee(call, submitter: World.avs, optsIn: true)
        try world.restaking.setFeeRecipient(world.rewardsOwner, World.recipient)
        try world.restaking.createUniqueStakeRewardsSubmission(
            call, operatorSet: World.set, [World.submission(amount)])
        #expect(world.held(World.recipient) == fee)
        #expect(world.heldByCoordinator == amount - fee)
        #expect(
            world.restaking.isSubmission(
                name(World.submission(amount - fee), nonce: 0), of: World.avs, as: .uniqueStake))
        try world.restaking.setOptInForProtocolFee(call, submitter: World.avs, optsIn: false)
        try world.restaking.createTotalStakeRewardsSubmission(
            call, operatorSet: World.set, [World.submission(amount)])
        #expect(world.heldByCoordinator == amount - fee + amount)
        #expect(
            world.restaking.isSubmission(
                name(World.submission(amount), nonce: 1), of: World.avs, as: .totalStake))
    }

    @Test("takes rewards for everybody from those whom the owner lets, without a fee")
    func forAll() throws {
        let call = world.rewardsCall(World.staker)
        world.expectRefusal(RewardError.unauthorizedCaller) { () throws(Revert) in
            try world.restaking.createRewardsForAllSubmission(call, [])
        }
        try world.restaking.setRewardsForAllSubmitter(
            world.rewardsOwner, World.staker, allowed: true)
        try world.restaking.setOptInForProtocolFee(call, submitter: World.staker, optsIn: true)
        _ = world.takeEvents()
        try world.restaking.createRewardsForAllSubmission(call, [World.submission(10)])
        try world.restaking.createRewardsForAllEarners(call, [World.submission(11)])
        #expect(world.heldByCoordinator == 21)
        #expect(world.restaking.submissionNonce(of: World.staker) == 2)
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(RewardEvent.RewardsSubmissionForAllCreated.self),
                ObjectIdentifier(Transfer.self),
                ObjectIdentifier(RewardEvent.RewardsSubmissionForAllEarnersCreated.self),
                ObjectIdentifier(Transfer.self),
            ])
    }

    @Test("lets the emissions controller alone submit in an AVS's name")
    func emissions() throws {
        world.expectRefusal(RewardError.unauthorizedCaller) { () throws(Revert) in
            try world.restaking.createEigenDARewardsSubmission(
                world.rewardsCall(World.avs), avs: World.avs, [])
        }
        let controller = world.parameters.rewards.emissionsController
        try world.ledger.tokens.mint(50, of: World.token, to: controller)
        world.ledger.tokens.setAllowance(
            50, of: world.parameters.rewardsCoordinator, by: controller, in: World.token)
        try world.restaking.createEigenDARewardsSubmission(
            world.rewardsCall(controller), avs: World.avs, [World.submission(50)])
        #expect(
            world.restaking.isSubmission(
                name(World.submission(50), nonce: 0), of: World.avs, as: .service))
    }

    @Test(
        "refuses, in order of precedence, and leaves the state untouched",
        arguments: [
            (World.submission(0, strategies: [], duration: 1), RewardError.inputArrayLengthZero),
            (World.submission(0, duration: 6_048_001), .durationExceedsMax),
            (World.submission(0, start: 1, duration: 1), .invalidDurationRemainder),
            (World.submission(0, start: 1, duration: 0), .durationIsZero),
            (World.submission(0, start: World.midnight + 1), .invalidStartTimestampRemainder),
            (
                World.submission(
                    0, strategies: [World.token], start: World.midnight - 168 * World.day),
                .startTimestampTooFarInPast
            ),
            (World.submission(0, strategies: [World.token]), .strategyNotWhitelisted),
            (
                World.submission(0, strategies: [World.secondStrategy, World.strategy]),
                .strategiesNotInAscendingOrder
            ),
            (
                World.submission(0, strategies: [World.strategy, World.strategy]),
                .strategiesNotInAscendingOrder
            ),
            (World.submission(0, start: World.midnight + 31 * World.day), .amountIsZero),
            (
                World.submission(100_000_000_000_000_000_000_000_000_000_000_000_000),
                .amountExceedsMax
            ),
            (
                World.submission(1, start: World.midnight + 31 * World.day),
                .startTimestampTooFarInFuture
            ),
        ])
    func refusals(submission: RewardsSubmission, reason: RewardError) {
        world.expectRefusal(reason) { () throws(Revert) in
            try world.restaking.createAVSRewardsSubmission(
                world.rewardsCall(World.avs), [World.submission(1), submission])
        }
    }

    @Test("takes native ether as a strategy, and the earliest and latest beginnings")
    func bounds() throws {
        let call = world.rewardsCall(World.avs)
        try world.restaking.createAVSRewardsSubmission(
            call,
            [
                World.submission(1, strategies: [world.parameters.beaconChainETHStrategy]),
                World.submission(1, start: World.midnight - 167 * World.day),
                World.submission(1, start: World.midnight + 30 * World.day),
                World.submission(1, duration: 70 * World.day),
            ])
        #expect(world.heldByCoordinator == 4)
    }

    @Test("serves operator sets at the word of their AVS, and each part until it is stopped")
    func permissions() throws {
        let stranger = world.rewardsCall(World.stranger)
        let avs = world.rewardsCall(World.avs)
        let unknown = OperatorSet(avs: World.avs, id: 9)
        world.expectRefusal(PermissionError.invalidPermissions) { () throws(Revert) in
            try world.restaking.createUniqueStakeRewardsSubmission(
                stranger, operatorSet: World.set, [])
        }
        world.expectRefusal(RewardError.invalidOperatorSet) { () throws(Revert) in
            try world.restaking.createTotalStakeRewardsSubmission(avs, operatorSet: unknown, [])
        }
        try world.restaking.pause(
            world.rewardsCall(world.parameters.pausers[0]), to: 1 << 10 | 1)
        world.expectRefusal(PausingError.currentlyPaused) { () throws(Revert) in
            try world.restaking.createUniqueStakeRewardsSubmission(
                stranger, operatorSet: World.set, [])
        }
        world.expectRefusal(PausingError.currentlyPaused) { () throws(Revert) in
            try world.restaking.createAVSRewardsSubmission(avs, [])
        }
        try world.restaking.createTotalStakeRewardsSubmission(avs, operatorSet: World.set, [])
    }
}

import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

/// Two earners, of whom the first has earned two tokens.
private struct Earnings {
    let tokens: [TokenLeaf]
    let other = TokenLeaf(token: StakingWorld.token, cumulativeEarnings: 999)

    init(_ first: UInt256, _ second: UInt256) {
        tokens = [
            TokenLeaf(token: StakingWorld.token, cumulativeEarnings: first),
            TokenLeaf(token: StakingWorld.secondToken, cumulativeEarnings: second),
        ]
    }

    var leaf: EarnerLeaf {
        EarnerLeaf(
            earner: StakingWorld.staker, tokenRoot: keccak256(tokens[0].hash, tokens[1].hash))
    }

    /// An earner with a single token, whose leaf is the root of their tree.
    var neighbour: EarnerLeaf {
        EarnerLeaf(earner: StakingWorld.neighbour, tokenRoot: other.hash)
    }

    var root: Hash { keccak256(leaf.hash, neighbour.hash) }

    func claim(root index: UInt32 = 0) -> RewardsClaim {
        RewardsClaim(
            rootIndex: index, earnerIndex: 0, earnerTreeProof: Bytes(neighbour.hash.bytes),
            earnerLeaf: leaf, tokenIndices: [0, 1],
            tokenTreeProofs: [Bytes(tokens[1].hash.bytes), Bytes(tokens[0].hash.bytes)],
            tokenLeaves: tokens)
    }

    var neighbourClaim: RewardsClaim {
        RewardsClaim(
            rootIndex: 0, earnerIndex: 1, earnerTreeProof: Bytes(leaf.hash.bytes),
            earnerLeaf: neighbour, tokenIndices: [0], tokenTreeProofs: [[]], tokenLeaves: [other])
    }
}

@Suite("Distribution roots and claims")
struct RewardClaimTests {
    typealias World = StakingWorld
    let world: StakingWorld
    private let earnings = Earnings(1_000, 50)
    private let end: UInt32 = 1_749_999_000

    init() throws {
        world = try StakingWorld()
        try world.prepareRewards()
        for token in [World.token, World.secondToken] {
            try world.ledger.tokens.mint(
                100_000, of: token, to: world.parameters.rewardsCoordinator)
        }
    }

    private var updater: Call { world.rewardsCall(world.parameters.rewards.updater) }

    private func submit(_ root: Hash, end: UInt32) throws(Revert) {
        try world.restaking.submitRoot(updater, root: root, rewardsCalculationEndTimestamp: end)
    }

    private func activate() throws {
        try submit(earnings.root, end: end)
        world.ledger.moment.timestamp += 604_800
    }

    private func process(_ claim: RewardsClaim, by sender: Address = World.staker) throws(Revert) {
        try world.restaking.processClaim(
            world.rewardsCall(sender), claim, recipient: World.recipient)
    }

    // MARK: Roots

    @Test("posts roots for ever later times that are over")
    func roots() throws {
        try submit(earnings.root, end: end)
        #expect(
            try world.restaking.currentDistributionRoot()
                == DistributionRoot(
                    root: earnings.root, rewardsCalculationEndTimestamp: end,
                    activatedAt: 1_750_604_800))
        #expect(world.restaking.currentClaimableDistributionRoot == DistributionRoot())
        world.expectRefusal(RewardError.newRootMustBeForNewCalculatedPeriod) {
            () throws(Revert) in try submit(.zero, end: end)
        }
        world.expectRefusal(RewardError.rewardsEndTimestampNotElapsed) { () throws(Revert) in
            try submit(.zero, end: 1_750_000_000)
        }
        world.expectRefusal(RewardError.unauthorizedCaller) { () throws(Revert) in
            try world.restaking.submitRoot(
                world.rewardsOwner, root: .zero, rewardsCalculationEndTimestamp: 0)
        }
        try submit(earnings.root, end: 1_749_999_999)
        #expect(world.restaking.distributionRootCount == 2)
        #expect(try world.restaking.rootIndex(of: earnings.root) == 1)
        world.expectRefusal(RewardError.invalidRoot) { () throws(Revert) in
            _ = try world.restaking.rootIndex(of: .zero)
        }
        world.expectRefusal(Panic.indexOutOfBounds) { () throws(Revert) in
            _ = try world.restaking.distributionRoot(at: 2)
        }
        world.ledger.moment.timestamp += 604_800
        #expect(
            world.restaking.currentClaimableDistributionRoot.rewardsCalculationEndTimestamp
                == 1_749_999_999)
    }

    @Test("takes back a root until it is active")
    func disabling() throws {
        world.expectRefusal(Panic.arithmetic) { () throws(Revert) in
            _ = try world.restaking.currentDistributionRoot()
        }
        try submit(earnings.root, end: end)
        world.expectRefusal(RewardError.invalidRootIndex) { () throws(Revert) in
            try world.restaking.disableRoot(updater, at: 1)
        }
        try world.restaking.disableRoot(updater, at: 0)
        world.expectRefusal(RewardError.rootDisabled) { () throws(Revert) in
            try world.restaking.disableRoot(updater, at: 0)
        }
        try submit(earnings.root, end: end + 1)
        world.ledger.moment.timestamp += 604_800
        world.expectRefusal(RewardError.rootAlreadyActivated) { () throws(Revert) in
            try world.restaking.disableRoot(updater, at: 1)
        }
        world.expectRefusal(RewardError.rootDisabled) { () throws(Revert) in
            try process(earnings.claim())
        }
        #expect(
            world.restaking.currentClaimableDistributionRoot.rewardsCalculationEndTimestamp
                == end + 1)
    }

    // MARK: Claims

    @Test("pays what was earned since the last claim")
    func claims() throws {
        try activate()
        try world.restaking.checkClaim(earnings.claim())
        try process(earnings.claim())
        #expect(world.held(World.recipient) == 1_000)
        #expect(
            world.ledger.tokens.holding(of: World.recipient, in: World.secondToken) == 50)
        world.expectRefusal(RewardError.earningsNotGreaterThanClaimed) { () throws(Revert) in
            try process(earnings.claim())
        }
        try process(earnings.neighbourClaim, by: World.neighbour)
        #expect(world.held(World.recipient) == 1_999)

        let later = Earnings(1_700, 51)
        try submit(later.root, end: end + 1)
        world.ledger.moment.timestamp += 604_800
        try process(later.claim(root: 1))
        #expect(world.held(World.recipient) == 2_699)
        #expect(
            world.restaking.claimedRewards(of: World.staker, in: World.token) == 1_700)
        #expect(
            world.restaking.claimedRewards(of: World.staker, in: World.secondToken) == 51)
    }

    @Test("pays the claimer whom the earner has named, and then nobody else")
    func claimers() throws {
        try activate()
        world.expectRefusal(RewardError.unauthorizedCaller) { () throws(Revert) in
            try process(earnings.claim(), by: World.stranger)
        }
        world.restaking.setClaimer(world.rewardsCall(World.staker), World.stranger)
        world.expectRefusal(RewardError.unauthorizedCaller) { () throws(Revert) in
            try process(earnings.claim())
        }
        try process(earnings.claim(), by: World.stranger)
        #expect(world.held(World.recipient) == 1_000)
        // Operators and AVSs can leave the choice to those who act for them; others cannot.
        try world.restaking.setClaimer(
            world.rewardsCall(World.operator), World.stranger, of: World.operator)
        try world.restaking.setClaimer(
            world.rewardsCall(World.avs), World.stranger, of: World.avs)
        #expect(world.restaking.claimer(of: World.operator) == World.stranger)
        world.expectRefusal(RewardError.invalidEarner) { () throws(Revert) in
            try world.restaking.setClaimer(
                world.rewardsCall(World.staker), World.stranger, of: World.staker)
        }
    }

    @Test("refuses proofs that do not hold, in order of precedence")
    func proofs() throws {
        world.expectRefusal(Panic.indexOutOfBounds) { () throws(Revert) in
            try process(earnings.claim())
        }
        try submit(earnings.root, end: end)
        world.expectRefusal(RewardError.rootNotActivated) { () throws(Revert) in
            try process(earnings.claim())
        }
        world.ledger.moment.timestamp += 604_800
        let alterations: [(any RevertReason, (inout RewardsClaim) -> Void)] = [
            (RewardError.inputArrayLengthMismatch, { $0.tokenIndices = [0] }),
            (RewardError.inputArrayLengthMismatch, { $0.tokenLeaves.removeLast() }),
            (RewardError.invalidEarnerLeafIndex, { $0.earnerIndex = 2 }),
            (
                RewardError.invalidEarnerLeafIndex,
                {
                    $0.earnerTreeProof = Bytes(
                        Array(repeating: 1, count: 256 * 32))
                }
            ),
            (MerkleError.invalidProofLength, { $0.earnerTreeProof.append(0) }),
            (RewardError.invalidClaimProof, { $0.earnerIndex = 1 }),
            (RewardError.invalidClaimProof, { $0.earnerLeaf.earner = World.neighbour }),
            (RewardError.invalidTokenLeafIndex, { $0.tokenIndices[1] = 2 }),
            (RewardError.invalidClaimProof, { $0.tokenLeaves[1].cumulativeEarnings = 51 }),
            (RewardError.invalidClaimProof, { $0.tokenIndices = [0, 0] }),
        ]
        for (reason, alter) in alterations {
            var claim = earnings.claim()
            alter(&claim)
            expect(reason, claim)
        }
        try submit(.zero, end: end + 1)
        world.ledger.moment.timestamp += 604_800
        expect(MerkleError.emptyRoot, earnings.claim(root: 1))
    }

    private func expect(_ reason: any RevertReason, _ claim: RewardsClaim) {
        func refused(_ reason: some RevertReason) {
            world.expectRefusal(reason) { () throws(Revert) in try process(claim) }
        }
        refused(reason)
    }

    @Test("never pays more than submissions and gifts have brought")
    func invariants() throws {
        try activate()
        try world.restaking.createAVSRewardsSubmission(
            world.rewardsCall(World.avs), [World.submission(5_000)])
        try process(earnings.claim())
        #expect(world.restaking.violatedRewardInvariants() == [])
        // Tokens that leave on no claim's account.
        try world.ledger.tokens.transfer(
            100_001, of: World.token, from: world.parameters.rewardsCoordinator, to: World.staker)
        #expect(world.restaking.violatedRewardInvariants().count == 1)
    }

    @Test("pays all claims of a call, or none")
    func together() throws {
        try activate()
        world.restaking.setClaimer(world.rewardsCall(World.neighbour), World.staker)
        let call = world.rewardsCall(World.staker)
        world.expectRefusal(RewardError.earningsNotGreaterThanClaimed) { () throws(Revert) in
            try world.restaking.processClaims(
                call, [earnings.claim(), earnings.neighbourClaim, earnings.claim()],
                recipient: World.recipient)
        }
        try world.restaking.processClaims(
            call, [earnings.claim(), earnings.neighbourClaim], recipient: World.recipient)
        #expect(world.held(World.recipient) == 1_999)
    }
}

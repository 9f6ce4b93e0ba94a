import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("delegateTo, undelegate, redelegate")
struct DelegateToTests {
    let world: StakingWorld
    private let unit = StakingWorld.unit

    init() throws { world = try StakingWorld() }

    @Test("moves everything restaked to the operator's shares")
    func delegation() throws {
        try world.deposit(unit * 3)
        try world.deposit(
            unit * 4, into: StakingWorld.secondStrategy, of: StakingWorld.secondToken)
        try world.delegate()
        #expect(world.restaking.delegatedTo(StakingWorld.staker) == StakingWorld.operator)
        #expect(world.operatorShares == unit * 3)
        #expect(
            world.restaking.operatorShares(
                StakingWorld.operator, in: StakingWorld.secondStrategy
            ).rawValue == unit * 4)
    }

    @Test("does not make new stakers pay for old slashing")
    func afterSlashing() throws {
        try world.deposit(unit * 100)
        try world.delegate()
        try world.slash(500_000_000_000_000_000)
        try world.deposit(unit * 10, by: StakingWorld.neighbour)
        try world.delegate(StakingWorld.neighbour)
        // 1 / 0.5
        #expect(
            world.restaking.depositScalingFactor(
                of: StakingWorld.neighbour, in: StakingWorld.strategy) == unit * 2)
        #expect(try world.withdrawable(StakingWorld.neighbour) == unit * 10)
        #expect(world.operatorShares == unit * 60)
    }

    @Test("refuses, in order of precedence, and leaves the state untouched")
    func refusals() throws {
        try world.deposit(unit)
        let restaking = world.restaking
        let staker = world.delegationCall(StakingWorld.staker)
        world.expectRefusal(DelegationError.activelyDelegated) { () throws(Revert) in
            try world.delegate(StakingWorld.operator)
        }
        world.expectRefusal(DelegationError.operatorNotRegistered) { () throws(Revert) in
            try restaking.delegateTo(
                staker, operator: StakingWorld.stranger, approval: SignatureWithExpiry(),
                salt: .zero)
        }
        try restaking.pause(
            world.delegationCall(world.parameters.pausers[0]), to: 0b001)
        world.expectRefusal(PausingError.currentlyPaused) { () throws(Revert) in
            try world.delegate()
        }
        try restaking.unpause(world.delegationCall(world.parameters.unpauser), to: 0)
        try world.delegate()
        try world.slash(unit)
        try world.deposit(unit, by: StakingWorld.neighbour)
        world.expectRefusal(DelegationError.fullySlashed) { () throws(Revert) in
            try world.delegate(StakingWorld.neighbour)
        }
        world.expectRefusal(DelegationError.fullySlashed) { () throws(Revert) in
            try world.deposit(unit)
        }
    }

    @Test("needs the signature of an operator's approver, once for each salt")
    func approval() throws {
        let key = try PrivateKey(0xA99)
        let restaking = world.restaking
        try restaking.modifyOperatorDetails(
            world.delegationCall(StakingWorld.operator), operator: StakingWorld.operator,
            approver: key.address)
        world.expectRefusal(SignatureRefusal.signatureExpired) { () throws(Revert) in
            try world.delegate()
        }
        let salt = Hash(UInt256(7))
        let approval = { (staker: Address) throws -> SignatureWithExpiry in
            let digest = restaking.delegationApprovalDigest(
                staker: staker, operator: StakingWorld.operator, approver: key.address,
                salt: salt, expiry: .max)
            return SignatureWithExpiry(
                signature: Bytes(key.sign(digest).bytes), expiry: .max)
        }
        let forStaker = try approval(StakingWorld.staker)
        world.expectRefusal(SignatureRefusal.invalidSignature) { () throws(Revert) in
            try restaking.delegateTo(
                world.delegationCall(StakingWorld.neighbour), operator: StakingWorld.operator,
                approval: forStaker, salt: salt)
        }
        try restaking.delegateTo(
            world.delegationCall(StakingWorld.staker), operator: StakingWorld.operator,
            approval: forStaker, salt: salt)
        #expect(restaking.isSaltSpent(salt, approver: key.address))
        let forNeighbour = try approval(StakingWorld.neighbour)
        world.expectRefusal(DelegationError.saltSpent) { () throws(Revert) in
            try restaking.delegateTo(
                world.delegationCall(StakingWorld.neighbour), operator: StakingWorld.operator,
                approval: forNeighbour, salt: salt)
        }
    }

    @Test("queues one withdrawal for each strategy when a staker leaves")
    func undelegation() throws {
        try world.deposit(unit * 3)
        try world.deposit(
            unit * 4, into: StakingWorld.secondStrategy, of: StakingWorld.secondToken)
        try world.delegate()
        let roots = try world.restaking.undelegate(
            world.delegationCall(StakingWorld.staker), staker: StakingWorld.staker)
        #expect(roots.count == 2)
        #expect(!world.restaking.isDelegated(StakingWorld.staker))
        #expect(world.operatorShares == 0)
        #expect(world.restaking.stakerStrategies(StakingWorld.staker) == [])
        #expect(world.restaking.queuedWithdrawalRoots(of: StakingWorld.staker) == roots)
        let second = world.restaking.queuedWithdrawal(roots[1])
        #expect(second.strategies == [StakingWorld.secondStrategy])
        #expect(second.scaledShares == [Shares(rawValue: unit * 4)])
        #expect(second.nonce == 1)
    }

    @Test("lets the operator, and nobody else, send a staker away")
    func forcedUndelegation() throws {
        let restaking = world.restaking
        world.expectRefusal(DelegationError.notActivelyDelegated) { () throws(Revert) in
            try restaking.undelegate(
                world.delegationCall(StakingWorld.staker), staker: StakingWorld.staker)
        }
        world.expectRefusal(DelegationError.operatorsCannotUndelegate) { () throws(Revert) in
            try restaking.undelegate(
                world.delegationCall(StakingWorld.operator), staker: StakingWorld.operator)
        }
        try world.delegate()
        world.expectRefusal(DelegationError.callerCannotUndelegate) { () throws(Revert) in
            try restaking.undelegate(
                world.delegationCall(StakingWorld.stranger), staker: StakingWorld.staker)
        }
        _ = world.takeEvents()
        try restaking.undelegate(
            world.delegationCall(StakingWorld.operator), staker: StakingWorld.staker)
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(DelegationEvent.StakerForceUndelegated.self),
                ObjectIdentifier(DelegationEvent.StakerUndelegated.self),
            ])
    }

    @Test("changes the operator, and everything passes through the queue")
    func redelegation() throws {
        try world.deposit(unit)
        try world.delegate()
        try world.restaking.registerAsOperator(
            world.delegationCall(StakingWorld.stranger), approver: .zero, allocationDelay: 0,
            metadataURI: [])
        let roots = try world.restaking.redelegate(
            world.delegationCall(StakingWorld.staker), newOperator: StakingWorld.stranger,
            approval: SignatureWithExpiry(), salt: .zero)
        #expect(roots.count == 1)
        #expect(world.restaking.delegatedTo(StakingWorld.staker) == StakingWorld.stranger)
        #expect(world.operatorShares == 0)
        let withdrawal = world.restaking.queuedWithdrawal(roots[0])
        world.advance(51)
        try world.complete(withdrawal, receipt: .shares)
        #expect(
            world.restaking.operatorShares(StakingWorld.stranger, in: StakingWorld.strategy)
                .rawValue == unit)
    }
}

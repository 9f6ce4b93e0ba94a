import CairnJSON
import CairnLedger
import CairnPrimitives
@testable import CairnRestaking
import Testing

/// A staker with a pod, delegated to an operator who has put all magnitude of native ether into one
/// set.
struct DoubleSlashingRoad {
    private var fixture: PodWorld
    private var strategy: Address { fixture.world.parameters.beaconChainETHStrategy }

    init() throws {
        fixture = try PodWorld()
        fixture.beacon.validators = []
        try fixture.world.delegate()
        try fixture.world.allocate(
            [JSON.one.limb0], in: fixture.world.parameters.beaconChainETHStrategy)
    }

    /// Lets an event of an example happen.
    mutating func take(_ event: JSON) throws {
        func amount(_ key: String) throws -> UInt256 { try #require(event[key]?.fixedPoint) }
        switch try #require(event["op"]?.text) {
        case "verify_validator": try verifyValidator(try wholeEther(amount("eth")))
        case "deposit": try deposit(try amount("eth"))
        case "avs_slash": try slash(try amount("proportion"))
        case "checkpoint_beacon_loss": try loseBalance(try wholeEther(amount("eth")))
        case let other: Issue.record("\(other) is no event that is known here")
        }
    }

    private func wholeEther(_ wei: UInt256) throws -> UInt64 {
        try #require((wei / JSON.one).asUInt64)
    }

    mutating func verifyValidator(_ ether: UInt64) throws {
        fixture.advance()
        var validator = FixtureValidator(
            number: UInt8(fixture.beacon.validators.count + 1), pod: fixture.pod, prefix: 2)
        validator.effectiveBalanceGwei = ether * 1_000_000_000
        validator.balanceGwei = ether * 1_000_000_000
        fixture.beacon.validators.append(validator)
        fixture.publish()
        try fixture.verify([fixture.beacon.validators.count - 1])
    }

    /// Ether comes into the pod, and a checkpoint counts it.
    mutating func deposit(_ wei: UInt256) throws {
        fixture.world.ledger.accounts.issue(Wei(rawValue: wei), to: fixture.pod)
        try checkpoint()
    }

    /// Validators lose balance, the first ones first, and a checkpoint finds out.
    mutating func loseBalance(_ ether: UInt64) throws {
        var leftGwei = ether * 1_000_000_000
        for index in fixture.beacon.validators.indices {
            let lost = min(leftGwei, fixture.beacon.validators[index].balanceGwei)
            fixture.beacon.validators[index].balanceGwei -= lost
            leftGwei -= lost
        }
        try checkpoint()
    }

    private mutating func checkpoint() throws {
        fixture.advance()
        try fixture.start()
        let active = fixture.beacon.validators.indices.filter {
            fixture.info($0).status == .active
        }
        if !active.isEmpty { try fixture.prove(active) }
        fixture.advance()
    }

    /// Takes a part of what the set has.
    func slash(_ wad: UInt256) throws {
        try fixture.world.slash(1, wad, in: strategy)
    }

    func withdrawable() throws -> UInt256 { try fixture.withdrawable() }

    var factors: (beacon: UInt256, magnitude: UInt256, scaling: UInt256) {
        (
            UInt256(fixture.restaking.beaconChainSlashingFactor(of: PodWorld.owner)),
            UInt256(fixture.restaking.maxMagnitude(of: StakingWorld.operator, in: strategy)),
            fixture.restaking.depositScalingFactor(of: PodWorld.owner, in: strategy)
        )
    }
}

/// An operator with delegated stake and several sets.
struct MagnitudeRoad {
    private let world: StakingWorld

    init(stake: UInt256, magnitudes: [UInt64]) throws {
        world = try StakingWorld()
        try world.deposit(stake)
        try world.delegate()
        try world.allocate(magnitudes, in: StakingWorld.strategy)
    }

    func slash(_ place: Int, _ wad: UInt256) throws {
        try world.slash(UInt32(place + 1), wad, in: StakingWorld.strategy)
    }

    func magnitude(_ place: Int) -> UInt64 {
        world.restaking.allocation(
            of: StakingWorld.operator,
            to: OperatorSet(avs: StakingWorld.avs, id: UInt32(place + 1)),
            in: StakingWorld.strategy
        ).currentMagnitude
    }

    var maxMagnitude: UInt64 {
        world.restaking.maxMagnitude(of: StakingWorld.operator, in: StakingWorld.strategy)
    }

    var operatorShares: UInt256 { world.operatorShares }
}

extension StakingWorld {
    /// Makes sets from 1 on and puts a magnitude into each.
    func allocate(_ magnitudes: [UInt64], in strategy: Address) throws(Revert) {
        let call = Call(sender: Self.avs, contract: parameters.allocationManager)
        let asOperator = Call(sender: Self.operator, contract: parameters.allocationManager)
        try restaking.updateAVSMetadataURI(call, avs: Self.avs, metadataURI: [])
        advance(76)
        for (place, magnitude) in magnitudes.enumerated() {
            let id = UInt32(place + 1)
            try restaking.createOperatorSets(
                call, avs: Self.avs,
                [CreateSetParams(operatorSetID: id, strategies: [strategy], slasher: Self.avs)],
                creation: .slasherNamed)
            try restaking.registerForOperatorSets(
                asOperator, operator: Self.operator,
                RegisterParams(avs: Self.avs, operatorSetIDs: [id]))
            try restaking.modifyAllocations(
                asOperator, operator: Self.operator,
                [
                    AllocateParams(
                        operatorSet: OperatorSet(avs: Self.avs, id: id), strategies: [strategy],
                        newMagnitudes: [magnitude])
                ])
        }
    }

    /// Takes a part of what a set has.
    func slash(_ id: UInt32, _ wad: UInt256, in strategy: Address) throws(Revert) {
        _ = try restaking.slashOperator(
            Call(sender: Self.avs, contract: parameters.allocationManager), avs: Self.avs,
            SlashingParams(
                operator: Self.operator, operatorSetID: id, strategies: [strategy],
                wadsToSlash: [wad]))
    }
}

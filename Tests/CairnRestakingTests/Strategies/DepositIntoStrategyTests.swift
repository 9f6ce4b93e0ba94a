import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("depositIntoStrategy")
struct DepositIntoStrategyTests {
    let world: StakingWorld
    private let unit = StakingWorld.unit

    init() throws { world = try StakingWorld() }

    @Test("makes as many shares as tokens in an empty strategy")
    func firstDeposit() throws {
        let shares = try world.deposit(unit * 100)
        #expect(shares.rawValue == unit * 100)
        #expect(world.shares() == unit * 100)
        #expect(world.restaking.totalShares(of: StakingWorld.strategy) == shares)
        #expect(world.balance(of: StakingWorld.staker) == unit * 900)
        #expect(world.balance(of: StakingWorld.strategy) == unit * 100)
        #expect(world.restaking.stakerStrategies(StakingWorld.staker) == [StakingWorld.strategy])
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(Transfer.self),
                ObjectIdentifier(StrategyEvent.ExchangeRateEmitted.self),
                ObjectIdentifier(StrategyEvent.Deposit.self),
                ObjectIdentifier(DelegationEvent.DepositScalingFactorUpdated.self),
            ])
    }

    @Test("rounds shares down after the strategy was given tokens")
    func afterDonation() throws {
        try world.deposit(1_000)
        // 1,000 shares and 1,000 virtual ones now stand for 3,000 tokens and 1,000 virtual ones.
        world.ledger.tokens.move(
            2_000, of: StakingWorld.token, from: StakingWorld.neighbour, to: StakingWorld.strategy)
        let shares = try world.deposit(333, by: StakingWorld.neighbour)
        // 333 · 2,000 / 4,000 = 166.5
        #expect(shares.rawValue == 166)
        #expect(world.shares(of: StakingWorld.neighbour) == 166)
        // 1,000 · (3,333 + 1,000) / (1,166 + 1,000) = 2,000.46
        #expect(try world.restaking.underlying(for: 1_000, in: StakingWorld.strategy) == 2_000)
        #expect(try world.restaking.shares(for: 1_000, in: StakingWorld.strategy) == 499)
    }

    @Test("credits the operator of a staker who has delegated")
    func delegated() throws {
        try world.deposit(unit * 10)
        try world.delegate()
        try world.deposit(unit * 5)
        #expect(world.operatorShares == unit * 15)
        #expect(try world.withdrawable() == unit * 15)
    }

    @Test("forgives slashing to what is deposited after it")
    func afterSlashing() throws {
        try world.deposit(unit * 100)
        try world.delegate()
        try world.slash(200_000_000_000_000_000)
        #expect(try world.withdrawable() == unit * 80)
        try world.deposit(unit * 100)
        // (80 + 100) / (200 · 0.8) = 1.125
        let factor = world.restaking.depositScalingFactor(
            of: StakingWorld.staker, in: StakingWorld.strategy)
        #expect(factor == 1_125_000_000_000_000_000)
        #expect(try world.withdrawable() == unit * 180)
        #expect(world.operatorShares == unit * 180)
    }

    @Test("refuses, in order of precedence, and leaves the state untouched")
    func refusals() throws {
        let unknown: Address = "0x5000000000000000000000000000000000000099"
        world.expectRefusal(StrategyError.strategyNotWhitelisted) { () throws(Revert) in
            try world.deposit(0, into: unknown, of: StakingWorld.secondToken)
        }
        world.expectRefusal(StrategyError.tokenHasNoCode) { () throws(Revert) in
            try world.deposit(1, of: StakingWorld.stranger)
        }
        world.expectRefusal(LedgerError.transferExceedsBalance) { () throws(Revert) in
            try world.deposit(unit * 1_001)
        }
        world.expectRefusal(StrategyError.onlyUnderlyingToken) { () throws(Revert) in
            try world.deposit(1, of: StakingWorld.secondToken)
        }
        world.expectRefusal(StrategyError.newSharesZero) { () throws(Revert) in
            try world.deposit(0)
        }
        let maximum: UInt256 = 100_000_000_000_000_000_000 * 1_000_000_000_000_000_000
        try world.ledger.tokens.mint(maximum, of: StakingWorld.token, to: StakingWorld.staker)
        world.expectRefusal(StrategyError.totalSharesExceedsMax) { () throws(Revert) in
            try world.deposit(maximum)
        }
        try world.deposit(maximum - 1)
    }

    @Test("stops while the StrategyManager or the strategy is paused")
    func paused() throws {
        let restaking = world.restaking
        for contract in [world.parameters.strategyManager, StakingWorld.strategy] {
            try restaking.pause(
                Call(sender: world.parameters.pausers[0], contract: contract), to: 1)
            world.expectRefusal(PausingError.currentlyPaused) { () throws(Revert) in
                try world.deposit(unit)
            }
            try restaking.unpause(
                Call(sender: world.parameters.unpauser, contract: contract), to: 0)
        }
        try world.deposit(unit)
    }

    @Test("takes thirty-two strategies of a staker and no more")
    func manyStrategies() throws {
        for number in 0..<33 as Range<UInt64> {
            let strategy = Address(head: 0x6000, middle: number, tail: 0)
            world.restaking.place(strategy: strategy, token: StakingWorld.token)
            try world.restaking.whitelistStrategies(
                Call(sender: world.parameters.owner, contract: world.parameters.strategyFactory),
                [strategy])
            if number < 32 {
                try world.deposit(unit, into: strategy)
            } else {
                world.expectRefusal(StrategyError.maxStrategiesExceeded) { () throws(Revert) in
                    try world.deposit(unit, into: strategy)
                }
            }
        }
        #expect(world.restaking.stakerStrategyCount(StakingWorld.staker) == 32)
    }
}

@Suite("depositIntoStrategyWithSignature")
struct SignedDepositTests {
    let world: StakingWorld
    private let key: PrivateKey

    init() throws {
        world = try StakingWorld()
        key = try PrivateKey(0xC0FFEE)
    }

    private func sign(amount: UInt256, nonce: UInt256, expiry: UInt256) throws -> Bytes {
        let digest = world.restaking.depositDigest(
            staker: key.address, strategy: StakingWorld.strategy, token: StakingWorld.token,
            amount: amount, nonce: nonce, expiry: expiry)
        return Bytes(key.sign(digest).bytes)
    }

    private func deposit(
        _ amount: UInt256, expiry: UInt256, signature: Bytes
    ) throws(Revert) -> Shares {
        try world.restaking.depositIntoStrategyWithSignature(
            world.strategyCall(StakingWorld.neighbour), strategy: StakingWorld.strategy,
            token: StakingWorld.token, amount: amount, staker: key.address, expiry: expiry,
            signature: signature)
    }

    @Test("takes the caller's tokens and credits the signer, once")
    func signedDeposit() throws {
        let now = UInt256(world.ledger.moment.timestamp)
        let signature = try sign(amount: 500, nonce: 0, expiry: now)
        #expect(try deposit(500, expiry: now, signature: signature) == 500)
        #expect(world.shares(of: key.address) == 500)
        #expect(world.shares(of: StakingWorld.neighbour) == 0)
        #expect(world.restaking.depositNonce(of: key.address) == 1)
        world.expectRefusal(SignatureRefusal.invalidSignature) { () throws(Revert) in
            _ = try deposit(500, expiry: now, signature: signature)
        }
    }

    @Test("refuses what is late, for another amount, or not canonical")
    func refusals() throws {
        let now = UInt256(world.ledger.moment.timestamp)
        let late = try sign(amount: 500, nonce: 0, expiry: now - 1)
        world.expectRefusal(SignatureRefusal.signatureExpired) { () throws(Revert) in
            _ = try deposit(500, expiry: now - 1, signature: late)
        }
        var signature = try sign(amount: 500, nonce: 0, expiry: now)
        world.expectRefusal(SignatureRefusal.invalidSignature) { () throws(Revert) in
            _ = try deposit(501, expiry: now, signature: signature)
        }
        world.expectRefusal(SignatureRefusal.invalidSignature) { () throws(Revert) in
            _ = try deposit(500, expiry: now, signature: Bytes(signature.dropLast()))
        }
        signature[64] -= 27
        world.expectRefusal(SignatureRefusal.invalidSignature) { () throws(Revert) in
            _ = try deposit(500, expiry: now, signature: signature)
        }
    }
}

import CairnLedger
import CairnPrimitives
import Testing

@testable import CairnLiquid

@Suite("ether.fi: deposits and rebases")
struct DepositEtherTests {
    private let world = EtherFiHarness()

    @Test("the first deposit sets the rate to one, later ones keep it")
    func deposits() throws {
        #expect(try world.deposit(.ether(100), by: world.alice) == 100_000_000_000_000_000_000)
        try world.rebase(100_000_000_000_000_000)
        // 10 · 100 / 100.1, rounded down
        let shares = try world.deposit(.ether(10), by: world.bob)
        #expect(shares == 9_990_009_990_009_990_009)
        #expect(try world.etherFi.eETHBalance(of: world.bob) == 9_999_999_999_999_999_999)
        #expect(try world.etherFi.totalPooledEther() == finney(110_100))
        #expect(world.etherFi.state.poolValue.value.inPool == .ether(110))
    }

    @Test("a rebase touches the pool's value alone")
    func rebases() throws {
        try world.deposit(.ether(100), by: world.alice)
        let entries = world.ledger.tokens.holdings.entryCount
        try world.rebase(200_000_000_000_000_000)
        #expect(try world.etherFi.eETHBalance(of: world.alice) == finney(100_200))
        #expect(world.ledger.tokens.holdings.entryCount == entries)

        // The protocol's part is minted at the new rate, out of nothing but the report.
        try world.rebase(.zero, fees: finney(20))
        let treasury = try #require(world.opening?.feeRecipient)
        #expect(try world.etherFi.eETHBalance(of: treasury) == 19_999_999_999_999_999)

        try world.rebase(-220_000_000_000_000_000)
        #expect(try world.etherFi.totalPooledEther() == .ether(100))
    }

    @Test("refuses deposits in order of precedence")
    func refusals() throws {
        let pool = world.contracts.liquidityPool
        let deposit: (EtherFi, Call) throws(Revert) -> Void = { etherFi, call throws(Revert) in
            _ = try etherFi.deposit(call, referral: .zero)
        }
        world.refuses(EtherFiError.invalidAmount, world.alice, pool, deposit)
        try world.act(world.holder(of: .operatingMultisig), world.contracts.eETH) {
            etherFi, call throws(Revert) in try etherFi.pause(call)
        }
        world.refuses(
            EtherFiError.contractPaused, world.alice, pool, value: .ether(1), deposit)
        world.refuses(EtherFiError.invalidAmount, world.alice, pool, deposit)
        try world.act(world.holder(of: .operatingMultisig), world.contracts.blacklister) {
            etherFi, call throws(Revert) in
            try etherFi.blacklistUser(call, user: world.alice)
        }
        world.refuses(
            EtherFiError.blacklistedUser(user: world.alice), world.alice, pool, deposit)
        try world.act(world.holder(of: .operatingMultisig), pool) {
            etherFi, call throws(Revert) in try etherFi.pause(call)
        }
        world.refuses(EtherFiError.contractPaused, world.alice, pool, deposit)
        world.refuses(EtherFiError.incorrectCaller, world.bob, pool) {
            etherFi, call throws(Revert) in
            try etherFi.rebase(call, rewards: 1, protocolFees: .zero)
        }
    }

    @Test("refuses a gain above a quarter of a percent")
    func cap() throws {
        try world.deposit(.ether(100), by: world.alice)
        world.refuses(
            EtherFiError.rebaseExceedsPositiveCap, world.contracts.etherFiAdmin,
            world.contracts.liquidityPool
        ) { etherFi, call throws(Revert) in
            try etherFi.rebase(
                call, rewards: 250_000_000_000_000_001, protocolFees: .zero)
        }
        try world.rebase(250_000_000_000_000_000)
        #expect(try world.etherFi.totalPooledEther() == finney(100_250))
    }

    @Test("minting stops at the limit and goes on as it refills")
    func limit() throws {
        var parameters = EtherFiParameters.test
        parameters.opening?.limits[0].capacity = 5_000_000_000
        parameters.opening?.limits[0].refillRate = 1_000_000_000
        let world = EtherFiHarness(parameters)
        try world.deposit(.ether(4), by: world.alice)
        let deposit: (EtherFi, Call) throws(Revert) -> Void = { etherFi, call throws(Revert) in
            _ = try etherFi.deposit(call, referral: .zero)
        }
        world.refuses(
            EtherFiError.limitExceeded, world.bob, world.contracts.liquidityPool,
            value: .ether(2), deposit)
        world.wait(1)
        try world.deposit(.ether(2), by: world.bob)
        #expect(try world.etherFi.consumable(EtherFi.eETHMintLimit) == 0)
    }
}

import CairnLedger
import CairnLiquid
import CairnPrimitives
import Testing

@Suite("Lido: submit")
struct SubmitTests {
    private let alice = LidoFixture.alice
    private let bob = LidoFixture.bob

    @Test("mints shares at the rate and buffers the ether")
    func mints() throws {
        let fixture = LidoFixture()
        #expect(
            try fixture.submit(.ether(3), from: alice) == Shares(rawValue: Wei.ether(3).rawValue))
        #expect(fixture.lido.state.pool.value.bufferedEther == .ether(4))
        #expect(fixture.lido.totalShares == Shares(rawValue: Wei.ether(4).rawValue))
        #expect(try fixture.lido.totalPooledEther() == .ether(4))
        let submitted = fixture.events(LidoEvent.Submitted.self)
        #expect(submitted.count == 1 && submitted[0].amount == .ether(3))
        #expect(fixture.events(Transfer.self).map(\.amount) == [Wei.ether(3).rawValue])
        #expect(fixture.lido.violatedInvariants().isEmpty)
    }

    @Test("rounds shares down once a share is worth more than a wei")
    func roundsDown() throws {
        let fixture = LidoFixture { $0.limits.maxPositiveTokenRebase = 1_000_000_000 }
        try fixture.submit(.ether(2), from: alice)
        // Three ether earn one: a share is worth 4/3 wei.
        try fixture.earn(.ether(1))
        #expect(try fixture.submit(Wei(2), from: bob) == Shares(1))
        #expect(try fixture.submit(Wei(3), from: bob) == Shares(2))
        #expect(try fixture.lido.ether(for: Shares(2)) == Wei(2))
        #expect(try fixture.lido.etherRoundedUp(for: Shares(2)) == Wei(3))
    }

    @Test("refuses, in order, and changes nothing")
    func refusals() throws {
        let fixture = LidoFixture()
        let stETH = fixture.contracts.stETH
        func submit(_ amount: Wei, from sender: Address) -> () throws(Revert) -> Void {
            { () throws(Revert) in
                _ = try fixture.lido.submit(
                    fixture.call(stETH, from: sender, value: amount), referral: .zero)
            }
        }
        fixture.expectRefusal(LidoError.zeroDeposit, submit(.zero, from: alice))
        fixture.expectRefusal(LidoError.stakeLimit, submit(.ether(150_001), from: alice))
        fixture.expectRefusal(LidoError.mintToZero, submit(.ether(1), from: .zero))
        fixture.expectRefusal(LidoError.mintToStETH, submit(.ether(1), from: stETH))
        try fixture.lido.removeStakingLimit(fixture.call(stETH, from: fixture.admin))
        fixture.expectRefusal(
            LidoError.ethTooLarge, submit(Wei(rawValue: UInt256(UInt128.max)), from: alice))
        try fixture.lido.pauseStaking(fixture.call(stETH, from: fixture.admin))
        fixture.expectRefusal(LidoError.stakingPaused, submit(.ether(1), from: alice))
    }

    @Test("the limit falls with stakes and comes back by the block, up to its maximum")
    func limit() throws {
        let fixture = LidoFixture()
        let stETH = fixture.contracts.stETH
        try fixture.lido.setStakingLimit(
            fixture.call(stETH, from: fixture.admin), maximum: .ether(100),
            increasePerBlock: .ether(3))
        #expect(fixture.lido.currentStakeLimit() == .ether(100))
        try fixture.submit(.ether(90), from: alice)
        #expect(fixture.lido.currentStakeLimit() == .ether(10))
        // 100 / 3 rounds down to 33 blocks, and 100 ether / 33 down to the wei.
        fixture.ledger.moment.number += 2
        let perBlock = Wei(rawValue: Wei.ether(100).rawValue / 33)
        #expect(fixture.lido.currentStakeLimit() == .ether(10) + perBlock * 2)
        fixture.ledger.moment.number += 1000
        #expect(fixture.lido.currentStakeLimit() == .ether(100))
    }

    @Test(
        "staking limits are checked before they are set",
        arguments: [
            (Wei(rawValue: UInt256.one << 95), Wei.zero, LidoError.maxStakeLimitTooLarge),
            (.zero, .zero, .maxStakeLimitZero),
            (.ether(1), .ether(2), .limitIncreaseTooLarge),
            (.ether(1), 1, .limitIncreaseTooSmall),
        ])
    func limitRefusals(maximum: Wei, increase: Wei, reason: LidoError) {
        let fixture = LidoFixture()
        let call = fixture.call(fixture.contracts.stETH, from: fixture.admin)
        fixture.expectRefusal(reason) { () throws(Revert) in
            try fixture.lido.setStakingLimit(call, maximum: maximum, increasePerBlock: increase)
        }
    }
}

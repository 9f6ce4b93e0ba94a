import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import Testing

@Suite("A loss of Lido's validators")
struct LidoLossTests {
    /// Validators lose two ether while bob waits with a hundred in the queue.
    @Test("is borne by holders and by those who wait, and adds up to the wei")
    func loss() throws {
        let town = LiquidWorld()
        let ether = LiquidWorld.ether
        town.submit(.ether(600), from: alice)
        town.submit(.ether(400), from: bob)
        town.depositValidators(25)
        town.approve(town.lido.withdrawalQueue, of: town.lido.stETH, from: bob)
        town.pass(days: 1)
        town.handle(town.report(clBalance: 800 * ether, validators: 25))
        town.act(
            "requestWithdrawals(uint256[],address)", ABITuple([100 * ether], Address.zero),
            at: town.lido.withdrawalQueue, from: bob)
        town.pass(days: 1)

        // The oracle: two of a thousand and one ether are gone; the rate of all shares falls.
        let (before, lost) = (1_001 * ether, 2 * ether)
        let rate = share(before - lost, LiquidWorld.precision, of: before)
        town.handle(
            town.report(
                clBalance: 798 * ether, validators: 25, batches: [.one], rate: rate))

        // The request is paid what its shares are worth: 99.8001998… instead of 100.
        let paid = share(100 * ether, rate, of: LiquidWorld.precision)
        #expect(paid == 99_800_199_800_199_800_199)
        #expect(town.ether(of: town.lido.withdrawalQueue) == paid)
        let etherBefore = town.ether(of: bob)
        town.act(
            "claimWithdrawal(uint256)", ABITuple(UInt256.one), at: town.lido.withdrawalQueue,
            from: bob)
        #expect(town.ether(of: bob) == etherBefore + paid)
        #expect(town.ether(of: town.lido.withdrawalQueue) == .zero)

        // Its shares were burned, all but those that the limit of a rebase keeps for later.
        let waiting = town.world.lido.state.burner.value.nonCoverRequested.rawValue
        #expect(try town.lidoEther == before - lost - paid)
        #expect(town.lidoShares == before - 100 * ether + waiting)

        // Who lost what.
        let left = try town.lidoEther
        let shares = town.lidoShares
        #expect(try town.stETH(of: alice) == share(600 * ether, left, of: shares))
        #expect(try town.stETH(of: bob) == share(300 * ether, left, of: shares))
        let losses = [
            600 * ether - (try town.stETH(of: alice)), 300 * ether - (try town.stETH(of: bob)),
            ether - (try town.stETH(of: LiquidWorld.stone)), 100 * ether - paid,
        ]
        let inBurner = try town.stETH(of: town.lido.burner)
        let dust = losses.reduce(.zero, +) - lost - inBurner
        // Three balances are rounded down, each by less than a wei.
        #expect(dust < 4)
        #expect(losses[0] == 1_198_801_198_801_198_801)
        #expect(losses[1] == 599_400_599_400_599_401)
        #expect(losses[3] == 199_800_199_800_199_801)
    }

    @Test("larger than penalties explain is refused")
    func tooLarge() throws {
        let town = LiquidWorld()
        let ether = LiquidWorld.ether
        town.submit(.ether(1_000), from: alice)
        town.depositValidators(25)
        town.pass(days: 1)
        town.handle(town.report(clBalance: 800 * ether, validators: 25))
        town.pass(days: 1)
        // 25 validators may lose 0.008 and 0.101 ether each in 18 days.
        let most: UInt256 = 2_725_000_000_000_000_000
        town.refuse(
            town.reportSignature,
            ABITuple(town.report(clBalance: 800 * ether - most - .one, validators: 25)),
            at: town.lido.accounting, from: town.lido.accountingOracle,
            reason: refusal(
                "IncorrectCLBalanceDecrease(uint256,uint256)", ABITuple(most + .one, most)))
        town.handle(town.report(clBalance: 800 * ether - most, validators: 25))
        #expect(try town.lidoEther == 1_001 * ether - most)
        // The next wei within the 18 days is one too many.
        town.pass(days: 1)
        town.refuse(
            town.reportSignature,
            ABITuple(town.report(clBalance: 800 * ether - most - .one, validators: 25)),
            at: town.lido.accounting, from: town.lido.accountingOracle,
            reason: refusal(
                "IncorrectCLBalanceDecrease(uint256,uint256)", ABITuple(most + .one, most)))
    }
}

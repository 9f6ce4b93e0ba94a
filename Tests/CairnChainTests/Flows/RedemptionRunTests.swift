import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import Testing

@Suite("A run on ether.fi's redemption")
struct RedemptionRunTests {
    private let signature = "redeemEEth(uint256,address,address)"

    @Test("is paid until the limit is used up, and again as it refills")
    func run() throws {
        let town = LiquidWorld()
        let ether = LiquidWorld.ether
        let manager = town.etherFi.redemptionManager
        let treasury = town.world.etherFi.parameters.accounts.treasury
        for holder in town.holders {
            town.deposit(.ether(5_000), from: holder)
            town.approve(manager, of: town.etherFi.eETH, from: holder)
        }

        // Four times 500 are all that goes at once. The fees of those before make shares dearer, so
        // that later ones burn fewer and round by a wei or two more.
        var (pooled, shares) = (15_000 * ether, 15_000 * ether)
        var (paidOut, treasuryShares) = (UInt256.zero, UInt256.zero)
        for holder in [alice, bob, LiquidWorld.carol, alice] {
            let before = town.ether(of: holder)
            town.act(
                signature, ABITuple(500 * ether, holder, EtherFi.etherAsset), at: manager,
                from: holder)
            let redeemed = share(500 * ether, shares, of: pooled)
            let paid = share(share(redeemed, 9_970, of: 10_000), pooled, of: shares)
            let burned = mulDiv(paid, shares, by: pooled, rounding: .up)
            let fee = (redeemed - burned) / 10
            let moved = share(share(fee, pooled, of: shares), shares, of: pooled)
            #expect(town.ether(of: holder) == before + paid)
            paidOut += paid
            treasuryShares += moved
            pooled -= paid
            shares -= redeemed - fee
            #expect(try town.poolEther == pooled)
            #expect(town.poolShares == shares)
        }
        #expect(town.world.etherFi.eETHShares(of: treasury).rawValue == treasuryShares)
        // Each was paid 498.5, with 0.15 for the treasury and 1.35 for all others.
        let whole = 1_994 * ether
        #expect(paidOut <= whole && whole - paidOut < 10)

        town.refuse(
            signature, ABITuple(ether / 1_000, bob, EtherFi.etherAsset), at: manager, from: bob,
            reason: refusal("ExceededRedeemable()", ABITuple()))
        // 0.023148 ether come back in a second: 0.277776 in a block, and not a unit more.
        town.pass(blocks: 1)
        let back: UInt256 = 277_776_000_000_000_000
        town.refuse(
            signature, ABITuple(back + .one, bob, EtherFi.etherAsset), at: manager, from: bob,
            reason: refusal("ExceededRedeemable()", ABITuple()))
        town.act(
            signature, ABITuple(back, bob, EtherFi.etherAsset), at: manager, from: bob)

        // Nobody lost: what the three still have and were paid is all but the treasury's part.
        let held = try town.holders.map { try town.eETH(of: $0) }.reduce(.zero, +)
        let inTreasury = try town.eETH(of: treasury)
        let dust = try town.poolEther - held - inTreasury
        #expect(dust < 20)
        #expect(try town.eETH(of: LiquidWorld.carol) > 4_500 * ether)
    }

    @Test("stops at the ether that has to stay")
    func watermark() throws {
        let town = LiquidWorld()
        let ether = LiquidWorld.ether
        let manager = town.etherFi.redemptionManager
        town.deposit(.ether(1_000), from: alice)
        town.approve(manager, of: town.etherFi.eETH, from: alice)
        // One percent stays: 990 can go, 990 and a wei cannot.
        town.refuse(
            signature, ABITuple(990 * ether + .one, alice, EtherFi.etherAsset), at: manager,
            from: alice, reason: refusal("ExceededRedeemable()", ABITuple()))
        let before = town.ether(of: alice)
        town.act(
            signature, ABITuple(990 * ether, alice, EtherFi.etherAsset), at: manager, from: alice)
        // 990 less 0.3 percent.
        #expect(town.ether(of: alice) == before + 987_030_000_000_000_000_000)
        #expect(try town.poolEther == 12_970_000_000_000_000_000)
        #expect(town.poolShares == 10_297_000_000_000_000_000)
    }
}

import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import Testing

@Suite("A year of Lido's reports")
struct YearOfReportsTests {
    @Test("gives holders nine tenths of what validators earn, to the wei")
    func year() throws {
        let town = LiquidWorld()
        town.submit(.ether(1_000), from: alice)
        town.depositValidators(31)
        let treasury = town.world.lido.parameters.treasury
        let module = try #require(town.world.lido.parameters.modules.first).address
        let daily: UInt256 = 100_000_000_000_000_000

        // A second account of the pool: ether, shares, and who got the fees' shares.
        var ether = 1_001 * LiquidWorld.ether
        var shares = ether
        var (moduleShares, treasuryShares) = (UInt256.zero, UInt256.zero)
        var balance = 31 * 32 * LiquidWorld.ether
        for day in 1...365 as ClosedRange<UInt64> {
            town.pass(days: 1)
            let gain = daily + UInt256(day)
            balance += gain
            town.handle(town.report(clBalance: balance, validators: 31))
            ether += gain
            let fee = gain / 10
            let minted = share(fee, shares, of: ether - fee)
            shares += minted
            moduleShares += minted / 2
            treasuryShares += minted - minted / 2
            #expect(try town.lidoEther == ether, "day \(day)")
            #expect(town.lidoShares == shares, "day \(day)")
            #expect(
                try town.stETH(of: alice)
                    == share(1_000 * LiquidWorld.ether, ether, of: shares), "day \(day)")
        }

        #expect(town.world.lido.sharesOf(module).rawValue == moduleShares)
        #expect(town.world.lido.sharesOf(treasury).rawValue == treasuryShares)
        let earned = 365 * daily + 365 * 366 / 2
        #expect(ether == 1_001 * LiquidWorld.ether + earned)
        // What everybody has is all ether; each balance is rounded down by less than a wei.
        let everybody = try [alice, LiquidWorld.stone, module, treasury].map { holder in
            try town.stETH(of: holder)
        }
        let sum = everybody.reduce(.zero, +)
        #expect(sum <= ether && ether - sum < 4)
        // Fees are a tenth of each gain at that day's rate, and earn from then on.
        let fees = try town.stETH(of: module) + town.stETH(of: treasury)
        #expect(fees > earned / 10 && fees < earned / 10 + earned / 500)
        #expect(try town.stETH(of: alice) == 1_032_758_299_591_256_323_133)
    }
}

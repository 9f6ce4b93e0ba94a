import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import Testing

@Suite("Wrong reports")
struct WrongReportsTests {
    @Test("of Lido's oracle are refused, each for its own reason")
    func lido() throws {
        let town = LiquidWorld()
        let ether = LiquidWorld.ether
        town.submit(.ether(1_000), from: alice)
        town.depositValidators(25)
        town.pass(days: 1)
        town.handle(town.report(clBalance: 800 * ether, validators: 25))
        town.pass(days: 1)

        func refuse(_ report: OracleReport, _ reason: Bytes, from sender: Address? = nil) {
            town.refuse(
                town.reportSignature, ABITuple(report), at: town.lido.accounting,
                from: sender ?? town.lido.accountingOracle, reason: reason)
        }
        // 0.3 of 800 ether in a day are 13.68 percent a year.
        refuse(
            town.report(clBalance: 800 * ether + 300_000_000_000_000_000, validators: 25),
            refusal("IncorrectCLBalanceIncrease(uint256)", ABITuple(UInt256(1_368))))
        refuse(
            town.report(clBalance: 800 * ether, validators: 26),
            refusal(
                "IncorrectReportValidators(uint256,uint256,uint256)",
                ABITuple(UInt256(26), UInt256(25), UInt256(25))))
        refuse(
            town.report(clBalance: 800 * ether, validators: 25, vault: .one),
            refusal("IncorrectWithdrawalsVaultBalance(uint256)", ABITuple(UInt256.zero)))

        // A rate of one percent more than there will be, and a request that was only just made.
        town.approve(town.lido.withdrawalQueue, of: town.lido.stETH, from: alice)
        town.act(
            "requestWithdrawals(uint256[],address)", ABITuple([10 * ether], Address.zero),
            at: town.lido.withdrawalQueue, from: alice)
        let made = town.world.ledger.moment.timestamp
        town.pass(blocks: 1)
        refuse(
            town.report(
                clBalance: 800 * ether, validators: 25, batches: [.one],
                rate: LiquidWorld.precision),
            refusal("IncorrectRequestFinalization(uint256)", ABITuple(UInt256(made))))
        town.pass(days: 1)
        refuse(
            town.report(
                clBalance: 800 * ether, validators: 25, batches: [.one],
                rate: LiquidWorld.precision / 100 * 101),
            refusal(
                "IncorrectSimulatedShareRate(uint256,uint256)",
                ABITuple(LiquidWorld.precision / 100 * 101, LiquidWorld.precision)))
        // The same without a flaw.
        town.handle(
            town.report(
                clBalance: 800 * ether, validators: 25, batches: [.one],
                rate: LiquidWorld.precision))
        #expect(try town.lidoEther == 991 * ether)
        #expect(try town.stETH(of: alice) == 990 * ether)
    }

    @Test("of ether.fi's committee reach a consensus and are not applied")
    func etherFi() throws {
        let town = LiquidWorld()
        let ether = LiquidWorld.ether
        town.deposit(.ether(1_000), from: alice)
        town.pass(days: 1)
        town.execute(try town.committeeReport())
        town.pass(days: 2)

        let guardian = town.holder(of: .operatingMultisig)
        let member = try #require(town.world.etherFi.parameters.opening?.committee.first)
        func refuse(_ report: CommitteeReport, _ sentence: String) {
            town.vote(report)
            town.refuse(
                "executeTasks(\(CommitteeReport.abiType))", ABITuple(report),
                at: town.etherFi.etherFiAdmin, from: alice,
                reason: refusal("ReportValidationFailed(string)", ABITuple(sentence)))
            town.act(
                "unpublishReport(\(CommitteeReport.abiType),address[])",
                ABITuple(report, [member]), at: town.etherFi.etherFiOracle, from: guardian)
        }
        // Five percent a year of a thousand ether are less than 0.3 in two days.
        refuse(
            try town.committeeReport(rewards: Int256(bits: ether / 2)),
            "EtherFiAdmin: TVL changed too much")
        refuse(
            try town.committeeReport(rewards: -Int256(bits: ether / 2)),
            "EtherFiAdmin: TVL changed too much")
        refuse(
            try town.committeeReport(rewards: Int256(bits: ether / 10), fees: ether / 10),
            "EtherFiAdmin: protocol fees exceed 20% total rewards")
        refuse(
            try town.committeeReport(amount: .one),
            "EtherFiAdmin: sum of requests does not match finalized withdrawal amount")
        refuse(
            try town.committeeReport(amount: 1_000 * ether + .one),
            "EtherFiAdmin: finalized withdrawal exceeds LP liquidity")
        #expect(try town.eETH(of: alice) == 1_000 * ether)

        // A fifth of an ether and a tenth of that as fees.
        town.execute(
            try town.committeeReport(rewards: Int256(bits: ether / 5), fees: ether / 50))
        #expect(try town.poolEther == 1_000 * ether + ether / 5 + ether / 50)
        #expect(try town.eETH(of: alice) == 1_000 * ether + ether / 5)
    }
}

import CairnLedger
import CairnPrimitives
import Testing

@testable import CairnLiquid

@Suite("ether.fi: reports, priority requests, bids")
struct ReportTests {
    private let world = EtherFiHarness()

    private func report(rewards: Int256, finalizing amount: Wei = .zero) throws -> CommitteeReport {
        let stamp = try world.etherFi.blockStampForNextReport()
        return CommitteeReport(
            consensusVersion: 1, refSlotFrom: stamp.slotFrom, refSlotTo: stamp.slotTo,
            refBlockFrom: stamp.blockFrom,
            refBlockTo: UInt32(world.ledger.moment.number - 1), accruedRewards: rewards,
            protocolFees: .zero, validatorsToApprove: [],
            lastFinalizedWithdrawalRequestID: amount.isZero ? 0 : 1,
            finalizedWithdrawalAmount: amount)
    }

    private func submit(_ report: CommitteeReport) throws -> Bool {
        let member = try #require(world.opening?.committee.first)
        return try world.act(member, world.contracts.etherFiOracle) {
            etherFi, call throws(Revert) in try etherFi.submitReport(call, report)
        }
    }

    @Test("a report with consensus rebases, finalizes and is applied once")
    func report() throws {
        try world.deposit(.ether(100), by: world.alice)
        try world.approve(world.contracts.liquidityPool, by: world.alice)
        _ = try world.requestWithdraw(.ether(10), by: world.alice)
        let report = try report(rewards: 1_000_000_000_000_000, finalizing: .ether(10))
        #expect(try submit(report))
        let admin = world.contracts.etherFiAdmin
        try world.act(world.bob, admin) { etherFi, call throws(Revert) in
            try etherFi.executeTasks(call, report)
        }
        #expect(try world.etherFi.totalPooledEther() == finney(100_001))
        #expect(world.etherFi.state.withdrawLine.value.ethLocked == .ether(10))
        #expect(world.etherFi.state.poolValue.value.inPool == .ether(90))
        world.refuses(
            EtherFiError.reportValidationFailed(.wrongSlotFrom), world.bob, admin
        ) { etherFi, call throws(Revert) in try etherFi.executeTasks(call, report) }
        try world.claim(1, by: world.alice)
        #expect(world.ledger.accounts.balance(of: world.alice) == .ether(910))
    }

    @Test("refuses reports that nobody voted for, and losses that are too large")
    func flaws() throws {
        try world.deposit(.ether(100), by: world.alice)
        let unvoted = try report(rewards: 1)
        let admin = world.contracts.etherFiAdmin
        world.refuses(EtherFiError.reportValidationFailed(.noConsensus), world.bob, admin) {
            etherFi, call throws(Revert) in try etherFi.executeTasks(call, unvoted)
        }
        world.refuses(EtherFiError.notRegistered, world.bob, world.contracts.etherFiOracle) {
            etherFi, call throws(Revert) in _ = try etherFi.submitReport(call, unvoted)
        }
        // Three basis points of 100 ether are 0.03.
        let loss = try report(rewards: -30_000_000_000_000_001)
        #expect(try submit(loss))
        #expect(try world.etherFi.flaw(in: loss) == .lossTooLarge)
        #expect(
            ReportFlaw.lossTooLarge.sentence == "EtherFiAdmin: negative rebase exceeds cap")
    }

    @Test("a priority request is paid less its fee, which stays in the pool")
    func priority() throws {
        let queue = world.contracts.priorityWithdrawalQueue
        try world.deposit(.ether(100), by: world.alice)
        try world.approve(queue, by: world.alice)
        let request: (EtherFi, Call) throws(Revert) -> Hash = { etherFi, call throws(Revert) in
            try etherFi.requestPriorityWithdraw(
                call, amount: .ether(10), amountWithFee: finney(9_990))
        }
        world.refuses(EtherFiError.notWhitelisted, world.alice, queue) {
            etherFi, call throws(Revert) in _ = try request(etherFi, call)
        }
        try world.act(world.holder(of: .operatingTimelock), queue) {
            etherFi, call throws(Revert) in
            try etherFi.addToPriorityWhitelist(call, world.alice)
        }
        let id = try world.act(world.alice, queue, request)
        let shown = PriorityRequest(
            user: world.alice, amountOfEEth: .ether(10),
            shareOfEEth: 10_000_000_000_000_000_000, amountWithFee: finney(9_990), nonce: 1,
            creationTime: UInt32(world.ledger.moment.timestamp))
        #expect(shown.identifier == id)

        let fulfil: (EtherFi, Call) throws(Revert) -> Void = { etherFi, call throws(Revert) in
            try etherFi.fulfillPriorityRequests(call, [shown])
        }
        let operations = world.holder(of: .oracleOperations)
        world.refuses(EtherFiError.notMatured, operations, queue, fulfil)
        world.wait(3_600)
        try world.act(operations, queue, fulfil)
        #expect(world.ledger.accounts.balance(of: queue) == .ether(10))
        try world.act(world.bob, queue) { etherFi, call throws(Revert) in
            try etherFi.claimPriorityWithdraw(call, [shown])
        }
        #expect(world.ledger.accounts.balance(of: world.alice) == .ether(900) + finney(9_990))
        #expect(try world.etherFi.totalPooledEther() == finney(90_010))
        #expect(world.etherFi.totalShares == 90_000_000_000_000_000_000)
        #expect(world.ledger.accounts.balance(of: queue) == .zero)
    }

    @Test("a whitelisted operator bids with its keys and gets a cancelled bid back")
    func bids() throws {
        let auction = world.contracts.auctionManager
        try world.act(world.alice, world.contracts.nodeOperatorManager) {
            etherFi, call throws(Revert) in
            try etherFi.registerNodeOperator(call, ipfsHash: [1, 2], totalKeys: 2)
        }
        let bid: (EtherFi, Call) throws(Revert) -> [UInt256] = { etherFi, call throws(Revert) in
            try etherFi.createBid(call, count: 2, amountPerBid: finney(10))
        }
        world.refuses(EtherFiError.notWhitelisted, world.alice, auction) {
            etherFi, call throws(Revert) in _ = try bid(etherFi, call)
        }
        try world.act(world.holder(of: .operatingMultisig), world.contracts.nodeOperatorManager) {
            etherFi, call throws(Revert) in
            try etherFi.addOperatorToWhitelist(call, world.alice)
        }
        world.refuses(EtherFiError.incorrectBidValue, world.alice, auction) {
            etherFi, call throws(Revert) in _ = try bid(etherFi, call)
        }
        #expect(try world.act(world.alice, auction, value: finney(20), bid) == [1, 2])
        world.refuses(
            EtherFiError.insufficientPublicKeys, world.alice, auction, value: finney(20)
        ) { etherFi, call throws(Revert) in _ = try bid(etherFi, call) }
        try world.act(world.alice, auction) { etherFi, call throws(Revert) in
            try etherFi.cancelBids(call, [1])
        }
        #expect(world.etherFi.state.auction.value.activeBidCount == 1)
        #expect(world.ledger.accounts.balance(of: world.alice) == .ether(1_000) - finney(10))
    }
}

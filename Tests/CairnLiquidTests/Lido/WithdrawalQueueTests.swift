import CairnLedger
import CairnLiquid
import CairnPrimitives
import Testing

@Suite("Lido: withdrawal queue")
struct WithdrawalQueueTests {
    private let alice = LidoFixture.alice
    private let bob = LidoFixture.bob
    private let one: UInt256 = 1_000_000_000_000_000_000_000_000_000

    /// Alice has staked ten ether and asks for one and for two.
    private func withRequests() throws -> LidoFixture {
        let fixture = LidoFixture()
        try fixture.submit(.ether(10), from: alice)
        #expect(try fixture.request([.ether(1), .ether(2)], from: alice) == [1, 2])
        return fixture
    }

    private func finalize(
        _ fixture: LidoFixture, through last: UInt256, _ amount: Wei, rate: UInt256
    ) throws(Revert) {
        let (stETH, queue) = (fixture.contracts.stETH, fixture.contracts.withdrawalQueue)
        try fixture.ledger.attempt { () throws(Revert) in
            try fixture.ledger.accounts.transfer(amount, from: stETH, to: queue)
            try fixture.lido.finalize(
                fixture.call(queue, from: stETH, value: amount), through: last,
                maxShareRate: rate)
        }
    }

    @Test("requests stand in line with their sums")
    func requests() throws {
        let fixture = try withRequests()
        #expect(fixture.lido.unfinalizedStETH() == .ether(3))
        #expect(fixture.lido.withdrawalRequests(of: alice) == [1, 2])
        let status = try fixture.lido.withdrawalStatus(2)
        #expect(status.amountOfStETH == .ether(2) && status.owner == alice)
        #expect(!status.isFinalized && !status.isClaimed)
        #expect(fixture.lido.depositableEther() == .ether(8))
        #expect(fixture.lido.violatedInvariants().isEmpty)
    }

    @Test("refuses requests in order and changes nothing")
    func requestRefusals() throws {
        let fixture = try withRequests()
        func request(_ amount: Wei) -> () throws(Revert) -> Void {
            { () throws(Revert) in _ = try fixture.request([amount], from: alice) }
        }
        fixture.expectRefusal(WithdrawalQueueError.requestAmountTooSmall(99), request(99))
        let tooMuch = Wei.ether(1000) + 1
        fixture.expectRefusal(
            WithdrawalQueueError.requestAmountTooLarge(tooMuch), request(tooMuch))
        fixture.expectRefusal(LidoError.balanceExceeded, request(.ether(8)))
        try fixture.lido.pauseQueue(
            fixture.call(fixture.contracts.withdrawalQueue, from: fixture.admin), for: 60)
        fixture.expectRefusal(WithdrawalQueueError.resumedExpected, request(.ether(1)))
        fixture.ledger.moment.timestamp += 60
        #expect(try fixture.request([.ether(1)], from: alice) == [3])
    }

    @Test("a finalized request is paid once, to its owner")
    func claims() throws {
        let fixture = try withRequests()
        let queue = fixture.contracts.withdrawalQueue
        try finalize(fixture, through: 1, .ether(1), rate: one)
        let before = fixture.ledger.accounts.balance(of: alice)
        fixture.expectRefusal(
            WithdrawalQueueError.notOwner(sender: bob, owner: alice)
        ) { () throws(Revert) in
            try fixture.lido.claimWithdrawal(fixture.call(queue, from: bob), id: 1)
        }
        let asAlice = fixture.call(queue, from: alice)
        fixture.expectRefusal(WithdrawalQueueError.invalidHint(2)) { () throws(Revert) in
            try fixture.lido.claimWithdrawals(asAlice, ids: [1], hints: [2])
        }
        fixture.expectRefusal(
            WithdrawalQueueError.requestNotFoundOrNotFinalized(2)
        ) { () throws(Revert) in
            try fixture.lido.claimWithdrawal(asAlice, id: 2)
        }
        fixture.expectRefusal(WithdrawalQueueError.zeroRecipient) { () throws(Revert) in
            try fixture.lido.claimWithdrawals(asAlice, ids: [1], hints: [1], to: .zero)
        }
        fixture.refusing = LidoFixture.wallet
        fixture.expectRefusal(WithdrawalQueueError.cantSendValue) { () throws(Revert) in
            try fixture.lido.claimWithdrawals(
                asAlice, ids: [1], hints: [1], to: LidoFixture.wallet)
        }
        try fixture.lido.claimWithdrawal(asAlice, id: 1)
        #expect(fixture.ledger.accounts.balance(of: alice) == before + .ether(1))
        #expect(fixture.lido.queueStatus.lockedEther == .zero)
        #expect(fixture.lido.withdrawalRequests(of: alice) == [2])
        fixture.expectRefusal(
            WithdrawalQueueError.requestAlreadyClaimed(1)
        ) { () throws(Revert) in
            try fixture.lido.claimWithdrawal(asAlice, id: 1)
        }
    }

    @Test("a rate below the request's pays its shares at that rate")
    func discount() throws {
        let fixture = try withRequests()
        let half = one / 2
        let (ether, shares) = try fixture.lido.prefinalize(batches: [2], maxShareRate: half)
        #expect(ether == Wei(rawValue: Wei.ether(3).rawValue / 2))
        #expect(shares == Shares(rawValue: Wei.ether(3).rawValue))
        try finalize(fixture, through: 2, ether, rate: half)
        #expect(try fixture.lido.claimableEther(2, hint: 1) == .ether(1))
        // The buffer is accounting's business, which the test has left out.
        #expect(!fixture.lido.violatedInvariants().contains { $0.hasPrefix("D4") })
    }

    @Test("refuses to finalize in order and changes nothing")
    func finalizeRefusals() throws {
        let fixture = try withRequests()
        for last: UInt256 in [0, 3] {
            fixture.expectRefusal(
                WithdrawalQueueError.invalidRequestID(last)
            ) { () throws(Revert) in
                try finalize(fixture, through: last, 1, rate: one)
            }
        }
        fixture.expectRefusal(
            WithdrawalQueueError.tooMuchEtherToFinalize(
                sent: .ether(2), maxExpected: .ether(1))
        ) { () throws(Revert) in
            try finalize(fixture, through: 1, .ether(2), rate: one)
        }
        let queue = fixture.contracts.withdrawalQueue
        fixture.expectRefusal(
            AccessControlError.missingRole(account: alice, role: LidoRole.finalize)
        ) { () throws(Revert) in
            try fixture.lido.finalize(
                fixture.call(queue, from: alice), through: 1, maxShareRate: one)
        }
    }

    @Test("batches stop at the budget and can be resumed")
    func batches() throws {
        let fixture = try withRequests()
        let none = [UInt256](repeating: .zero, count: FinalizationBatches.capacity)
        let start = FinalizationBatches(
            remainingEtherBudget: .ether(2), isFinished: false, batches: none, count: .zero)
        let walk = try fixture.lido.calculateFinalizationBatches(
            maxShareRate: one, maxTimestamp: .max, maxRequests: 10, from: start)
        #expect(walk.isFinished && walk.count == 1 && walk.batches[0] == 1)
        #expect(walk.remainingEtherBudget == .ether(1))
        let part = try fixture.lido.calculateFinalizationBatches(
            maxShareRate: one, maxTimestamp: .max, maxRequests: 1,
            from: FinalizationBatches(
                remainingEtherBudget: .ether(5), isFinished: false, batches: none, count: .zero))
        #expect(!part.isFinished && part.batches[0] == 1)
        let rest = try fixture.lido.calculateFinalizationBatches(
            maxShareRate: one, maxTimestamp: .max, maxRequests: 10, from: part)
        // Both were made between the same two reports, and so are one batch.
        #expect(rest.isFinished && rest.count == 1 && rest.batches[0] == 2)
    }

    @Test("hints name the checkpoint of each request, or nothing")
    func hints() throws {
        let fixture = try withRequests()
        try finalize(fixture, through: 1, .ether(1), rate: one)
        try finalize(fixture, through: 2, .ether(2), rate: one)
        #expect(try fixture.lido.findCheckpointHints([1, 2], first: 1, last: 2) == [1, 2])
        #expect(try fixture.lido.findCheckpointHints([2], first: 1, last: 1) == [0])
        fixture.expectRefusal(WithdrawalQueueError.requestIDsNotSorted) { () throws(Revert) in
            _ = try fixture.lido.findCheckpointHints([2, 1], first: 1, last: 2)
        }
        fixture.expectRefusal(
            WithdrawalQueueError.invalidRequestIDRange(start: 0, end: 2)
        ) { () throws(Revert) in
            _ = try fixture.lido.findCheckpointHints([1], first: 0, last: 2)
        }
    }

    @Test("a request passes on with its claim")
    func passesOn() throws {
        let fixture = try withRequests()
        let queue = fixture.contracts.withdrawalQueue
        fixture.expectRefusal(
            WithdrawalQueueError.notOwnerOrApproved(bob)
        ) { () throws(Revert) in
            try fixture.lido.transferRequest(
                fixture.call(queue, from: bob), from: alice, to: bob, id: 1)
        }
        try fixture.lido.approveRequest(fixture.call(queue, from: alice), to: bob, id: 1)
        try fixture.lido.transferRequest(
            fixture.call(queue, from: bob), from: alice, to: bob, id: 1)
        #expect(try fixture.lido.requestOwner(1) == bob)
        #expect(try fixture.lido.approvedForRequest(1) == .zero)
        #expect(fixture.lido.withdrawalRequests(of: alice) == [2])
        fixture.walletsApprove = false
        fixture.expectRefusal(
            WithdrawalQueueError.transferToNonReceiver(LidoFixture.wallet)
        ) { () throws(Revert) in
            try fixture.lido.safeTransferRequest(
                fixture.call(queue, from: bob), from: bob, to: LidoFixture.wallet, id: 1, data: [])
        }
    }
}

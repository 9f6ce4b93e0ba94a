import CairnEthereum
import CairnPrimitives
import Testing

@testable import CairnBeacon

@Suite("Participation")
struct SimulationTests {
    private func simulation(
        uptime: UInt32 = 1_000_000, faults: [BeaconFault] = [], seed: UInt64 = 1
    ) throws -> BeaconSimulation {
        let operators = (0..<4).map { index in
            BeaconOperator(
                name: "operator \(index)", validatorCount: 16, uptimePartsPerMillion: uptime,
                client: UInt8(index / 2), correlationGroup: UInt8(index % 2))
        }
        return BeaconSimulation(
            try Fixtures.state(),
            model: ParticipationModel(operators: operators, faults: faults, seed: seed))
    }

    @Test("the same seed leads to the same root, another one to another")
    func seeds() throws {
        var roots: [Hash] = []
        for seed in [7, 7, 8] as [UInt64] {
            var run = try simulation(uptime: 900_000, seed: seed)
            _ = try run.run(epochs: 12)
            roots.append(run.state.hashTreeRoot(run.state.rules))
        }
        #expect(roots[0] == roots[1])
        #expect(roots[0] != roots[2])
    }

    @Test("a chain whose validators do everything finalizes and earns what the formulas say")
    func ideal() throws {
        var run = try simulation()
        _ = try run.run(epochs: 4)
        let total = try run.state.totalActiveBalance()
        let before = run.state.balances.elements.reduce(Gwei.zero) { $0 + $1 }
        var withdrawn = Gwei.zero
        var totals = DutyTotals()
        for _ in 0..<20 {
            let report = try run.runEpoch()
            totals += report.totals
            withdrawn = report.withdrawals.reduce(withdrawn) { $0 + $1.amount }
        }
        let after = run.state.balances.elements.reduce(Gwei.zero) { $0 + $1 }
        #expect(after + withdrawn == before + totals.gained)
        // The last slot's vote for the head is late in this model; the rest is paid in full.
        let ideal = IdealRewards(totalActive: total)
        #expect(totals.target <= ideal.target * 20)
        #expect(totals.target >= Gwei(ideal.target.rawValue * 20 - 20 * 64))
        #expect(totals.sync <= ideal.sync * 20)
        #expect(totals.sync.rawValue >= ideal.sync.rawValue * 20 * 99 / 100)
        #expect(totals.lost == .zero)
        #expect(run.state.finalizedCheckpoint.epoch.rawValue == run.state.currentEpoch.rawValue - 2)
    }

    @Test("who is offline earns nothing, not even for the votes of an epoch's last slot")
    func unpaid() throws {
        var run = try simulation(faults: [.offline(operatorIndex: 0, epochs: 1..<40)])
        _ = try run.run(epochs: 2)
        for epoch in 2..<40 {
            let before = run.state.balances.elements.prefix(16)
            _ = try run.runEpoch()
            let after = run.state.balances.elements.prefix(16)
            #expect(zip(before, after).allSatisfy { $0 > $1 }, "epoch \(epoch)")
        }
    }

    @Test("a bug of half of all clients stops finality, and the leak restores it")
    func clientBug() throws {
        var run = try simulation(faults: [.clientBug(client: 1, epochs: 6..<5_000)])
        _ = try run.run(epochs: 20)
        #expect(run.state.finalizedCheckpoint.epoch < Epoch(6))
        #expect(try run.state.isInInactivityLeak())
        #expect(run.state.inactivityScores[40] > 0)
        #expect(run.state.inactivityScores[0] == 0)
        #expect(run.state.balances[40] < run.state.balances[0])
        let loss = try run.runEpoch().totals
        #expect(loss.inactivity > 0)
        #expect(loss.source == 0)
        #expect(loss.missedVotes > 0)
    }

    @Test("offences that are ordered are slashed by the operations, once")
    func offences() throws {
        var run = try simulation(faults: [
            .doubleProposal(validator: 3, epoch: 2), .surroundVote(validators: [9, 8], epoch: 3),
            .doubleVote(validators: [9, 20], epoch: 4), .doubleProposal(validator: 20, epoch: 5),
        ])
        var slashed: [[ValidatorIndex]] = []
        var totals = DutyTotals()
        for _ in 0..<6 {
            let report = try run.runEpoch()
            slashed.append(report.slashed)
            totals += report.totals
        }
        #expect(slashed == [[], [], [3], [9, 8], [20], []])
        // Validator 3 holds 64 ether, the others 32.
        #expect(totals.slashing == Gwei((64 + 32 + 32 + 32) * 1_000_000_000 / 4_096))
        #expect(totals.whistleblower == totals.slashing)
        for index in [3, 8, 9, 20] { #expect(run.state.validators.slashed[index] == 1) }
        #expect(run.state.validators.withdrawableEpochs[3] >= Epoch(2 + 64))
    }

    @Test("an operator that is offline loses, its neighbours do not notice")
    func offline() throws {
        var calm = try simulation(uptime: 950_000)
        var struck = try simulation(
            uptime: 950_000, faults: [.offline(operatorIndex: 0, epochs: 3..<9)])
        _ = try calm.run(epochs: 3)
        _ = try struck.run(epochs: 3)
        #expect(calm.state.balances.elements == struck.state.balances.elements)
        _ = try calm.run(epochs: 6)
        _ = try struck.run(epochs: 6)
        for index in 0..<16 {
            #expect(struck.state.balances[index] < calm.state.balances[index])
        }
        // The others' draws are the same, whoever is offline.
        #expect(struck.online[16...] == calm.online[16...])
    }

    @Test("a deposit becomes a validator, earns, and leaves when its account asks")
    func requests() throws {
        var run = try simulation()
        let account = Address(head: 9, middle: 9, tail: 9)
        let key = try #require(BeaconState.developmentKeys(65).last)
        var requests = ExecutionRequests()
        requests.deposits = [
            DepositRequest(
                publicKey: key, withdrawalCredentials: Hash(.address(account, prefix: 1)),
                amount: .ether(32), signature: BLSSignature(), index: 0)
        ]
        _ = try run.run(epochs: 1)
        try run.take(requests)
        #expect(run.state.pendingDeposits.count == 1)
        _ = try run.run(epochs: 20)
        #expect(run.state.validators.count == 65)
        #expect(run.state.validators.isActive(64, at: run.state.currentEpoch))
        #expect(run.state.balances[64] > .ether(32))

        // Whoever else asks is ignored; so is the account before a period is over.
        requests.deposits = []
        requests.withdrawals = [
            WithdrawalRequest(sourceAddress: account, validatorPublicKey: key, amount: 0)
        ]
        let before = run.state.serialized(run.state.rules)
        try run.take(requests)
        #expect(run.state.serialized(run.state.rules) == before)
        _ = try run.run(epochs: 64)
        requests.withdrawals[0].sourceAddress = .zero
        try run.take(requests)
        #expect(run.state.validators.exitEpochs[64] == .farFuture)
        requests.withdrawals[0].sourceAddress = account
        try run.take(requests)
        #expect(run.state.validators.exitEpochs[64] < .farFuture)
        var paid = Gwei.zero
        for _ in 0..<280 {
            for withdrawal in try run.runEpoch().withdrawals
            where withdrawal.address == account { paid += withdrawal.amount }
        }
        #expect(paid > .ether(32))
        #expect(run.state.balances[64] == .zero)
    }
}

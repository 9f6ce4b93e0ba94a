import CairnBeacon
import CairnChain
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

/// Two validators of a pod become one.
@Suite("A pod whose validators are joined")
struct ConsolidatingPod {
    @Test("the switch to compounding keeps shares; the joined balance counts once")
    func road() throws {
        let town = try PodTown()
        var accounts = ShareAccounts()
        try town.stake(1)
        try town.stake(2)
        try town.wait { try town.isActive(1) && town.isActive(2) }
        try town.verifyCredentials(1, 2)
        accounts.deposit(PodTown.ether * 64)

        // The first begins to compound; what it has beyond 32 ether goes through the queue.
        try town.requestConsolidation(from: 1, to: 1)
        #expect(town.state.validators.hasCompoundingCredential(Int(try town.index(1))))
        #expect(try town.gwei(1) == 32_000_000_000)
        let standing = PodStanding(owner: PodTown.staker, in: town.chain.world, town.state)
        #expect(standing.validators.map(\.isCompounding) == [true, false])
        try town.wait { town.state.pendingDeposits.isEmpty }
        try town.count([1, 2], on: &accounts) { try $0.startCheckpoint() }
        accounts.expectAgreement(with: town)

        // The second is moved into it.
        try town.wait { try town.state.currentEpoch >= town.canExit(2) }
        try town.requestConsolidation(from: 2, to: 1)
        #expect(town.state.pendingConsolidations.count == 1)
        let before = try town.gwei(1)
        try town.wait(atMost: 400) { try town.gwei(2) < 1_000_000_000 }
        #expect(try town.gwei(1) > before + 31_000_000_000)
        try town.wait { try town.gwei(2) == 0 }
        try town.count([1, 2], on: &accounts) { try $0.startCheckpoint() }
        accounts.expectAgreement(with: town)
        #expect(accounts.beaconFactor == ShareAccounts.one)
        #expect(try town.info(2).status == .withdrawn)
        #expect(try town.info(1).restakedBalanceGwei > 64_000_000_000)
        #expect(town.restaking.activeValidatorCount(of: town.pod) == 1)
        #expect(accounts.depositShares > PodTown.ether * 64)
    }
}

import CairnBeacon
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

/// A staker's road from an empty pod to ether in the pocket, with a slashing on the way.
@Suite("The life of a pod")
struct LifeOfAPod {
    private let ether = PodTown.ether

    @Test("stake, proofs, earnings, a partial withdrawal, a slashing, the exit, the ether")
    func life() throws {
        let town = try PodTown()
        var accounts = ShareAccounts()
        try stake(town)
        try verify(town, &accounts)
        try earn(town, &accounts)
        try withdrawPart(town, &accounts)
        try suffer(town, &accounts)
        try leave(town, &accounts)
    }

    private func standing(_ town: PodTown) -> PodStanding {
        PodStanding(owner: PodTown.staker, in: town.chain.world, town.state)
    }

    /// Two validators, one of which compounds.
    private func stake(_ town: PodTown) throws {
        #expect(standing(town).steps == [.createPod, .stake])
        try town.act("createPod()", ABITuple(), at: town.parameters.eigenPodManager, from: alice)
        #expect(standing(town).steps == [.stake])
        try town.pass(epochs: 3)
        try town.stake(1)
        try town.stakeCompounding(2, ether: 128)
        let keys = try [1, 2].map { try PodTown.publicKey($0) }
        let waiting = standing(town)
        #expect(waiting.validators.map(\.publicKey) == keys)
        #expect(waiting.validators.map(\.waiting) == [.ether(32), .ether(128)])
        #expect(waiting.validators.map(\.isCompounding) == [false, true])
        let expected = try #require(waiting.validators[0].expectedEpoch)
        let expectedLast = try #require(waiting.validators[1].expectedEpoch)
        #expect(waiting.steps == [.waitForRegistration(keys, expected: expectedLast)])
        #expect(waiting.validators[0].obstacle == .notRegistered(expected: expected))

        // 128 ether enter in an epoch, so the second waits an epoch longer.
        try town.wait { try town.isRegistered(1) }
        #expect(town.state.currentEpoch == expected)
        try town.wait { try town.isRegistered(2) }
        #expect(town.state.currentEpoch == expectedLast)
        let indices = try [1, 2].map { try town.index($0) }
        #expect(standing(town).steps == [.waitForActivation(indices)])
        #expect(standing(town).validators.map(\.obstacle) == [.notActivated, .notActivated])
    }

    /// Credentials can be proven as soon as the epoch of the activation is set.
    private func verify(_ town: PodTown, _ accounts: inout ShareAccounts) throws {
        let indices = try [1, 2].map { try town.index($0) }
        try town.wait { standing(town).steps == [.proveCredentials(indices)] }
        #expect(try !town.isActive(1))
        try town.verifyCredentials(1, 2)
        accounts.deposit(ether * 160)
        accounts.expectAgreement(with: town)
        #expect(try town.info(1).restakedBalanceGwei == 32_000_000_000)
        #expect(try town.info(2).restakedBalanceGwei == 128_000_000_000)
        #expect(try town.info(1).validatorIndex == indices[0])
        let proven = standing(town)
        #expect(proven.steps.isEmpty)
        #expect(proven.validators.map(\.stage) == [.pendingQueued, .pendingQueued])
        #expect(proven.withdrawableShares.rawValue == ether * 160)
    }

    /// The sweep brings the earnings of the one into the pod; those of the other compound.
    private func earn(_ town: PodTown, _ accounts: inout ShareAccounts) throws {
        try town.wait { try town.isActive(1) && town.isActive(2) }
        try town.pass(epochs: 40)
        let (swept, compounded) = (town.balance(town.pod), try town.gwei(2) - 128_000_000_000)
        #expect(!swept.isZero && compounded > 0)
        let gainGwei = standing(town).checkpointGainGwei
        #expect(standing(town).steps == [.startCheckpoint(gainGwei: gainGwei)])
        let before = accounts.depositShares
        try town.count([1, 2], on: &accounts) { town in
            try town.startCheckpoint()
            let indices = try [1, 2].map { try town.index($0) }
            #expect(standing(town).steps.first == .proveCheckpoint(indices))
        }
        accounts.expectAgreement(with: town)
        #expect(accounts.depositShares - before == UInt256(UInt64(gainGwei)) * 1_000_000_000)
        #expect(
            town.restaking.withdrawableRestakedExecutionLayerGwei(of: town.pod)
                == (swept / 1_000_000_000).limb0)
    }

    /// Ten ether of the compounding validator come into the pod and change no share.
    private func withdrawPart(_ town: PodTown, _ accounts: inout ShareAccounts) throws {
        try town.wait { try town.state.currentEpoch >= town.canExit(2) }
        let held = try town.gwei(2)
        try town.requestWithdrawal(2, gwei: 10_000_000_000)
        try town.wait(atMost: 300) { try town.gwei(2) < held }
        #expect(try town.gwei(2) > held - 10_000_000_000)
        #expect(town.balance(town.pod) > ether * 10)
        let before = accounts.depositShares
        try town.count([1, 2], on: &accounts) { try $0.startCheckpoint() }
        accounts.expectAgreement(with: town)
        #expect(accounts.depositShares > before)
        #expect(accounts.depositShares - before < ether)
        #expect(try town.info(2).restakedBalanceGwei < 128_000_000_000)
    }

    /// A stranger shows that the compounding validator was slashed.
    private func suffer(_ town: PodTown, _ accounts: inout ShareAccounts) throws {
        try town.slashOnBeaconChain(2)
        #expect(standing(town).slashedSinceCheckpoint == [try town.index(2)])
        #expect(standing(town).steps.first == .proveStaleBalance([try town.index(2)]))
        let withdrawable = accounts.withdrawable
        try town.count([1, 2], on: &accounts) { try $0.proveStaleBalance(2) }
        accounts.expectAgreement(with: town)
        #expect(accounts.beaconFactor < ShareAccounts.one)
        #expect(accounts.withdrawable < withdrawable)
        #expect(standing(town).slashedSinceCheckpoint.isEmpty)
    }

    private func leave(_ town: PodTown, _ accounts: inout ShareAccounts) throws {
        try town.requestWithdrawal(1, gwei: 0)
        #expect(try town.validator(1).exitEpoch != .farFuture)
        let exited = standing(town).indices { $0.stage == .activeExiting }
        #expect(exited == [try town.index(1)])
        try town.wait(atMost: 400) { try town.gwei(1) == 0 && town.gwei(2) == 0 }
        try town.count([1, 2], on: &accounts) { try $0.startCheckpoint() }
        accounts.expectAgreement(with: town)
        let (restaking, pod) = (town.restaking, town.pod)
        #expect(restaking.activeValidatorCount(of: pod) == 0)
        #expect(try town.info(1).status == .withdrawn && town.info(2).status == .withdrawn)
        #expect(standing(town).validators.map(\.stage) == [.withdrawalDone, .withdrawalDone])
        let counted = restaking.withdrawableRestakedExecutionLayerGwei(of: pod)
        #expect(town.balance(pod) == UInt256(counted) * 1_000_000_000)
        #expect(standing(town).steps == [.queueWithdrawal(coveredGwei: counted)])

        // Everything that came into the pod leaves it, but for what rounding down leaves.
        let withdrawable = accounts.withdrawable
        let paid = try town.withdraw(depositShares: accounts.depositShares)
        #expect(paid == withdrawable - withdrawable % 1_000_000_000)
        #expect(town.balance(pod) == UInt256(counted) * 1_000_000_000 - paid)
        #expect(town.balance(pod) < 1_000 * 1_000_000_000)
        #expect(restaking.podDepositShares(of: alice) == .zero)
    }
}

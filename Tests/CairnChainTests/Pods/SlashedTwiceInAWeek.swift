import CairnBeacon
import CairnChain
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

/// Native stake in a pod, delegated, slashed on the beacon chain and by a service in one week.
@Suite("Native stake that is slashed on both sides in one week")
struct SlashedTwiceInAWeek {
    /// Which slashing comes first.
    enum Order: CaseIterable { case beaconChainFirst, serviceFirst }

    /// What a road ends with.
    struct Outcome: Equatable {
        var accounts = ShareAccounts()
        /// Withdrawable shares after both slashings.
        var afterBoth: UInt256 = 0
        /// Wei that the staker got in the end.
        var paid: UInt256 = 0
        /// Wei that stay in the pod for good.
        var left: UInt256 = 0
    }

    /// A quarter.
    private let part: UInt256 = 250_000_000_000_000_000

    @Test("the order of the two does not change what the staker gets, but what is burnt")
    func orders() throws {
        let beaconFirst = try walk(.beaconChainFirst, provesBetween: false)
        let serviceFirst = try walk(.serviceFirst, provesBetween: false)
        #expect(beaconFirst.afterBoth == serviceFirst.afterBoth)
        #expect(beaconFirst.paid == serviceFirst.paid)
        #expect(beaconFirst.left == serviceFirst.left)
        #expect(beaconFirst.accounts.beaconFactor == serviceFirst.accounts.beaconFactor)
        #expect(beaconFirst.accounts.magnitude == serviceFirst.accounts.magnitude)
        #expect(beaconFirst.accounts.scaling == serviceFirst.accounts.scaling)
        // The service burns a quarter of what the operator has left then.
        #expect(beaconFirst.accounts.burnable < serviceFirst.accounts.burnable)
    }

    @Test("stake that is proven between the two suffers the second alone, so the order counts")
    func ordersWithStakeBetween() throws {
        let beaconFirst = try walk(.beaconChainFirst, provesBetween: true)
        let serviceFirst = try walk(.serviceFirst, provesBetween: true)
        // A quarter of both validators is more than a quarter of one and a sliver of both.
        #expect(beaconFirst.afterBoth < serviceFirst.afterBoth)
        #expect(beaconFirst.paid < serviceFirst.paid)
        let eight = UInt256(8) * PodTown.ether
        let difference = serviceFirst.afterBoth - beaconFirst.afterBoth
        // A quarter of 32 ether, up to what the beacon chain took.
        #expect(difference > eight - PodTown.ether / 10)
        #expect(difference < eight + PodTown.ether / 10)
    }

    /// The whole road; after every step what the contracts say is what the formulas say.
    private func walk(_ order: Order, provesBetween: Bool) throws -> Outcome {
        let town = try PodTown()
        var outcome = Outcome()
        try town.stake(1)
        try town.stake(2)
        try town.wait { try town.isActive(1) && town.isActive(2) }
        try town.verifyCredentials(1)
        outcome.accounts.deposit(UInt256(32) * PodTown.ether)
        if !provesBetween {
            try town.verifyCredentials(2)
            outcome.accounts.deposit(UInt256(32) * PodTown.ether)
        }
        outcome.accounts.expectAgreement(with: town)
        try town.delegate()
        outcome.accounts.delegate()
        outcome.accounts.expectAgreement(with: town)

        let start = town.now
        try week(town, order, provesBetween, &outcome)
        #expect(town.now - start <= 7 * 86_400)
        outcome.afterBoth = outcome.accounts.withdrawable

        try leave(town, &outcome)
        return outcome
    }

    private func week(
        _ town: PodTown, _ order: Order, _ provesBetween: Bool, _ outcome: inout Outcome
    ) throws {
        let proven: [UInt64] = provesBetween ? [1] : [1, 2]
        try count(town, proven, &outcome) { try $0.startCheckpoint() }
        try town.pass(epochs: 4)
        switch order {
        case .beaconChainFirst:
            try slashOnBeaconChain(town, proven, &outcome)
            if provesBetween { try prove(town, &outcome) }
            try slashByService(town, &outcome)
        case .serviceFirst:
            try slashByService(town, &outcome)
            if provesBetween { try prove(town, &outcome) }
            try slashOnBeaconChain(town, provesBetween ? [1, 2] : proven, &outcome)
        }
    }

    private func prove(_ town: PodTown, _ outcome: inout Outcome) throws {
        try town.verifyCredentials(2)
        outcome.accounts.deposit(UInt256(32) * PodTown.ether)
        outcome.accounts.expectAgreement(with: town)
    }

    private func slashByService(_ town: PodTown, _ outcome: inout Outcome) throws {
        try town.slashByService(part)
        outcome.accounts.slash(part)
        outcome.accounts.expectAgreement(with: town)
    }

    /// The beacon chain takes a 4,096th at once; a stranger proves it.
    private func slashOnBeaconChain(
        _ town: PodTown, _ proven: [UInt64], _ outcome: inout Outcome
    ) throws {
        try town.slashOnBeaconChain(1)
        let lost = try town.gwei(1)
        #expect(lost < 32_000_000_000 - 32_000_000_000 / 4_096 + 10_000_000)
        let factor = outcome.accounts.beaconFactor
        try count(town, proven, &outcome) { try $0.proveStaleBalance(1) }
        #expect(outcome.accounts.beaconFactor < factor)
    }

    /// Both validators leave, their balances come into the pod, and everything is withdrawn.
    private func leave(_ town: PodTown, _ outcome: inout Outcome) throws {
        let isProven = try [1, 2].filter {
            try town.info($0).status == .active
        }
        #expect(isProven == [1, 2])
        try town.wait { try town.state.currentEpoch >= town.canExit(2) }
        try town.requestWithdrawal(2, gwei: 0)
        try town.wait(atMost: 400) { try town.gwei(1) == 0 && town.gwei(2) == 0 }
        try count(town, [1, 2], &outcome) { try $0.startCheckpoint() }
        #expect(town.restaking.activeValidatorCount(of: town.pod) == 0)

        let withdrawable = outcome.accounts.withdrawable
        outcome.paid = try town.withdraw(depositShares: outcome.accounts.depositShares)
        outcome.accounts.withdrawAll()
        // Pods pay in whole gwei.
        #expect(outcome.paid == withdrawable - withdrawable % 1_000_000_000)
        outcome.left = town.balance(town.pod)
        // What a service burns, and what rounding leaves, stays in the pod.
        #expect(town.restaking.withdrawableRestakedExecutionLayerGwei(of: town.pod) > 0)
        outcome.accounts.expectAgreement(with: town)
    }

    /// Counts by a checkpoint what the pod and its validators have, on both sides.
    private func count(
        _ town: PodTown, _ proven: [UInt64], _ outcome: inout Outcome,
        start: (PodTown) throws -> Void
    ) throws {
        try town.count(proven, on: &outcome.accounts, start: start)
        outcome.accounts.expectAgreement(with: town)
    }
}

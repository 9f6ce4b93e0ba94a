import CairnLedger
import CairnPrimitives
@testable import CairnRestaking
import Testing

@Suite("Shares of native ether")
struct PodSharesTests {
    let world: StakingWorld
    private let pod: Address = "0x0000000000000000000000000000000000000b0d"
    private let ether: UInt256 = 1_000_000_000_000_000_000
    private var strategy: Address { world.parameters.beaconChainETHStrategy }

    /// The staker has a pod with 32 ether in it that count as shares.
    init() throws {
        world = try StakingWorld()
        world.restaking.pods.owners.update(StakingWorld.staker) { $0.pod = pod }
        world.restaking.pods.pods[pod] = PodState.Pod(
            owner: StakingWorld.staker, restakedExecutionLayerGwei: 32_000_000_000)
        world.ledger.accounts.issue(Wei.ether(32), to: pod)
        try record(Int256(bits: ether * 32), previous: 0)
    }

    private func record(_ delta: Int256, previous: UInt64) throws(Revert) {
        try world.restaking.recordBeaconChainETHBalanceUpdate(
            Call(sender: pod, contract: world.parameters.eigenPodManager),
            podOwner: StakingWorld.staker, previousRestakedBalance: Wei.ether(previous),
            delta: delta)
    }

    private func withdrawable() throws(Revert) -> UInt256 {
        try world.restaking.withdrawableShares(of: StakingWorld.staker, in: [strategy])
            .withdrawable[0].rawValue
    }

    @Test("are delegated like others, after the strategies")
    func delegation() throws {
        try world.deposit(7)
        try world.delegate()
        let deposited = world.restaking.depositedShares(of: StakingWorld.staker)
        #expect(deposited.strategies == [StakingWorld.strategy, strategy])
        #expect(deposited.shares == [7, Shares(rawValue: ether * 32)])
        #expect(
            world.restaking.operatorShares(StakingWorld.operator, in: strategy).rawValue
                == ether * 32)
    }

    @Test("lose worth, not number, when the beacon chain slashes")
    func beaconSlashing() throws {
        try world.delegate()
        try record(Int256(bits: ether * 8).negated(), previous: 32)
        #expect(
            world.restaking.beaconChainSlashingFactor(of: StakingWorld.staker)
                == 750_000_000_000_000_000)
        #expect(
            world.restaking.podDepositShares(of: StakingWorld.staker).rawValue == ether * 32)
        #expect(try withdrawable() == ether * 24)
        #expect(
            world.restaking.operatorShares(StakingWorld.operator, in: strategy).rawValue
                == ether * 24)
        // What comes in afterwards is not slashed: (24 + 32) / (64 · 0.75) = 1.1666…
        try record(Int256(bits: ether * 32), previous: 24)
        #expect(
            world.restaking.depositScalingFactor(of: StakingWorld.staker, in: strategy)
                == 1_166_666_666_666_666_666)
        #expect(try withdrawable() == 55_999_999_999_999_999_968)
    }

    @Test("are paid out in ether, in whole gwei")
    func payment() throws {
        let amount = Shares(rawValue: ether + 1)
        let root = try world.restaking.queueWithdrawals(
            world.delegationCall(StakingWorld.staker),
            [QueuedWithdrawalRequest(strategies: [strategy], depositShares: [amount])])[0]
        let withdrawal = world.restaking.queuedWithdrawal(root)
        world.advance(51)
        try world.complete(withdrawal, receipt: .tokens)
        #expect(world.ledger.accounts.balance(of: StakingWorld.staker) == Wei.ether(1))
        #expect(world.restaking.pods.pods[pod].restakedExecutionLayerGwei == 31_000_000_000)
        #expect(
            world.restaking.podDepositShares(of: StakingWorld.staker).rawValue == ether * 31 - 1)
    }

    @Test("are refused, in order of precedence, and the state stays untouched")
    func refusals() throws {
        let restaking = world.restaking
        world.expectRefusal(PodError.onlyEigenPod) { () throws(Revert) in
            try restaking.recordBeaconChainETHBalanceUpdate(
                Call(sender: pod, contract: world.parameters.eigenPodManager),
                podOwner: StakingWorld.neighbour, previousRestakedBalance: .zero, delta: 1)
        }
        world.expectRefusal(PodError.sharesNotMultipleOfGwei) { () throws(Revert) in
            try record(1, previous: 32)
        }
        world.expectRefusal(PodError.sharesNegative) { () throws(Revert) in
            try restaking.queueWithdrawals(
                world.delegationCall(StakingWorld.staker),
                [
                    QueuedWithdrawalRequest(
                        strategies: [strategy], depositShares: [Shares(rawValue: ether * 33)])
                ])
        }
        world.expectRefusal(PodError.onlyDelegationManager) { () throws(Revert) in
            _ = try restaking.addPodShares(
                Call(sender: pod, contract: world.parameters.eigenPodManager),
                staker: StakingWorld.staker, strategy: strategy, shares: 1)
        }
        world.expectRefusal(PodError.invalidStrategy) { () throws(Revert) in
            _ = try restaking.podDepositShares(
                of: StakingWorld.staker, in: StakingWorld.strategy)
        }
    }
}

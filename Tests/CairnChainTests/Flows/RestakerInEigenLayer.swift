import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking
import Testing

/// stETH of the restaker goes into EigenLayer's strategy and comes back.
@Suite("ether.fi's restaker in EigenLayer")
struct RestakerInEigenLayer {
    private let test = EtherFiWorld()
    private var restaker: Address { test.contracts.restaker }
    private var strategy: Address { test.etherFi.surroundings.stETHStrategy }

    private func stETHBalance(_ holder: Address) -> UInt256 {
        test.word("balanceOf(address)", ABITuple(holder), at: test.stETH)
    }

    /// What the restaker says is restaked, leaving, held, and in Lido's queue.
    private var splits: [UInt256] {
        let output = test.world.send(
            "getTotalPooledEtherSplits(address)", ABITuple(test.stETH), to: restaker
        ).output.bytes
        return stride(from: 0, to: output.count, by: 32).map {
            UInt256(bigEndian: output[$0..<$0 + 32]) ?? .max
        }
    }

    @Test("deposit, delegation, a queued withdrawal, its completion")
    func road() {
        let executor = test.holder(.executorOperations)
        test.send(
            "submit(address)", ABITuple(Address.zero), to: test.stETH, from: alice,
            value: .ether(100))
        test.send(
            "transfer(address,uint256)", ABITuple(restaker, ether(50)), to: test.stETH, from: alice)
        #expect(splits == [0, 0, ether(50), 0])

        // Deposit
        let deposit = "depositIntoStrategy(address,uint256)"
        test.refuses(
            "OnlyExecutorOperations()", deposit, ABITuple(test.stETH, ether(40)), to: restaker,
            from: alice)
        test.send(deposit, ABITuple(test.stETH, ether(40)), to: restaker, from: executor)
        #expect(stETHBalance(strategy) == ether(40))
        #expect(
            test.word(
                "stakerDepositShares(address,address)", ABITuple(restaker, strategy),
                at: test.restaking.strategyManager) == ether(40))
        #expect(splits == [ether(40), 0, ether(10), 0])

        // Delegation
        test.send(
            "registerAsOperator(address,uint32,string)",
            ABITuple(Address.zero, 0 as UInt32, "ipfs://operator"),
            to: test.restaking.delegationManager, from: bob)
        test.send(
            "delegateTo(address,(bytes,uint256),bytes32)",
            ABITuple(bob, ABITuple([] as Bytes, UInt256.zero), Hash.zero), to: restaker,
            from: test.holder(.operatingMultisig))
        #expect(test.word("isDelegated()", ABITuple(), at: restaker) == .one)
        #expect(operatorShares == ether(40))

        // Withdrawal
        let startBlock = UInt32(test.world.ledger.moment.number)
        test.send(
            "queueWithdrawals(address,uint256)", ABITuple(test.stETH, ether(15)), to: restaker,
            from: executor)
        #expect(operatorShares == ether(25))
        #expect(splits == [ether(25), ether(15), ether(10), 0])
        let withdrawal = QueuedWithdrawal(
            staker: restaker, delegatedTo: bob, withdrawer: restaker, nonce: 0,
            startBlock: startBlock, strategies: [strategy], scaledShares: [ether(15)])
        let complete = "completeQueuedWithdrawals(\(QueuedWithdrawal.abiType)[],address[][])"
        let arguments = ABITuple([withdrawal], [[test.stETH]])
        let housekeeping = test.holder(.housekeepingOperations)
        test.refuses(
            "WithdrawalDelayNotElapsed()", complete, arguments, to: restaker, from: housekeeping)
        test.waitForWithdrawals()
        test.send(complete, arguments, to: restaker, from: housekeeping)
        #expect(stETHBalance(restaker) == ether(25))
        #expect(stETHBalance(strategy) == ether(25))
        #expect(splits == [ether(25), 0, ether(25), 0])
        test.refuses(
            "WithdrawalRootNotFound()", complete, arguments, to: restaker, from: housekeeping)

        // Leaving the operator queues the rest.
        test.send(
            "undelegate()", ABITuple(), to: restaker, from: test.holder(.operatingMultisig))
        #expect(splits == [0, ether(25), ether(25), 0])
        #expect(operatorShares == 0)
    }

    private var operatorShares: UInt256 {
        test.word(
            "operatorShares(address,address)", ABITuple(bob, strategy),
            at: test.restaking.delegationManager)
    }

    @Test("what is restaked grows with Lido's reports")
    func rebase() throws {
        let town = LiquidWorld()
        let restaker = town.etherFi.restaker
        town.submit(.ether(1_000), from: alice)
        town.depositValidators(31)
        town.act(
            "transfer(address,uint256)", ABITuple(restaker, ether(40)), at: town.lido.stETH,
            from: alice)
        town.act(
            "depositIntoStrategy(address,uint256)", ABITuple(town.lido.stETH, ether(40)),
            at: restaker, from: town.holder(of: .executorOperations))
        town.pass(days: 1)
        let gain = ether(1) / 10
        town.handle(town.report(clBalance: ether(31 * 32) + gain, validators: 31))

        // A tenth of the gain is minted as shares; 1,001 ether were there before.
        let pooled = ether(1_001) + gain
        let shares = ether(1_001) + share(gain / 10, ether(1_001), of: pooled - gain / 10)
        let held = share(ether(40), pooled, of: shares)
        #expect(try town.stETH(of: town.surroundings.stETHStrategy) == held)
        // A strategy counts a thousand shares and units that nobody has.
        let worth = share(ether(40), held + 1_000, of: ether(40) + 1_000)
        let answer = town.act(
            "getRestakedAmount(address)", ABITuple(town.lido.stETH), at: restaker, from: alice)
        #expect(answer.bytes == ABITuple(worth).encoded())
        #expect(worth > ether(40))
    }
}

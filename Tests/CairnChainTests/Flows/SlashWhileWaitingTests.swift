import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("An operator is slashed while ether.fi's stETH is on its way out")
struct SlashWhileWaitingTests {
    private static let operatorAccount: Address = "0x0000000000000000000000000000000000000099"
    private static let service: Address = "0x0000000000000000000000000000000000000077"

    /// An operator that answers for all stETH to one set.
    private func engage(_ town: LiquidWorld) {
        let (parameters, strategy) = (town.parameters, town.surroundings.stETHStrategy)
        let (account, service) = (Self.operatorAccount, Self.service)
        let manager = parameters.allocationManager
        town.act(
            "registerAsOperator(address,uint32,string)",
            ABITuple(Address.zero, UInt32(0), Bytes([0x6F])), at: parameters.delegationManager,
            from: account)
        town.act(
            "updateAVSMetadataURI(address,string)", ABITuple(service, Bytes([0x78])), at: manager,
            from: service)
        town.act(
            "setAVSRegistrar(address,address)", ABITuple(service, LiquidWorld.registrar),
            at: manager, from: service)
        town.act(
            "createOperatorSets(address,(uint32,address[],address)[])",
            ABITuple(service, [ABITuple(UInt32(1), [strategy], service)]), at: manager,
            from: service)
        town.act(
            "registerForOperatorSets(address,(address,uint32[],bytes))",
            ABITuple(account, ABITuple(service, [UInt32(1)], Bytes())), at: manager,
            from: account)
        town.pass(blocks: UInt64(parameters.allocationConfigurationDelay) + 1)
        town.act(
            "modifyAllocations(address,((address,uint32),address[],uint64[])[])",
            ABITuple(
                account,
                [
                    ABITuple(
                        ABITuple(service, UInt32(1)), [strategy],
                        [UInt64(1_000_000_000_000_000_000)])
                ]), at: manager, from: account)
        town.pass(blocks: 1)
    }

    @Test("and what eETH loses is what was burned, to the wei")
    func slash() throws {
        let town = LiquidWorld()
        let (ether, restaker) = (LiquidWorld.ether, town.etherFi.restaker)
        let strategy = town.surroundings.stETHStrategy
        let executor = town.holder(of: .executorOperations)
        // Forty thousand ether, two days apart for the limit on new eETH, and stETH for 100 more.
        town.deposit(.ether(20_000), from: alice)
        town.pass(days: 1)
        town.deposit(.ether(20_000), from: bob)
        town.submit(.ether(100), from: LiquidWorld.carol)
        town.approve(town.etherFi.liquifier, of: town.lido.stETH, from: LiquidWorld.carol)
        town.act(
            "depositWithERC20(address,uint256,uint256,address)",
            ABITuple(town.lido.stETH, 100 * ether, UInt256.zero, Address.zero),
            at: town.etherFi.liquifier, from: LiquidWorld.carol)
        engage(town)
        town.act(
            "depositIntoStrategy(address,uint256)", ABITuple(town.lido.stETH, 100 * ether),
            at: restaker, from: executor)
        town.act(
            "delegateTo(address,(bytes,uint256),bytes32)",
            ABITuple(Self.operatorAccount, ABITuple(Bytes(), UInt256.zero), Hash.zero),
            at: restaker, from: town.holder(of: .operatingMultisig))
        town.execute(try town.committeeReport())

        // Half of it is on its way out when a tenth of the operator's stake is slashed.
        town.act(
            "queueWithdrawals(address,uint256)", ABITuple(town.lido.stETH, 50 * ether),
            at: restaker, from: executor)
        let root = try #require(
            town.world.restaking.queuedWithdrawalRoots(of: restaker).first)
        let withdrawal = town.world.restaking.queuedWithdrawal(root)
        town.pass(blocks: 10)
        town.act(
            "slashOperator(address,(address,uint32,address[],uint256[],string))",
            ABITuple(
                Self.service,
                ABITuple(
                    Self.operatorAccount, UInt32(1), [strategy], [ether / 10], Bytes([0x78]))),
            at: town.parameters.allocationManager, from: Self.service)
        #expect(
            town.world.restaking.operatorShares(Self.operatorAccount, in: strategy).rawValue
                == 45 * ether)
        #expect(try town.world.etherFi.restakedAmount(of: town.lido.stETH) == 45 * ether)
        #expect(try town.world.etherFi.queuedAmount(of: town.lido.stETH) == 45 * ether)

        // Its shares become stETH at the burn address, in full.
        town.act(
            "clearBurnOrRedistributableShares((address,uint32),uint256)",
            ABITuple(ABITuple(Self.service, UInt32(1)), UInt256.one),
            at: town.parameters.strategyManager, from: alice)
        #expect(try town.stETH(of: town.parameters.burnAddress) == 10 * ether)
        #expect(try town.stETH(of: strategy) == 90 * ether)

        // What waited is paid what is left of it.
        town.pass(blocks: UInt64(town.parameters.minWithdrawalDelayBlocks) + 1)
        town.act(
            "completeQueuedWithdrawals(\(StakerWithdrawal.abiType)[],address[][])",
            ABITuple([withdrawal], [[town.lido.stETH]]), at: restaker,
            from: town.holder(of: .housekeepingOperations))
        #expect(try town.stETH(of: restaker) == 45 * ether)
        #expect(try town.world.etherFi.restakerPooledEther() == 90 * ether)

        try reportLoss(town)
    }

    /// The committee reports the loss, and every holder of eETH bears a part.
    private func reportLoss(_ town: LiquidWorld) throws {
        let ether = LiquidWorld.ether
        let before = try town.holders.map { try town.eETH(of: $0) }
        #expect(before == [20_000 * ether, 20_000 * ether, 100 * ether])
        town.execute(try town.committeeReport(rewards: -Int256(bits: 10 * ether)))
        #expect(try town.poolEther == 40_090 * ether)
        let after = try town.holders.map { try town.eETH(of: $0) }
        let losses = zip(before, after).map { $0 - $1 }
        // 10 · 20 000 / 40 100, and 10 · 100 / 40 100, each rounded up for the pool.
        #expect(losses[0] == 4_987_531_172_069_825_437)
        #expect(losses[1] == losses[0])
        #expect(losses[2] == 24_937_655_860_349_128)
        // Together they lost what was burned, and the wei that three balances round down.
        let dust = losses.reduce(.zero, +) - 10 * ether
        #expect(dust == 2)
        #expect(try town.stETH(of: town.parameters.burnAddress) == 10 * ether)
    }
}

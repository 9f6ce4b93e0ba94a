import CairnBeacon
import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("ether.fi's keepers")
struct EtherFiKeeperTests {
    let town = KeptWorld()
    var etherFi: EtherFi { town.world.etherFi }
    var feeRecipient: Address { etherFi.state.poolSettings.value.feeRecipient }

    func deposit(_ amount: Wei) {
        town.act(
            "deposit()", ABITuple(), at: town.pool.liquidityPool, from: alice, value: amount)
    }

    func request(_ amount: UInt256) {
        town.act(
            "approve(address,uint256)", ABITuple(town.pool.liquidityPool, UInt256.max),
            at: town.pool.eETH, from: alice)
        town.act(
            "requestWithdraw(address,uint256)", ABITuple(alice, amount),
            at: town.pool.liquidityPool, from: alice)
    }

    /// Ether in the pool and out of it.
    var pool: [UInt256] {
        let value = etherFi.state.poolValue.value
        return [value.inPool.rawValue, value.outOfPool.rawValue]
    }

    /// Two days after which three validators are active.
    func start() {
        deposit(.ether(100))
        town.pass(days: 1)
        town.pass(days: 1)
        town.pass(days: 1)
    }

    // MARK: From a deposit to a month of rewards

    @Test("a deposit becomes validators in two steps, seen in between")
    func steps() throws {
        deposit(.ether(100))
        town.pass(days: 1)
        #expect(pool == [ether(97), ether(3)])
        #expect(town.balance(town.pool.auctionManager) == .zero)
        town.pass(days: 1)
        #expect(
            town.operatorNames
                == ["ether.fi: Pier Two", "ether.fi: DSRV", "ether.fi: Nethermind"])
        #expect(town.newValidators.map(\.balance) == [.ether(1), .ether(1), .ether(1)])
        #expect(pool == [ether(4), ether(96)])
        town.pass(days: 1)
        #expect(town.newValidators.allSatisfy { $0.balance > .ether(32) })
        #expect(
            town.newValidators.allSatisfy { entry in
                let pod = town.world.restaking.podOwner(of: town.pod(of: entry.validator))
                return town.world.etherFiNodes.state.deployedNodes[pod].isSet
            })
        // The pods count their validators.
        #expect(
            town.newValidators.allSatisfy {
                town.world.restaking.activeValidatorCount(of: town.pod(of: $0.validator)) == 1
            })
        #expect(town.refusals == [])
    }

    @Test("a month's gain is told as fast as the limits allow, a quarter of a percent at once")
    func month() throws {
        start()
        // What the validators gained until then is told.
        #expect(pool[1] == town.newBalance)
        let (before, shares) = (pool, etherFi.totalShares.rawValue)
        let recipient = etherFi.eETHShares(of: feeRecipient).rawValue
        town.block(after: 30 * KeptWorld.day)
        let gain = town.newBalance - before[1]
        #expect(gain > ether(3) / 10 && gain < ether(4) / 10)
        // The limit of one report is less than the month's gain.
        let most = (before[0] + before[1]) * 25 / 10_000
        #expect(gain - gain / 10 > most)
        let fees = most / 9
        #expect(pool == [before[0], before[1] + most + fees])
        let minted = share(fees, shares, of: before[0] + before[1] + most)
        #expect(etherFi.totalShares.rawValue == shares + minted)
        #expect(etherFi.eETHShares(of: feeRecipient).rawValue == recipient + minted)

        // The next report tells more of it, as much as five percent a year allow.
        town.block()
        town.block(after: KeptWorld.day)
        let pooled = before[0] + before[1] + most + fees
        let more = pooled * 500 * (7_072 * 12) / (10_000 * 31_536_000)
        let moreFees = more / 9
        #expect(pool[1] == before[1] + most + fees + more + moreFees)
        #expect(pool[1] < town.newBalance)
        let mintedThen = share(moreFees, shares + minted, of: pooled + more)
        #expect(etherFi.totalShares.rawValue == shares + minted + mintedThen)
        #expect(
            try town.eETH(of: alice)
                == share(ether(100), pooled + more + moreFees, of: shares + minted + mintedThen))
        #expect(town.refusals == [])
    }

    @Test("ten days' gain is told whole")
    func tenDays() throws {
        start()
        let (before, shares) = (pool, etherFi.totalShares.rawValue)
        town.block(after: 10 * KeptWorld.day)
        let gain = town.newBalance - before[1]
        #expect(gain > ether(1) / 10)
        #expect(pool == [before[0], town.newBalance])
        let minted = share(gain / 10, shares, of: before[0] + before[1] + gain - gain / 10)
        #expect(etherFi.totalShares.rawValue == shares + minted)
        #expect(
            try town.eETH(of: alice) == share(ether(100), pool[0] + pool[1], of: shares + minted))
        #expect(town.refusals == [])
    }

    @Test(
        "so many members vote as must agree, and no report is voted for that would not be applied")
    func votes() throws {
        let members: [Address] = [0xc1, 0xc2, 0xc3].map {
            Address(truncating: UInt256($0 as UInt64))
        }
        let town = KeptWorld(committee: members)
        town.act(
            "deposit()", ABITuple(), at: town.pool.liquidityPool, from: alice, value: .ether(100))
        town.pass(days: 1)
        let block = town.pass(days: 1)
        let senders = block.transactions.map(\.sent.sender)
        #expect(senders.filter { members.contains($0) } == [members[0], members[1], members[0]])
        #expect(Set(block.transactions.map(\.sent.hash)).count == block.transactions.count)

        // While the pool is paused, no gain can be told.
        town.act(
            "pause()", ABITuple(), at: town.pool.liquidityPool,
            from: EtherFiParameters.mainnet.registryRoles[2].holder)
        let last = town.world.etherFi.state.oracle.value.lastPublishedRefSlot
        town.pass(days: 1)
        #expect(town.world.etherFi.state.oracle.value.lastPublishedRefSlot == last)
        #expect(town.refusals.contains { $0.signature.hasPrefix("executeTasks") })
        town.act(
            "unpause()", ABITuple(), at: town.pool.liquidityPool,
            from: EtherFiParameters.mainnet.registryRoles[2].holder)
        town.pass(days: 1)
        #expect(town.world.etherFi.state.oracle.value.lastPublishedRefSlot > last)
    }

    // MARK: Losses

    @Test("slashed validators are a loss in the next reports")
    func slashed() throws {
        start()
        let before = pool
        let shares = etherFi.totalShares.rawValue
        let epoch = try #require(town.chain.beacon?.state.currentEpoch.rawValue)
        town.chain.intervene(
            .beaconFault(.doubleVote(validators: [16, 17, 18], epoch: epoch + 2)))
        town.block(after: KeptWorld.day)
        let lost = before[1] - town.newBalance
        #expect(lost > 3 * ether(32) / 4_096)
        // Five percent a year, of the period since the last report.
        let pooled = before[0] + before[1]
        let most = pooled * 500 * (7_072 * 12) / (10_000 * 31_536_000)
        #expect(lost > most)
        #expect(pool == [before[0], before[1] - most])
        #expect(etherFi.totalShares.rawValue == shares)
        #expect(try town.eETH(of: alice) < ether(100))
        #expect(town.refusals == [])
    }

    // MARK: Requests

    @Test("a request is paid from the pool by the next report")
    func finalized() throws {
        start()
        request(ether(3))
        town.pass(days: 1)
        #expect(etherFi.isRequestFinalized(.one))
        let before = town.balance(alice)
        town.act(
            "claimWithdraw(uint256)", ABITuple(UInt256.one), at: town.pool.withdrawRequestNFT,
            from: alice)
        #expect(town.balance(alice) == before + ether(3))
        #expect(town.refusals == [])
    }

    @Test("a request that the pool cannot pay brings validators' ether home by way of their pods")
    func exits() throws {
        start()
        town.pass(days: 1)
        request(ether(40))
        // Two are asked to leave, leave, and are paid out into their pods.
        town.pass(days: 1)
        town.pass(days: 1)
        #expect(town.newValidators.count { $0.validator.exitEpoch < .farFuture } == 2)
        town.pass(days: 1)
        town.pass(days: 1)
        #expect(town.newValidators.count { $0.balance.isZero } == 2)
        let pods = town.newValidators.prefix(2).map { town.pod(of: $0.validator) }
        let held = pods.reduce(UInt256.zero) { $0 + town.balance($1) }
        #expect(held > ether(64))
        #expect(pods.allSatisfy { town.world.restaking.activeValidatorCount(of: $0) == 0 })
        #expect(!etherFi.isRequestFinalized(.one))

        // EigenLayer's delay is in blocks.
        let inPool = pool[0]
        town.block(after: KeptWorld.day, skipping: 100_801)
        #expect(pods.allSatisfy { town.balance($0) < Wei.gwei(1).rawValue })
        #expect(etherFi.isRequestFinalized(.one))
        #expect(town.balance(town.pool.withdrawRequestNFT) == ether(40))
        #expect(pool[0] == inPool + held - ether(40) - pods.reduce(.zero) { $0 + town.balance($1) })
        #expect(town.refusals == [])
    }
}

extension KeptWorld {
    /// The account to which a validator withdraws.
    func pod(of validator: Validator) -> Address {
        Address(truncating: validator.withdrawalCredentials.word)
    }
}

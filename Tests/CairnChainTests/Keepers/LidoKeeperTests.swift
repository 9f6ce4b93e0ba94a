import CairnBeacon
import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import Testing

@Suite("Lido's keepers")
struct LidoKeeperTests {
    let town = KeptWorld()
    var lido: Lido { town.world.lido }
    var module: Address { lido.parameters.modules[0].address }

    func submit(_ amount: Wei) {
        town.act(
            "submit(address)", ABITuple(Address.zero), at: town.lido.stETH, from: alice,
            value: amount)
    }

    func request(_ amount: UInt256) {
        town.act(
            "approve(address,uint256)", ABITuple(town.lido.withdrawalQueue, UInt256.max),
            at: town.lido.stETH, from: alice)
        town.act(
            "requestWithdrawals(uint256[],address)", ABITuple([amount], Address.zero),
            at: town.lido.withdrawalQueue, from: alice)
    }

    // MARK: From a deposit to a month of rewards

    @Test("a deposit becomes validators, and their month the holders', to the wei")
    func month() throws {
        submit(.ether(100))
        #expect(town.pass(days: 1).transactions.count == 7)
        #expect(lido.state.pool.value.depositedValidators == 3)
        #expect(lido.state.pool.value.bufferedEther == .ether(5))
        #expect(town.balance(SystemAddress.depositContract) == ether(96))

        town.pass(days: 1)
        #expect(
            town.operatorNames
                == ["Lido: Staking Facilities", "Lido: Chorus One", "Lido: stakefish"])
        let credentials = lido.state.router.value.withdrawalCredentials
        #expect(
            town.newValidators.allSatisfy { $0.validator.withdrawalCredentials == credentials })
        #expect(lido.state.pool.value.clValidators == 3)

        let account = SecondAccount(town)
        let jump = town.pass(days: 30)
        // Thirty reports of a day each; then exits and what the operators get.
        #expect(jump.transactions.count == 2 * 30 + 2)
        let gained =
            town.newBalance + town.withdrawn(to: town.lido.withdrawalVault, in: jump)
            - account.clBalance
        // Three hundredths of an ether a validator and month are 1.1 percent a year; ten are 3.8.
        #expect(gained > ether(3) / 10 && gained < ether(4) / 10)
        var after = account
        after.report(
            days: 30, clBalance: town.newBalance,
            vault: town.withdrawn(to: town.lido.withdrawalVault, in: jump))
        #expect(try lido.totalPooledEther().rawValue == after.ether)
        #expect(lido.totalShares.rawValue == after.shares)
        #expect(try town.stETH(of: alice) == share(ether(100), after.ether, of: after.shares))
        #expect(
            lido.sharesOf(lido.parameters.treasury).rawValue - account.treasuryShares
                == after.mintedToTreasury)
        // Three of five operators have a validator each.
        let operators = NodeOperatorParameters.curated.map {
            lido.sharesOf($0.rewardAddress).rawValue
        }
        #expect(operators[0] == operators[1] && operators[1] == operators[2])
        #expect(operators[3] == .zero && operators[4] == .zero)
        let moduleShares = operators.reduce(lido.sharesOf(module).rawValue, +)
        #expect(moduleShares - account.moduleShares == after.mintedToModule)
        #expect(lido.sharesOf(module).rawValue < 3)
        #expect(town.refusals == [])
    }

    // MARK: Losses

    @Test("slashed validators are a loss in the next report, and the protocol goes into the bunker")
    func slashed() throws {
        submit(.ether(100))
        town.pass(days: 1)
        town.pass(days: 1)
        let account = SecondAccount(town)
        let epoch = try #require(town.chain.beacon?.state.currentEpoch.rawValue)
        town.chain.intervene(
            .beaconFault(.doubleVote(validators: [16, 17, 18], epoch: epoch + 2)))
        let jump = town.block(after: KeptWorld.day)
        #expect(town.newValidators.allSatisfy { $0.validator.isSlashed })
        let vault = town.withdrawn(to: town.lido.withdrawalVault, in: jump)
        let lost = account.clBalance - town.newBalance - vault
        #expect(lost > 3 * ether(32) / 4_096)
        #expect(try lido.totalPooledEther().rawValue == account.ether - lost)
        #expect(lido.totalShares.rawValue == account.shares)
        #expect(
            try town.stETH(of: alice) == share(ether(100), account.ether - lost, of: account.shares)
        )
        #expect(lido.isBunkerModeActive && !lido.canDeposit)
        #expect(town.refusals == [])
    }

    // MARK: Requests

    @Test("a request is paid from the buffer by the next report")
    func finalized() throws {
        submit(.ether(100))
        town.pass(days: 1)
        request(ether(3))
        town.pass(days: 1)
        #expect(try lido.withdrawalStatus(.one).isFinalized)
        #expect(town.balance(town.lido.withdrawalQueue) == ether(3))
        let before = town.balance(alice)
        town.act(
            "claimWithdrawal(uint256)", ABITuple(UInt256.one), at: town.lido.withdrawalQueue,
            from: alice)
        #expect(town.balance(alice) == before + ether(3))
        #expect(town.refusals == [])
    }

    @Test("a request that the buffer cannot pay makes validators leave, and is paid then")
    func exits() throws {
        submit(.ether(100))
        town.pass(days: 1)
        town.pass(days: 2)
        request(ether(50))
        town.pass(days: 1)
        #expect(try !lido.withdrawalStatus(.one).isFinalized)
        // The requests are in the beacon chain with the block's end; two validators cover 50 ether.
        town.pass(days: 1)
        #expect(town.newValidators.count { $0.validator.exitEpoch < .farFuture } == 2)
        town.pass(days: 2)
        #expect(try lido.withdrawalStatus(.one).isFinalized)
        #expect(lido.stakingModules.map(\.exitedValidators) == [2])
        let exited = town.world.lidoRegistry.operators(of: module).map(\.entry.exitedKeys)
        #expect(exited == [1, 1, 0, 0, 0])
        #expect(town.newValidators.map(\.balance).prefix(2) == [0, 0])
        // What was withdrawn beyond the request waits for the next deposit.
        #expect(lido.depositableEther() >= .ether(64 + 5 - 50))
        #expect(town.refusals == [])
    }
}

/// Lido's books kept a second time: what reports of equal parts of a time make of them.
private struct SecondAccount {
    var ether: UInt256
    var shares: UInt256
    let clBalance: UInt256
    let moduleShares: UInt256
    let treasuryShares: UInt256
    private(set) var mintedToModule: UInt256 = .zero
    private(set) var mintedToTreasury: UInt256 = .zero

    init(_ town: KeptWorld) {
        let lido = town.world.lido
        let pool = lido.state.pool.value
        // No external shares, no deposits on the way.
        ether = pool.bufferedEther.rawValue + pool.clBalance.rawValue
        shares = lido.totalShares.rawValue
        clBalance = pool.clBalance.rawValue
        moduleShares = NodeOperatorParameters.curated.reduce(
            lido.sharesOf(lido.parameters.modules[0].address).rawValue
        ) { $0 + lido.sharesOf($1.rewardAddress).rawValue }
        treasuryShares = lido.sharesOf(lido.parameters.treasury).rawValue
    }

    /// Each day the beacon chain's balance moves by a part of a whole gwei, and a part of what the
    /// vault got is collected; a tenth of the gain is minted as shares.
    mutating func report(days: UInt64, clBalance: UInt256, vault: UInt256) {
        let gwei = Wei.gwei(1).rawValue
        let (first, last) = (self.clBalance / gwei, clBalance / gwei)
        var told = UInt256.zero
        for day in 1...days {
            let moved =
                last >= first
                ? (last - first) * UInt256(day) / UInt256(days) * gwei : UInt256.zero
            let toCome = mulDiv(
                vault, UInt256(days - day), by: UInt256(days), rounding: .up)
            let sum = moved + vault - toCome
            let gain = sum - told
            told = sum
            ether += gain
            let fee = gain / 10
            let minted = share(fee, shares, of: ether - fee)
            shares += minted
            mintedToModule += minted / 2
            mintedToTreasury += minted - minted / 2
        }
    }
}

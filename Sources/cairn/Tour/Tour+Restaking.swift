import CairnChain
import CairnEthereum
import CairnLiquid
import CairnNode
import CairnPrimitives
import CairnRestaking

/// Restaking: an operator, a service, allocations and a slash.
extension Tour {
    private var core: RestakingParameters { Mainnet.restaking }
    private var strategy: Address { Mainnet.stETHStrategy }
    private var stETH: Address { Mainnet.lido.stETH }
    private var set: OperatorSet { OperatorSet(avs: service.address, id: 1) }

    /// Refuses a chain on which the tour has been before.
    func requireNewcomer() async throws {
        guard try await client.read(core.delegationManager, "isOperator", `operator`.address)
        else { return }
        throw Failure(
            "\(`operator`.address.checksummed) is an operator already; the tour needs a chain on "
                + "which its accounts are new")
    }

    func registerOperator() async throws {
        narrator.step(
            Told("An operator registers", "營運者註冊"),
            Told(
                "Operators run the software of services. This one takes everybody's delegation "
                    + "without an approval, and its allocations shall hold at once; that second wish "
                    + "itself takes 17.5 days to hold.",
                "營運者執行各項服務的軟體。這一位不需核准即接受任何人的委託，且希望配置立即生效；"
                    + "不過這個設定本身要 17.5 天後才生效。"))
        try await act(
            `operator`, names.operator,
            ContractCall(
                core.delegationManager, "registerAsOperator", Address.zero, UInt32(0),
                "https://example.org/operator.json"))
        let isOperator: Bool = try await client.read(
            core.delegationManager, "isOperator", `operator`.address)
        try narrator.check(isOperator, Told("it is an operator now", "它已是營運者"))
    }

    func restake() async throws {
        narrator.step(
            Told("The staker restakes stETH and delegates", "質押者再質押 stETH 並委託"),
            Told(
                "20 stETH go into EigenLayer's strategy for stETH, which keeps shares of its own. "
                    + "Delegation gives the operator the weight of the stake, and not the stake: only "
                    + "the staker can take it out, only a slash can reduce it.",
                "20 枚 stETH 存入 EigenLayer 的 stETH 策略，策略另有自己的份額。委託給營運者的是權重，"
                    + "不是資產：只有質押者能取回，只有罰沒能減少。"))
        let amount = Wei.ether(20)
        try await act(
            staker, names.staker, ContractCall(stETH, "approve", core.strategyManager, amount))
        let deposit = try await act(
            staker, names.staker,
            ContractCall(core.strategyManager, "depositIntoStrategy", strategy, stETH, amount))
        let log = try deposit.log("Deposit(address,address,uint256)", of: core.strategyManager)
        let credited = try log.data.decodedFields(as: ABITuple<Address, Address, Shares>.self)
        let shares = credited.fields.2
        try await act(
            staker, names.staker,
            ContractCall(
                core.delegationManager, "delegateTo", `operator`.address,
                SignatureWithExpiry(signature: [], expiry: .zero), Hash.zero))
        narrator.fact(Told("restaked", "再質押"), exact(amount, "stETH"))
        narrator.fact(Told("shares of the strategy received", "取得策略份額"), exact(shares))
        let delegated: Shares = try await client.read(
            core.delegationManager, "operatorShares", `operator`.address, strategy)
        try narrator.check(
            delegated == shares,
            Told("the operator answers for exactly these shares", "營運者承擔的正是這些份額"))
    }

    func openService() async throws {
        narrator.step(
            Told("A service opens an operator set", "服務建立營運者集合"),
            Told(
                "A service (an AVS) names the strategies whose stake secures it, and who may slash. "
                    + "Its registrar decides which operators may join; this one lets all of them in.",
                "服務（AVS）指定由哪些策略的質押保障它，以及誰有權罰沒。登記合約決定哪些營運者可以加入；"
                    + "這裡的合約一律放行。"))
        let manager = core.allocationManager
        try await act(
            service, names.service,
            ContractCall(
                manager, "updateAVSMetadataURI", service.address,
                "https://example.org/service.json"))
        try await act(
            service, names.service,
            ContractCall(manager, "setAVSRegistrar", service.address, Genesis.openRegistrar))
        try await act(
            service, names.service,
            ContractCall(
                manager, "createOperatorSets", service.address,
                [
                    CreateSetParams(
                        operatorSetID: set.id, strategies: [strategy], slasher: service.address)
                ]))
        let exists: Bool = try await client.read(manager, "isOperatorSet", set)
        try narrator.check(exists, Told("operator set #1 exists", "營運者集合 #1 已存在"))
    }

    func allocate() async throws {
        narrator.step(
            Told("The operator joins and allocates half", "營運者加入並配置一半"),
            Told(
                "17.5 days pass, until the operator's allocation delay holds. Then it joins the set "
                    + "and allocates half of its stake: so much, and not more, can the service slash.",
                "17.5 天過去，營運者的配置延遲生效。接著它加入集合，配置一半的質押：服務能罰沒的就是"
                    + "這麼多，不會更多。"))
        let manager = core.allocationManager
        let delay: UInt32 = try await client.read(manager, "ALLOCATION_CONFIGURATION_DELAY")
        try await pass(
            blocks: UInt64(delay) + 1, Told("time that passes", "經過的時間"))
        try await act(
            `operator`, names.operator,
            ContractCall(
                manager, "registerForOperatorSets", `operator`.address,
                RegisterParams(avs: service.address, operatorSetIDs: [set.id])))
        try await act(
            `operator`, names.operator,
            ContractCall(
                manager, "modifyAllocations", `operator`.address,
                [
                    AllocateParams(
                        operatorSet: set, strategies: [strategy],
                        newMagnitudes: [Self.whole / 2])
                ]))
        let allocation: Allocation = try await client.read(
            manager, "getAllocation", `operator`.address, set, strategy)
        let shares: Shares = try await client.read(
            core.delegationManager, "operatorShares", `operator`.address, strategy)
        let slashable = try await slashableStake()
        narrator.fact(Told("the operator's stake, in shares", "營運者的質押（份額）"), exact(shares))
        narrator.fact(Told("slashable by the service", "服務可罰沒"), exact(slashable))
        try narrator.check(
            allocation.currentMagnitude == Self.whole / 2
                && shares.rawValue - slashable.rawValue * UInt256(2) <= UInt256(1),
            Told("exactly half is slashable", "可罰沒的恰好是一半"))
    }

    /// A magnitude of everything.
    private static let whole: UInt64 = 1_000_000_000_000_000_000

    private func slashableStake() async throws -> Shares {
        let block = try await client.smallNumber("eth_blockNumber")
        let stakes: [[Shares]] = try await client.read(
            core.allocationManager, "getMinimumSlashableStake", set, [`operator`.address],
            [strategy], UInt32(truncatingIfNeeded: block))
        return stakes.first?.first ?? .zero
    }

    func slash() async throws {
        narrator.step(
            Told("The service slashes the operator", "服務罰沒營運者"),
            Told(
                "The operator misbehaves, and the service takes 20 % of what was allocated to it: "
                    + "20 % of 50 %, so a tenth of every delegated share, that of the staker among "
                    + "them. The stETH behind it is then burnt: it goes to an address that nobody "
                    + "has.",
                "營運者行為不當，服務罰沒配置額的 20%：50% 的 20%，也就是每一個受託份額的十分之一，"
                    + "質押者的也在內。背後的 stETH 隨後銷毀：送往無人持有的地址。"))
        let manager = core.allocationManager
        let before = try await withdrawable()
        let worthBefore: Wei = try await client.read(
            strategy, "sharesToUnderlyingView", before.withdrawable)
        let receipt = try await act(
            service, names.service,
            ContractCall(
                manager, "slashOperator", service.address,
                SlashingParams(
                    operator: `operator`.address, operatorSetID: set.id, strategies: [strategy],
                    wadsToSlash: [UInt256(Self.whole / 5)],
                    description: Bytes(Array("signed two answers to one task".utf8)))))
        let log = try receipt.log(
            "OperatorSlashed(address,(address,uint32),address[],uint256[],string)", of: manager)
        let event = try log.data.decodedFields(
            as: ABITuple<Address, OperatorSet, [Address], [UInt256], String>.self)
        let after = try await withdrawable()
        let worthAfter: Wei = try await client.read(
            strategy, "sharesToUnderlyingView", after.withdrawable)
        narrator.fact(Told("reason given", "理由"), event.fields.4)
        narrator.fact(
            Told("part of all the operator's stake", "佔營運者全部質押"),
            Wei(rawValue: event.fields.3.first ?? .zero).formattedEther())
        narrator.fact(
            Told("withdrawable before", "罰沒前可提領"), exact(worthBefore, "stETH"))
        narrator.fact(Told("withdrawable after", "罰沒後可提領"), exact(worthAfter, "stETH"))
        narrator.fact(Told("lost", "損失"), exact(worthBefore - worthAfter, "stETH"))
        let tenth = before.withdrawable.rawValue / UInt256(10)
        let lost = before.withdrawable.rawValue - after.withdrawable.rawValue
        try narrator.check(
            lost >= tenth && lost - tenth <= UInt256(2) && after.deposited == before.deposited,
            Told(
                "a tenth of the withdrawable shares is gone, and the deposit shares are unchanged",
                "可提領份額少了十分之一，存入份額不變"))
        try await burn()
    }

    /// Sends what the slash took to where nobody can spend it.
    private func burn() async throws {
        let manager = core.allocationManager
        let slashes: UInt256 = try await client.read(manager, "getSlashCount", set)
        let before = try await tokens(stETH, of: core.burnAddress)
        try await act(
            service, names.service,
            ContractCall(
                core.strategyManager, "clearBurnOrRedistributableShares", set, slashes))
        let burnt = try await tokens(stETH, of: core.burnAddress) - before
        narrator.fact(Told("burnt", "銷毀"), exact(burnt, "stETH"))
        try narrator.check(
            !burnt.isZero, Told("the stETH is out of reach", "這些 stETH 已無人能動用"))
    }

    private func withdrawable() async throws -> (withdrawable: Shares, deposited: Shares) {
        let answer = try await client.read(
            core.delegationManager, "getWithdrawableShares", staker.address, [strategy],
            asFields: ABITuple<[Shares], [Shares]>.self)
        guard let withdrawable = answer.0.first, let deposited = answer.1.first else {
            throw Failure("getWithdrawableShares answers without shares")
        }
        return (withdrawable, deposited)
    }

    // MARK: Out again

    func queue() async throws -> StakerWithdrawal {
        narrator.step(
            Told("The staker queues a withdrawal", "質押者申請提領"),
            Told(
                "Restaked stETH comes out through a queue of 14 days. While it waits it can still be "
                    + "slashed for what happened before; the rules see to it that nobody escapes.",
                "再質押的 stETH 要在佇列中等 14 天。等待期間仍可能因先前的行為被罰沒，誰也逃不掉。"))
        let shares = try await withdrawable().deposited
        try await act(
            staker, names.staker,
            ContractCall(
                core.delegationManager, "queueWithdrawals",
                [QueuedWithdrawalRequest(strategies: [strategy], depositShares: [shares])]))
        let queued = try await client.read(
            core.delegationManager, "getQueuedWithdrawals", staker.address,
            asFields: ABITuple<[StakerWithdrawal], [[Shares]]>.self)
        guard let withdrawal = queued.0.first, let waiting = queued.1.first?.first else {
            throw Failure("no withdrawal is in the queue")
        }
        narrator.fact(Told("deposit shares queued", "排隊的存入份額"), exact(shares))
        narrator.fact(Told("of which are withdrawable", "其中可提領"), exact(waiting))
        do {
            _ = try await client.ask(completion(of: withdrawal), from: staker.address)
            throw Failure("a withdrawal could be completed before its time")
        } catch let refusal as RPCFailure {
            try narrator.check(
                refusal.isRefusal("WithdrawalDelayNotElapsed()"),
                Told(
                    "completing it now is refused: WithdrawalDelayNotElapsed()",
                    "現在完成會被拒絕：WithdrawalDelayNotElapsed()"))
        }
        return withdrawal
    }

    func complete(_ withdrawal: StakerWithdrawal) async throws {
        narrator.step(
            Told("Two weeks later the withdrawal completes", "兩週後提領完成"),
            Told(
                "The shares left after the slash become stETH again, at the strategy's rate of "
                    + "today.",
                "罰沒後剩下的份額依策略當下的匯率變回 stETH。"))
        let delay: UInt32 = try await client.read(
            core.delegationManager, "minWithdrawalDelayBlocks")
        try await pass(blocks: UInt64(delay) + 1, Told("time that passes", "經過的時間"))
        let before = try await tokens(stETH, of: staker.address)
        try await act(staker, names.staker, completion(of: withdrawal))
        let received = try await tokens(stETH, of: staker.address) - before
        narrator.fact(Told("received", "取得"), exact(received, "stETH"))
        try narrator.check(
            received > .ether(18) - 10 && received < .ether(18) + 20_000_000_000_000_000,
            Told(
                "that is 20 stETH, less the tenth that was slashed, plus the reward",
                "即 20 stETH，減去罰沒的十分之一，加上獎勵"))
    }

    private func completion(of withdrawal: StakerWithdrawal) -> ContractCall {
        ContractCall(
            core.delegationManager, "completeQueuedWithdrawal", withdrawal, [stETH], true)
    }
}

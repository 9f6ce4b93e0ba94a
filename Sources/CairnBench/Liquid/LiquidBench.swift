import CairnChain
import CairnLedger
import CairnLiquid
import CairnPrimitives

/// The operations of Lido and ether.fi whose cost in revm is on record, and a rebase of each.
public enum LiquidBench {
    /// Measures all of them among so many holders.
    public static func run(holders count: Int) -> [Timing] {
        let town = LiquidTown(holders: count)
        var random = Xoshiro256(seed: 4)
        // Any order, so that memory is not met in the order in which it was filled.
        let users = town.holders.shuffled(using: &random).prefix(10_000)
        let bench = Bench(town: town, users: Array(users))
        return bench.lido() + bench.etherFi() + bench.rebases()
    }

    private struct Bench {
        let town: LiquidTown
        let users: [Address]

        private var amount: UInt256 { LiquidTown.amount.rawValue }

        /// - Parameter recorded: What revm takes with the deployed bytecode, in nanoseconds.
        private func measure(
            _ name: String, _ recorded: Double?, _ messages: [Message]
        ) -> Timing {
            var batch = CallBatch()
            for message in messages { batch.add(message) }
            return Timing(
                "\(name), \(town.holders.count) holders", operations: messages.count,
                nsPerOperation: batch.nanosecondsPerCall(on: town.world),
                reference: recorded.map { .init("revm", nsPerOperation: $0) })
        }

        /// For each user, the one behind them.
        private var pairs: [(Address, Address)] {
            Array(zip(users, users.dropFirst() + users.prefix(1)))
        }

        func lido() -> [Timing] {
            let contracts = town.lido
            var timings = [
                measure(
                    "Lido.submit", 13_600,
                    users.map {
                        Message(
                            "submit(address)", Address.zero, from: $0, at: contracts.stETH,
                            value: LiquidTown.amount)
                    }),
                measure(
                    "stETH.transfer", 8_600,
                    pairs.map {
                        Message(
                            "transfer(address,uint256)", $1, amount, from: $0, at: contracts.stETH)
                    }),
                measure(
                    "wstETH.wrap", 16_600,
                    users.map {
                        Message("wrap(uint256)", amount, from: $0, at: contracts.wstETH)
                    }),
                measure(
                    "wstETH.unwrap", 17_300,
                    users.map {
                        Message("unwrap(uint256)", amount, from: $0, at: contracts.wstETH)
                    }),
            ]
            let requests = users.map {
                Message(
                    "requestWithdrawals(uint256[],address)", [amount], $0, from: $0,
                    at: contracts.withdrawalQueue)
            }
            timings.append(measure("WithdrawalQueue.requestWithdrawals", 29_300, requests))
            for request in requests { town.world.prepare(request) }
            let last = UInt256(users.count)
            town.world.prepare(
                Message(
                    "finalize(uint256,uint256)", last,
                    UInt256(1_000_000_000_000_000_000_000_000_000) << 1, from: contracts.stETH,
                    at: contracts.withdrawalQueue,
                    value: LiquidTown.amount * UInt64(users.count)))
            _ = town.world.store.sealBlock()
            timings.append(
                measure(
                    "WithdrawalQueue.claimWithdrawals", 13_400,
                    users.enumerated().map { number, user in
                        Message(
                            "claimWithdrawals(uint256[],uint256[])", [UInt256(number + 1)],
                            [UInt256.one], from: user, at: contracts.withdrawalQueue)
                    }))
            return timings
        }

        func etherFi() -> [Timing] {
            let contracts = town.etherFi
            var timings = [
                measure(
                    "LiquidityPool.deposit", 40_300,
                    users.map {
                        Message(
                            "deposit()", from: $0, at: contracts.liquidityPool,
                            value: LiquidTown.amount)
                    }),
                measure(
                    "eETH.transfer", 19_400,
                    pairs.map {
                        Message(
                            "transfer(address,uint256)", $1, amount, from: $0, at: contracts.eETH)
                    }),
                measure(
                    "weETH.wrap", 47_400,
                    users.map { Message("wrap(uint256)", amount, from: $0, at: contracts.weETH) }),
                measure(
                    "weETH.unwrap", 44_900,
                    users.map { Message("unwrap(uint256)", amount, from: $0, at: contracts.weETH) }
                ),
                measure(
                    "RedemptionManager.redeemEEth", 229_400,
                    users.map {
                        Message(
                            "redeemEEth(uint256,address,address)", amount, $0,
                            EtherFi.etherAsset, from: $0, at: contracts.redemptionManager)
                    }),
            ]
            let requests = users.map {
                Message(
                    "requestWithdraw(address,uint256)", $0, amount, from: $0,
                    at: contracts.liquidityPool)
            }
            timings.append(measure("LiquidityPool.requestWithdraw", 60_500, requests))
            for request in requests { town.world.prepare(request) }
            town.world.prepare(
                Message(
                    "finalizeRequests(uint256)", UInt256(users.count), from: contracts.etherFiAdmin,
                    at: contracts.withdrawRequestNFT))
            let locked = LiquidTown.amount.rawValue * UInt256(users.count)
            town.world.prepare(
                Message(
                    "addEthAmountLockedForWithdrawal(uint128)", locked,
                    from: contracts.etherFiAdmin, at: contracts.liquidityPool))
            _ = town.world.store.sealBlock()
            timings.append(
                measure(
                    "WithdrawRequestNFT.claimWithdraw", 58_800,
                    users.enumerated().map { number, user in
                        Message(
                            "claimWithdraw(uint256)", UInt256(number + 1), from: user,
                            at: contracts.withdrawRequestNFT)
                    }))
            return timings
        }

        /// What changes every balance at once must not cost more where there are more of them.
        func rebases() -> [Timing] {
            let lido = town.lido
            let moment = town.world.ledger.moment
            let report = Message(
                """
                handleOracleReport((uint256,uint256,uint256,uint256,uint256,uint256,uint256,\
                uint256[],uint256))
                """,
                OracleReport(
                    timestamp: UInt256(moment.timestamp - 12), timeElapsed: 86_400,
                    clValidators: .zero,
                    clBalance: .zero, withdrawalVaultBalance: .zero, elRewardsVaultBalance: .zero,
                    sharesRequestedToBurn: .zero, withdrawalFinalizationBatches: [],
                    simulatedShareRate: .zero),
                from: lido.accountingOracle, at: lido.accounting)
            let rebase = Message(
                "rebase(int128,uint128)", amount, UInt256.zero, from: town.etherFi.etherFiAdmin,
                at: town.etherFi.liquidityPool)
            return [
                measure("Lido, a report", nil, Array(repeating: report, count: 100)),
                measure("LiquidityPool.rebase", nil, Array(repeating: rebase, count: 100)),
            ]
        }
    }
}

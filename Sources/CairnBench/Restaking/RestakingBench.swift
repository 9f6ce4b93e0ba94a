import CairnChain
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// The seven operations of the restaking core whose cost in revm is on record.
public enum RestakingBench {
    /// Nanoseconds that revm takes with the deployed bytecode, state in memory, execution only.
    private enum Recorded {
        static let deposit = 40_500.0
        static let delegate = 51_800.0
        static let queue = 63_600.0
        static let allocate = 37_200.0
        static let slash = 84_600.0
        static let completeAsTokens = 67_600.0
        static let completeAsShares = 65_000.0
    }

    /// Measures all seven among so many stakers.
    public static func run(stakers count: Int) -> [Timing] {
        let operatorCount = max(4, min(1_000, count / 10))
        let town = RestakingTown(
            stakers: count, operators: operatorCount, delegated: count - count / 4)
        let world = town.world
        let bytesPerStaker = world.store.byteCount / count
        var random = Xoshiro256(seed: 2)
        // Any order, so that memory is not met in the order in which it was filled.
        let delegated = Array(0..<count - count / 4).shuffled(using: &random).prefix(10_000)
        let free = Array(count - count / 4..<count).shuffled(using: &random).prefix(10_000)
        var timings: [Timing] = []

        func measure(_ name: String, _ recorded: Double, _ messages: [Message]) {
            var batch = CallBatch()
            for message in messages { batch.add(message) }
            timings.append(
                Timing(
                    "\(name), \(count) stakers", operations: messages.count,
                    nsPerOperation: batch.nanosecondsPerCall(on: world),
                    reference: .init("revm", nsPerOperation: recorded),
                    remark: "\(bytesPerStaker) bytes/staker"))
        }

        measure(
            "depositIntoStrategy", Recorded.deposit,
            delegated.map { town.depositMessage(of: town.stakers[$0], into: town.strategies[0]) })
        measure(
            "delegateTo", Recorded.delegate,
            free.map { town.delegationMessage(of: town.stakers[$0], $0) })
        measure(
            "queueWithdrawals", Recorded.queue,
            delegated.map { town.queueMessage(of: town.stakers[$0]) })
        measure(
            "modifyAllocations", Recorded.allocate,
            town.operators.map { town.allocateMessage(of: $0, magnitude: 500_000_000_000_000_000) })

        for account in town.operators {
            world.prepare(town.allocateMessage(of: account, magnitude: 500_000_000_000_000_000))
        }
        world.ledger.moment.number += 1
        _ = world.store.sealBlock()
        measure("slashOperator", Recorded.slash, town.operators.map { town.slashMessage(of: $0) })

        let queuedAt = world.ledger.moment.number
        for number in delegated { world.prepare(town.queueMessage(of: town.stakers[number])) }
        world.ledger.moment.number += UInt64(town.core.minWithdrawalDelayBlocks) + 1
        _ = world.store.sealBlock()
        for (name, recorded, asTokens) in [
            ("completeQueuedWithdrawal as tokens", Recorded.completeAsTokens, true),
            ("completeQueuedWithdrawal as shares", Recorded.completeAsShares, false),
        ] {
            measure(
                name, recorded,
                delegated.map { number in
                    town.completeMessage(
                        town.withdrawal(of: town.stakers[number], number, queuedAt: queuedAt),
                        asTokens: asTokens)
                })
        }
        return timings
    }
}

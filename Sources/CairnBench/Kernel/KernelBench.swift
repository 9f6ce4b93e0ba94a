import CairnChain
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// What a chain does all day, in one mixture: deposits by stakers who have delegated, transfers,
/// withdrawals queued and completed, block after block, each block sealed.
public enum KernelBench {
    private static let accountCount = 100_000
    private static let operatorCount = 1_000
    private static let callsPerBlock = 250
    /// Few enough that no staker comes twice.
    private static let blockCount = 300
    /// Blocks that a queued withdrawal waits here, so that the mixture has withdrawals to complete.
    private static let delayBlocks = 8

    /// Runs the mixture; signatures play no part.
    public static func run() -> [Timing] {
        let town = RestakingTown(
            stakers: accountCount, operators: operatorCount, delegated: accountCount,
            withdrawalDelayBlocks: UInt32(delayBlocks))
        let world = town.world
        let blocks = mixture(in: town)
        var executing = 0.0
        var sealing = 0.0
        for block in blocks {
            world.ledger.moment.number += 1
            world.ledger.moment.timestamp += 12
            executing += nanoseconds { block.run(on: world) }
            sealing += nanoseconds { keep(world.store.sealBlock()) }
        }
        let count = Double(blocks.reduce(0) { $0 + $1.messages.count })
        let bytes = world.store.byteCount / accountCount
        return [
            Timing(
                "a mixture of deposits, transfers and withdrawals, \(accountCount) accounts",
                operations: Int(count), nsPerOperation: (executing + sealing) / count,
                remark: "\(bytes) bytes/account"),
            Timing(
                "  of which executing, each call in a checkpoint", operations: Int(count),
                nsPerOperation: executing / count),
            Timing(
                "  of which sealing blocks: digest, undo", operations: Int(count),
                nsPerOperation: sealing / count),
        ]
    }

    /// Blocks of calls in rotation: deposit, transfer, queue, and complete what has waited.
    private static func mixture(in town: RestakingTown) -> [CallBatch] {
        var random = Xoshiro256(seed: 5)
        let order = Array(0..<accountCount).shuffled(using: &random)
        var next = 0
        func nextStaker() -> Int {
            next += 1
            return order[next % order.count]
        }
        var queued: [[Int]] = []
        let firstBlock = town.world.ledger.moment.number
        return (0..<blockCount).map { number in
            var batch = CallBatch()
            var waiting: [Int] = []
            var due = number > delayBlocks ? queued[number - delayBlocks - 1] : []
            for call in 0..<callsPerBlock {
                let staker = nextStaker()
                switch call % 4 {
                case 0:
                    batch.add(
                        town.depositMessage(of: town.stakers[staker], into: town.strategies[0]))
                case 1:
                    batch.add(
                        Message(
                            "transfer(address,uint256)", town.stakers[nextStaker()],
                            RestakingTown.deposit, from: town.stakers[staker], at: town.token))
                case 2:
                    waiting.append(staker)
                    batch.add(town.queueMessage(of: town.stakers[staker]))
                default:
                    guard let ready = due.popLast() else { continue }
                    let block = firstBlock + UInt64(number - delayBlocks)
                    batch.add(
                        town.completeMessage(
                            town.withdrawal(of: town.stakers[ready], ready, queuedAt: block),
                            asTokens: true))
                }
            }
            queued.append(waiting)
            return batch
        }
    }
}

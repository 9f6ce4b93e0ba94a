import CairnLedger
import CairnPrimitives
@testable import CairnRestaking
import Testing

@Suite("allocation invariants")
struct AllocationInvariantTests {
    /// Moves drawn by a generator; those that are refused change nothing.
    @Test("hold through random allocations, memberships and slashes", arguments: [1, 2, 3])
    func randomWalk(seed: UInt64) throws {
        let world = try AllocationWorld()
        let strategies = [AllocationWorld.strategy, AllocationWorld.secondStrategy]
        for id: UInt32 in 1...4 { try world.create(id, strategies: strategies) }
        var random = SplitMix64(seed: seed)
        var succeeded = Array(repeating: 0, count: 5)
        for _ in 0..<600 {
            let id = UInt32(truncatingIfNeeded: random.next() % 4) + 1
            let strategy = strategies[Int(random.next() % 2)]
            let amount = random.next() % 11 * 100_000_000_000_000_000
            let move = Int(random.next() % 5)
            do throws(Revert) {
                try world.ledger.attempt { () throws(Revert) in
                    switch move {
                    case 0: try world.allocate(amount, to: id, in: strategy)
                    case 1: try world.register(id)
                    case 2: try world.deregister(id)
                    case 3: _ = try world.slash(UInt256(amount / 10 + 1), in: id, of: strategy)
                    default:
                        try world.restaking.clearDeallocationQueue(
                            world.call(AllocationWorld.stranger),
                            operator: AllocationWorld.operator, strategies: [strategy],
                            limits: [1])
                    }
                }
                succeeded[move] += 1
            } catch {
                // Refusals are part of the walk.
                #expect(!(error.reason is EmptyRevert))
            }
            world.advance(random.next() % 8)
            #expect(world.restaking.violatedAllocationInvariants() == [])
        }
        #expect(succeeded.allSatisfy { $0 > 0 }, "every move succeeded at least once")
    }

    @Test("name what is wrong")
    func violations() throws {
        let world = try AllocationWorld()
        try world.create(1)
        try world.allocate(5, to: 1)
        #expect(world.restaking.violatedAllocationInvariants() == [])
        world.restaking.allocations.magnitudes.update(
            Pair(AllocationWorld.operator, AllocationWorld.strategy)
        ) { $0.encumbered = 4 }
        let violated = world.restaking.violatedAllocationInvariants()
        #expect(violated.count == 1)
        #expect(violated.first?.hasPrefix("R12") == true)
    }
}

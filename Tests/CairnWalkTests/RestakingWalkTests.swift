import CairnConformance
import CairnPrimitives
import CairnWalk
import Foundation
import Testing

@Suite("Random walks through the restaking core")
struct RestakingWalkTests {
    @Test("meet every action, and every rule holds")
    func everyAction() throws {
        var options = WalkOptions(seed: 20_250_101, steps: 25_000)
        options.fullCheckEvery = 5_000
        let report = try RestakingWalk(options).run()
        #expect(report.fault == nil, "seed \(options.seed), step \(report.steps)")
        #expect(report.steps == options.steps)
        #expect(report.fullChecks == 6)
        for action in WalkAction.all(on: .restaking) {
            #expect(report.succeeded[action, default: 0] > 0, "\(action)")
        }
        // Not only what is allowed was tried.
        #expect(report.refused.values.reduce(0, +) > options.steps / 5)
    }

    @Test("hold from every start", arguments: [1, 2, 3] as [UInt64])
    func seeds(seed: UInt64) throws {
        var options = WalkOptions(seed: seed, steps: 3_000)
        options.fullCheckEvery = 500
        options.demandsEveryAction = false
        let report = try RestakingWalk(options).run()
        #expect(report.fault == nil, "seed \(seed), step \(report.steps)")
    }

    @Test("take the same steps from the same seed, and others from another")
    func determinism() throws {
        func digest(_ seed: UInt64) throws -> UInt256 {
            var options = WalkOptions(seed: seed, steps: 1_500)
            options.demandsEveryAction = false
            return try RestakingWalk(options).run().digest
        }
        let first = try digest(7)
        #expect(try digest(7) == first)
        #expect(try digest(8) != first)
    }

    @Test("notice a single share too many, and leave a recording that replays")
    func sabotage() throws {
        var options = WalkOptions(seed: 5, steps: 2_000)
        options.sabotageAt = 800
        options.demandsEveryAction = false
        let report = try RestakingWalk(options).run()
        #expect(report.fault?.rule == "R4")
        #expect(report.steps == 800)

        let path = NSTemporaryDirectory() + "cairn-walk-\(UInt32.random(in: 0 ... .max)).jsonl"
        defer { try? FileManager.default.removeItem(atPath: path) }
        options.steps = report.steps
        var content = Data()
        let again = try RestakingWalk.record(options) { line in
            content.append(contentsOf: line + [UInt8(ascii: "\n")])
        }
        #expect(again.fault?.rule == "R4")
        try content.write(to: URL(fileURLWithPath: path))
        let replayed = Replay(try ConformanceFile(path: path)).run(keeping: 1)
        #expect(replayed.differed == 0, "\(replayed.differences)")
        // The preparations, the steps, and what the beacon chain did between them.
        #expect(replayed.matched > 800 + 1_200)
    }
}

import CairnConformance
import CairnPrimitives
import CairnWalk
import Foundation
import Testing

@Suite("Random walks through Lido, ether.fi and the restaking core")
struct LiquidWalkTests {
    private func options(_ seed: UInt64, steps: Int) -> WalkOptions {
        var options = WalkOptions(seed: seed, steps: steps)
        options.ground = .liquid
        options.demandsEveryAction = false
        return options
    }

    @Test("meet every action, and every rule holds")
    func everyAction() throws {
        var options = options(20_250_601, steps: 40_000)
        options.fullCheckEvery = 10_000
        options.demandsEveryAction = true
        let report = try RestakingWalk(options).run()
        #expect(report.fault == nil, "seed \(options.seed), step \(report.steps)")
        #expect(report.steps == options.steps)
        #expect(report.fullChecks == 5)
        for action in WalkAction.all(on: .liquid) {
            #expect(report.succeeded[action, default: 0] > 0, "\(action)")
        }
        // Not only what is allowed was tried.
        #expect(report.refused.values.reduce(0, +) > options.steps / 6)
        // Reports were refused and applied on either side.
        #expect(report.refused[.reportLido, default: 0] > 20)
        #expect(report.succeeded[.reportLido, default: 0] > 100)
        #expect(report.refused[.executeReport, default: 0] > 5)
        #expect(report.succeeded[.executeReport, default: 0] > 100)
    }

    @Test("hold from every start", arguments: [1, 2, 3] as [UInt64])
    func seeds(seed: UInt64) throws {
        var options = options(seed, steps: 4_000)
        options.fullCheckEvery = 500
        let report = try RestakingWalk(options).run()
        #expect(report.fault == nil, "seed \(seed), step \(report.steps)")
    }

    @Test("leave a recording that replays")
    func recording() throws {
        let options = options(9, steps: 1_500)
        let path = NSTemporaryDirectory() + "cairn-walk-\(UInt32.random(in: 0 ... .max)).jsonl"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var content = Data()
        let report = try RestakingWalk.record(options) { line in
            content.append(contentsOf: line + [UInt8(ascii: "\n")])
        }
        #expect(report.fault == nil)
        try content.write(to: URL(fileURLWithPath: path))
        let replayed = Replay(try ConformanceFile(path: path)).run(keeping: 1)
        #expect(replayed.differed == 0, "\(replayed.differences)")
        #expect(replayed.matched > 1_500)
        #expect(replayed.digest == report.digest)
    }
}

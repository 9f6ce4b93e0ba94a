import ArgumentParser
import CairnConformance
import CairnPrimitives
import CairnWalk
import Foundation

/// Random walks that look for a rule that does not hold.
struct Walk: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "walk",
        abstract: "Drive random operations through a protocol and check its invariants.",
        subcommands: [WalkRestaking.self, WalkLiquid.self])
}

/// A random walk through the restaking core.
struct WalkRestaking: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restaking",
        abstract: "Walk through the restaking core, beside a shadow ledger.",
        discussion: """
            Valid and invalid operations of hundreds of actors, chosen by the seed. Of each the \
            shadow ledger says whether it is accepted and what it does; what it touched is compared \
            at once, everything at intervals. Exits 0 if all is well, 1 if a rule does not hold, 2 \
            if a recording cannot be written. The same seed takes the same steps again.
            """)

    @OptionGroup var settings: WalkSettings

    func run() throws { try settings.walk(on: .restaking) }
}

/// A random walk through Lido, ether.fi and the restaking core together.
struct WalkLiquid: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "liquid",
        abstract: "Walk through Lido, ether.fi and the restaking core, beside shadow ledgers.",
        discussion: """
            As cairn walk restaking, with stETH among the tokens that are restaked: deposits, wraps, \
            requests, reports of gains and losses, finalization, claims, redemptions, and a restaker \
            that delegates, is slashed and exits. Ether is added up over everybody, shares over all \
            holders. The same seed takes the same steps again.
            """)

    @OptionGroup var settings: WalkSettings

    func run() throws { try settings.walk(on: .liquid) }
}

/// What every walk can be told.
struct WalkSettings: ParsableArguments {
    @Option(help: "Determines every step.")
    var seed: UInt64 = 1

    @Option(help: "How many operations to try.")
    var steps = 100_000

    @Option(help: "After how many operations everything is compared.")
    var fullCheckEvery = 20_000

    @Option(
        help: "Where to write a failing run as a recording, for cairn replay.",
        completion: .file(extensions: ["jsonl"]))
    var record: String?

    @Flag(help: "Write the recording of a run that does not fail, too.")
    var recordAlways = false

    func validate() throws {
        guard steps > 0, fullCheckEvery > 0 else {
            throw ValidationError("Steps and intervals are at least one.")
        }
    }

    func walk(on ground: WalkGround) throws {
        var options = WalkOptions(seed: seed, steps: steps)
        options.ground = ground
        options.fullCheckEvery = fullCheckEvery
        // A short walk need not have met every action.
        options.demandsEveryAction = steps >= 20_000
        let bar = ProgressBar("walk \(seed)", total: steps)
        let start = ContinuousClock.now
        let report = try RestakingWalk(options).run { bar.show($0) }
        bar.finish()
        show(report, on: ground, took: ContinuousClock.now - start)
        if let path = record, report.fault != nil || recordAlways {
            try write(options, steps: report.steps + 1, to: path)
        }
        if report.fault != nil { throw ExitCode(1) }
    }

    private func show(_ report: WalkReport, on ground: WalkGround, took: Duration) {
        let succeeded = report.succeeded.values.reduce(0, +)
        let refused = report.refused.values.reduce(0, +)
        let microseconds =
            Double(took.components.seconds) * 1e6
            + Double(took.components.attoseconds) / 1e12
        let each = String(format: "%.1f", microseconds / Double(max(1, report.steps)))
        print("seed \(seed): \(succeeded) operations succeeded, \(refused) were refused")
        print(
            "\(report.actors) actors, \(report.fullChecks) full checks, \(each) µs an operation")
        for action in WalkAction.all(on: ground) {
            let name = action.rawValue.padding(toLength: 24, withPad: " ", startingAt: 0)
            print("  \(name)\(report.succeeded[action] ?? 0) / \(report.refused[action] ?? 0)")
        }
        print("digest \(report.digest.hexWord)")
        if let fault = report.fault {
            print("seed \(seed), step \(report.steps): \(fault)")
        }
    }

    /// Takes the same steps again, up to the one that failed, and writes them down.
    private func write(_ options: WalkOptions, steps: Int, to path: String) throws {
        var options = options
        options.steps = min(options.steps, steps)
        options.demandsEveryAction = false
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else {
            FileHandle.standardError.write(Data("cairn walk: \(path) cannot be written\n".utf8))
            throw ExitCode(2)
        }
        var count = -1
        _ = try RestakingWalk.record(options) { line in
            file.write(Data(line + [UInt8(ascii: "\n")]))
            count += 1
        }
        try file.close()
        print("\(count) steps are written to \(path)")
    }
}

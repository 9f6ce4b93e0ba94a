import ArgumentParser
import CairnPrimitives
import Foundation

/// Feeds damaged inputs to whatever takes bytes from strangers.
struct FuzzCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuzz",
        abstract: "Feed damaged inputs to the decoders and to the JSON-RPC entrance.",
        discussion: """
            Fails if one crashes, hangs, is accepted without being canonical, or makes memory \
            grow without bound. A failure names its seed, and --seed repeats it.
            """)

    @Option(help: "Inputs for each decoder, and for the entrance.")
    var inputs = 1_000_000

    @Option(help: "The seed of the first input.")
    var seed: UInt64 = 1

    /// Bytes by which the process may grow over a whole target.
    private static let allowedGrowth = 256 << 20
    /// No input may take longer, even on a busy machine.
    private static let allowedSeconds = 10.0

    func run() async throws {
        for target in FuzzTarget.decoders { try fuzz(target) }
        try await fuzzRequests()
    }

    private func fuzz(_ target: FuzzTarget) throws {
        var run = FuzzRun(name: target.name, total: inputs)
        for number in 0..<UInt64(inputs) {
            var mutator = Mutator(seed: seed &+ number)
            let input = mutator.damaged(mutator.pick(target.seeds))
            let start = ContinuousClock.now
            let isAccepted = target.accepts(input)
            try run.note(seed &+ number, isAccepted, took: start.duration(to: .now))
        }
        try run.finish()
    }

    private func fuzzRequests() async throws {
        let fuzzer = try RequestFuzzer()
        defer { fuzzer.stop() }
        var run = FuzzRun(name: "JSON-RPC", total: inputs)
        for number in 0..<UInt64(inputs) {
            let start = ContinuousClock.now
            let isAccepted = try await fuzzer.send(seed: seed &+ number)
            try run.note(seed &+ number, isAccepted, took: start.duration(to: .now))
        }
        try run.finish()
    }

    /// What has happened so far on one target.
    private struct FuzzRun {
        private let name: String
        private let bar: ProgressBar
        private let bytesBefore = FuzzRun.residentBytes
        private var done = 0
        private var accepted = 0
        private var slowest = (seed: UInt64(0), seconds: 0.0)

        init(name: String, total: Int) {
            self.name = name
            bar = ProgressBar(name, total: total)
        }

        mutating func note(_ seed: UInt64, _ isAccepted: Bool, took time: Duration) throws {
            done += 1
            if isAccepted { accepted += 1 }
            let seconds =
                Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
            if seconds > slowest.seconds { slowest = (seed, seconds) }
            guard seconds < FuzzCommand.allowedSeconds else {
                throw Failure("\(name), seed \(seed): took \(seconds) seconds")
            }
            if done % 1_000 == 0 { bar.show(done) }
        }

        func finish() throws {
            bar.finish()
            let growth = FuzzRun.residentBytes - bytesBefore
            print(
                "\(name): \(done) inputs, \(accepted) accepted, slowest "
                    + String(format: "%.1f ms", slowest.seconds * 1_000)
                    + " (seed \(slowest.seed)), memory grew by \(growth >> 20) MB")
            guard growth < FuzzCommand.allowedGrowth else {
                throw Failure("\(name): memory grew by \(growth) bytes")
            }
        }

        /// The memory that the process occupies.
        private static var residentBytes: Int {
            guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
                let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
            else { return 0 }
            return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
        }
    }
}

import ArgumentParser
import CairnBench
import CairnJSON

/// Measures the program's parts beside something that does the same.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure speed, as times per operation and as ratios.",
        discussion: """
            Suites: numbers (256-bit arithmetic beside BigInt), state (designs for the state), \
            kernel (a mixture of calls among 100,000 accounts), restaking and liquid (contract \
            calls beside revm, at each --size), beacon (epochs of the beacon chain as the registry \
            grows, and a year), rpc (the node beside a fixed answer and beside signature recovery \
            alone). All of them if none is named.

            The figures of revm are recorded ones: deployed bytecode, one thread, state in \
            memory, execution only, on a two-core cloud machine.
            """)

    @Argument(help: "What to measure.")
    var suites: [Suite] = Suite.allCases

    @Option(help: "Stakers or holders, for restaking and liquid; may be repeated.")
    var size: [Int] = [100, 100_000, 1_000_000]

    @Flag(help: "Print an array of objects with name, nsPerOperation and operationsPerSecond.")
    var json = false

    enum Suite: String, ExpressibleByArgument, CaseIterable {
        case numbers, state, kernel, restaking, liquid, beacon, rpc
    }

    func validate() throws {
        for size in size where !(20...10_000_000).contains(size) {
            throw ValidationError("--size is \(size); it must be between 20 and 10000000")
        }
    }

    func run() async throws {
        var timings: [Timing] = []
        for suite in suites {
            let bar = ProgressBar(suite.rawValue, total: 1)
            bar.show(0)
            let found = try await measure(suite)
            bar.finish()
            if !json { BenchTable.show(found, titled: suite.rawValue) }
            timings += found
        }
        if json { print(JSON.array(timings.map(\.json)).indented) }
    }

    private func measure(_ suite: Suite) async throws -> [Timing] {
        switch suite {
        case .numbers: ArithmeticBench.run()
        case .state: StateDesignBench.run()
        case .kernel: KernelBench.run()
        case .restaking: size.flatMap { RestakingBench.run(stakers: $0) }
        case .liquid: size.flatMap { LiquidBench.run(holders: $0) }
        case .beacon:
            [10_000, 100_000, 1_000_000].flatMap { BeaconBench.run(validators: $0) }
                + BeaconYear.run()
        case .rpc: try await RPCBench.run()
        }
    }
}

extension Timing {
    /// The measurement as a program reads it.
    var json: JSON {
        var members: [(name: String, value: JSON)] = [
            ("name", .string(name.trimmed)),
            ("operations", .number(JSONNumber(operations))),
            ("nsPerOperation", .number(JSONNumber(Int(nsPerOperation.rounded())))),
            ("operationsPerSecond", .number(JSONNumber(Int(operationsPerSecond.rounded())))),
        ]
        if let reference {
            members.append(
                (
                    "reference",
                    [
                        "name": .string(reference.name),
                        "nsPerOperation": .number(
                            JSONNumber(Int(reference.nsPerOperation.rounded()))),
                    ]
                ))
        }
        if let remark { members.append(("remark", .string(remark))) }
        return .object(JSONObject(members))
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}

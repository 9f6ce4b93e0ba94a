import ArgumentParser
import CairnBeacon
import CairnJSON
import CairnPrimitives

/// Replays slashings of the past, and shows what the models make of them beside what was published.
struct BacktestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "Replay slashings of the past, and compare with what was published of them.",
        discussion: """
            Cases: \(names). All of them if none is named.

            Each is computed twice: by the formulas, from the published facts alone, and on a whole \
            beacon chain with the published active balance, epoch by epoch until the withdrawal. On \
            a chain the slashed may be in sync committees, which the seed decides. What the facts \
            leave open is listed, and where they are from.
            """)

    private static let names = SlashingBacktest.all.map(\.name).joined(separator: ", ")

    @Argument(help: ArgumentHelp("Which cases to replay.", valueName: "name"))
    var cases: [String] = []

    @Flag(inversion: .prefixedNo, help: "Replay on a beacon chain, too, which takes seconds.")
    var chain = true

    @Option(help: "Decides who proposes and who is in sync committees on the chain.")
    var seed: UInt64 = 1

    @Flag(help: "Print an array of objects; amounts are text, in gwei.")
    var json = false

    func validate() throws {
        for name in cases where SlashingBacktest.named(name) == nil {
            throw ValidationError("there is no case \(name); there are \(Self.names)")
        }
    }

    func run() throws {
        let chosen =
            cases.isEmpty ? SlashingBacktest.all : cases.compactMap(SlashingBacktest.named)
        var results: [JSON] = []
        for backtest in chosen {
            let result = BacktestResult(backtest, chain: try chain ? replayed(backtest) : nil)
            if json { results.append(result.json) } else { print(result.text) }
        }
        if json { print(JSON.array(results).indented) }
    }

    private func replayed(_ backtest: SlashingBacktest) throws -> BacktestChain {
        let bar = ProgressBar(
            backtest.name, total: Int(backtest.incident.epochsToWithdrawable))
        defer { bar.finish() }
        do throws(BeaconError) {
            var chain = try BacktestChain(backtest, seed: seed)
            while !chain.isWithdrawable {
                try chain.runEpoch()
                bar.show(Int(chain.epochsDone))
            }
            return chain
        } catch {
            throw Failure("with seed \(seed) the chain of \(backtest.name) ends early: \(error)")
        }
    }
}

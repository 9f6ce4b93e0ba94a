import ArgumentParser
import CairnNode

/// The program: an Ethereum-compatible node with native contracts, and tools around it.
@main
struct Cairn: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cairn",
        abstract: "A liquid-restaking chain that every Ethereum client can talk to.",
        version: CairnVersion.number,
        subcommands: [
            Up.self, TourCommand.self, GenesisCommand.self, Accounts.self, Operators.self, AVS.self,
            Position.self, Slash.self, PodCommand.self, BeaconCommand.self, ReplayCommand.self,
            VerifyCommand.self, Walk.self, BacktestCommand.self,
            BenchCommand.self, FuzzCommand.self,
        ])
}

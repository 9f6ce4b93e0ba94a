import ArgumentParser
import CairnChain
import CairnJSON
import CairnNode
import Foundation

/// Prints what a chain begins with.
struct GenesisCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "genesis",
        abstract: "Print the genesis as a JSON file that \"cairn up --genesis\" takes.",
        discussion: """
            Every parameter stands in it, and under "sources" whence its default comes. A file \
            may hold any part of it: what it leaves out keeps its default. Amounts are text such \
            as "1.5 ether" or "3 gwei", or digits of wei; "restaking", "lido" and "etherFi" may \
            be null, which leaves the protocol out. The timestamp null means the time of the \
            first start.

            With --genesis FILE the file is checked and printed whole.
            """)

    @OptionGroup var options: GenesisOptions

    @Option(
        help: "Write to a file instead of the standard output.",
        completion: .file(extensions: ["json"]))
    var output: String?

    @Flag(help: "Leave out whence the defaults come.")
    var noSources = false

    func run() throws {
        let chosen = try options.chosen(keys: try options.development.keys())
        let hasTime = options.timestamp != nil || options.genesis != nil
        let text = chosen.file(hasTime: hasTime, hasSources: !noSources).indented
        guard let output else {
            print(text)
            return
        }
        try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
    }
}

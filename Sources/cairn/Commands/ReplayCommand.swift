import ArgumentParser
import CairnConformance
import CairnJSON
import CairnPrimitives
import Foundation

/// Replays recorded conversations with the deployed contracts, and cases of the consensus reference
/// tests.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Replay conformance files and compare every answer.",
        discussion: """
            Takes .jsonl and .jsonl.gz files of recorded conversations, and .tar.gz archives or \
            folders of consensus reference tests. Exits 0 if everything matched, 1 if anything \
            differed, 2 if a file cannot be read.
            """)

    @Argument(
        help: "The files and folders to replay.",
        completion: .file(extensions: ["jsonl", "gz", "tar"]))
    var files: [String]

    @Option(help: "How many differences to explain for each file.")
    var maxDiffs = 5

    @Flag(help: "Print an array of objects with name, matched, differed and, perhaps, skipped.")
    var json = false

    func run() throws {
        var summaries: [JSON] = []
        var anyDiffered = false
        for path in files {
            if BeaconReplay.accepts(path) {
                let report = try replayBeacon(path)
                summaries.append(Self.summary(report))
                anyDiffered = anyDiffered || report.differed > 0
                continue
            }
            let file: ConformanceFile
            do throws(ConformanceError) { file = try ConformanceFile(path: path) } catch {
                FileHandle.standardError.write(Data("cairn replay: \(error)\n".utf8))
                throw ExitCode(2)
            }
            let bar = ProgressBar(file.name, total: file.lines.count)
            let report = Replay(file).run(keeping: maxDiffs) { bar.show($0) }
            bar.finish()
            if !json { Self.show(report) }
            summaries.append(Self.summary(report))
            anyDiffered = anyDiffered || report.differed > 0
        }
        if json { print(JSON.array(summaries).description) }
        if anyDiffered { throw ExitCode(1) }
    }

    private static func show(_ report: ReplayReport) {
        print("\(report.name): \(report.matched) matched, \(report.differed) differed")
        for difference in report.differences {
            print("  step \(difference.index): \(difference.note)")
            print("    \(difference.aspect)")
            print("      expected \(difference.expected)")
            print("      found    \(difference.found)")
        }
    }

    private static func summary(_ report: ReplayReport) -> JSON {
        .object(
            JSONObject([
                (name: "name", value: .string(report.name)),
                (name: "matched", value: .number(JSONNumber(report.matched))),
                (name: "differed", value: .number(JSONNumber(report.differed))),
                (name: "digest", value: .string(report.digest.hexWord)),
            ]))
    }
}

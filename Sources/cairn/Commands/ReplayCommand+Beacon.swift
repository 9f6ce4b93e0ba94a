import ArgumentParser
import CairnConformance
import CairnJSON
import Foundation

extension ReplayCommand {
    /// Replays an archive or a folder of consensus reference tests.
    func replayBeacon(_ path: String) throws -> BeaconReport {
        var replay = BeaconReplay(path: path, keeping: maxDiffs)
        let report: BeaconReport
        do throws(ConformanceError) { report = try replay.run() } catch {
            FileHandle.standardError.write(Data("cairn replay: \(error)\n".utf8))
            throw ExitCode(2)
        }
        if !json { Self.show(report) }
        return report
    }

    private static func show(_ report: BeaconReport) {
        print(
            "\(report.name): \(report.matched) matched, \(report.differed) differed, "
                + "\(report.skipped) skipped")
        for difference in report.differences {
            print("  \(difference.path)")
            print("    \(difference.aspect)")
            print("      expected \(difference.expected)")
            print("      found    \(difference.found)")
        }
    }

    /// The report's counts.
    static func summary(_ report: BeaconReport) -> JSON {
        .object(
            JSONObject([
                (name: "name", value: .string(report.name)),
                (name: "matched", value: .number(JSONNumber(report.matched))),
                (name: "differed", value: .number(JSONNumber(report.differed))),
                (name: "skipped", value: .number(JSONNumber(report.skipped))),
            ]))
    }
}

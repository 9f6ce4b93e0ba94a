import CairnBench
import Foundation

/// Measurements as lines for people.
enum BenchTable {
    static func show(_ timings: [Timing], titled title: String) {
        let width = max(40, timings.map(\.name.count).max() ?? 0)
        print("\n\(title)")
        for found in timings {
            let name = found.name.padding(toLength: width, withPad: " ", startingAt: 0)
            var line = "  \(name)  \(time(found.nsPerOperation))"
            line += "  \(right(rate(found.operationsPerSecond), 12))/s"
            if let reference = found.reference, let ratio = found.ratio {
                line += "  \(right(String(format: "%.1f", ratio), 6)) × \(reference.name)"
                line += " (\(time(reference.nsPerOperation).trimmingCharacters(in: .whitespaces)))"
            }
            if let remark = found.remark { line += "  \(remark)" }
            print(line)
        }
    }

    /// A time in the unit that suits it, nine characters wide.
    private static func time(_ nanoseconds: Double) -> String {
        switch nanoseconds {
        case ..<100: right(String(format: "%.1f ns", nanoseconds), 10)
        case ..<1e5: right(String(format: "%.0f ns", nanoseconds), 10)
        case ..<1e8: right(String(format: "%.1f µs", nanoseconds / 1e3), 10)
        default: right(String(format: "%.1f ms", nanoseconds / 1e6), 10)
        }
    }

    /// A number with its thousands set apart.
    private static func rate(_ value: Double) -> String {
        var digits = String(Int(value.rounded()))
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.insert(Substring(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return ([Substring(digits)] + groups).joined(separator: ",")
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}

import CairnJSON
import HTTPTypes
import Hummingbird

extension Request {
    /// Which form of an answer the client likes best; JSON where it likes both alike.
    ///
    /// - Spec: RFC 9110, section 12.5.1
    /// - Parameter forms: Those that there are.
    /// - Throws: 406.
    func form(_ forms: [AnswerForm] = [.json]) throws(BeaconAPIError) -> AnswerForm {
        guard let header = headers[.accept] else { return .json }
        let ranges = AcceptedRange.list(header)
        var best: (form: AnswerForm, weight: Int)?
        for form in forms {
            let weight = AcceptedRange.weight(of: form.rawValue, in: ranges)
            if weight > best?.weight ?? 0 { best = (form, weight) }
        }
        if let best { return best.form }
        let offered = forms.map(\.rawValue).joined(separator: " or ")
        throw BeaconAPIError(
            status: 406,
            message: "The answer is \(offered); \(JSON.string(header)) accepts neither it nor */*")
    }
}

/// An element of an `Accept` header.
private struct AcceptedRange {
    /// `type/subtype`, `type/*` or `*/*`, in lower case.
    let range: String
    /// How much it is liked, in thousandths; 0 is not at all.
    let weight: Int

    static func list(_ header: String) -> [AcceptedRange] {
        header.split(separator: ",").compactMap { element in
            let parts = element.split(separator: ";").map { part in
                part.filter { !$0.isWhitespace }.lowercased()
            }
            guard let range = parts.first, range.contains("/") else { return nil }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }
            return AcceptedRange(
                range: range, weight: quality.map { thousandths($0.dropFirst(2)) } ?? 1_000)
        }
    }

    /// The weight of the most specific range that covers a type.
    static func weight(of type: String, in ranges: [AcceptedRange]) -> Int {
        let family = type.prefix { $0 != "/" } + "/*"
        for wanted in [type, String(family), "*/*"] {
            if let found = ranges.first(where: { $0.range == wanted }) { return found.weight }
        }
        return 0
    }

    /// Reads `1`, `0.5` or `0.123`; anything else does not count against the range.
    private static func thousandths(_ text: Substring) -> Int {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard let whole = parts.first.flatMap({ Int($0) }) else { return 1_000 }
        guard whole == 0, parts.count == 2 else { return min(1, max(0, whole)) * 1_000 }
        let digits = parts[1].prefix(3)
        guard let fraction = Int(digits), fraction >= 0 else { return 1_000 }
        return (digits.count..<3).reduce(fraction) { value, _ in value * 10 }
    }
}

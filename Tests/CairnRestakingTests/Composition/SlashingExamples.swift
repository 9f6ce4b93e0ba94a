import CairnJSON
import CairnPrimitives
import Foundation

/// Published examples of how losses of the beacon chain and of services compose.
///
/// They are looked for where the recordings are: in the folder that `CAIRN_CONFORMANCE` names, or in
/// `../shared/conformance`.
struct SlashingExamples {
    static let path: String = {
        let folder =
            ProcessInfo.processInfo.environment["CAIRN_CONFORMANCE"] ?? "../shared/conformance"
        return folder + "/risk/examples.json"
    }()

    static var isPresent: Bool { FileManager.default.isReadableFile(atPath: path) }

    /// Those of a kind.
    static func ofKind(_ kind: String) throws -> [SlashingExample] {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        guard case .array(let all) = try JSON(parsing: Array(bytes)) else { return [] }
        return all.filter { $0["kind"]?.text == kind }.map(SlashingExample.init)
    }
}

/// One example; amounts are read as integers with 18 decimals.
struct SlashingExample {
    let json: JSON

    var id: String { json["id"]?.text ?? "nameless" }
    var input: JSON { json["input"] ?? .null }
    var expected: JSON { json["expected"] ?? .null }

    /// Whether a number is the expected one, within the example's tolerance.
    func agrees(_ found: UInt256, with expected: JSON?) -> Bool {
        guard let expected = expected?.fixedPoint else { return false }
        let absolute = json["tolerance"]?["abs"]?.fixedPoint ?? .zero
        let relative = json["tolerance"]?["rel"]?.fixedPoint ?? .zero
        let allowed = max(absolute, relative * expected / JSON.one)
        return (found > expected ? found - expected : expected - found) <= allowed
    }
}

extension JSON {
    static let one: UInt256 = 1_000_000_000_000_000_000

    var elements: [JSON] {
        if case .array(let elements) = self { elements } else { [] }
    }

    var members: [(name: String, value: JSON)] {
        if case .object(let object) = self { object.members } else { [] }
    }

    /// A number that is not negative, with 18 decimals; further ones are cut off.
    var fixedPoint: UInt256? {
        guard case .number(let number) = self else { return nil }
        let parts = number.text.lowercased().split(separator: "e")
        guard let mantissa = parts.first else { return nil }
        let halves = mantissa.split(separator: ".")
        guard let whole = halves.first, let exponent = Int(parts.count > 1 ? parts[1] : "0")
        else { return nil }
        let fraction = halves.count > 1 ? halves[1] : ""
        guard let digits = UInt256(decimal: String(whole + fraction)) else { return nil }
        let shift = 18 + exponent - fraction.count
        var value = digits
        for _ in 0..<abs(shift) { value = shift > 0 ? value * 10 : value / 10 }
        return value
    }
}

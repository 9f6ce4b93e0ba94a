import CairnBeacon
import CairnPrimitives

/// One case of the reference tests: its files, and what its path says.
struct BeaconCase {
    /// `preset/fork/runner/handler/suite/case`.
    let path: String
    let preset: String
    let fork: String
    let runner: String
    let handler: String
    var files: [String: [UInt8]] = [:]

    /// Splits the path of a file into the case's and the file's name; nil for files of no case.
    static func split(_ path: String) -> (path: String, file: String)? {
        var parts = path.split(separator: "/")
        if let start = parts.lastIndex(of: "tests") { parts.removeFirst(start + 1) }
        if parts.count > 7 { parts.removeFirst(parts.count - 7) }
        guard parts.count == 7 else { return nil }
        return (parts.dropLast().joined(separator: "/"), String(parts[6]))
    }

    init(path: String) {
        self.path = path
        let parts = path.split(separator: "/").map(String.init)
        preset = parts[0]
        fork = parts[1]
        runner = parts[2]
        handler = parts[3]
    }

    /// The rules of the case, or nil for presets and forks that are not implemented.
    var rules: BeaconRules? {
        let version: BeaconFork
        switch fork {
        case "electra": version = .electra
        case "fulu": version = .fulu
        default: return nil
        }
        switch preset {
        case "mainnet": return .mainnet(version)
        case "minimal": return .minimal(version)
        default: return nil
        }
    }

    /// The serialization in `name.ssz`, or in `name.ssz_snappy`.
    func serialization(_ name: String) throws(BeaconMismatch) -> [UInt8]? {
        if let plain = files["\(name).ssz"] { return plain }
        guard let compressed = files["\(name).ssz_snappy"] else { return nil }
        guard let plain = Snappy.decompress(compressed) else {
            throw BeaconMismatch("\(name).ssz_snappy", "a snappy block", "other bytes")
        }
        return plain
    }

    /// A text file.
    func text(_ name: String) -> String? {
        files[name].map { String(decoding: $0, as: UTF8.self) }
    }

    /// The value of a key in a YAML file of one level, in block or in flow style.
    func value(_ key: String, in name: String) -> String? {
        guard let text = text(name) else { return nil }
        for part in text.split(whereSeparator: { "\n{},".contains($0) }) {
            let pair = part.split(separator: ":", maxSplits: 1)
            guard pair.count == 2, Self.trimmed(pair[0]) == key else { continue }
            return Self.trimmed(pair[1])
        }
        return nil
    }

    /// All hashes of a YAML file, in order.
    func hashes(in name: String) -> [Hash] {
        guard let text = text(name) else { return [] }
        return text.split(whereSeparator: { "\n {},[]'\"-".contains($0) }).compactMap { word in
            word.hasPrefix("0x") && word.count == 66 ? Hash(hex: word) : nil
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(
            text.drop { " '\"".contains($0) }.reversed().drop { " '\"\r".contains($0) }.reversed())
    }
}

/// A way in which a case came out other than it must.
struct BeaconMismatch: Error {
    let aspect: String
    let expected: String
    let found: String

    init(_ aspect: String, _ expected: String, _ found: String) {
        self.aspect = aspect
        self.expected = expected
        self.found = found
    }
}

/// How a case is to be treated without all of BLS12-381.
enum SpecialCase: String {
    /// The outcome depends on a signature.
    case signature
    /// The outcome holds a sum of public keys.
    case aggregate
    /// `post_epoch` depends on a signature.
    case signatureAfterEpoch = "signature(post_epoch)"
    /// `post_epoch` holds a sum of public keys.
    case aggregateAfterEpoch = "aggregate(post_epoch)"
    /// `post_epoch` does not follow from `pre_epoch`.
    case editedAfterEpoch = "edited(post_epoch)"
}

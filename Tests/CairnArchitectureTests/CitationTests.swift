import Foundation
import Testing

/// Citations name a source, and the recordings that the issues cover are all replayed.
@Suite struct CitationTests {
    /// Sources whose name is their number.
    static let standards = [
        "EIP-", "ERC-", "RFC ", "FIPS ", "BIP-", "JSON-RPC 2.0", "Unicode", "Fetch", "SQLite",
    ]

    @Test("every cited source is listed in SOURCES.md")
    func citedSourcesAreListed() throws {
        let listed = try Checkout.text(of: "docs/protocol/SOURCES.md")
        var seen = 0
        for file in Checkout.swiftFiles(in: "Sources") {
            for (number, line) in file.lines.enumerated() {
                guard let range = line.range(of: "- Spec: ") else { continue }
                seen += 1
                let citation = line[range.upperBound...].trimmingCharacters(in: .whitespaces)
                let source = citation.split(whereSeparator: { ",;".contains($0) }).first ?? ""
                let name = source.replacing(/\ [0-9.]+$/, with: "")
                let isStandard = Self.standards.contains { source.hasPrefix($0) }
                #expect(
                    isStandard || listed.contains(name),
                    "\(file):\(number + 1) cites \(name), which SOURCES.md does not list")
            }
        }
        #expect(seen > 300, "only \(seen) citations were found")
    }

    @Test("every recording of a protocol that is there is replayed")
    func recordingsAreReplayed() throws {
        let listed = try Checkout.text(of: "Scripts/conformance-files")
            .split(separator: "\n").map(String.init)
        #expect(!listed.isEmpty)
        let named = ProcessInfo.processInfo.environment["CAIRN_CONFORMANCE"]
        let folder =
            named.map { URL(filePath: $0) }
            ?? Checkout.root.appending(path: "../shared/conformance")
        guard FileManager.default.fileExists(atPath: folder.path) else {
            print("There is no folder \(folder.path): nothing says which recordings exist.")
            return
        }
        for (part, prefixes) in [("restaking", [""]), ("liquid", ["lido-", "etherfi-"])] {
            let files = try FileManager.default
                .contentsOfDirectory(atPath: folder.appending(path: part).path)
                .filter { name in
                    name.hasSuffix(".jsonl.gz") && prefixes.contains { name.hasPrefix($0) }
                }
            for file in files {
                let name = "\(part)/\(file.replacing(".jsonl.gz", with: ""))"
                let isListed = listed.contains { pattern in
                    pattern.hasSuffix("*")
                        ? name.hasPrefix(pattern.dropLast()) : name == pattern
                }
                #expect(isListed, "\(name) is a recording that nobody replays")
            }
        }
    }

    @Test("nothing in the checkout speaks of how it was made")
    func checkoutSpeaksOfItself() {
        let words = ["issue #", "conformance/README", "/work/", "/tmp/wt", "session that"]
        let texts =
            Checkout.swiftFiles(in: "Sources")
            + Checkout.files(in: "docs") { $0.hasSuffix(".md") }
        for file in texts {
            for (number, line) in file.lines.enumerated() {
                for word in words {
                    #expect(!line.contains(word), "\(file):\(number + 1) has \(word)")
                }
            }
        }
    }
}

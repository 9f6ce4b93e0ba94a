import Foundation

/// The files of this checkout, as text.
struct Checkout {
    struct File: CustomStringConvertible {
        /// Such as `Sources/CairnLedger/Ledger.swift`.
        let path: String
        let lines: [String]

        var description: String { path }
        var name: String { path.split(separator: "/").last.map(String.init) ?? path }
        /// The second part of the path: the name of a target.
        var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

        /// The lines without what stands in comments and string literals.
        var code: [(number: Int, text: String)] {
            var isInText = false
            return lines.enumerated().compactMap { number, line in
                let quotes = line.components(separatedBy: "\"\"\"").count - 1
                defer { if quotes % 2 == 1 { isInText.toggle() } }
                if isInText || quotes > 0 { return nil }
                let plain = line.replacing(/"(\\.|[^"\\])*"/, with: "\"\"")
                let code = plain.components(separatedBy: "//")[0]
                return (number + 1, code)
            }
        }
    }

    /// The folder that holds Package.swift.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// All Swift files under a folder of the checkout.
    static func swiftFiles(in folder: String) -> [File] {
        files(in: folder) { $0.hasSuffix(".swift") }
    }

    static func files(in folder: String, where isWanted: (String) -> Bool) -> [File] {
        let base = root.appending(path: folder)
        let walker = FileManager.default.enumerator(atPath: base.path) ?? .init()
        return walker.compactMap { $0 as? String }.filter(isWanted).sorted().compactMap { path in
            let url = base.appending(path: path)
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
            return File(
                path: "\(folder)/\(path)", lines: text.components(separatedBy: "\n"))
        }
    }

    static func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}

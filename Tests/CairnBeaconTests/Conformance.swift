import Foundation

/// Where the recordings are, and whether they are there.
enum Conformance {
    /// The folder that `CAIRN_CONFORMANCE` names, or the usual one.
    static var folder: String {
        ProcessInfo.processInfo.environment["CAIRN_CONFORMANCE"] ?? "../shared/conformance"
    }

    /// The files of a subfolder, by their ending; said plainly when there are none.
    static func files(in subfolder: String, ending: String) -> [String] {
        let path = "\(folder)/\(subfolder)"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let found = names.filter { $0.hasSuffix(ending) }.sorted().map { "\(path)/\($0)" }
        if found.isEmpty { print("There is no *\(ending) in \(path): nothing is compared.") }
        return found
    }
}

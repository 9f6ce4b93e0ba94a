import Foundation

@testable import CairnStore

/// A directory that goes with the value that holds it.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("cairn-store-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("\(path) stays: \(error)")
        }
    }

    var database: String { path + "/chain.sqlite" }

    /// The bytes of the database and its log, to see that nothing was touched.
    func content() throws -> [String: Data] {
        var content: [String: Data] = [:]
        for file in [database, database + "-wal"] where FileManager.default.fileExists(atPath: file)
        {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
            if !bytes.isEmpty { content[file] = bytes }
        }
        return content
    }

    /// Changes the bytes of the database file in place.
    func edit(_ body: (inout Data) throws -> Void) throws {
        let url = URL(fileURLWithPath: database)
        var bytes = try Data(contentsOf: url)
        try body(&bytes)
        try bytes.write(to: url)
    }
}

extension BlockStore {
    /// Everything in the log after a place.
    func allEntries(after sequence: UInt64 = 0) throws -> [RecordedEntry] {
        var cursor = entries(after: sequence)
        var entries: [RecordedEntry] = []
        while let entry = try cursor.next() { entries.append(entry) }
        return entries
    }
}

import CairnBeacon
import CairnPrimitives

/// What replaying an archive or a folder of the consensus reference tests showed.
public struct BeaconReport: Sendable {
    /// The archive's name without its ending.
    public let name: String
    /// Cases in which everything came out as recorded.
    public internal(set) var matched = 0
    /// Cases in which something did not.
    public internal(set) var differed = 0
    /// Cases that cannot be judged without signatures, or of kinds that are not known here.
    public internal(set) var skipped = 0
    /// The first differences, as many as were asked for.
    public internal(set) var differences: [BeaconDifference] = []
}

/// How a case came out other than recorded.
public struct BeaconDifference: Sendable {
    /// The case.
    public let path: String
    /// What differs first.
    public let aspect: String
    /// What was recorded.
    public let expected: String
    /// What came out.
    public let found: String
}

/// Replays cases of the consensus reference tests: an archive (`.tar.gz`, `.tar`) or a folder.
public struct BeaconReplay {
    private let path: String
    private let maximumDifferences: Int
    private let progress: (Int) -> Void
    private var report: BeaconReport
    private var roots: [String: Hash] = [:]
    private var special: [String: SpecialCase] = [:]
    private var current: BeaconCase?
    private var done = 0

    /// Whether a path looks like something that this replays.
    public static func accepts(_ path: String) -> Bool {
        isArchive(path) || FileTree.isFolder(path)
    }

    private static func isArchive(_ path: String) -> Bool {
        [".tar.gz", ".tgz", ".tar"].contains { path.hasSuffix($0) }
    }

    /// Names what is to be replayed.
    public init(
        path: String, keeping maximumDifferences: Int, progress: @escaping (Int) -> Void = { _ in }
    ) {
        self.path = path
        self.maximumDifferences = maximumDifferences
        self.progress = progress
        report = BeaconReport(name: Self.name(of: path))
    }

    private static func name(of path: String) -> String {
        var name = path.split(separator: "/").last.map(String.init) ?? path
        for ending in [".tar.gz", ".tgz", ".tar"] where name.hasSuffix(ending) {
            name.removeLast(ending.count)
        }
        return name
    }

    /// Replays every case.
    public mutating func run() throws(ConformanceError) -> BeaconReport {
        if Self.isArchive(path) {
            var stream = try TarStream(path: path)
            while let file = try stream.next() { try take(file) }
        } else {
            // The lists come first, as they do in the archives.
            let files = try FileTree.files(under: path)
            let lists = files.filter { $0.hasSuffix("/SPECIAL.txt") || $0.hasSuffix("/ROOTS.txt") }
            for file in lists + files {
                guard file.hasSuffix(".txt") == lists.contains(file) else { continue }
                try take(BeaconFile(path: file, content: try readFile(file)))
            }
        }
        finishCase()
        return report
    }

    private mutating func take(_ file: BeaconFile) throws(ConformanceError) {
        if file.path.hasSuffix("ROOTS.txt") { return readRoots(file.content) }
        if file.path.hasSuffix("SPECIAL.txt") { return try readSpecial(file.content) }
        guard let (path, name) = BeaconCase.split(file.path) else { return }
        if current?.path != path {
            finishCase()
            current = BeaconCase(path: path)
        }
        current?.files[name] = file.content
    }

    private mutating func readRoots(_ content: [UInt8]) {
        for line in String(decoding: content, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 2, let root = Hash(hex: words[0]) else { continue }
            roots[String(words[1])] = root
        }
    }

    private mutating func readSpecial(_ content: [UInt8]) throws(ConformanceError) {
        let lines = String(decoding: content, as: UTF8.self).split(separator: "\n")
        for (number, line) in lines.enumerated() {
            let words = line.split(separator: " ")
            guard words.count == 2, let kind = SpecialCase(rawValue: String(words[0])) else {
                throw .unexpected(
                    path: path, line: number + 1, what: "SPECIAL.txt has an unknown kind: \(line)")
            }
            special[String(words[1])] = kind
        }
    }

    /// Runs the case whose files are complete.
    private mutating func finishCase() {
        guard let run = current else { return }
        current = nil
        done += 1
        progress(done)
        let kind = special[run.path]
        guard let rules = run.rules, kind != .signature else {
            report.skipped += 1
            return
        }
        let runner = BeaconCaseRunner(run, rules: rules, special: kind, roots: roots)
        do throws(BeaconMismatch) {
            switch try runner.run() {
            case .judged: report.matched += 1
            case .unknown: report.skipped += 1
            }
        } catch {
            report.differed += 1
            guard report.differences.count < maximumDifferences else { return }
            report.differences.append(
                BeaconDifference(
                    path: run.path, aspect: error.aspect, expected: error.expected,
                    found: error.found))
        }
    }
}

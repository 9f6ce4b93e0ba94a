import CairnChain
import CairnEthereum
import CairnLedger
public import CairnPrimitives

/// How a step's answer differs from the recorded one.
public struct Difference: Sendable {
    /// The step, counted from 0.
    public let index: Int
    public let note: String
    /// What differs first: `ok`, `output`, `revert`, `logs` or `balance`.
    public let aspect: String
    public let expected: String
    public let found: String
}

/// What replaying a file showed.
public struct ReplayReport: Sendable {
    public let name: String
    public internal(set) var matched = 0
    public internal(set) var differed = 0
    /// The first differences, as many as were asked for.
    public internal(set) var differences: [Difference] = []
    /// The world's digest after the last step.
    public internal(set) var digest: UInt256 = .zero
}

/// Replays a conformance file on a world of its own and compares every answer.
public struct Replay {
    private let file: ConformanceFile
    private let world: World
    private let explain: Explanation

    public init(_ file: ConformanceFile) {
        self.file = file
        world = World(file.configuration)
        explain = Explanation(labels: file.labels, catalog: world.catalog)
    }

    /// Runs every step.
    ///
    /// - Parameter progress: Called now and then with how many steps are done.
    public func run(
        keeping maximumDifferences: Int, progress: (Int) -> Void = { _ in }
    ) -> ReplayReport {
        var report = ReplayReport(name: file.name)
        for (done, line) in file.lines.enumerated() {
            world.ledger.moment.number = line.block
            world.ledger.moment.timestamp = line.timestamp
            if let difference = run(line) {
                report.differed += 1
                if report.differences.count < maximumDifferences {
                    report.differences.append(difference)
                }
            } else {
                report.matched += 1
            }
            if done % 64 == 0 { progress(done) }
        }
        _ = world.store.sealBlock()
        report.digest = world.store.digest
        return report
    }

    private func run(_ line: ConformanceLine) -> Difference? {
        switch line.step {
        case .call(let message, let expected):
            return compare(world.perform(message), with: expected, message, line)
        case .beaconRoot(let timestamp, let root):
            world.setBeaconRoot(root, at: timestamp)
            return nil
        case .etherCredit(let account, let amount):
            world.ledger.accounts.issue(amount, to: account)
            return nil
        case .etherBalance(let account, let balance):
            let held = world.ledger.accounts.balance(of: account)
            guard held != balance else { return nil }
            return Difference(
                index: line.index, note: "balance of \(explain.name(account))", aspect: "balance",
                expected: "\(balance) wei", found: "\(held) wei")
        }
    }

    private func compare(
        _ outcome: CallOutcome, with expected: ExpectedOutcome, _ message: Message,
        _ line: ConformanceLine
    ) -> Difference? {
        func difference(_ aspect: String, _ wanted: String, _ got: String) -> Difference {
            Difference(
                index: line.index,
                note: line.note.isEmpty ? explain.call(message) : line.note, aspect: aspect,
                expected: wanted, found: got)
        }
        guard outcome.succeeded == expected.succeeded else {
            return difference(
                "ok", explain.result(expected.succeeded, expected.output),
                explain.result(outcome.succeeded, outcome.output))
        }
        guard outcome.succeeded else {
            if Self.isSameRefusal(outcome.output, expected.output) { return nil }
            return difference(
                "revert", explain.refusal(expected.output), explain.refusal(outcome.output))
        }
        guard outcome.output == expected.output else {
            return difference("output", expected.output.hex, outcome.output.hex)
        }
        // A read leaves no logs, whatever it announced before it was dropped.
        if message.isStatic || outcome.logs == expected.logs { return nil }
        let first = zip(outcome.logs, expected.logs).enumerated()
            .first { $0.element.0 != $0.element.1 }?.offset
        let place = first ?? min(outcome.logs.count, expected.logs.count)
        return difference(
            "log \(place) of \(expected.logs.count)",
            explain.log(at: place, of: expected.logs), explain.log(at: place, of: outcome.logs))
    }

    /// Whether two refusals agree: sentences and panics in full, other errors in their selector.
    private static func isSameRefusal(_ found: Bytes, _ expected: Bytes) -> Bool {
        guard found != expected else { return true }
        guard let theirs = Selector(prefixOf: expected.bytes),
            let ours = Selector(prefixOf: found.bytes), theirs == ours
        else { return false }
        return theirs != Selector(hashing: "Error(string)")
            && theirs != Selector(hashing: "Panic(uint256)")
    }
}

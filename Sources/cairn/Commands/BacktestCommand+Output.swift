import CairnBeacon
import CairnJSON
import CairnPrimitives

/// A case with what came of it, ready to be shown.
struct BacktestResult {
    let backtest: SlashingBacktest
    let model: SlashingLoss
    let chain: BacktestChain?

    init(_ backtest: SlashingBacktest, chain: BacktestChain?) {
        self.backtest = backtest
        model = backtest.model
        self.chain = chain
    }

    private typealias Row = (name: String, amount: KeyPath<SlashingLoss, Gwei>, isOnChain: Bool)

    private static var rows: [Row] {
        [
            ("initial penalty", \.initialPenalty, true), ("missed votes", \.missedVotes, true),
            ("missed sync signatures", \.missedSync, true),
            ("correlation penalty", \.correlationPenalty, true), ("penalties", \.penalties, true),
            ("missed rewards", \.missedRewards, false), ("remaining", \.remaining, true),
        ]
    }
}

// MARK: - For people

extension BacktestResult {
    /// The case as lines.
    var text: String {
        ([heading, ""] + table + [""] + comparisons + [""] + readings + [""] + origins + [""])
            .joined(separator: "\n")
    }

    private var heading: String {
        "\(backtest.name): \(backtest.title), rules of \(backtest.incident.rules.name)"
    }

    private var table: [String] {
        var lines = [cells("ether", "formulas", chain == nil ? "" : "chain")]
        for row in Self.rows {
            let onChain = chain.flatMap { row.isOnChain ? $0.loss[keyPath: row.amount].ether : nil }
            lines.append(cells(row.name, model[keyPath: row.amount].ether, onChain ?? ""))
        }
        guard let chain else { return lines }
        let places =
            chain.syncSeatEpochs == 0
            ? "in no sync committee"
            : "\(chain.syncSeatEpochs) epochs in places of sync committees"
        lines.append(
            "  on the chain: exit after \(chain.epochsToExit) epochs, withdrawable after "
                + "\(chain.epochsToWithdrawable), \(places)")
        return lines
    }

    private var comparisons: [String] {
        var lines = ["  published, and by how much the formulas differ"]
        for figure in backtest.published {
            let found = figure.difference(of: model[figure.subject])
            let name = figure.subject.words.padded(to: 30)
            lines.append(
                "  \(name)\(figure.amount.ether.leading(16))  "
                    + "\(found.gwei.signed) gwei, \(found.partsPerMillion.percentage)")
            lines.append("      \(figure.remark) [\(figure.sourceIndex + 1)]")
        }
        return lines
    }

    private var readings: [String] {
        guard !backtest.readings.isEmpty else { return [] }
        return ["  penalties by the formulas, with"]
            + backtest.readings.map { reading in
                let found = backtest.model(reading).penalties
                return "  \(found.ether.leading(14))  \(reading.name)"
            }
    }

    private var origins: [String] {
        backtest.assumptions.map { "  assumed: \($0)" }
            + backtest.sources.enumerated().map { index, source in
                "  [\(index + 1)] \(source.title): \(source.address)"
            }
    }

    private func cells(_ name: String, _ first: String, _ second: String) -> String {
        let line = "  " + name.padded(to: 24) + first.leading(16) + second.leading(18)
        return String(line.reversed().drop { $0 == " " }.reversed())
    }
}

// MARK: - For programs

extension BacktestResult {
    /// The case as an object.
    var json: JSON {
        var members: [(name: String, value: JSON)] = [
            ("name", .string(backtest.name)), ("title", .string(backtest.title)),
            ("rules", .string(backtest.incident.rules.rawValue)),
            ("validators", .number(JSONNumber(backtest.validatorCount))),
            ("formulas", Self.json(model, isOnChain: false)),
        ]
        if let chain {
            members.append(("chain", Self.json(chain.loss, isOnChain: true)))
            members.append(("epochsToExit", .number(JSONNumber(chain.epochsToExit))))
            members.append(
                ("epochsToWithdrawable", .number(JSONNumber(chain.epochsToWithdrawable))))
            members.append(("syncSeatEpochs", .number(JSONNumber(chain.syncSeatEpochs))))
        }
        members.append(("published", .array(backtest.published.map(published))))
        members.append(("readings", .array(backtest.readings.map(reading))))
        members.append(("assumptions", .array(backtest.assumptions.map { .string($0) })))
        members.append(
            (
                "sources",
                .array(
                    backtest.sources.map {
                        ["title": .string($0.title), "address": .string($0.address)]
                    })
            ))
        return .object(JSONObject(members))
    }

    private static func json(_ loss: SlashingLoss, isOnChain: Bool) -> JSON {
        let members: [(name: String, value: JSON)] = [
            ("initialPenalty", .string("\(loss.initialPenalty)")),
            ("missedVotes", .string("\(loss.missedVotes)")),
            ("missedSync", .string("\(loss.missedSync)")),
            ("correlationPenalty", .string("\(loss.correlationPenalty)")),
            ("penalties", .string("\(loss.penalties)")),
            ("missedRewards", isOnChain ? .null : .string("\(loss.missedRewards)")),
            ("remaining", .string("\(loss.remaining)")),
        ]
        return .object(JSONObject(members))
    }

    private func published(_ figure: PublishedFigure) -> JSON {
        let found = figure.difference(of: model[figure.subject])
        return [
            "subject": .string(figure.subject.rawValue), "amount": .string("\(figure.amount)"),
            "difference": .string("\(found.gwei)"),
            "differencePartsPerMillion": .number(JSONNumber(Int(found.partsPerMillion))),
            "remark": .string(figure.remark),
            "source": .number(JSONNumber(figure.sourceIndex)),
        ]
    }

    private func reading(_ reading: SlashingBacktest.Reading) -> JSON {
        [
            "name": .string(reading.name),
            "penalties": .string("\(backtest.model(reading).penalties)"),
        ]
    }
}

// MARK: - Words and digits

extension SlashingRules {
    fileprivate var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension PublishedFigure.Subject {
    fileprivate var words: String {
        switch self {
        case .initialPenalty: "initial penalty"
        case .missedVotes: "missed votes"
        case .correlationPenalty: "correlation penalty"
        case .penalties: "penalties"
        case .missedRewards: "missed rewards"
        case .penaltiesAndMissedRewards: "penalties and missed rewards"
        case .remaining: "remaining"
        }
    }
}

extension Gwei {
    /// The amount in ether, with all nine decimals.
    fileprivate var ether: String {
        let digits = String(rawValue % 1_000_000_000)
        let zeros = String(repeating: "0", count: 9 - digits.count)
        return "\(rawValue / 1_000_000_000).\(zeros)\(digits)"
    }
}

extension Int64 {
    /// The number with its sign.
    var signed: String { self > 0 ? "+\(self)" : "\(self)" }

    /// Millionths as a percentage with its sign.
    var percentage: String {
        let size = magnitude
        let digits = String(size % 10_000)
        let zeros = String(repeating: "0", count: 4 - digits.count)
        let sign = self > 0 ? "+" : self < 0 ? "-" : ""
        return "\(sign)\(size / 10_000).\(zeros)\(digits) %"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }

    fileprivate func leading(_ width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}

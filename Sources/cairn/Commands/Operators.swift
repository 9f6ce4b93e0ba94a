import ArgumentParser
import CairnEthereum
import CairnJSON
import CairnPrimitives
import CairnRestaking

/// Prints the operators of a running chain.
struct Operators: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the operators: what they answer for, and who may slash how much of it.")

    @OptionGroup var node: NodeOption

    @Flag(help: "Print an array of objects with operator, stakes, sets and exposures.")
    var json = false

    func run() async throws {
        try await speaking {
            let reader = RestakingReader(client: try node.client())
            let head = try await reader.client.smallNumber("eth_blockNumber")
            var list: [JSON] = []
            for `operator` in try await reader.operators() {
                let view = try await OperatorView(reader, `operator`)
                if json { list.append(view.json) } else { view.show(head: head) }
            }
            if json { print(JSON.array(list).indented) }
        }
    }
}

/// Everything there is to say of an operator.
struct OperatorView {
    let `operator`: Address
    let sets: [OperatorSet]
    let stakes: [OperatorStake]
    let exposures: [Exposure]

    init(_ reader: RestakingReader, _ operator: Address) async throws {
        self.operator = `operator`
        sets = try await reader.registeredSets(of: `operator`)
        var stakes: [OperatorStake] = []
        for strategy in try await reader.strategies(of: `operator`) {
            stakes.append(try await reader.stake(of: `operator`, in: strategy))
        }
        self.stakes = stakes
        exposures = try await reader.exposures(of: `operator`)
    }

    func show(head: UInt64) {
        print(`operator`.checksummed)
        if stakes.isEmpty { print("  nothing is delegated to it") }
        for stake in stakes {
            row(
                "answers for",
                described(stake.shares, stake.worth, in: stake.strategy))
            row(
                "allocated",
                "\(percent(stake.encumbered, of: stake.maximum))"
                    + slashed(stake.maximum), indent: 4)
        }
        for set in sets { row("registered for", set.name) }
        for exposure in exposures {
            let stake = stakes.first { $0.strategy == exposure.strategy }
            row("slashable", exposure.sentence(of: stake?.shares ?? .zero, head: head))
        }
        print("")
    }

    private func slashed(_ maximum: UInt64) -> String {
        let lost = RestakingReader.whole - UInt256(maximum)
        return lost.isZero ? "" : ", \(percent(lost)) of all stake lost to slashes so far"
    }

    var json: JSON {
        [
            "operator": `operator`.json,
            "sets": .array(sets.map(\.json)),
            "stakes": .array(
                stakes.map { stake in
                    [
                        "strategy": stake.strategy.json,
                        "name": .string(KnownStrategy.name(of: stake.strategy)),
                        "shares": .string("\(stake.shares.rawValue)"),
                        "worth": .string("\(stake.worth.rawValue)"),
                        "encumberedMagnitude": .string("\(stake.encumbered)"),
                        "maxMagnitude": .string("\(stake.maximum)"),
                    ]
                }),
            "exposures": .array(
                exposures.map { exposure in
                    exposure.json(
                        of: stakes.first { $0.strategy == exposure.strategy }?.shares ?? .zero)
                }),
        ]
    }
}

extension OperatorSet {
    var json: JSON { ["avs": avs.json, "id": .number(JSONNumber(id))] }
}

extension Exposure {
    /// What may be slashed by whom until when.
    func sentence(of shares: Shares, head: UInt64) -> String {
        let name = KnownStrategy.name(of: strategy)
        let share = percent(allocation.currentMagnitude, of: maximum)
        guard isSlashable else { return "nothing by \(operatorSet.name): it has left for good" }
        var text =
            "\(share) of its \(name), \(exact(part(of: shares))) shares, by "
            + operatorSet.name
        if let ends { text += ends > head ? ", until block \(ends)" : ", until now" }
        if allocation.pendingDiff > 0 {
            text += ", more from block \(allocation.effectBlock)"
        }
        return text
    }

    func json(of shares: Shares) -> JSON {
        [
            "operator": `operator`.json, "set": operatorSet.json, "strategy": strategy.json,
            "isSlashable": .bool(isSlashable),
            "magnitude": .string("\(allocation.currentMagnitude)"),
            "pendingDifference": .string("\(allocation.pendingDiff)"),
            "effectBlock": .number(JSONNumber(allocation.effectBlock)),
            "maxMagnitude": .string("\(maximum)"),
            "slashableShares": .string("\(part(of: shares).rawValue)"),
            "until": ends.map { .number(JSONNumber($0)) } ?? .null,
        ]
    }
}

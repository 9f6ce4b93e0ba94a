import ArgumentParser
import CairnEthereum
import CairnJSON
import CairnPrimitives
import CairnRestaking

/// Prints the services of a running chain.
struct AVS: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "avs",
        abstract: "List the services (AVSs): their operator sets, members and slashes.")

    @OptionGroup var node: NodeOption

    @Flag(help: "Print an array of objects, one for each operator set.")
    var json = false

    func run() async throws {
        try await speaking {
            let reader = RestakingReader(client: try node.client())
            let slashes = try await reader.slashes()
            var list: [JSON] = []
            for set in try await reader.operatorSets() {
                let details = try await reader.setDetails(set)
                let own = slashes.filter { $0.operatorSet == set }
                if json {
                    list.append(Self.json(details, own))
                } else {
                    Self.show(details, own)
                }
            }
            if json { print(JSON.array(list).indented) }
        }
    }

    private static func show(_ details: SetDetails, _ slashes: [SlashRecord]) {
        print("\(details.operatorSet.avs.checksummed), operator set #\(details.operatorSet.id)")
        row("slasher", details.slasher.checksummed)
        row(
            "what is slashed",
            details.isRedistributing
                ? "goes to \(details.recipient.checksummed)" : "is burnt")
        row("secured by", details.strategies.map(KnownStrategy.name).joined(separator: ", "))
        if details.members.isEmpty { row("members", "none") }
        for member in details.members { row("member", member.checksummed) }
        for slash in slashes { row("slash", slash.sentence) }
        print("")
    }

    private static func json(_ details: SetDetails, _ slashes: [SlashRecord]) -> JSON {
        [
            "set": details.operatorSet.json, "slasher": details.slasher.json,
            "isRedistributing": .bool(details.isRedistributing),
            "recipient": details.recipient.json,
            "strategies": .array(details.strategies.map(\.json)),
            "members": .array(details.members.map(\.json)),
            "slashes": .array(slashes.map(\.json)),
        ]
    }
}

extension SlashRecord {
    /// What happened, in a sentence.
    var sentence: String {
        let parts = zip(wads, strategies).map { wad, strategy in
            "\(percent(wad)) of its \(KnownStrategy.name(of: strategy))"
        }
        return "at block \(block), \(`operator`.checksummed) lost "
            + parts.joined(separator: " and ") + (reason.isEmpty ? "" : ": \"\(reason)\"")
    }

    var json: JSON {
        [
            "block": .number(JSONNumber(block)), "operator": `operator`.json,
            "strategies": .array(strategies.map(\.json)),
            "wadSlashed": .array(wads.map { .string("\($0)") }), "description": .string(reason),
        ]
    }
}

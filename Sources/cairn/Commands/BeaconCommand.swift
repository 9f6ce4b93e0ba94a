import ArgumentParser
import CairnJSON
import CairnPrimitives

/// Has things happen on the node's beacon chain.
struct BeaconCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "beacon",
        abstract: "Have something go wrong on a development node's beacon chain, or let it run on.",
        subcommands: [BeaconFaultCommand.self, BeaconPass.self])
}

/// What can go wrong.
enum BeaconFaultKind: String, ExpressibleByArgument, CaseIterable {
    case offline
    case clientBug = "client-bug"
    case groupOutage = "group-outage"
    case doubleProposal = "double-proposal"
    case doubleVote = "double-vote"
    case surroundVote = "surround-vote"

    /// The name of `cairn_orderBeaconFault`.
    var wireName: String {
        switch self {
        case .offline: "offline"
        case .clientBug: "clientBug"
        case .groupOutage: "groupOutage"
        case .doubleProposal: "doubleProposal"
        case .doubleVote: "doubleVote"
        case .surroundVote: "surroundVote"
        }
    }
}

/// Orders a fault.
struct BeaconFaultCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fault",
        abstract: "Have validators do wrong, or nothing, in an epoch to come.",
        discussion: """
            offline          --operator NAME [--epochs N]
            client-bug       --client NUMBER [--epochs N]
            group-outage     --group NUMBER [--epochs N]
            double-proposal  --validators INDEX
            double-vote      --validators INDEX,INDEX…
            surround-vote    --validators INDEX,INDEX…

            Offences are reported in the epoch and slash those who committed them.
            """)

    @Argument(
        help: "offline, client-bug, group-outage, double-proposal, double-vote, surround-vote.")
    var kind: BeaconFaultKind

    @Option(help: "Indices, separated by commas.")
    var validators: String?

    @Option(help: "An operator by name or number.")
    var `operator`: String?

    @Option(help: "The number of a client.")
    var client: UInt8?

    @Option(help: "The number of a correlation group.")
    var group: UInt8?

    @Option(help: "The first epoch; the current one if absent.")
    var epoch: UInt64?

    @Option(help: "How many epochs it lasts.")
    var epochs: UInt64?

    @OptionGroup var node: NodeOption

    @Flag(help: "Print what was ordered as one object.")
    var json = false

    func run() async throws {
        let order = try order()
        try await speaking {
            let client = try node.client()
            let answer = try await client.request("cairn_orderBeaconFault", .object(order))
            guard !json else { return print(answer.indented) }
            let first = answer["epoch"]?.number ?? 0
            let count = answer["epochs"]?.number ?? 1
            let seen = answer["effectTime"]?.number.map { "; seen from \(moment($0)) on" } ?? ""
            print(
                "\(kind.rawValue) in epoch \(first)" + (count > 1 ? ", \(count) epochs long" : "")
                    + seen)
        }
    }

    /// The request's fields.
    func order() throws -> JSONObject {
        var fields = JSONObject([(name: "kind", value: .string(kind.wireName))])
        switch kind {
        case .offline: fields["operator"] = try given(operatorName, "--operator")
        case .clientBug:
            fields["client"] = try given(client.map { .quantity(UInt64($0)) }, "--client")
        case .groupOutage:
            fields["group"] = try given(group.map { .quantity(UInt64($0)) }, "--group")
        case .doubleProposal:
            let indices = try indices()
            guard indices.count == 1 else {
                throw Failure("a double proposal is of one validator; \(indices.count) are named")
            }
            fields["validator"] = indices[0]
        case .doubleVote, .surroundVote: fields["validators"] = .array(try indices())
        }
        if let epoch { fields["epoch"] = .quantity(epoch) }
        if let epochs { fields["epochs"] = .quantity(epochs) }
        return fields
    }

    private var operatorName: JSON? {
        `operator`.map { text in UInt64(text).map { .quantity($0) } ?? .string(text) }
    }

    private func given(_ value: JSON?, _ flag: String) throws -> JSON {
        guard let value else { throw Failure("\(kind.rawValue) needs \(flag)") }
        return value
    }

    private func indices() throws -> [JSON] {
        let parts = (validators ?? "").split(separator: ",")
        guard !parts.isEmpty else { throw Failure("\(kind.rawValue) needs --validators") }
        return try parts.map { part in
            guard let index = UInt64(part) else {
                throw Failure("--validators has \(part), which is no index")
            }
            return .quantity(index)
        }
    }
}

/// Lets epochs pass.
struct BeaconPass: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pass",
        abstract: "Let epochs pass on a development node: its clock is set to the next one's "
            + "beginning, and a block is made.")

    @Argument(help: "How many epochs.")
    var epochs: UInt64 = 1

    @OptionGroup var node: NodeOption

    func validate() throws {
        guard (1...1_000_000).contains(epochs) else {
            throw ValidationError("\(epochs) epochs; it must be from 1 to 1000000")
        }
    }

    func run() async throws {
        try await speaking {
            let client = try node.client()
            let before = try await client.request("cairn_beacon")
            guard let start = before["genesisTime"]?.number,
                let slotSeconds = before["secondsPerSlot"]?.number,
                let slots = before["slotsPerEpoch"]?.number, let epoch = before["epoch"]?.number
            else { throw Failure("cairn_beacon answers \(before), which tells no time") }
            let time = start + (epoch + epochs) * slots * slotSeconds
            _ = try await client.request("evm_setNextBlockTimestamp", .quantity(time))
            _ = try await client.request("evm_mine")
            let after = try await client.request("cairn_beacon")
            print(
                "epoch \(after["epoch"]?.number ?? 0), finalized "
                    + "\(after["finalizedEpoch"]?.number ?? 0), \(moment(time))")
        }
    }
}

public import CairnChain
public import CairnEthereum
import CairnJSON
public import CairnLedger
public import CairnPrimitives

/// What one line of a conformance file asks for.
public enum ConformanceStep: Sendable {
    /// A call with what the deployed contract answered.
    case call(Message, expected: ExpectedOutcome)
    /// From now on the EIP-4788 oracle answers `root` for `timestamp`.
    case beaconRoot(timestamp: UInt64, root: Hash)
    /// Wei appear in a balance.
    case etherCredit(Address, Wei)
    /// The account must hold exactly this much.
    case etherBalance(Address, Wei)
}

/// What a call must answer.
public struct ExpectedOutcome: Sendable {
    public let succeeded: Bool
    public let output: Bytes
    public let logs: [Log]
}

/// A step with when it happens and what it is about.
public struct ConformanceLine: Sendable {
    public let index: Int
    public let block: UInt64
    public let timestamp: UInt64
    public let note: String
    public let step: ConformanceStep
}

/// A recorded conversation with deployed contracts: a world, and calls with their answers.
public struct ConformanceFile: Sendable {
    /// The file's name without folders and endings.
    public let name: String
    /// Names for addresses, for people.
    public let labels: [Address: String]
    public let configuration: WorldConfiguration
    public let lines: [ConformanceLine]

    /// Reads a `.jsonl` or `.jsonl.gz` file.
    public init(path: String) throws(ConformanceError) {
        let fileName = path.split(separator: "/").last.map(String.init) ?? path
        name = fileName.split(separator: ".").first.map(String.init) ?? fileName
        let rows = try readFile(path).split(separator: UInt8(ascii: "\n"))
        guard let head = rows.first else {
            throw .unexpected(path: path, line: 1, what: "the file is empty")
        }
        let header = Fields(try Self.parse(head, path, 1), path: path, line: 1)
        let format = try header.text("format")
        guard format == "conformance/1" else {
            throw header.unexpected("format is \(format), this program reads conformance/1")
        }
        labels = try Self.labels(header)
        configuration = try WorldConfiguration(conformance: header)
        var lines: [ConformanceLine] = []
        lines.reserveCapacity(rows.count - 1)
        for (offset, row) in rows.dropFirst().enumerated() {
            let number = offset + 2
            let fields = Fields(try Self.parse(row, path, number), path: path, line: number)
            lines.append(try ConformanceLine(fields))
        }
        self.lines = lines
    }

    private static func parse(
        _ row: ArraySlice<UInt8>, _ path: String, _ line: Int
    ) throws(ConformanceError) -> JSON {
        do throws(JSONSyntaxError) { return try JSON(parsing: Array(row)) } catch {
            throw .notJSON(path: path, line: line, reason: error.description)
        }
    }

    private static func labels(
        _ header: Fields
    ) throws(ConformanceError) -> [Address: String] {
        var labels: [Address: String] = [:]
        guard let members = header.optional("labels")?.members else { return labels }
        for (address, name) in members {
            guard let address = Address(hex: address), let name = name.text else { continue }
            labels[address] = name
        }
        return labels
    }
}

extension ConformanceLine {
    init(_ fields: Fields) throws(ConformanceError) {
        index = Int(try fields.uint64("i"))
        block = try fields.uint64("block")
        timestamp = try fields.uint64("time")
        note = fields.optional("note")?.json.text ?? ""
        switch fields.optional("kind")?.json.text {
        case nil:
            let message = Message(
                sender: try fields.address("from"), recipient: try fields.address("to"),
                value: Wei(rawValue: try fields.uint256("value")), input: try fields.bytes("data"),
                isStatic: try fields.bool("static"))
            var logs: [Log] = []
            for log in try fields.array("logs") {
                var topics: [Hash] = []
                for topic in try log.array("topics") { topics.append(try topic.hash()) }
                logs.append(
                    Log(
                        address: try log.address("address"), topics: topics,
                        data: try log.bytes("data")))
            }
            step = .call(
                message,
                expected: ExpectedOutcome(
                    succeeded: try fields.bool("ok"), output: try fields.bytes("output"),
                    logs: logs))
        case "beaconRoot":
            step = .beaconRoot(
                timestamp: try fields.uint64("timestamp"), root: try fields["root"].hash())
        case "ethCredit":
            step = .etherCredit(
                try fields.address("address"), Wei(rawValue: try fields.uint256("amount")))
        case "ethBalance":
            step = .etherBalance(
                try fields.address("address"), Wei(rawValue: try fields.uint256("balance")))
        case .some(let kind):
            throw fields.unexpected(
                "kind \"\(kind)\" is none of call, beaconRoot, ethCredit, ethBalance")
        }
    }
}

import CairnChain
import CairnEthereum
import CairnJSON
import CairnLedger
import CairnPrimitives

/// Hands on what a walk does in the form of a recording, line by line.
struct WalkRecorder {
    private let take: ([UInt8]) -> Void
    private var count = 0

    init(header: JSON, _ take: @escaping ([UInt8]) -> Void) {
        self.take = take
        take(header.bytes)
    }

    private mutating func append(
        _ moment: BlockMoment, _ members: [(name: String, value: JSON)]
    ) {
        var line: [(name: String, value: JSON)] = [
            ("i", .number(JSONNumber(count))), ("block", .number(JSONNumber(moment.number))),
            ("time", .number(JSONNumber(moment.timestamp))),
        ]
        line += members
        take(JSON.object(JSONObject(line)).bytes)
        count += 1
    }

    mutating func note(
        _ action: String, _ message: Message, _ outcome: CallOutcome, at moment: BlockMoment
    ) {
        let logs = outcome.logs.map { log -> JSON in
            [
                "address": .string(log.address.hex),
                "topics": .array(log.topics.map { .string($0.hex) }),
                "data": .string(log.data.hex),
            ]
        }
        append(
            moment,
            [
                ("note", .string(action)), ("from", .string(message.sender.hex)),
                ("to", .string(message.recipient.hex)),
                ("value", .string(message.value.description)),
                ("data", .string(message.input.hex)), ("ok", .bool(outcome.succeeded)),
                ("output", .string(outcome.output.hex)), ("logs", .array(logs)),
                ("static", false),
            ])
    }

    mutating func noteRoot(_ root: Hash, for timestamp: UInt64, at moment: BlockMoment) {
        append(
            moment,
            [
                ("kind", "beaconRoot"), ("timestamp", .number(JSONNumber(timestamp))),
                ("root", .string(root.hex)),
            ])
    }

    mutating func noteCredit(_ amount: Wei, to account: Address, at moment: BlockMoment) {
        append(
            moment,
            [
                ("kind", "ethCredit"), ("address", .string(account.hex)),
                ("amount", .string(amount.description)),
            ])
    }
}

import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives

/// Puts calls, logs and refusals into words, for a person who looks at a difference.
struct Explanation {
    private let labels: [Address: String]
    private let signatureBySelector: [Selector: String]
    private let eventByTopic: [Hash: EventSignatures.Declaration]

    init(labels: [Address: String], catalog: ContractCatalog) {
        self.labels = labels
        var signatures: [Selector: String] = [:]
        for kind in catalog.kinds {
            for method in kind.table.methods { signatures[method.selector] = method.signature }
        }
        signatureBySelector = signatures
        var events: [Hash: EventSignatures.Declaration] = [:]
        for event in catalog.events.declarations { events[event.topic] = event }
        eventByTopic = events
    }

    func name(_ address: Address) -> String { labels[address] ?? address.hex }

    func call(_ message: Message) -> String {
        let selector = Selector(prefixOf: message.input.bytes)
        let method =
            selector.flatMap { signatureBySelector[$0] } ?? selector?.hex ?? "(no method)"
        return "\(name(message.sender)): \(name(message.recipient)).\(method)"
    }

    func result(_ succeeded: Bool, _ output: Bytes) -> String {
        succeeded ? "success, \(output.hex)" : "revert, \(refusal(output))"
    }

    func refusal(_ data: Bytes) -> String {
        guard let selector = Selector(prefixOf: data.bytes) else {
            return data.isEmpty ? "no data" : data.hex
        }
        if selector == Selector(hashing: "Error(string)"), data.count >= 68 {
            let text = data.bytes[68...].prefix { $0 != 0 }
            return "\"\(String(decoding: text, as: UTF8.self))\""
        }
        if selector == Selector(hashing: "Panic(uint256)"), let code = data.bytes.last {
            return "panic 0x" + String(code, radix: 16)
        }
        return data.hex
    }

    func log(at place: Int, of logs: [Log]) -> String {
        guard place < logs.count else { return "no such log" }
        let log = logs[place]
        guard let topic = log.topics.first else { return "\(name(log.address)): \(log.data.hex)" }
        let event = eventByTopic[topic]?.signature ?? topic.hex
        let topics = log.topics.dropFirst().map { topic in
            Address(exactly: topic.word).flatMap { labels[$0] } ?? topic.hex
        }
        return "\(name(log.address)): \(event) [\(topics.joined(separator: ", "))] \(log.data.hex)"
    }
}

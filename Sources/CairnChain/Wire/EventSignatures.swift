public import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// How typed events become logs: by type, a name, the indexed fields, and the fields in order.
public struct EventSignatures: Sendable {
    typealias Encoder =
        @Sendable (
            borrowing EventLog, EventLog.Entry, inout LogBatch
        ) -> Void

    /// An event as clients know it.
    public struct Declaration: Sendable {
        public let name: String
        public let signature: String
        public let topic: Hash
        /// For each field its type and whether it is indexed.
        public let fields: [(type: String, isIndexed: Bool)]
    }

    private var encoders = EncoderIndex()
    public private(set) var declarations: [Declaration] = []

    public init() {}

    /// Adds an event whose signature follows from the types of the tuple.
    ///
    /// - Parameter indexed: The positions of the fields that become topics.
    public mutating func add<Event: LedgerEvent, each Field: ABIValue>(
        _ name: String, indexed: Set<Int> = [],
        _ fields: @escaping @Sendable (Event) -> ABITuple<repeat each Field>
    ) {
        var types: [(name: String, size: Int)] = []
        for type in repeat (each Field).self { types.append((type.abiType, type.headSize)) }
        let form = declare(name, types, indexed: indexed)
        register(Event.self) { log, entry, batch in
            let values = fields(log.event(entry, as: Event.self)).fields
            var draft = LogDraft(form, &batch)
            for value in repeat each values { draft.put(value, &batch) }
            draft.finish(entry.emitter, &batch)
        }
    }

    /// Notes how an event looks to clients.
    mutating func declare(
        _ name: String, _ types: [(name: String, size: Int)], indexed: Set<Int>
    ) -> EventForm {
        let signature = name + "(" + types.map(\.name).joined(separator: ",") + ")"
        var form = EventForm(topic: keccak256(utf8: signature))
        var fields: [(type: String, isIndexed: Bool)] = []
        for (position, type) in types.enumerated() {
            let isIndexed = indexed.contains(position)
            fields.append((type.name, isIndexed))
            if isIndexed {
                form.indexed |= 1 << UInt64(position)
            } else {
                form.frameSize += type.size
            }
        }
        declarations.append(
            Declaration(name: name, signature: signature, topic: form.topic, fields: fields))
        return form
    }

    mutating func register<Event: LedgerEvent>(
        _ type: Event.Type, _ encoder: @escaping Encoder
    ) {
        encoders.insert(ObjectIdentifier(type), encoder)
    }

    /// Adds events that are logs already.
    mutating func addRawLogs() {
        register(RawLog.self) { log, entry, batch in
            let raw = log.event(entry, as: RawLog.self)
            let start = batch.data.count
            raw.data.bytes.withUnsafeBytes { batch.data.append(raw: $0) }
            batch.append(entry.emitter, Topics(raw.topics), dataFrom: start)
        }
    }

    /// Makes logs of all events, in order.
    public func encode(_ events: borrowing EventLog, into batch: inout LogBatch) {
        for index in 0..<events.count {
            let entry = events[index]
            guard let encoder = encoders.find(entry.type) else {
                preconditionFailure("no interface gives event \(entry.type) a form on the wire")
            }
            encoder.encode(events, entry, &batch)
        }
    }
}

import CairnEthereum
import CairnLedger
import CairnPrimitives

/// How an event's fields are laid out in a log.
struct EventForm: Sendable {
    /// The hash of the event's signature, the first topic.
    let topic: Hash
    /// A bit for each field that becomes a topic.
    var indexed: UInt64 = 0
    /// The bytes that the heads of the other fields take.
    var frameSize = 0

    init(topic: Hash) { self.topic = topic }
}

/// A log under construction.
struct LogDraft {
    private var topics = Topics()
    private let start: Int
    private var head: Int
    private var indexed: UInt64

    @inline(__always)
    init(_ form: EventForm, _ batch: inout LogBatch) {
        topics.append(form.topic)
        start = batch.data.reserve(form.frameSize)
        head = start
        indexed = form.indexed
    }

    /// Adds the next field.
    @inline(__always)
    mutating func put<Value: ABIValue>(_ value: Value, _ batch: inout LogBatch) {
        if indexed & 1 == 1 {
            topics.append(value.abiTopic)
        } else {
            value.encode(to: &batch.data, head: head, frame: start)
            head += Value.headSize
        }
        indexed >>= 1
    }

    @inline(__always)
    func finish(_ emitter: Address, _ batch: inout LogBatch) {
        batch.append(emitter, topics, dataFrom: start)
    }
}

/// The same as the general form of `add`, for each small number of fields.
///
/// The compiler makes straight code of these for every event; of the general form it makes code
/// that looks types up at run time, several times slower.
extension EventSignatures {
    mutating func add<Event: LedgerEvent, A: ABIValue>(
        _ name: String, indexed: Set<Int> = [],
        _ fields: @escaping @Sendable (Event) -> ABITuple<A>
    ) {
        let types = [(A.abiType, A.headSize)]
        let form = declare(name, types, indexed: indexed)
        register(Event.self) { log, entry, batch in
            let a = fields(log.event(entry, as: Event.self)).fields
            var draft = LogDraft(form, &batch)
            draft.put(a, &batch)
            draft.finish(entry.emitter, &batch)
        }
    }

    mutating func add<Event: LedgerEvent, A: ABIValue, B: ABIValue>(
        _ name: String, indexed: Set<Int> = [],
        _ fields: @escaping @Sendable (Event) -> ABITuple<A, B>
    ) {
        let types = [(A.abiType, A.headSize), (B.abiType, B.headSize)]
        let form = declare(name, types, indexed: indexed)
        register(Event.self) { log, entry, batch in
            let (a, b) = fields(log.event(entry, as: Event.self)).fields
            var draft = LogDraft(form, &batch)
            draft.put(a, &batch)
            draft.put(b, &batch)
            draft.finish(entry.emitter, &batch)
        }
    }

    mutating func add<Event: LedgerEvent, A: ABIValue, B: ABIValue, C: ABIValue>(
        _ name: String, indexed: Set<Int> = [],
        _ fields: @escaping @Sendable (Event) -> ABITuple<A, B, C>
    ) {
        let types = [(A.abiType, A.headSize), (B.abiType, B.headSize), (C.abiType, C.headSize)]
        let form = declare(name, types, indexed: indexed)
        register(Event.self) { log, entry, batch in
            let (a, b, c) = fields(log.event(entry, as: Event.self)).fields
            var draft = LogDraft(form, &batch)
            draft.put(a, &batch)
            draft.put(b, &batch)
            draft.put(c, &batch)
            draft.finish(entry.emitter, &batch)
        }
    }

    mutating func add<Event: LedgerEvent, A: ABIValue, B: ABIValue, C: ABIValue, D: ABIValue>(
        _ name: String, indexed: Set<Int> = [],
        _ fields: @escaping @Sendable (Event) -> ABITuple<A, B, C, D>
    ) {
        let types = [
            (A.abiType, A.headSize), (B.abiType, B.headSize), (C.abiType, C.headSize),
            (D.abiType, D.headSize),
        ]
        let form = declare(name, types, indexed: indexed)
        register(Event.self) { log, entry, batch in
            let (a, b, c, d) = fields(log.event(entry, as: Event.self)).fields
            var draft = LogDraft(form, &batch)
            draft.put(a, &batch)
            draft.put(b, &batch)
            draft.put(c, &batch)
            draft.put(d, &batch)
            draft.finish(entry.emitter, &batch)
        }
    }

    mutating func add<
        Event: LedgerEvent, A: ABIValue, B: ABIValue, C: ABIValue, D: ABIValue, E: ABIValue
    >(
        _ name: String, indexed: Set<Int> = [],
        _ fields: @escaping @Sendable (Event) -> ABITuple<A, B, C, D, E>
    ) {
        let types = [
            (A.abiType, A.headSize), (B.abiType, B.headSize), (C.abiType, C.headSize),
            (D.abiType, D.headSize), (E.abiType, E.headSize),
        ]
        let form = declare(name, types, indexed: indexed)
        register(Event.self) { log, entry, batch in
            let (a, b, c, d, e) = fields(log.event(entry, as: Event.self)).fields
            var draft = LogDraft(form, &batch)
            draft.put(a, &batch)
            draft.put(b, &batch)
            draft.put(c, &batch)
            draft.put(d, &batch)
            draft.put(e, &batch)
            draft.finish(entry.emitter, &batch)
        }
    }
}

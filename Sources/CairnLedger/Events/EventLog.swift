public import CairnPrimitives

/// Something that a contract announces, as a typed value of its module.
///
/// An event whose fields are all fixed in size is best kept `BitwiseCopyable`: it is then stored
/// without an allocation.
public protocol LedgerEvent: Sendable, SendableMetatype {}

/// The events of the running transaction in order, typed, until the chain makes logs of them.
public struct EventLog: ~Copyable {
    /// One event: who announced it, its type, and where it is kept.
    @frozen
    public struct Entry {
        public let emitter: Address
        public let type: ObjectIdentifier
        @usableFromInline let place: Int
        @usableFromInline let isBoxed: Bool

        @inlinable
        init(emitter: Address, type: ObjectIdentifier, place: Int, isBoxed: Bool) {
            self.emitter = emitter
            self.type = type
            self.place = place
            self.isBoxed = isBoxed
        }
    }

    /// A moment in the log.
    public struct Mark: Equatable, Sendable {
        fileprivate let entries: Int
        fileprivate let bytes: Int
        fileprivate let boxes: Int
    }

    @usableFromInline var entries: [Entry] = []
    @usableFromInline var boxes: [any LedgerEvent] = []
    @usableFromInline var bytes: UnsafeMutableRawPointer
    @usableFromInline var byteCount = 0
    @usableFromInline var byteCapacity = 1 << 12

    init() { bytes = .allocate(byteCount: byteCapacity, alignment: 16) }

    deinit { bytes.deallocate() }

    @inlinable public var count: Int { entries.count }
    @inlinable public subscript(index: Int) -> Entry { entries[index] }

    /// Keeps an event without an allocation.
    @inlinable
    public mutating func append<Event: LedgerEvent & BitwiseCopyable>(
        _ event: Event, from emitter: Address
    ) {
        append(emitter, ObjectIdentifier(Event.self), size: MemoryLayout<Event>.size) {
            $0.storeBytes(of: event, as: Event.self)
        }
    }

    @inlinable
    public mutating func append<Event: LedgerEvent>(_ event: Event, from emitter: Address) {
        entries.append(
            Entry(
                emitter: emitter, type: ObjectIdentifier(Event.self), place: boxes.count,
                isBoxed: true))
        boxes.append(event)
    }

    @inlinable @inline(__always)
    mutating func append(
        _ emitter: Address, _ type: ObjectIdentifier, size: Int,
        write: (UnsafeMutableRawPointer) -> Void
    ) {
        let room = (size + 15) & ~15
        if byteCount + room > byteCapacity { grow(by: room) }
        write(bytes + byteCount)
        entries.append(Entry(emitter: emitter, type: type, place: byteCount, isBoxed: false))
        byteCount += room
    }

    /// The event of an entry as its own type.
    ///
    /// - Precondition: `Event` is the type that the entry names.
    @inlinable
    public func event<Event: LedgerEvent>(_ entry: Entry, as type: Event.Type) -> Event {
        precondition(entry.type == ObjectIdentifier(type), "the entry holds another event")
        if entry.isBoxed, let event = boxes[entry.place] as? Event { return event }
        return (bytes + entry.place).assumingMemoryBound(to: Event.self).pointee
    }

    // MARK: Moments

    public var mark: Mark {
        Mark(entries: entries.count, bytes: byteCount, boxes: boxes.count)
    }

    /// Forgets every event after `mark`.
    public mutating func truncate(to mark: Mark) {
        entries.removeLast(entries.count - mark.entries)
        boxes.removeLast(boxes.count - mark.boxes)
        byteCount = mark.bytes
    }

    public mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
        boxes.removeAll(keepingCapacity: true)
        byteCount = 0
    }

    @usableFromInline @inline(never)
    mutating func grow(by room: Int) {
        let capacity = max(byteCapacity * 2, byteCount + room)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        larger.copyMemory(from: bytes, byteCount: byteCount)
        bytes.deallocate()
        bytes = larger
        byteCapacity = capacity
    }
}

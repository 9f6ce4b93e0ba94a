/// Journaled double-ended queues, one for each key.
///
/// - Spec: OpenZeppelin, `DoubleEndedQueue`
@frozen
public struct QueueTable<Key: TableKey, Element: TableRecord> {
    @frozen
    @usableFromInline
    struct Bounds: TableRecord {
        @usableFromInline var begin: UInt64
        @usableFromInline var end: UInt64
    }

    @usableFromInline let elements: Table<Pair<Key, UInt64>, Element>
    @usableFromInline let bounds: Table<Key, Bounds>

    init(elements: Table<Pair<Key, UInt64>, Element>, bounds: Table<Key, Bounds>) {
        self.elements = elements
        self.bounds = bounds
    }

    @inlinable
    public func count(_ key: Key) -> Int {
        let bounds = bounds[key]
        return Int(bounds.end &- bounds.begin)
    }

    @inlinable
    public func first(_ key: Key) -> Element? {
        let bounds = bounds[key]
        return bounds.begin == bounds.end ? nil : elements[Pair(key, bounds.begin)]
    }

    /// The element at `index`, counted from the front.
    ///
    /// - Precondition: `index` is below the count.
    @inlinable
    public subscript(key: Key, index: Int) -> Element {
        precondition(index >= 0 && index < count(key), "index \(index) outside the queue")
        return elements[Pair(key, bounds[key].begin &+ UInt64(index))]
    }

    @inlinable
    public func pushBack(_ element: Element, to key: Key) {
        let place = bounds.update(key) { bounds in
            bounds.end &+= 1
            return bounds.end &- 1
        }
        elements[Pair(key, place)] = element
    }

    /// Removes and returns the front element, or nil if there is none.
    @inlinable @discardableResult
    public func popFront(_ key: Key) -> Element? {
        let current = bounds[key]
        guard current.begin != current.end else { return nil }
        bounds.update(key) { $0.begin &+= 1 }
        return elements.update(Pair(key, current.begin)) { slot in
            let element = slot
            slot = Table<Pair<Key, UInt64>, Element>.zero
            return element
        }
    }

    @inlinable
    public func values(_ key: Key) -> [Element] { (0..<count(key)).map { self[key, $0] } }
}

extension Store {
    /// Opens the next two tables as queues.
    public func queue<Key: TableKey, Element: TableRecord>(
        _ name: String, key: Key.Type = Key.self, element: Element.Type = Element.self
    ) -> QueueTable<Key, Element> {
        QueueTable(elements: table(name), bounds: table(name + ".bounds"))
    }
}

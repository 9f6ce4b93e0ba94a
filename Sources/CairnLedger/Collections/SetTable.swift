/// Journaled sets, one for each key, that remember an order.
///
/// Elements stand in the order of adding until one is removed; the last one then takes its place.
/// That is the order in which the deployed contracts list theirs.
///
/// - Spec: OpenZeppelin, `EnumerableSet`
@frozen
public struct SetTable<Key: TableKey, Element: TableKey & TableRecord> {
    @usableFromInline let elements: ListTable<Key, Element>
    /// One more than the element's index, zero where it is absent.
    @usableFromInline let positions: Table<Pair<Key, Element>, UInt64>

    init(elements: ListTable<Key, Element>, positions: Table<Pair<Key, Element>, UInt64>) {
        self.elements = elements
        self.positions = positions
    }

    @inlinable
    public func count(_ key: Key) -> Int { elements.count(key) }

    @inlinable
    public func contains(_ element: Element, in key: Key) -> Bool {
        positions[Pair(key, element)] != 0
    }

    @inlinable
    public subscript(key: Key, index: Int) -> Element { elements[key, index] }

    @inlinable
    public func values(_ key: Key) -> [Element] { elements.values(key) }

    /// Adds the element and tells whether it was absent.
    @inlinable @discardableResult
    public func insert(_ element: Element, into key: Key) -> Bool {
        guard !contains(element, in: key) else { return false }
        elements.append(element, to: key)
        positions[Pair(key, element)] = UInt64(count(key))
        return true
    }

    /// Removes the element and tells whether it was there.
    @inlinable @discardableResult
    public func remove(_ element: Element, from key: Key) -> Bool {
        let position = positions[Pair(key, element)]
        guard position != 0 else { return false }
        let last = count(key)
        if position != UInt64(last) {
            positions[Pair(key, elements[key, last - 1])] = position
        }
        elements.swapRemove(at: Int(position) - 1, of: key)
        positions[Pair(key, element)] = 0
        return true
    }
}

extension Store {
    /// Opens the next three tables as sets.
    public func set<Key: TableKey, Element: TableKey & TableRecord>(
        _ name: String, key: Key.Type = Key.self, element: Element.Type = Element.self
    ) -> SetTable<Key, Element> {
        SetTable(elements: list(name), positions: table(name + ".position"))
    }
}

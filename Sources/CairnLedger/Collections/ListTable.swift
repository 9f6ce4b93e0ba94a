/// Journaled arrays, one for each key.
@frozen
public struct ListTable<Key: TableKey, Element: TableRecord> {
    @usableFromInline let elements: Table<Pair<Key, UInt64>, Element>
    @usableFromInline let counts: Table<Key, UInt64>

    init(elements: Table<Pair<Key, UInt64>, Element>, counts: Table<Key, UInt64>) {
        self.elements = elements
        self.counts = counts
    }

    @inlinable
    public func count(_ key: Key) -> Int { Int(counts[key]) }

    /// Asks for the first elements ahead of their use; see ``Table/prefetch(_:)``.
    @inlinable
    public func prefetch(_ key: Key, first: Int) {
        counts.prefetch(key)
        for index in 0..<first { elements.prefetch(Pair(key, UInt64(index))) }
    }

    /// The element at `index`.
    ///
    /// - Precondition: `index` is below the count.
    @inlinable
    public subscript(key: Key, index: Int) -> Element {
        get {
            precondition(index >= 0 && index < count(key), "index \(index) outside the list")
            return elements[Pair(key, UInt64(index))]
        }
        nonmutating set {
            precondition(index >= 0 && index < count(key), "index \(index) outside the list")
            elements[Pair(key, UInt64(index))] = newValue
        }
    }

    @inlinable
    public func append(_ element: Element, to key: Key) {
        let index = counts.update(key) { count in
            count += 1
            return count - 1
        }
        elements[Pair(key, index)] = element
    }

    @inlinable
    public func last(_ key: Key) -> Element? {
        let count = counts[key]
        return count == 0 ? nil : elements[Pair(key, count - 1)]
    }

    /// Removes and returns the last element, or nil if there is none.
    @inlinable @discardableResult
    public func popLast(_ key: Key) -> Element? {
        let count = counts[key]
        guard count > 0 else { return nil }
        counts[key] = count - 1
        return elements.update(Pair(key, count - 1)) { slot in
            let element = slot
            slot = Table<Pair<Key, UInt64>, Element>.zero
            return element
        }
    }

    /// Removes the element at `index` by moving the last one into its place.
    @inlinable
    public func swapRemove(at index: Int, of key: Key) {
        let last = count(key) - 1
        precondition(index >= 0 && index <= last, "index \(index) outside the list")
        if index != last { self[key, index] = self[key, last] }
        popLast(key)
    }

    /// All elements in order.
    @inlinable
    public func values(_ key: Key) -> [Element] {
        let count = counts[key]
        var all: [Element] = []
        all.reserveCapacity(Int(count))
        for index in 0..<count { all.append(elements[Pair(key, index)]) }
        return all
    }
}

extension Store {
    /// Opens the next two tables as lists.
    public func list<Key: TableKey, Element: TableRecord>(
        _ name: String, key: Key.Type = Key.self, element: Element.Type = Element.self
    ) -> ListTable<Key, Element> {
        ListTable(elements: table(name), counts: table(name + ".count"))
    }
}

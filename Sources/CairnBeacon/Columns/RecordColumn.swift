/// A list of records that keeps its elements' roots: a queue, mostly.
public struct RecordColumn<Element: SSZRecord & Sendable>: BeaconColumn, Sendable {
    /// The elements in order.
    public private(set) var elements: [Element]
    /// The roots of the first elements; those of the others are still to be computed.
    private var roots: [Chunk] = []
    private var kept: Chunk?

    /// Takes elements.
    public init(_ elements: [Element] = []) {
        self.elements = elements
    }

    /// How many elements there are.
    public var count: Int { elements.count }

    /// Whether there is none.
    public var isEmpty: Bool { elements.isEmpty }

    /// An element.
    public subscript(index: Int) -> Element { elements[index] }

    /// Adds an element at the end.
    public mutating func append(_ element: Element) {
        elements.append(element)
        kept = nil
    }

    /// Drops elements from the front.
    public mutating func removeFirst(_ count: Int) {
        guard count > 0 else { return }
        elements.removeFirst(count)
        roots.removeFirst(min(count, roots.count))
        kept = nil
    }

    /// Drops everything.
    public mutating func removeAll() {
        self = RecordColumn()
    }

    /// The size of one element.
    ///
    /// - Precondition: It is the same under all rules.
    public static var elementByteCount: Int {
        guard let size = Element.fixedByteCount(.mainnet(.electra)) else {
            preconditionFailure("A column's elements have a fixed size.")
        }
        return size
    }

    /// Reads the elements.
    public static func decode(
        _ bytes: UnsafeRawBufferPointer, _ extent: ColumnExtent, _ rules: BeaconRules
    ) throws(SSZError) -> RecordColumn {
        RecordColumn(
            try SSZSequence.decodeFixed(
                bytes, PlainShape<Element>(), size: elementByteCount, limit: extent.capacity,
                rules))
    }

    /// Appends the elements.
    public func encode(into writer: inout SSZWriter) {
        for element in elements {
            var copy = element
            copy.encode(into: &writer)
        }
    }

    /// The root; elements are hashed once.
    public mutating func contentRoot(_ extent: ColumnExtent, _ rules: BeaconRules) -> Chunk {
        if let kept { return kept }
        computeRoots(rules)
        var leaves = roots
        let root = Merkle.root(&leaves, depth: Merkle.depth(forLeaves: extent.capacity))
        kept = root
        return root
    }

    /// A node of the tree, down into the elements.
    public mutating func contentNode(
        _ index: GeneralizedIndex, _ extent: ColumnExtent, _ rules: BeaconRules
    ) -> Chunk? {
        let depth = Merkle.depth(forLeaves: extent.capacity)
        if let (position, rest) = index.split(at: depth), rest != .root {
            guard position < UInt64(elements.count) else { return nil }
            return elements[Int(position)].treeNode(rest, rules)
        }
        computeRoots(rules)
        return Merkle.node(index, leaves: roots, depth: depth)
    }

    private mutating func computeRoots(_ rules: BeaconRules) {
        for index in roots.count..<elements.count {
            roots.append(elements[index].treeRoot(rules))
        }
    }
}

/// A record that keeps its root until it is replaced.
public struct KeptRecord<Record: SSZRecord & Sendable>: SSZValue, Sendable {
    private var record: Record
    private var root: Chunk?

    /// Takes a record.
    public init(_ record: Record) {
        self.record = record
    }

    /// The record.
    public var value: Record {
        get { record }
        set { self = KeptRecord(newValue) }
    }

    /// The size of the record.
    public static func fixedByteCount(_ rules: BeaconRules) -> Int? { Record.fixedByteCount(rules) }

    /// Reads the record.
    public static func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> KeptRecord {
        KeptRecord(try Record.decode(bytes, rules))
    }

    /// Appends the record.
    public mutating func encode(into writer: inout SSZWriter) { record.encode(into: &writer) }

    /// The root, computed once.
    public mutating func treeRoot(_ rules: BeaconRules) -> Chunk {
        if let root { return root }
        let computed = record.treeRoot(rules)
        root = computed
        return computed
    }

    /// A node of the record.
    public mutating func treeNode(_ index: GeneralizedIndex, _ rules: BeaconRules) -> Chunk? {
        record.treeNode(index, rules)
    }
}

/// What is done with the fields of a container, one after the other.
public protocol SSZVisitor {
    /// The rules under which the container is visited.
    var rules: BeaconRules { get }

    /// Visits the next field.
    mutating func visit<Shape: SSZShape>(
        _ value: inout Shape.Value, as shape: Shape
    ) throws(SSZError)
}

extension SSZVisitor {
    /// Visits a field whose type says everything.
    public mutating func field<Value: SSZValue>(_ value: inout Value) throws(SSZError) {
        try visit(&value, as: PlainShape<Value>())
    }

    /// Visits a list of at most `limit` values.
    public mutating func list<Value: SSZValue>(
        _ values: inout [Value], limit: UInt64
    ) throws(SSZError) {
        try visit(&values, as: ListShape(element: PlainShape<Value>(), limit: limit))
    }

    /// Visits a vector of `count` values.
    public mutating func vector<Value: SSZValue>(
        _ values: inout [Value], count: Int
    ) throws(SSZError) {
        try visit(&values, as: VectorShape(element: PlainShape<Value>(), count: count))
    }
}

/// A value made of named fields, which it lists once, in order, for every use.
public protocol SSZContainer: SSZValue {
    /// A value to be filled by a reader; what the fields hold does not matter.
    init(blank rules: BeaconRules)

    /// Visits the fields in the order of the specification.
    mutating func visitFields<Visitor: SSZVisitor>(_ visitor: inout Visitor) throws(SSZError)
}

/// A container whose fields have values without any rules.
public protocol SSZRecord: SSZContainer {
    /// A value whose fields are zero or empty.
    init()
}

extension SSZRecord {
    /// A value whose fields are zero or empty.
    public init(blank rules: BeaconRules) { self.init() }
}

extension SSZContainer {
    /// The sum of the fields' sizes, or nil when one of them varies.
    public static func fixedByteCount(_ rules: BeaconRules) -> Int? {
        let layout = SSZLayout.of(Self.self, rules)
        return layout.isFixed ? layout.fixedByteCount : nil
    }

    /// Reads the fields: first the fixed part with the offsets, then what the offsets point to.
    public static func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> Self {
        var value = Self(blank: rules)
        let layout = SSZLayout.of(Self.self, rules)
        var reader = SSZReader(rules: rules, bytes: bytes)
        reader.ends = try layout.ends(in: bytes)
        reader.position = 0
        try value.visitFields(&reader)
        return value
    }

    /// Writes the fixed part with room for the offsets, then what they point to.
    public mutating func encode(into writer: inout SSZWriter) {
        writer.container { (fields) throws(SSZError) in try visitFields(&fields) }
    }

    /// The root of the tree over the fields' roots.
    public mutating func treeRoot(_ rules: BeaconRules) -> Chunk {
        var roots = fieldRoots(rules)
        return Merkle.root(&roots, depth: Merkle.depth(forLeaves: UInt64(roots.count)))
    }

    /// A node above the fields, or one inside of a field.
    public mutating func treeNode(_ index: GeneralizedIndex, _ rules: BeaconRules) -> Chunk? {
        let layout = SSZLayout.of(Self.self, rules)
        let depth = Merkle.depth(forLeaves: UInt64(layout.fieldCount))
        guard let (position, rest) = index.split(at: depth) else {
            return Merkle.node(index, leaves: fieldRoots(rules), depth: depth)
        }
        guard position < UInt64(layout.fieldCount) else { return rest == .root ? .zero : nil }
        var finder = SSZNodeFinder(rules: rules, field: Int(position), index: rest)
        finder.run { (visitor) throws(SSZError) in try visitFields(&visitor) }
        return finder.node
    }

    /// The roots of the fields, in order.
    mutating func fieldRoots(_ rules: BeaconRules) -> [Chunk] {
        var hasher = SSZHasher(rules: rules)
        hasher.run { (visitor) throws(SSZError) in try visitFields(&visitor) }
        return hasher.roots
    }
}

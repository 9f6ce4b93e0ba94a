/// How a field is laid out when its type alone does not say so: lists have limits, vectors have
/// lengths, and both depend on the preset.
public protocol SSZShape {
    associatedtype Value

    /// The size of every serialization, or nil when it varies.
    func fixedByteCount(_ rules: BeaconRules) -> Int?

    /// The size when several share a chunk, or nil.
    var basicByteCount: Int? { get }

    /// Reads a value from all of the bytes.
    func decode(_ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules) throws(SSZError) -> Value

    /// Appends the serialization.
    func encode(_ value: inout Value, into writer: inout SSZWriter)

    /// The root of the value's tree.
    func treeRoot(_ value: inout Value, _ rules: BeaconRules) -> Chunk

    /// A node of the value's tree, or nil where the tree does not reach.
    func treeNode(_ value: inout Value, _ index: GeneralizedIndex, _ rules: BeaconRules) -> Chunk?
}

extension SSZShape {
    /// Nil: the value has a tree of its own.
    public var basicByteCount: Int? { nil }

    /// The root, and nothing below it.
    public func treeNode(
        _ value: inout Value, _ index: GeneralizedIndex, _ rules: BeaconRules
    ) -> Chunk? {
        index == .root ? treeRoot(&value, rules) : nil
    }
}

/// The shape of a value whose type says everything.
public struct PlainShape<Value: SSZValue>: SSZShape {
    /// The one shape of the type.
    @inlinable
    public init() {}

    public func fixedByteCount(_ rules: BeaconRules) -> Int? { Value.fixedByteCount(rules) }

    public var basicByteCount: Int? { Value.basicByteCount }

    public func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> Value {
        try Value.decode(bytes, rules)
    }

    public func encode(_ value: inout Value, into writer: inout SSZWriter) {
        value.encode(into: &writer)
    }

    public func treeRoot(_ value: inout Value, _ rules: BeaconRules) -> Chunk {
        value.treeRoot(rules)
    }

    public func treeNode(
        _ value: inout Value, _ index: GeneralizedIndex, _ rules: BeaconRules
    ) -> Chunk? {
        value.treeNode(index, rules)
    }
}

/// How many elements a column holds: a list is bounded, a vector is not free.
public enum ColumnExtent: Sendable, Hashable {
    /// At most so many; the root includes how many there are.
    case list(limit: UInt64)
    /// Exactly so many.
    case vector(count: Int)

    /// How many elements there is room for in the tree.
    var capacity: UInt64 {
        switch self {
        case .list(let limit): limit
        case .vector(let count): UInt64(count)
        }
    }

    /// Refuses a number of elements that does not fit.
    func check(_ found: Int) throws(SSZError) {
        switch self {
        case .list(let limit):
            guard UInt64(found) <= limit else { throw .tooLong(limit: limit, found: UInt64(found)) }
        case .vector(let count):
            guard found == count else { throw .wrongSize(expected: count, found: found) }
        }
    }
}

/// A column of the state: a list or vector that keeps nodes of its tree.
public protocol BeaconColumn {
    /// Reads a column.
    static func decode(
        _ bytes: UnsafeRawBufferPointer, _ extent: ColumnExtent, _ rules: BeaconRules
    ) throws(SSZError) -> Self

    /// The size of one element's serialization.
    static var elementByteCount: Int { get }

    /// Appends the serialization.
    func encode(into writer: inout SSZWriter)

    /// How many elements there are.
    var count: Int { get }

    /// The root of the tree over the elements, without their number; what changed is hashed anew.
    mutating func contentRoot(_ extent: ColumnExtent, _ rules: BeaconRules) -> Chunk

    /// A node of the tree over the elements, or nil where it does not reach.
    mutating func contentNode(
        _ index: GeneralizedIndex, _ extent: ColumnExtent, _ rules: BeaconRules
    ) -> Chunk?
}

/// The shape of a column.
public struct ColumnShape<Column: BeaconColumn>: SSZShape {
    let extent: ColumnExtent

    /// A column with so many elements.
    public init(_ extent: ColumnExtent) { self.extent = extent }

    public func fixedByteCount(_ rules: BeaconRules) -> Int? {
        if case .vector(let count) = extent { return count * Column.elementByteCount }
        return nil
    }

    public func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> Column {
        guard bytes.count % Column.elementByteCount == 0 else { throw .partialElement }
        try extent.check(bytes.count / Column.elementByteCount)
        return try Column.decode(bytes, extent, rules)
    }

    public func encode(_ value: inout Column, into writer: inout SSZWriter) {
        value.encode(into: &writer)
    }

    public func treeRoot(_ value: inout Column, _ rules: BeaconRules) -> Chunk {
        let root = value.contentRoot(extent, rules)
        if case .list = extent { return Merkle.mixIn(length: value.count, root) }
        return root
    }

    public func treeNode(
        _ value: inout Column, _ index: GeneralizedIndex, _ rules: BeaconRules
    ) -> Chunk? {
        guard case .list = extent else { return value.contentNode(index, extent, rules) }
        guard let (side, rest) = index.split(at: 1) else { return treeRoot(&value, rules) }
        guard side == 0 else { return rest == .root ? Chunk(word0: UInt64(value.count)) : nil }
        return value.contentNode(rest, extent, rules)
    }
}

extension SSZVisitor {
    /// Visits a column that is a list.
    public mutating func column<Column: BeaconColumn>(
        _ column: inout Column, limit: UInt64
    ) throws(SSZError) {
        try visit(&column, as: ColumnShape<Column>(.list(limit: limit)))
    }

    /// Visits a column that is a vector.
    public mutating func column<Column: BeaconColumn>(
        _ column: inout Column, count: UInt64
    ) throws(SSZError) {
        try visit(&column, as: ColumnShape<Column>(.vector(count: Int(count))))
    }
}

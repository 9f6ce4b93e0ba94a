public import CairnPrimitives

/// A value with a serialization and a root of its own, under the rules of a network.
///
/// Reading is strict: what is accepted serializes to the same bytes.
/// - Spec: consensus specifications, `ssz/simple-serialize.md`.
public protocol SSZValue {
    /// The size of every serialization, or nil when it varies.
    static func fixedByteCount(_ rules: BeaconRules) -> Int?

    /// The size when several of these share a chunk of a tree, or nil for values with trees of their
    /// own.
    static var basicByteCount: Int? { get }

    /// Reads a value from all of the bytes.
    static func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> Self

    /// Appends the serialization.
    mutating func encode(into writer: inout SSZWriter)

    /// The root of the tree; values that keep nodes bring them up to date.
    mutating func treeRoot(_ rules: BeaconRules) -> Chunk

    /// A node of the tree, or nil where the tree does not reach.
    mutating func treeNode(_ index: GeneralizedIndex, _ rules: BeaconRules) -> Chunk?
}

extension SSZValue {
    /// Nil: the value has a tree of its own.
    public static var basicByteCount: Int? { nil }

    /// The root, and nothing below it.
    public mutating func treeNode(_ index: GeneralizedIndex, _ rules: BeaconRules) -> Chunk? {
        index == .root ? treeRoot(rules) : nil
    }
}

extension SSZValue {
    /// Reads a value.
    ///
    /// - Throws: The first violation, in the order of the bytes.
    public init(deserializing bytes: [UInt8], _ rules: BeaconRules) throws(SSZError) {
        self = try bytes.withUnsafeBufferPointer { (buffer) throws(SSZError) -> Self in
            try Self.decode(UnsafeRawBufferPointer(buffer), rules)
        }
    }

    /// The serialization.
    public func serialized(_ rules: BeaconRules) -> [UInt8] {
        var copy = self
        var writer = SSZWriter(rules: rules)
        copy.encode(into: &writer)
        return writer.output
    }

    /// The root of the tree.
    public func hashTreeRoot(_ rules: BeaconRules) -> Hash {
        var copy = self
        return Hash(copy.treeRoot(rules))
    }

    /// A proof of the node at a generalized index, or nil where the tree does not reach.
    public func proof(of index: GeneralizedIndex, _ rules: BeaconRules) -> MerkleProof? {
        var copy = self
        guard let leaf = copy.treeNode(index, rules) else { return nil }
        var branch: [Hash] = []
        var place = index
        while place.rawValue > 1 {
            guard let sibling = copy.treeNode(place.sibling, rules) else { return nil }
            branch.append(Hash(sibling))
            place = place.parent
        }
        return MerkleProof(leaf: Hash(leaf), index: index, branch: branch)
    }

    /// A proof of several nodes, or nil where the tree does not reach.
    public func multiProof(
        of indices: [GeneralizedIndex], _ rules: BeaconRules
    ) -> MerkleMultiProof? {
        var copy = self
        var leaves: [Hash] = []
        for index in indices {
            guard let leaf = copy.treeNode(index, rules) else { return nil }
            leaves.append(Hash(leaf))
        }
        var helpers: [Hash] = []
        for index in MerkleMultiProof.helperIndices(for: indices) {
            guard let helper = copy.treeNode(index, rules) else { return nil }
            helpers.append(Hash(helper))
        }
        return MerkleMultiProof(leaves: leaves, indices: indices, helpers: helpers)
    }
}

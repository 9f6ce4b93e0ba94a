public import CairnPrimitives

/// A leaf with the nodes that lead from it to the root.
public struct MerkleProof: Sendable, Hashable {
    /// What is proven.
    public var leaf: Hash
    /// Where it is.
    public var index: GeneralizedIndex
    /// The siblings on the way, the deepest first.
    public var branch: [Hash]

    /// Joins the parts.
    public init(leaf: Hash, index: GeneralizedIndex, branch: [Hash]) {
        self.leaf = leaf
        self.index = index
        self.branch = branch
    }

    /// The root that the leaf and the branch make, or nil when the branch has another length than the
    /// index has steps.
    public var root: Hash? {
        guard branch.count == index.depth else { return nil }
        var node = Chunk(leaf)
        var place = index
        for sibling in branch {
            let other = Chunk(sibling)
            node =
                place.rawValue & 1 == 1 ? Chunk.hash(other, node) : Chunk.hash(node, other)
            place = place.parent
        }
        return Hash(node)
    }

    /// Whether the proof holds for a root.
    public func verifies(against root: Hash) -> Bool { self.root == root }
}

/// Several leaves with the fewest nodes that lead from them to the root.
///
/// - Spec: consensus specifications, `ssz/merkle-proofs.md`, Merkle multiproofs.
public struct MerkleMultiProof: Sendable, Hashable {
    /// What is proven.
    public var leaves: [Hash]
    /// Where each is.
    public var indices: [GeneralizedIndex]
    /// The nodes that cannot be computed from the leaves, in the order of ``helperIndices(for:)``.
    public var helpers: [Hash]

    /// Joins the parts.
    public init(leaves: [Hash], indices: [GeneralizedIndex], helpers: [Hash]) {
        self.leaves = leaves
        self.indices = indices
        self.helpers = helpers
    }

    /// The nodes that a proof of these leaves needs, the greatest index first.
    public static func helperIndices(for indices: [GeneralizedIndex]) -> [GeneralizedIndex] {
        var siblings: Set<GeneralizedIndex> = []
        var path: Set<GeneralizedIndex> = []
        for index in indices {
            var node = index
            while node.rawValue > 1 {
                path.insert(node)
                siblings.insert(node.sibling)
                node = node.parent
            }
        }
        return siblings.subtracting(path).sorted(by: >)
    }

    /// The root that leaves and helpers make, or nil when the numbers of nodes do not fit, or nodes
    /// contradict each other.
    public var root: Hash? {
        let places = Self.helperIndices(for: indices)
        guard leaves.count == indices.count, helpers.count == places.count else { return nil }
        guard Set(indices).count == indices.count else { return nil }
        var known: [GeneralizedIndex: Chunk] = [:]
        var queue: [GeneralizedIndex] = []
        for (place, node) in zip(indices + places, leaves + helpers) {
            known[place] = Chunk(node)
            queue.append(place)
        }
        queue.sort(by: >)
        var next = 0
        while next < queue.count {
            let place = queue[next]
            next += 1
            guard place.rawValue > 1, known[place.parent] == nil,
                let left = known[place.parent.leftChild],
                let right = known[place.parent.rightChild]
            else { continue }
            known[place.parent] = Chunk.hash(left, right)
            // Parents are made in falling order of their depth, so the queue stays sorted by depth.
            queue.append(place.parent)
        }
        return known[.root].map(Hash.init)
    }

    /// Whether the proof holds for a root.
    public func verifies(against root: Hash) -> Bool { self.root == root }
}

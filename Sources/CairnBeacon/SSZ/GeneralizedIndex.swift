/// The place of a node in a Merkle tree: the root is 1, the children of `n` are `2n` and `2n + 1`.
///
/// - Spec: consensus specifications, `ssz/merkle-proofs.md`.
@frozen
public struct GeneralizedIndex: Sendable, Hashable, Comparable, BitwiseCopyable {
    /// The number of the node.
    public var rawValue: UInt64

    /// Names a node.
    ///
    /// - Precondition: The number is not zero.
    @inlinable
    public init(_ rawValue: UInt64) {
        precondition(rawValue > 0, "The root is number 1.")
        self.rawValue = rawValue
    }

    /// The root.
    @inlinable
    public static var root: GeneralizedIndex { GeneralizedIndex(1) }

    /// How many steps below the root the node is.
    @inlinable
    public var depth: Int { 63 - rawValue.leadingZeroBitCount }

    /// The place among the nodes of the same depth, from 0.
    @inlinable
    public var position: UInt64 { rawValue & ~(1 << UInt64(depth)) }

    /// The node under the same parent.
    ///
    /// - Precondition: The node is not the root.
    @inlinable
    public var sibling: GeneralizedIndex { GeneralizedIndex(rawValue ^ 1) }

    /// The node above.
    ///
    /// - Precondition: The node is not the root.
    @inlinable
    public var parent: GeneralizedIndex { GeneralizedIndex(rawValue / 2) }

    /// The left child.
    @inlinable
    public var leftChild: GeneralizedIndex { GeneralizedIndex(rawValue * 2) }

    /// The right child.
    @inlinable
    public var rightChild: GeneralizedIndex { GeneralizedIndex(rawValue * 2 + 1) }

    /// The node of a subtree, seen from above: `inner` counts from this node as its root.
    ///
    /// - Precondition: The depths add up to less than 64.
    @inlinable
    public func appending(_ inner: GeneralizedIndex) -> GeneralizedIndex {
        precondition(depth + inner.depth < 64, "The tree is deeper than its numbers.")
        return GeneralizedIndex(rawValue << UInt64(inner.depth) | inner.position)
    }

    /// The child at `position` in a tree whose leaves are `depth` below this node.
    @inlinable
    public func leaf(_ position: UInt64, depth: Int) -> GeneralizedIndex {
        appending(GeneralizedIndex(1 << UInt64(depth) | position))
    }

    /// Splits the way down: the node at `depth`, and the rest seen from there. Nil when the node is
    /// not that deep.
    func split(at upper: Int) -> (position: UInt64, rest: GeneralizedIndex)? {
        let below = depth - upper
        guard below >= 0 else { return nil }
        let head = rawValue >> UInt64(below)
        let mask = (UInt64(1) << UInt64(below)) - 1
        return (
            head & ~(1 << UInt64(upper)), GeneralizedIndex(1 << UInt64(below) | rawValue & mask)
        )
    }

    /// Whether the left number is smaller.
    @inlinable
    public static func < (left: GeneralizedIndex, right: GeneralizedIndex) -> Bool {
        left.rawValue < right.rawValue
    }
}

public import CairnPrimitives

/// The root that follows from a leaf and from what lies beside its way up, in a binary tree over
/// SHA-256.
///
/// Bit `n` of `index` says on which side of its sibling the node of height `n` lies: a set bit,
/// right. Bits beyond the branch are not looked at.
///
/// - Spec: consensus-specs, `ssz/merkle-proofs.md`, "Merkle multiproofs"; phase0
///   `is_valid_merkle_branch`.
/// - Parameters:
///   - leaf: The node at height 0.
///   - index: The leaf's place in its row, counted from the left.
///   - branch: The siblings, the leaf's own first.
public func merkleRoot(ofLeaf leaf: Hash, at index: UInt64, branch: some Sequence<Hash>) -> Hash {
    var node = leaf
    var index = index
    for sibling in branch {
        node = index & 1 == 0 ? sha256(node, sibling) : sha256(sibling, node)
        index &>>= 1
    }
    return node
}

/// The root that follows from a leaf and from siblings that stand one after another as bytes.
///
/// - Precondition: `branch` holds whole hashes of 32 bytes.
public func merkleRoot(
    ofLeaf leaf: Hash, at index: UInt64, branch: UnsafeRawBufferPointer
) -> Hash {
    precondition(branch.count % 32 == 0, "a branch consists of hashes of 32 bytes")
    guard let start = branch.baseAddress else { return leaf }
    var node = leaf
    var index = index
    for offset in stride(from: 0, to: branch.count, by: 32) {
        let sibling = Hash(loadingBigEndian: start + offset)
        node = index & 1 == 0 ? sha256(node, sibling) : sha256(sibling, node)
        index &>>= 1
    }
    return node
}

/// Whether a leaf lies at a place of the tree with a root.
///
/// - Spec: consensus-specs, phase0 `is_valid_merkle_branch`
/// - Precondition: `branch` holds at least `depth` hashes.
public func isValidMerkleBranch(
    leaf: Hash, branch: [Hash], depth: Int, index: UInt64, root: Hash
) -> Bool {
    precondition(branch.count >= depth, "a branch reaches from the leaf to the root")
    return merkleRoot(ofLeaf: leaf, at: index, branch: branch.prefix(depth)) == root
}

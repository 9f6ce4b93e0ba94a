import CairnEthereum
public import CairnLedger
import CairnPrimitives

/// Why a Merkle proof cannot be evaluated at all.
///
/// - Spec: EigenLayer core, `Merkle`
public enum MerkleError: RevertReason {
    /// No tree has the root zero.
    case emptyRoot
    /// The proof is not whole nodes of 32 bytes.
    case invalidProofLength
    /// The leaf's index has more digits than the proof has nodes.
    case invalidIndex
}

/// Proofs that a leaf stands in a binary tree of Keccak hashes.
///
/// - Spec: EigenLayer core, `Merkle.verifyInclusionKeccak`
enum KeccakMerkle {
    /// Whether `leaf` stands at `index` of the tree with this root.
    ///
    /// - Parameter proof: The siblings from the leaf upward, 32 bytes each. An empty proof says that
    ///   the leaf is the root.
    /// - Throws: The first failing check: ``MerkleError/emptyRoot``, `invalidProofLength`,
    ///   `invalidIndex`.
    static func verifyInclusion(
        of leaf: Hash, at index: UInt64, proof: Bytes, root: Hash
    ) throws(Revert) -> Bool {
        try require(!root.isZero, MerkleError.emptyRoot)
        guard !proof.isEmpty else { return leaf == root }
        try require(proof.count % 32 == 0, MerkleError.invalidProofLength)
        var index = index
        var node = leaf
        proof.bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            for offset in stride(from: 0, to: buffer.count, by: 32) {
                let sibling = Hash(loadingBigEndian: start + offset)
                node = index & 1 == 0 ? keccak256(node, sibling) : keccak256(sibling, node)
                index >>= 1
            }
        }
        try require(index == 0, MerkleError.invalidIndex)
        return node == root
    }
}

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

    /// The root of a tree over some leaves, filled up with zeros to a power of two.
    ///
    /// - Spec: EigenLayer core, `Merkle.merkleizeKeccak`
    /// - Precondition: There is a leaf.
    static func root(of leaves: [Hash]) -> Hash {
        precondition(!leaves.isEmpty, "a tree has leaves")
        var layer = leaves
        // Right of the last leaf everything is as in a tree of zeros, of which there is one a layer.
        var filler = Hash.zero
        while layer.count > 1 {
            layer = parents(of: layer, filler: filler)
            filler = keccak256(filler, filler)
        }
        return layer[0]
    }

    /// The siblings from a leaf upward.
    ///
    /// - Spec: EigenLayer core, `Merkle.getProofKeccak`
    /// - Precondition: `index` is a leaf's.
    static func proof(of leaves: [Hash], at index: Int) -> Bytes {
        precondition(leaves.indices.contains(index), "leaf \(index) of \(leaves.count)")
        var proof: [UInt8] = []
        var layer = leaves
        var filler = Hash.zero
        var index = index
        while layer.count > 1 {
            let sibling = index ^ 1
            proof += (sibling < layer.count ? layer[sibling] : filler).bytes
            layer = parents(of: layer, filler: filler)
            filler = keccak256(filler, filler)
            index >>= 1
        }
        return Bytes(proof)
    }

    private static func parents(of layer: [Hash], filler: Hash) -> [Hash] {
        stride(from: 0, to: layer.count, by: 2).map { index in
            keccak256(layer[index], index + 1 < layer.count ? layer[index + 1] : filler)
        }
    }
}

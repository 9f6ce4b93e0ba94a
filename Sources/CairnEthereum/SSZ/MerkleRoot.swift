public import CairnPrimitives

/// The roots of binary trees over SHA-256 whose leaves are all zero, by height.
///
/// A tree of height 0 is one zero leaf. There are 64, more than any list of the beacon chain needs.
///
/// - Spec: consensus-specs, `ssz/simple-serialize.md`, "Merkleization"
public let zeroRoots: InlineArray<64, Hash> = {
    var roots = InlineArray<64, Hash>(repeating: .zero)
    for height in 1..<64 {
        roots[height] = sha256(roots[height - 1], roots[height - 1])
    }
    return roots
}()

/// The root of the tree of a height over leaves, filled up with zeros on the right.
///
/// It costs as many hashes as there are leaves, and one a height.
///
/// - Spec: consensus-specs, `ssz/simple-serialize.md`, `merkleize`
/// - Precondition: The leaves fit: there are at most `2^height`, and `height` is below 64.
public func merkleRoot(of leaves: [Hash], height: Int) -> Hash {
    precondition((0..<64).contains(height), "a tree has fewer than 64 rows above its leaves")
    precondition(
        leaves.isEmpty || (leaves.count - 1) >> height == 0, "the leaves fit into the tree")
    guard !leaves.isEmpty else { return zeroRoots[height] }
    var row = leaves
    for level in 0..<height {
        let half = row.count / 2
        for place in 0..<half {
            row[place] = sha256(row[2 * place], row[2 * place + 1])
        }
        if row.count % 2 == 1 {
            row[half] = sha256(row[row.count - 1], zeroRoots[level])
            row.removeLast(row.count - half - 1)
        } else {
            row.removeLast(row.count - half)
        }
    }
    return row[0]
}

/// The root of a list: that of its leaves, then its length.
///
/// - Spec: consensus-specs, `ssz/simple-serialize.md`, `mix_in_length`
public func mixInLength(_ root: Hash, _ length: UInt64) -> Hash {
    sha256(root, Hash(word0: length.byteSwapped, word1: 0, word2: 0, word3: 0))
}

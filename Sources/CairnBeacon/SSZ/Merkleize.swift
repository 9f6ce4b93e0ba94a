/// Merkle trees over chunks.
///
/// - Spec: consensus specifications, `ssz/simple-serialize.md`, merkleization.
enum Merkle {
    /// By depth, the root of a tree whose leaves are all zero.
    static let zeroRoots: [Chunk] = {
        var roots = [Chunk.zero]
        for depth in 0..<64 { roots.append(Chunk.hash(roots[depth], roots[depth])) }
        return roots
    }()

    /// The depth of the smallest tree with room for `leaves` leaves.
    static func depth(forLeaves leaves: UInt64) -> Int {
        leaves <= 1 ? 0 : 64 - (leaves - 1).leadingZeroBitCount
    }

    /// The root of a tree of a given depth, whose missing leaves are zero.
    ///
    /// The chunks are used up as working memory.
    static func root(_ chunks: inout [Chunk], depth: Int) -> Chunk {
        guard !chunks.isEmpty else { return zeroRoots[depth] }
        var count = chunks.count
        var level = 0
        while count > 1 {
            if count & 1 == 1 {
                if count == chunks.count {
                    chunks.append(zeroRoots[level])
                } else {
                    chunks[count] = zeroRoots[level]
                }
                count += 1
            }
            count /= 2
            chunks.withUnsafeMutableBytes { bytes in
                guard let start = bytes.baseAddress else { return }
                Chunk.hashPairs(start, count: count, into: start)
            }
            level += 1
        }
        var root = chunks[0]
        while level < depth {
            root = Chunk.hash(root, zeroRoots[level])
            level += 1
        }
        return root
    }

    /// The root of a list: that of its content, and its length.
    static func mixIn(length: Int, _ root: Chunk) -> Chunk {
        Chunk.hash(root, Chunk(word0: UInt64(length)))
    }

    /// Bytes as chunks, the last filled up with zeros.
    static func pack(_ bytes: UnsafeRawBufferPointer) -> [Chunk] {
        let count = (bytes.count + 31) / 32
        var chunks = [Chunk](repeating: .zero, count: count)
        chunks.withUnsafeMutableBytes { $0.copyMemory(from: bytes) }
        return chunks
    }

    /// A node of the tree over given leaves, whose missing leaves are zero; nil below the leaves.
    ///
    /// - Parameter index: The node's generalized index in that tree.
    static func node(_ index: GeneralizedIndex, leaves: [Chunk], depth: Int) -> Chunk? {
        let level = depth - index.depth
        guard level >= 0 else { return nil }
        let (first, overflow) = index.position.multipliedReportingOverflow(by: 1 << UInt64(level))
        guard !overflow, first < UInt64(leaves.count) else { return zeroRoots[level] }
        let end = Swift.min(UInt64(leaves.count), first + 1 << UInt64(level))
        var part = Array(leaves[Int(first)..<Int(end)])
        return root(&part, depth: level)
    }
}

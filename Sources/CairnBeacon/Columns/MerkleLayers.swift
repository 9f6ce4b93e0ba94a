/// The inner nodes of a Merkle tree, kept from one root to the next.
///
/// The leaves stay where the data is: the lowest layer kept is that of the pairs of leaves. A bit a
/// pair says that it has changed; only the ways from changed pairs to the root are hashed again.
struct MerkleLayers: Sendable {
    /// The layers from the pairs upwards; each is filled up to an even count with the root of a tree
    /// of zeros, so that every node has a sibling in memory.
    private var layers: [[Chunk]] = []
    /// How many pairs there are.
    private(set) var pairCount = 0
    private var changed = PairMarks()
    /// The root that was asked for last, while it holds: a list with room for much has many levels
    /// above its nodes.
    private var kept: (depth: Int, root: Chunk)?

    /// The nodes over `pairCount` pairs whose leaves are all zero, none of which needs hashing.
    init(zeroPairs pairCount: Int = 0) {
        resize(pairCount: pairCount)
        changed.clear()
    }

    /// How much memory the nodes take.
    var byteCount: Int {
        layers.reduce(changed.byteCount) { $0 + $1.capacity * MemoryLayout<Chunk>.stride }
    }

    /// Whether a pair has changed since the last update.
    var hasChanges: Bool { changed.any }

    /// Notes that a pair has changed.
    @inline(__always)
    mutating func mark(_ pair: Int) { changed.mark(pair) }

    /// Notes that all pairs have changed.
    mutating func markAll() { changed.markAll(pairCount) }

    /// Lends the marks.
    @inline(__always)
    mutating func withMarks<Result, Failure: Error>(
        _ body: (inout PairMarks) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(&changed)
    }

    /// Makes room for more pairs; the new ones count as changed.
    mutating func resize(pairCount new: Int) {
        precondition(new >= pairCount, "Columns with kept nodes only grow.")
        guard new > pairCount else { return }
        let old = pairCount
        kept = nil
        pairCount = new
        changed.resize(new)
        for pair in old..<new { changed.mark(pair) }
        var count = new
        var level = 0
        while true {
            let padded = count == 1 ? 1 : count + count & 1
            let filler = Merkle.zeroRoots[level + 1]
            if level == layers.count {
                layers.append([Chunk](repeating: filler, count: padded))
            } else if layers[level].count < padded {
                layers[level].append(
                    contentsOf: repeatElement(filler, count: padded - layers[level].count))
            }
            if count == 1 { break }
            count = (count + 1) / 2
            level += 1
        }
    }

    /// Hashes what has changed.
    ///
    /// - Parameter hash: Writes the nodes of a range of pairs.
    mutating func update(_ hash: (Range<Int>, UnsafeMutablePointer<Chunk>) -> Void) {
        guard changed.any else { return }
        kept = nil
        layers[0].withUnsafeMutableBufferPointer { nodes in
            guard let start = nodes.baseAddress else { return }
            changed.forEachRun { run in hash(run, start + run.lowerBound) }
        }
        var marks = changed
        for level in 1..<layers.count {
            marks.halve()
            layers[level - 1].withUnsafeBytes { below in
                layers[level].withUnsafeMutableBytes { above in
                    guard let source = below.baseAddress, let target = above.baseAddress else {
                        return
                    }
                    marks.forEachRun { run in
                        Chunk.hashPairs(
                            source + 64 * run.lowerBound, count: run.count,
                            into: target + 32 * run.lowerBound)
                    }
                }
            }
        }
        changed.clear()
    }

    /// The root of a tree of a given depth, whose missing leaves are zero.
    ///
    /// It is kept for the next time.
    /// - Precondition: The depth is at least 1 and has room for the pairs.
    mutating func updatedRoot(depth: Int) -> Chunk {
        if let kept, kept.depth == depth { return kept.root }
        let root = root(depth: depth)
        kept = (depth, root)
        return root
    }

    private func root(depth: Int) -> Chunk {
        guard pairCount > 0 else { return Merkle.zeroRoots[depth] }
        var level = layers.count
        var node = layers[level - 1][0]
        while level < depth {
            node = Chunk.hash(node, Merkle.zeroRoots[level])
            level += 1
        }
        return node
    }

    /// A node above the leaves: `level` 1 are the pairs.
    ///
    /// - Precondition: `level` is at least 1.
    func node(level: Int, position: UInt64) -> Chunk {
        guard level <= layers.count else {
            guard position == 0 else { return Merkle.zeroRoots[level] }
            return root(depth: level)
        }
        let layer = layers[level - 1]
        return position < UInt64(layer.count) ? layer[Int(position)] : Merkle.zeroRoots[level]
    }
}

/// A bit for each pair of leaves.
struct PairMarks: Sendable {
    private var words: [UInt64] = []
    private(set) var any = false

    var byteCount: Int { words.capacity * 8 }

    /// Sets a bit.
    @inline(__always)
    mutating func mark(_ pair: Int) {
        words[pair >> 6] |= 1 << UInt64(truncatingIfNeeded: pair & 63)
        any = true
    }

    /// Sets the lowest `count` bits.
    mutating func markAll(_ count: Int) {
        guard count > 0 else { return }
        for index in 0..<count >> 6 { words[index] = .max }
        if count & 63 != 0 { words[count >> 6] = (1 << UInt64(count & 63)) - 1 }
        any = true
    }

    mutating func clear() {
        guard any else { return }
        for index in words.indices { words[index] = 0 }
        any = false
    }

    mutating func resize(_ count: Int) {
        let needed = (count + 63) / 64
        if needed > words.count {
            words.append(contentsOf: repeatElement(0, count: needed - words.count))
        }
    }

    /// Turns marks of nodes into marks of their parents.
    mutating func halve() {
        let half = (words.count + 1) / 2
        for index in 0..<half {
            let low = PairMarks.squeezed(words[2 * index])
            let high = 2 * index + 1 < words.count ? PairMarks.squeezed(words[2 * index + 1]) : 0
            words[index] = low | high << 32
        }
        words.removeLast(words.count - half)
    }

    /// Thirty-two bits, each set where one of two neighbours is.
    private static func squeezed(_ word: UInt64) -> UInt64 {
        var bits = (word | word >> 1) & 0x5555_5555_5555_5555
        bits = (bits | bits >> 1) & 0x3333_3333_3333_3333
        bits = (bits | bits >> 2) & 0x0F0F_0F0F_0F0F_0F0F
        bits = (bits | bits >> 4) & 0x00FF_00FF_00FF_00FF
        bits = (bits | bits >> 8) & 0x0000_FFFF_0000_FFFF
        return (bits | bits >> 16) & 0x0000_0000_FFFF_FFFF
    }

    /// Calls `body` with the longest ranges of set bits.
    func forEachRun(_ body: (Range<Int>) -> Void) {
        var start = -1
        for (index, word) in words.enumerated() {
            if word == 0 {
                if start >= 0 { body(start..<index * 64) }
                start = -1
                continue
            }
            if word == .max {
                if start < 0 { start = index * 64 }
                continue
            }
            var bit = 0
            while bit < 64 {
                let rest = word >> UInt64(bit)
                if start < 0 {
                    guard rest != 0 else { break }
                    bit += rest.trailingZeroBitCount
                    start = index * 64 + bit
                } else {
                    let ones = (~rest).trailingZeroBitCount
                    guard bit + ones < 64 else { break }
                    body(start..<index * 64 + bit + ones)
                    start = -1
                    bit += ones
                }
            }
        }
        if start >= 0 { body(start..<words.count * 64) }
    }
}

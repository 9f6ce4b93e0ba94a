import CairnPrimitives

/// A key and its value.
struct TrieEntry {
    let key: [UInt8]
    let value: [UInt8]

    /// How many half-bytes the key has.
    var nibbleCount: Int { key.count * 2 }

    /// A half-byte of the key.
    func nibble(_ index: Int) -> UInt8 {
        let byte = key[index >> 1]
        return index & 1 == 0 ? byte >> 4 : byte & 15
    }
}

/// Builds the nodes of a trie once, from its sorted entries, and keeps none of them.
///
/// Every node covers a range of neighbouring entries whose keys agree up to the node's depth.
struct TrieBuilder {
    /// The entries in the order of their keys; at least one, no key twice, no value empty.
    let entries: [TrieEntry]

    /// The hash of the topmost node.
    var root: Hash {
        keccak256(node(entries.indices, depth: 0))
    }

    /// The encoded node that covers `range`, whose keys agree in the first `depth` half-bytes.
    private func node(_ range: Range<Int>, depth: Int) -> [UInt8] {
        let first = entries[range.lowerBound]
        var writer = RLPWriter(reservingCapacity: 64)
        if range.count == 1 {
            writer.appendList { leaf in
                leaf.append(compactPath(first, depth..<first.nibbleCount, isLeaf: true))
                leaf.append(first.value)
            }
            return writer.bytes
        }

        // What the first and the last key share, all between them share.
        let last = entries[range.upperBound - 1]
        let shorter = min(first.nibbleCount, last.nibbleCount)
        var fork = depth
        while fork < shorter, first.nibble(fork) == last.nibble(fork) { fork += 1 }
        if fork > depth {
            writer.appendList { list in
                list.append(compactPath(first, depth..<fork, isLeaf: false))
                appendReference(to: branch(range, depth: fork), in: &list)
            }
            return writer.bytes
        }
        return branch(range, depth: depth)
    }

    /// The encoded branch over `range`: a child for each half-byte at `depth`, and a value.
    private func branch(_ range: Range<Int>, depth: Int) -> [UInt8] {
        var writer = RLPWriter(reservingCapacity: 17 * 33 + 3)
        writer.appendList { list in
            // A key that ends here is the shortest, and so the first.
            let endsHere = entries[range.lowerBound].nibbleCount == depth
            var start = endsHere ? range.lowerBound + 1 : range.lowerBound
            for nibble in UInt8(0)..<16 {
                var end = start
                while end < range.upperBound, entries[end].nibble(depth) == nibble { end += 1 }
                if start == end {
                    list.append([UInt8]())
                } else {
                    appendReference(to: node(start..<end, depth: depth + 1), in: &list)
                }
                start = end
            }
            list.append(endsHere ? entries[range.lowerBound].value : [])
        }
        return writer.bytes
    }

    /// Appends a node to its parent: itself when it is shorter than its hash, or its hash.
    private func appendReference(to node: [UInt8], in list: inout RLPWriter) {
        if node.count < 32 {
            list.append(raw: node)
        } else {
            list.append(keccak256(node))
        }
    }

    /// Some half-bytes of a key as bytes, behind a flag for leaves and one for odd numbers.
    ///
    /// - Spec: Ethereum Yellow Paper, "Hex-Prefix Encoding".
    private func compactPath(_ entry: TrieEntry, _ range: Range<Int>, isLeaf: Bool) -> [UInt8] {
        let flags: UInt8 = isLeaf ? 0x20 : 0x00
        let isOdd = range.count & 1 == 1
        var path: [UInt8] = []
        path.reserveCapacity(range.count / 2 + 1)
        path.append(isOdd ? flags | 0x10 | entry.nibble(range.lowerBound) : flags)
        for index in stride(
            from: isOdd ? range.lowerBound + 1 : range.lowerBound, to: range.upperBound, by: 2)
        {
            path.append(entry.nibble(index) << 4 | entry.nibble(index + 1))
        }
        return path
    }
}

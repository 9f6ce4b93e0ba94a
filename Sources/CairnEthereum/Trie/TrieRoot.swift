public import CairnPrimitives

/// The root of a Merkle-Patricia trie without entries, the hash of an empty string of RLP.
public let emptyTrieRoot: Hash =
    "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421"

/// The root of the trie that holds `values` under the encoded numbers of their places.
///
/// The roots of transactions, receipts and withdrawals in a block's header are such roots.
///
/// - Spec: Ethereum Yellow Paper, "Modified Merkle Patricia Tree" and "The Block".
public func orderedTrieRoot(_ values: [[UInt8]]) -> Hash {
    guard !values.isEmpty else { return emptyTrieRoot }
    // Encoded, zero is the byte 0x80: behind 1 to 127, which are themselves, and before 128.
    let places =
        Array(1..<max(1, min(values.count, 128))) + [0]
        + Array(min(values.count, 128)..<values.count)
    let entries = places.map { place in
        var key = RLPWriter()
        key.append(UInt64(place))
        return TrieEntry(key: key.bytes, value: values[place])
    }
    return TrieBuilder(entries: entries).root
}

/// The root of the trie that holds these entries, in whatever order they come.
///
/// An entry with an empty value counts as absent.
///
/// - Spec: Ethereum Yellow Paper, "Modified Merkle Patricia Tree".
/// - Precondition: No key comes twice.
public func trieRoot(_ entries: [(key: [UInt8], value: [UInt8])]) -> Hash {
    let sorted = entries.filter { !$0.value.isEmpty }
        .map { TrieEntry(key: $0.key, value: $0.value) }
        .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    guard !sorted.isEmpty else { return emptyTrieRoot }
    for index in sorted.indices.dropFirst() {
        precondition(sorted[index - 1].key != sorted[index].key, "A trie holds a key once.")
    }
    return TrieBuilder(entries: sorted).root
}

/// The root of the trie that holds these entries under the hashes of their keys.
///
/// Accounts and storage are held so. An entry with an empty value counts as absent.
///
/// - Precondition: No key comes twice.
public func secureTrieRoot(_ entries: [(key: [UInt8], value: [UInt8])]) -> Hash {
    trieRoot(entries.map { (key: keccak256($0.key).bytes, value: $0.value) })
}

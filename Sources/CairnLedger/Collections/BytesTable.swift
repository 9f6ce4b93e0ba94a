public import CairnPrimitives

/// Journaled byte strings of any length, one for each key; absent is empty.
public struct BytesTable<Key: TableKey> {
    private let counts: Table<Key, UInt64>
    private let words: Table<Pair<Key, UInt64>, UInt256>

    init(counts: Table<Key, UInt64>, words: Table<Pair<Key, UInt64>, UInt256>) {
        self.counts = counts
        self.words = words
    }

    public subscript(key: Key) -> Bytes {
        get {
            let count = Int(counts[key])
            var bytes: [UInt8] = []
            bytes.reserveCapacity((count + 31) & ~31)
            for index in 0..<UInt64((count + 31) / 32) {
                words[Pair(key, index)].withBigEndianBytes { bytes.append(contentsOf: $0) }
            }
            bytes.removeLast(bytes.count - count)
            return Bytes(bytes)
        }
        nonmutating set {
            let old = Int(counts[key])
            let bytes = newValue.bytes
            counts[key] = UInt64(bytes.count)
            for index in 0..<(max(old, bytes.count) + 31) / 32 {
                var word = UInt256.zero
                for offset in 0..<max(0, min(32, bytes.count - index * 32)) {
                    word |= UInt256(UInt64(bytes[index * 32 + offset])) << (248 - 8 * offset)
                }
                words[Pair(key, UInt64(index))] = word
            }
        }
    }
}

extension Store {
    /// Opens the next two tables as byte strings.
    public func bytes<Key: TableKey>(
        _ name: String, key: Key.Type = Key.self
    ) -> BytesTable<Key> {
        BytesTable(counts: table(name + ".count"), words: table(name))
    }
}

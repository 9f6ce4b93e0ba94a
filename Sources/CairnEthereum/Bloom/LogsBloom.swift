public import CairnPrimitives

/// A set of 2048 bits that tells which addresses and topics certainly do not occur in logs.
///
/// - Spec: Ethereum Yellow Paper, "Transaction Receipt", the function M.
public struct LogsBloom: Sendable, BitwiseCopyable {
    /// Bit `n` of the set, counted from the end of its 256 bytes, is bit `n % 64` of word `n / 64`.
    private var words = InlineArray<32, UInt64>(repeating: 0)

    /// The empty set.
    public init() {}

    /// Whether no bit is set.
    public var isEmpty: Bool {
        for index in words.indices where words[index] != 0 { return false }
        return true
    }

    /// Adds the three bits of an address.
    public mutating func insert(_ address: Address) {
        insert(digest: LogsBloom.digest(of: address))
    }

    /// Adds the three bits of a topic.
    public mutating func insert(_ topic: Hash) {
        insert(digest: keccak256(topic))
    }

    /// Adds all bits of another set.
    public mutating func formUnion(_ other: LogsBloom) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// Whether logs of this address may occur; never false when they do.
    public func mayContain(_ address: Address) -> Bool {
        contains(digest: LogsBloom.digest(of: address))
    }

    /// Whether this topic may occur; never false when it does.
    public func mayContain(_ topic: Hash) -> Bool {
        contains(digest: keccak256(topic))
    }

    /// Adds the bits that a hash chooses.
    private mutating func insert(digest: Hash) {
        for pair in 0..<3 {
            let bit = LogsBloom.bit(pair, of: digest)
            words[bit >> 6] |= 1 << UInt64(bit & 63)
        }
    }

    /// Whether all bits that a hash chooses are set.
    private func contains(digest: Hash) -> Bool {
        for pair in 0..<3 {
            let bit = LogsBloom.bit(pair, of: digest)
            guard words[bit >> 6] & (1 << UInt64(bit & 63)) != 0 else { return false }
        }
        return true
    }

    /// The bit that the first, second or third pair of bytes of a hash chooses by its low 11 bits.
    private static func bit(_ pair: Int, of digest: Hash) -> Int {
        Int(digest.word0 >> UInt64(48 - 16 * pair) & 0x7ff)
    }

    /// The hash of the 20 bytes of an address.
    private static func digest(of address: Address) -> Hash {
        withUnsafeTemporaryAllocation(byteCount: 20, alignment: 8) { buffer in
            guard let start = buffer.baseAddress else { return .zero }
            address.writeBigEndian(to: start)
            return keccak256(UnsafeRawBufferPointer(buffer))
        }
    }
}

extension LogsBloom: Hashable {
    public static func == (left: LogsBloom, right: LogsBloom) -> Bool {
        for index in left.words.indices where left.words[index] != right.words[index] {
            return false
        }
        return true
    }

    public func hash(into hasher: inout Hasher) {
        for index in words.indices { hasher.combine(words[index]) }
    }
}

// MARK: - 256 bytes

extension LogsBloom {
    /// Reads exactly 256 bytes, or nil when there are more or fewer.
    public init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 256 else { return nil }
        for index in words.indices {
            let word = bytes.loadUnaligned(fromByteOffset: 248 - 8 * index, as: UInt64.self)
            words[index] = UInt64(bigEndian: word)
        }
    }

    /// Reads exactly 256 bytes, or nil when there are more or fewer.
    public init?(_ bytes: [UInt8]) {
        guard let bloom = bytes.withUnsafeBytes({ LogsBloom($0) }) else { return nil }
        self = bloom
    }

    /// The 256 bytes, as they stand in headers and receipts.
    public var bytes: [UInt8] {
        withBytes { [UInt8]($0) }
    }

    /// Lends the 256 bytes for the duration of `body`.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        var reversed = words
        for index in words.indices { reversed[31 - index] = words[index].bigEndian }
        return withUnsafeBytes(of: reversed, body)
    }

    /// `0x` and 512 lower-case digits.
    public var hex: String { withBytes { Hex.encode($0) } }
}

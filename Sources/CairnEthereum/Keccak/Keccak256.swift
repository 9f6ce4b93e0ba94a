public import CairnPrimitives

/// The Keccak-256 hash of `bytes`, as Ethereum uses it.
///
/// This is the original padding of the Keccak submission, not that of SHA3-256.
///
/// - Spec: Ethereum Yellow Paper, "KEC"; FIPS 202, sections 4 to 5.1, for the sponge.
public func keccak256(_ bytes: UnsafeRawBufferPointer) -> Hash {
    var lanes = KeccakLanes()
    var rest = bytes
    while rest.count >= KeccakLanes.rate {
        lanes.mixBlock(rest)
        lanes.permute()
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(KeccakLanes.rate))
    }
    lanes.mix(rest, at: 0)
    return lanes.finish(at: rest.count)
}

/// The Keccak-256 hash of `bytes`.
public func keccak256(_ bytes: [UInt8]) -> Hash {
    bytes.withUnsafeBytes { keccak256($0) }
}

/// The Keccak-256 hash of `bytes`.
public func keccak256(_ bytes: ArraySlice<UInt8>) -> Hash {
    bytes.withUnsafeBytes { keccak256($0) }
}

/// The Keccak-256 hash of `bytes`.
public func keccak256(_ bytes: Bytes) -> Hash {
    keccak256(bytes.bytes)
}

/// The Keccak-256 hash of the UTF-8 bytes of `text`, such as the signature of a function.
public func keccak256(utf8 text: String) -> Hash {
    var text = text
    return text.withUTF8 { keccak256(UnsafeRawBufferPointer($0)) }
}

/// The Keccak-256 hash of 32 bytes.
@inlinable
public func keccak256(_ word: Hash) -> Hash {
    var lanes = KeccakLanes()
    lanes.a0 = word.word0.byteSwapped
    lanes.a1 = word.word1.byteSwapped
    lanes.a2 = word.word2.byteSwapped
    lanes.a3 = word.word3.byteSwapped
    lanes.a4 = KeccakLanes.firstPaddingBit
    lanes.a16 = KeccakLanes.lastPaddingBit
    lanes.permute()
    return lanes.digest
}

/// The Keccak-256 hash of a number as 32 bytes, the most significant first.
@inlinable
public func keccak256(_ word: UInt256) -> Hash {
    keccak256(Hash(word))
}

/// The Keccak-256 hash of 64 bytes: `left`, then `right`.
@inlinable
public func keccak256(_ left: Hash, _ right: Hash) -> Hash {
    var lanes = KeccakLanes()
    lanes.a0 = left.word0.byteSwapped
    lanes.a1 = left.word1.byteSwapped
    lanes.a2 = left.word2.byteSwapped
    lanes.a3 = left.word3.byteSwapped
    lanes.a4 = right.word0.byteSwapped
    lanes.a5 = right.word1.byteSwapped
    lanes.a6 = right.word2.byteSwapped
    lanes.a7 = right.word3.byteSwapped
    lanes.a8 = KeccakLanes.firstPaddingBit
    lanes.a16 = KeccakLanes.lastPaddingBit
    lanes.permute()
    return lanes.digest
}

/// The Keccak-256 hash of a message that arrives piece by piece.
public struct Keccak256: Sendable {
    private var lanes = KeccakLanes()

    /// How many bytes of the current block are absorbed; always less than a block.
    private var position = 0

    /// Starts with an empty message.
    public init() {}

    /// Appends `bytes` to the message.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes
        if position > 0 {
            let count = min(KeccakLanes.rate - position, rest.count)
            lanes.mix(UnsafeRawBufferPointer(rebasing: rest.prefix(count)), at: position)
            position += count
            guard position == KeccakLanes.rate else { return }
            lanes.permute()
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
        while rest.count >= KeccakLanes.rate {
            lanes.mixBlock(rest)
            lanes.permute()
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(KeccakLanes.rate))
        }
        lanes.mix(rest, at: 0)
        position = rest.count
    }

    /// Appends `bytes` to the message.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// Appends `bytes` to the message.
    public mutating func update(_ bytes: Bytes) {
        update(bytes.bytes)
    }

    /// Appends the 32 bytes of `hash` to the message.
    public mutating func update(_ hash: Hash) {
        hash.withBytes { update($0) }
    }

    /// Appends a number to the message as 32 bytes, the most significant first.
    public mutating func update(_ word: UInt256) {
        word.withBigEndianBytes { update($0) }
    }

    /// The hash of the message.
    public consuming func finalize() -> Hash {
        lanes.finish(at: position)
    }
}

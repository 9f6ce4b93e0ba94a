public import CairnPrimitives
import CSHA256

/// Thirty-two bytes as they lie in memory: a leaf or a node of a Merkle tree.
///
/// A `Hash` keeps its words as numbers, most significant byte first; a chunk keeps the bytes where
/// SHA-256 reads and writes them.
@frozen
public struct Chunk: Sendable, Hashable, BitwiseCopyable {
    /// Bytes 0 to 7, the first least significant.
    public var word0: UInt64
    /// Bytes 8 to 15.
    public var word1: UInt64
    /// Bytes 16 to 23.
    public var word2: UInt64
    /// Bytes 24 to 31.
    public var word3: UInt64

    /// Joins four words, each with its first byte least significant.
    @inlinable
    public init(word0: UInt64, word1: UInt64 = 0, word2: UInt64 = 0, word3: UInt64 = 0) {
        self.word0 = word0
        self.word1 = word1
        self.word2 = word2
        self.word3 = word3
    }

    /// The chunk of a hash's bytes.
    @inlinable
    public init(_ hash: Hash) {
        self.init(
            word0: hash.word0.byteSwapped, word1: hash.word1.byteSwapped,
            word2: hash.word2.byteSwapped, word3: hash.word3.byteSwapped)
    }

    /// Thirty-two zero bytes.
    @inlinable
    public static var zero: Chunk { Chunk(word0: 0) }
}

extension Hash {
    /// The hash with a chunk's bytes.
    @inlinable
    public init(_ chunk: Chunk) {
        self.init(
            word0: chunk.word0.byteSwapped, word1: chunk.word1.byteSwapped,
            word2: chunk.word2.byteSwapped, word3: chunk.word3.byteSwapped)
    }
}

extension Chunk {
    /// The SHA-256 hash of two chunks, one after the other.
    @inline(__always)
    static func hash(_ left: Chunk, _ right: Chunk) -> Chunk {
        var pair = (left, right)
        withUnsafeMutableBytes(of: &pair) { bytes in
            if let start = bytes.baseAddress { csha256_pairs(start, 1, start) }
        }
        return pair.0
    }

    /// The SHA-256 hash of a message of any length.
    static func hash(of message: UnsafeRawBufferPointer) -> Chunk {
        var result = Chunk.zero
        csha256_message(message.baseAddress, message.count, &result)
        return result
    }

    /// Hashes `count` messages of one block each, which are padded already.
    static func hashBlocks(
        _ input: UnsafeRawPointer, count: Int, into output: UnsafeMutableRawPointer
    ) {
        csha256_blocks(input, count, output)
    }

    /// Hashes `count` pairs of chunks that lie one after the other; the output may begin where the
    /// input does.
    @inline(__always)
    static func hashPairs(
        _ input: UnsafeRawPointer, count: Int, into output: UnsafeMutableRawPointer
    ) {
        csha256_pairs(input, count, output)
    }
}

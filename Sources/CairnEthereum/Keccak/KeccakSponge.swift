public import CairnPrimitives

/// How bytes enter and leave the lanes.
///
/// A lane holds its bytes least significant first, which is how the machines that Cairn runs on
/// store integers; bytes are therefore mixed into the memory of the lanes as they come.
extension KeccakLanes {
    /// How many bytes one permutation absorbs.
    static var rate: Int { 136 }

    /// The bit that follows the message.
    @inlinable
    static var firstPaddingBit: UInt64 { 0x01 }

    /// The bit that ends the block, in lane 16.
    @inlinable
    static var lastPaddingBit: UInt64 { 0x8000_0000_0000_0000 }

    /// Mixes in the first ``rate`` bytes of `block`.
    ///
    /// - Precondition: `block` holds that many.
    mutating func mixBlock(_ block: UnsafeRawBufferPointer) {
        precondition(block.count >= KeccakLanes.rate, "A block of Keccak-256 is 136 bytes")
        withUnsafeMutableBytes(of: &self) { state in
            for offset in stride(from: 0, to: KeccakLanes.rate, by: 8) {
                let lane = state.load(fromByteOffset: offset, as: UInt64.self)
                let word = block.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                state.storeBytes(of: lane ^ word, toByteOffset: offset, as: UInt64.self)
            }
        }
    }

    /// Mixes `bytes` in behind the first `position` bytes of the block.
    ///
    /// - Precondition: Both together are at most ``rate`` bytes.
    mutating func mix(_ bytes: UnsafeRawBufferPointer, at position: Int) {
        precondition(position + bytes.count <= KeccakLanes.rate, "The bytes exceed the block")
        withUnsafeMutableBytes(of: &self) { state in
            var index = 0
            if position & 7 == 0 {
                while index + 8 <= bytes.count {
                    let lane = state.load(fromByteOffset: position + index, as: UInt64.self)
                    let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    state.storeBytes(
                        of: lane ^ word, toByteOffset: position + index, as: UInt64.self)
                    index += 8
                }
            }
            while index < bytes.count {
                state[position + index] ^= bytes[index]
                index += 1
            }
        }
    }

    /// Pads a message whose last block holds `position` bytes, and squeezes out its hash.
    mutating func finish(at position: Int) -> Hash {
        withUnsafeMutableBytes(of: &self) { state in
            state[position] ^= 0x01
            state[KeccakLanes.rate - 1] ^= 0x80
        }
        permute()
        return digest
    }

    /// The first 32 bytes of the lanes.
    @inlinable
    var digest: Hash {
        Hash(
            word0: a0.byteSwapped, word1: a1.byteSwapped, word2: a2.byteSwapped,
            word3: a3.byteSwapped)
    }
}

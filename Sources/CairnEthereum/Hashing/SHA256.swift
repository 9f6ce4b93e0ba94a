public import CairnPrimitives

/// The SHA-256 hash of `bytes`.
///
/// - Spec: FIPS 180-4, section 6.2.
public func sha256(_ bytes: UnsafeRawBufferPointer) -> Hash {
    var words = SHA256Words()
    var rest = bytes
    while rest.count >= 64 {
        words.compress(rest)
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(64))
    }
    // One set bit, zeros, and the length in bits as a 64-bit integer.
    let tailBytes = rest.count < 56 ? 64 : 128
    withUnsafeTemporaryAllocation(byteCount: 128, alignment: 8) { tail in
        tail.initializeMemory(as: UInt8.self, repeating: 0)
        tail.copyMemory(from: rest)
        tail[rest.count] = 0x80
        tail.storeBytes(
            of: (UInt64(bytes.count) &* 8).bigEndian, toByteOffset: tailBytes - 8,
            as: UInt64.self)
        for start in stride(from: 0, to: tailBytes, by: 64) {
            words.compress(UnsafeRawBufferPointer(rebasing: tail[start..<start + 64]))
        }
    }
    return words.hash
}

/// The SHA-256 hash of `bytes`.
public func sha256(_ bytes: [UInt8]) -> Hash {
    bytes.withUnsafeBytes { sha256($0) }
}

/// The SHA-256 hash of 64 bytes: `left`, then `right`.
///
/// This is the step of the beacon chain's Merkle trees.
public func sha256(_ left: Hash, _ right: Hash) -> Hash {
    var words = SHA256Words()
    words.compress(left, right)
    words.compressPaddingOf64Bytes()
    return words.hash
}

extension SHA256Words {
    /// The words as 32 bytes, each with its most significant byte first.
    fileprivate var hash: Hash {
        Hash(
            word0: UInt64(h0) << 32 | UInt64(h1), word1: UInt64(h2) << 32 | UInt64(h3),
            word2: UInt64(h4) << 32 | UInt64(h5), word3: UInt64(h6) << 32 | UInt64(h7))
    }
}

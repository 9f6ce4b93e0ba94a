extension SHA512Words {
    /// Mixes `message` and the padding that ends it into the words.
    ///
    /// - Parameters:
    ///   - message: The rest of what is hashed.
    ///   - blocksBefore: How many blocks of 128 bytes were compressed before `message`.
    mutating func finish(_ message: UnsafeRawBufferPointer, blocksBefore: Int = 0) {
        var rest = message
        while rest.count >= 128 {
            compress(rest)
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(128))
        }
        // One set bit, zeros, and the length in bits as a 128-bit integer.
        let tailBytes = rest.count < 112 ? 128 : 256
        let messageBits = UInt64(blocksBefore * 128 + message.count) &* 8
        withUnsafeTemporaryAllocation(byteCount: 256, alignment: 8) { tail in
            tail.initializeMemory(as: UInt8.self, repeating: 0)
            tail.copyMemory(from: rest)
            tail[rest.count] = 0x80
            tail.storeBytes(
                of: messageBits.bigEndian, toByteOffset: tailBytes - 8, as: UInt64.self)
            for start in stride(from: 0, to: tailBytes, by: 128) {
                compress(UnsafeRawBufferPointer(rebasing: tail[start..<start + 128]))
            }
        }
    }

    /// The words as 64 bytes, each with its most significant byte first.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        for word in [h0, h1, h2, h3, h4, h5, h6, h7] {
            withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
        }
        return bytes
    }

    /// Writes the words over the first 64 bytes of `target`.
    func store(into target: UnsafeMutableRawBufferPointer) {
        target.storeBytes(of: h0.bigEndian, toByteOffset: 0, as: UInt64.self)
        target.storeBytes(of: h1.bigEndian, toByteOffset: 8, as: UInt64.self)
        target.storeBytes(of: h2.bigEndian, toByteOffset: 16, as: UInt64.self)
        target.storeBytes(of: h3.bigEndian, toByteOffset: 24, as: UInt64.self)
        target.storeBytes(of: h4.bigEndian, toByteOffset: 32, as: UInt64.self)
        target.storeBytes(of: h5.bigEndian, toByteOffset: 40, as: UInt64.self)
        target.storeBytes(of: h6.bigEndian, toByteOffset: 48, as: UInt64.self)
        target.storeBytes(of: h7.bigEndian, toByteOffset: 56, as: UInt64.self)
    }
}

/// The SHA-512 hash of `bytes`: 64 bytes.
///
/// - Spec: FIPS 180-4, section 6.4.
func sha512(_ bytes: [UInt8]) -> [UInt8] {
    var words = SHA512Words()
    bytes.withUnsafeBytes { words.finish($0) }
    return words.bytes
}

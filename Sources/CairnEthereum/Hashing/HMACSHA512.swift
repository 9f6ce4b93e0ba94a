/// A keyed hash over SHA-512, with the key already mixed in so that many messages are cheap.
///
/// - Spec: RFC 2104.
struct HMACSHA512 {
    private let inner: SHA512Words
    private let outer: SHA512Words

    /// Prepares `key`, which may have any length.
    init(key: [UInt8]) {
        var padded = key.count > 128 ? sha512(key) : key
        padded.append(contentsOf: repeatElement(0, count: 128 - padded.count))
        var inner = SHA512Words()
        padded.map { $0 ^ 0x36 }.withUnsafeBytes { inner.compress($0) }
        var outer = SHA512Words()
        padded.map { $0 ^ 0x5c }.withUnsafeBytes { outer.compress($0) }
        self.inner = inner
        self.outer = outer
    }

    /// The code of `message` as words.
    func words(of message: UnsafeRawBufferPointer) -> SHA512Words {
        var inside = inner
        inside.finish(message, blocksBefore: 1)
        return withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { buffer in
            inside.store(into: buffer)
            var outside = outer
            outside.finish(UnsafeRawBufferPointer(buffer), blocksBefore: 1)
            return outside
        }
    }

    /// The code of `message`: 64 bytes.
    func authenticate(_ message: [UInt8]) -> [UInt8] {
        message.withUnsafeBytes { words(of: $0) }.bytes
    }
}

/// The first 64 bytes that PBKDF2 derives from a password with HMAC-SHA512.
///
/// - Spec: RFC 8018, section 5.2, for a key of one block.
/// - Precondition: `iterations` is at least one.
func deriveKeyPBKDF2(password: [UInt8], salt: [UInt8], iterations: Int) -> [UInt8] {
    precondition(iterations >= 1, "PBKDF2 needs at least one iteration")
    let code = HMACSHA512(key: password)
    // The number of the block, which is always the first here, follows the salt.
    var last = (salt + [0, 0, 0, 1]).withUnsafeBytes { code.words(of: $0) }
    var sum = last
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { buffer in
        for _ in 1..<iterations {
            last.store(into: buffer)
            last = code.words(of: UnsafeRawBufferPointer(buffer))
            sum.formExclusiveOr(last)
        }
    }
    return sum.bytes
}

extension SHA512Words {
    /// Replaces each word with its exclusive or with the same word of `other`.
    fileprivate mutating func formExclusiveOr(_ other: SHA512Words) {
        h0 ^= other.h0
        h1 ^= other.h1
        h2 ^= other.h2
        h3 ^= other.h3
        h4 ^= other.h4
        h5 ^= other.h5
        h6 ^= other.h6
        h7 ^= other.h7
    }
}

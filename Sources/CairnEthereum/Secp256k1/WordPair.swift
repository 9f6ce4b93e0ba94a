import CairnPrimitives

/// Two numbers of 32 bytes side by side, as the library reads and writes them.
///
/// They are the halves `r` and `s` of a signature, or, behind a byte that tells the form, the
/// coordinates of a point.
struct WordPair {
    /// Ends in the byte 4, which announces an uncompressed point.
    private var tag = UInt64(4).bigEndian
    private var words: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

    /// Joins two numbers.
    init(_ first: UInt256, _ second: UInt256) {
        words = (
            first.limb3.bigEndian, first.limb2.bigEndian,
            first.limb1.bigEndian, first.limb0.bigEndian,
            second.limb3.bigEndian, second.limb2.bigEndian,
            second.limb1.bigEndian, second.limb0.bigEndian
        )
    }

    /// Two zeros, to be overwritten.
    init() {
        self.init(.zero, .zero)
    }

    /// The number in the first 32 bytes.
    var first: UInt256 {
        UInt256(
            limb0: UInt64(bigEndian: words.3), limb1: UInt64(bigEndian: words.2),
            limb2: UInt64(bigEndian: words.1), limb3: UInt64(bigEndian: words.0))
    }

    /// The number in the last 32 bytes.
    var second: UInt256 {
        UInt256(
            limb0: UInt64(bigEndian: words.7), limb1: UInt64(bigEndian: words.6),
            limb2: UInt64(bigEndian: words.5), limb3: UInt64(bigEndian: words.4))
    }

    /// Lends the 64 bytes of both numbers.
    mutating func withBytes<Result>(_ body: (UnsafeMutablePointer<UInt8>) -> Result) -> Result {
        withUnsafeMutablePointer(to: &self) { pair in
            body((UnsafeMutableRawPointer(pair) + 8).assumingMemoryBound(to: UInt8.self))
        }
    }

    /// Lends 65 bytes: the form of an uncompressed point, then both numbers.
    mutating func withPointBytes<Result>(
        _ body: (UnsafeMutablePointer<UInt8>) -> Result
    ) -> Result {
        withUnsafeMutablePointer(to: &self) { pair in
            body((UnsafeMutableRawPointer(pair) + 7).assumingMemoryBound(to: UInt8.self))
        }
    }
}

extension UInt256 {
    /// Lends the 32 bytes, the most significant first, as the library wants them.
    func withBytePointer<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result {
        let words = (limb3.bigEndian, limb2.bigEndian, limb1.bigEndian, limb0.bigEndian)
        return withUnsafePointer(to: words) { pointer in
            body(UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt8.self))
        }
    }
}

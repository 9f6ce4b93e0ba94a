public import CairnPrimitives

/// Encodes items, one behind the other, in Ethereum's recursive length prefix format.
///
/// Integers are written without leading zeros, everything else as it is. A list longer than 55
/// bytes is moved once, by the few bytes of its header; nothing else is copied.
///
/// - Spec: Ethereum Yellow Paper, "Recursive Length Prefix".
public struct RLPWriter: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []

    /// Starts with nothing, and with room for `capacity` bytes.
    public init(reservingCapacity capacity: Int = 0) {
        if capacity > 0 { bytes.reserveCapacity(capacity) }
    }

    // MARK: - Strings of bytes

    /// Appends a string of bytes.
    public mutating func append(_ string: UnsafeRawBufferPointer) {
        if string.count == 1, string[0] < 0x80 {
            bytes.append(string[0])
            return
        }
        appendHeader(short: 0x80, length: string.count)
        bytes.append(contentsOf: string)
    }

    /// Appends a string of bytes.
    public mutating func append(_ string: [UInt8]) {
        string.withUnsafeBytes { append($0) }
    }

    /// Appends a string of bytes.
    public mutating func append(_ string: Bytes) {
        append(string.bytes)
    }

    /// Appends the 32 bytes of a hash.
    public mutating func append(_ hash: Hash) {
        bytes.append(0xa0)
        hash.withBytes { bytes.append(contentsOf: $0) }
    }

    /// Appends the 20 bytes of an address, or the empty string where there is none.
    public mutating func append(_ address: Address?) {
        guard let address else {
            bytes.append(0x80)
            return
        }
        bytes.append(0x94)
        withUnsafeTemporaryAllocation(byteCount: 20, alignment: 8) { buffer in
            guard let start = buffer.baseAddress else { return }
            address.writeBigEndian(to: start)
            bytes.append(contentsOf: UnsafeRawBufferPointer(buffer))
        }
    }

    // MARK: - Integers

    /// Appends an integer.
    public mutating func append(_ integer: UInt64) {
        if integer < 0x80 {
            bytes.append(integer == 0 ? 0x80 : UInt8(integer))
            return
        }
        let size = integer.significantBytes
        bytes.append(0x80 + UInt8(size))
        appendBigEndian(integer, size: size)
    }

    /// Appends an integer.
    public mutating func append(_ integer: UInt256) {
        if let small = integer.asUInt64 {
            append(small)
            return
        }
        let size = 32 - integer.leadingZeroBitCount / 8
        bytes.append(0x80 + UInt8(size))
        integer.withBigEndianBytes { word in
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: word.suffix(size)))
        }
    }

    /// Appends an amount as an integer.
    public mutating func append(_ amount: Wei) {
        append(amount.rawValue)
    }

    // MARK: - Lists

    /// Appends a list of the items that `body` appends.
    public mutating func appendList(_ body: (inout RLPWriter) -> Void) {
        let header = bytes.count
        bytes.append(0)
        body(&self)
        let length = bytes.count - header - 1
        if length <= 55 {
            bytes[header] = 0xc0 + UInt8(length)
            return
        }
        let size = UInt64(length).significantBytes
        bytes.append(contentsOf: repeatElement(0, count: size))
        bytes.withUnsafeMutableBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            (start + header + 1 + size).copyMemory(from: start + header + 1, byteCount: length)
            buffer[header] = 0xf7 + UInt8(size)
            for index in 0..<size {
                buffer[header + 1 + index] =
                    UInt8(truncatingIfNeeded: length >> (8 * (size - 1 - index)))
            }
        }
    }

    /// Appends the header of a list whose items, `length` bytes in all, the caller appends next.
    public mutating func appendListHeader(length: Int) {
        appendHeader(short: 0xc0, length: length)
    }

    /// Appends bytes that are an encoded item already, or that precede one.
    public mutating func append(raw encoded: some Sequence<UInt8>) {
        bytes.append(contentsOf: encoded)
    }

    // MARK: - Headers

    /// Appends a header: `short` plus a length up to 55, or the size of the length and the length.
    private mutating func appendHeader(short: UInt8, length: Int) {
        if length <= 55 {
            bytes.append(short + UInt8(length))
            return
        }
        let size = UInt64(length).significantBytes
        bytes.append(short + 55 + UInt8(size))
        appendBigEndian(UInt64(length), size: size)
    }

    /// Appends the last `size` bytes of an integer, the most significant first.
    private mutating func appendBigEndian(_ integer: UInt64, size: Int) {
        let aligned = (integer << (64 - 8 * UInt64(size))).bigEndian
        withUnsafeBytes(of: aligned) { word in
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: word.prefix(size)))
        }
    }
}

extension UInt64 {
    /// How many bytes the integer needs; zero needs none.
    fileprivate var significantBytes: Int { (71 - leadingZeroBitCount) / 8 }
}

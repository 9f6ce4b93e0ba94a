import CairnPrimitives

/// Reads what ``RowWriter`` wrote, trusting nothing.
struct RowReader {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Begins a row that ends with its checksum.
    init(sealed bytes: UnsafeRawBufferPointer) throws(RowFault) {
        guard bytes.count >= 8 else { throw .truncated(atByte: bytes.count) }
        let content = UnsafeRawBufferPointer(rebasing: bytes.dropLast(8))
        let stored = bytes.loadUnaligned(fromByteOffset: content.count, as: UInt64.self)
        guard UInt64(littleEndian: stored) == Checksum.of(content) else { throw .checksumDiffers }
        self.init(content)
    }

    private mutating func take(_ count: Int) throws(RowFault) -> UnsafeRawBufferPointer {
        guard count <= bytes.count - offset else { throw .truncated(atByte: offset) }
        defer { offset += count }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    }

    mutating func readByte() throws(RowFault) -> UInt8 {
        try take(1)[0]
    }

    mutating func readInteger() throws(RowFault) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try readByte()
            guard shift < 63 || byte <= 1 else { throw .valueImpossible(atByte: offset - 1) }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }

    /// Reads the number of items that follow, each of at least one byte.
    mutating func readCount() throws(RowFault) -> Int {
        let count = try readInteger()
        guard count <= UInt64(bytes.count - offset) else { throw .truncated(atByte: offset) }
        return Int(count)
    }

    mutating func readUInt256() throws(RowFault) -> UInt256 {
        let size = Int(try readByte())
        guard let value = UInt256(bigEndian: try take(size)) else {
            throw .valueImpossible(atByte: offset)
        }
        return value
    }

    mutating func readWei() throws(RowFault) -> Wei {
        Wei(rawValue: try readUInt256())
    }

    mutating func readHash() throws(RowFault) -> Hash {
        guard let start = try take(32).baseAddress else { throw .truncated(atByte: offset) }
        return Hash(loadingBigEndian: start)
    }

    mutating func readAddress() throws(RowFault) -> Address {
        guard let start = try take(20).baseAddress else { throw .truncated(atByte: offset) }
        return Address(loadingBigEndian: start)
    }

    /// Reads bytes behind their count.
    mutating func readBytes() throws(RowFault) -> [UInt8] {
        [UInt8](try take(try readCount()))
    }

    mutating func readBytes(count: Int) throws(RowFault) -> UnsafeRawBufferPointer {
        try take(count)
    }

    /// Reads all that is left.
    mutating func readRest() throws(RowFault) -> UnsafeRawBufferPointer {
        try take(bytes.count - offset)
    }

    /// Refuses a value that was read last.
    func refuse() -> RowFault {
        .valueImpossible(atByte: offset)
    }

    func finish() throws(RowFault) {
        guard offset == bytes.count else { throw .trailingBytes(bytes.count - offset) }
    }
}

import CairnPrimitives

/// Writes the fields of a row, one behind the other, as short as they are.
///
/// Integers take seven bits a byte, least significant first; wide integers are the number of their
/// bytes and the bytes; names of fixed size are written as they are.
struct RowWriter {
    private(set) var bytes: [UInt8] = []

    init(reservingCapacity capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    mutating func append(byte: UInt8) {
        bytes.append(byte)
    }

    mutating func append(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func append(count: Int) {
        append(UInt64(count))
    }

    mutating func append(_ value: UInt256) {
        let size = 32 - value.leadingZeroBitCount / 8
        bytes.append(UInt8(size))
        value.withBigEndianBytes { bytes.append(contentsOf: $0.suffix(size)) }
    }

    mutating func append(_ amount: Wei) {
        append(amount.rawValue)
    }

    mutating func append(_ hash: Hash) {
        hash.withBytes { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ address: Address) {
        withUnsafeTemporaryAllocation(byteCount: 20, alignment: 8) { buffer in
            guard let start = buffer.baseAddress else { return }
            address.writeBigEndian(to: start)
            bytes.append(contentsOf: buffer)
        }
    }

    /// Appends bytes of any number, their count first.
    mutating func append(_ string: [UInt8]) {
        append(count: string.count)
        bytes.append(contentsOf: string)
    }

    /// Appends bytes whose number the reader knows.
    mutating func append(raw string: [UInt8]) {
        bytes.append(contentsOf: string)
    }

    /// The row with the checksum of its bytes behind them.
    consuming func sealed() -> [UInt8] {
        let checksum = bytes.withUnsafeBytes { Checksum.of($0) }
        withUnsafeBytes(of: checksum.littleEndian) { bytes.append(contentsOf: $0) }
        return bytes
    }
}

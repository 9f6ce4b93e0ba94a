public import CairnPrimitives

/// Reads items, one behind the other, from bytes in Ethereum's recursive length prefix format.
///
/// The reader accepts only the one valid encoding of each item. It copies nothing: what it
/// returns lies in the memory that it was given, and must not outlive it.
///
/// - Spec: Ethereum Yellow Paper, "Recursive Length Prefix".
public struct RLPReader {
    /// How deeply lists may be nested unless the caller says otherwise.
    public static var defaultDepth: Int { 64 }

    /// What has not been read yet.
    private var rest: UnsafeRawBufferPointer

    /// How many lists deep the outermost reader may go, and how many of them are left.
    private let depthLimit: Int
    private let depthLeft: Int

    /// Reads `bytes`, which must stay alive as long as the reader and all that it returns.
    public init(_ bytes: UnsafeRawBufferPointer, depthLimit: Int = RLPReader.defaultDepth) {
        self.init(rest: bytes, depthLimit: depthLimit, depthLeft: depthLimit)
    }

    private init(rest: UnsafeRawBufferPointer, depthLimit: Int, depthLeft: Int) {
        self.rest = rest
        self.depthLimit = depthLimit
        self.depthLeft = depthLeft
    }

    /// Reads all of `bytes` with `body`, which must leave nothing.
    ///
    /// - Throws: What `body` throws, and `trailingBytes`.
    public static func read<Result>(
        _ bytes: [UInt8], depthLimit: Int = RLPReader.defaultDepth,
        _ body: (inout RLPReader) throws(RLPError) -> Result
    ) throws(RLPError) -> Result {
        try bytes.withUnsafeBufferPointer { buffer throws(RLPError) in
            var reader = RLPReader(UnsafeRawBufferPointer(buffer), depthLimit: depthLimit)
            let result = try body(&reader)
            try reader.finish()
            return result
        }
    }

    /// Whether everything has been read.
    public var isAtEnd: Bool { rest.isEmpty }

    /// Insists that everything has been read.
    ///
    /// - Throws: `trailingBytes`.
    public func finish() throws(RLPError) {
        guard rest.isEmpty else { throw .trailingBytes(count: rest.count) }
    }

    // MARK: - Items

    /// Reads a string of bytes.
    public mutating func readBytes() throws(RLPError) -> UnsafeRawBufferPointer {
        let (isList, content) = try readItem()
        guard !isList else { throw .bytesExpected }
        return content
    }

    /// Reads a list; the reader returned reads its items.
    public mutating func readList() throws(RLPError) -> RLPReader {
        let (isList, content) = try readItem()
        guard isList else { throw .listExpected }
        guard depthLeft > 0 else { throw .nestedTooDeep(limit: depthLimit) }
        return RLPReader(rest: content, depthLimit: depthLimit, depthLeft: depthLeft - 1)
    }

    /// Whether the next item is a list.
    ///
    /// - Throws: `itemMissing`.
    public func isNextList() throws(RLPError) -> Bool {
        guard let first = rest.first else { throw .itemMissing }
        return first >= 0xc0
    }

    /// Reads a string of exactly `size` bytes.
    public mutating func readBytes(size: Int) throws(RLPError) -> UnsafeRawBufferPointer {
        let content = try readBytes()
        guard content.count == size else {
            throw .sizeUnexpected(expected: size, found: content.count)
        }
        return content
    }

    /// Reads a hash.
    public mutating func readHash() throws(RLPError) -> Hash {
        let content = try readBytes(size: 32)
        guard let start = content.baseAddress else { throw .itemMissing }
        return Hash(loadingBigEndian: start)
    }

    /// Reads an address.
    public mutating func readAddress() throws(RLPError) -> Address {
        let content = try readBytes(size: 20)
        guard let start = content.baseAddress else { throw .itemMissing }
        return Address(loadingBigEndian: start)
    }

    /// Reads an address, or nil for the empty string.
    public mutating func readOptionalAddress() throws(RLPError) -> Address? {
        if rest.first == 0x80 {
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst())
            return nil
        }
        return try readAddress()
    }

    /// Reads an integer of at most 64 bits.
    public mutating func readUInt64() throws(RLPError) -> UInt64 {
        let content = try readInteger(maximumBytes: 8)
        var value: UInt64 = 0
        for byte in content { value = value << 8 | UInt64(byte) }
        return value
    }

    /// Reads an integer of at most 256 bits.
    public mutating func readUInt256() throws(RLPError) -> UInt256 {
        let content = try readInteger(maximumBytes: 32)
        return withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { word in
            word.initializeMemory(as: UInt8.self, repeating: 0)
            guard let start = word.baseAddress else { return .zero }
            UnsafeMutableRawBufferPointer(rebasing: word.suffix(content.count))
                .copyMemory(from: content)
            return UInt256(loadingBigEndian: start)
        }
    }

    /// Reads an amount of at most 256 bits.
    public mutating func readWei() throws(RLPError) -> Wei {
        Wei(rawValue: try readUInt256())
    }

    /// Reads the bytes of an integer and checks that none is superfluous.
    private mutating func readInteger(maximumBytes: Int) throws(RLPError) -> UnsafeRawBufferPointer
    {
        let content = try readBytes()
        guard content.first != 0 else { throw .integerLeadingZero }
        guard content.count <= maximumBytes else {
            throw .integerTooLarge(maximumBytes: maximumBytes, found: content.count)
        }
        return content
    }

    // MARK: - Headers

    /// Reads the next item: whether it is a list, and its content without the header.
    private mutating func readItem() throws(RLPError) -> (Bool, UnsafeRawBufferPointer) {
        guard let first = rest.first else { throw .itemMissing }
        switch first {
        case 0..<0x80:
            return (false, try take(header: 0, length: 1))
        case 0x80..<0xb8:
            let content = try take(header: 1, length: UInt64(first - 0x80))
            guard content.count != 1 || content[0] >= 0x80 else { throw .byteNotMinimal }
            return (false, content)
        case 0xb8..<0xc0:
            return (false, try takeLong(sizeOfLength: Int(first - 0xb7)))
        case 0xc0..<0xf8:
            return (true, try take(header: 1, length: UInt64(first - 0xc0)))
        default:
            return (true, try takeLong(sizeOfLength: Int(first - 0xf7)))
        }
    }

    /// Takes an item whose header gives the length in `sizeOfLength` bytes behind the first.
    private mutating func takeLong(
        sizeOfLength size: Int
    ) throws(RLPError) -> UnsafeRawBufferPointer {
        guard rest.count > size else {
            throw .truncated(needed: UInt64(size), available: rest.count - 1)
        }
        var length: UInt64 = 0
        for index in 1...size { length = length << 8 | UInt64(rest[index]) }
        guard rest[1] != 0, length > 55 else { throw .lengthNotMinimal }
        return try take(header: 1 + size, length: length)
    }

    /// Takes `length` bytes behind a header of `header` bytes.
    private mutating func take(
        header: Int, length: UInt64
    ) throws(RLPError) -> UnsafeRawBufferPointer {
        let available = rest.count - header
        guard length <= UInt64(available) else {
            throw .truncated(needed: length, available: available)
        }
        let end = header + Int(length)
        let content = UnsafeRawBufferPointer(rebasing: rest[header..<end])
        rest = UnsafeRawBufferPointer(rebasing: rest[end...])
        return content
    }
}

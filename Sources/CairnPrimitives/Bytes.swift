/// A sequence of bytes of any length, Solidity's `bytes`.
@frozen
public struct Bytes: Sendable, Hashable {
    /// The bytes themselves.
    public var bytes: [UInt8]

    /// Wraps bytes.
    @inlinable
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Collects bytes.
    @inlinable
    public init(_ bytes: some Sequence<UInt8>) {
        self.bytes = [UInt8](bytes)
    }

    /// Makes an empty sequence.
    @inlinable
    public init() {
        bytes = []
    }

    /// Reads hexadecimal digits, with or without `0x`, or nil.
    public init?(hex: some StringProtocol) {
        guard let bytes = Hex.decode(hex) else { return nil }
        self.bytes = bytes
    }

    /// `0x` and two lower-case digits a byte.
    public var hex: String { Hex.encode(bytes) }
}

extension Bytes: ExpressibleByArrayLiteral {
    /// Makes a sequence of the listed bytes.
    @inlinable
    public init(arrayLiteral elements: UInt8...) {
        bytes = elements
    }
}

extension Bytes: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
    /// The index of the first byte, 0.
    @inlinable
    public var startIndex: Int { 0 }

    /// The index after the last byte, their count.
    @inlinable
    public var endIndex: Int { bytes.count }

    /// The byte at an index.
    @inlinable
    public subscript(position: Int) -> UInt8 {
        get { bytes[position] }
        set { bytes[position] = newValue }
    }

    /// Replaces the bytes of a range by any number of others.
    @inlinable
    public mutating func replaceSubrange(
        _ range: Range<Int>, with elements: some Collection<UInt8>
    ) {
        bytes.replaceSubrange(range, with: elements)
    }

    /// Lends the bytes for the duration of `body`.
    @inlinable
    public func withContiguousStorageIfAvailable<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result? {
        try bytes.withContiguousStorageIfAvailable(body)
    }
}

extension Bytes: CustomStringConvertible {
    /// The same as ``hex``.
    public var description: String { hex }
}

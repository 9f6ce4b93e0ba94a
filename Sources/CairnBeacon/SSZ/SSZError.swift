/// Why bytes are not the serialization of a value.
public enum SSZError: Error, Equatable, Sendable {
    /// A value of a fixed size has another one.
    case wrongSize(expected: Int, found: Int)
    /// The first offset does not point behind the fixed part, or an offset leaves the bytes.
    case badOffset(UInt32)
    /// An offset is smaller than the one before.
    case offsetsNotAscending
    /// A list has more elements than its limit.
    case tooLong(limit: UInt64, found: UInt64)
    /// A number of bytes is no whole number of elements.
    case partialElement
    /// A truth value is neither 0 nor 1.
    case badBoolean(UInt8)
    /// A list of bits lacks the bit that marks its end.
    case noDelimiter
    /// A bit outside of the value is set.
    case strayBits
}

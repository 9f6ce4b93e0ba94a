/// Why bytes are not the one valid RLP encoding of what was asked for.
public enum RLPError: Error, Equatable, Sendable {
    /// The list, or the input, ended where another item was expected.
    case itemMissing
    /// A header announces more bytes than are left.
    case truncated(needed: UInt64, available: Int)
    /// A length is written in more bytes than it needs.
    case lengthNotMinimal
    /// A single byte below 0x80 is written with a header that it does not need.
    case byteNotMinimal
    /// A string of bytes stands where a list was expected.
    case listExpected
    /// A list stands where a string of bytes was expected.
    case bytesExpected
    /// A string of bytes of fixed size has another size.
    case sizeUnexpected(expected: Int, found: Int)
    /// An integer begins with a zero byte.
    case integerLeadingZero
    /// An integer is wider than its field.
    case integerTooLarge(maximumBytes: Int, found: Int)
    /// Lists are nested more deeply than the reader allows.
    case nestedTooDeep(limit: Int)
    /// Bytes are left behind the last expected item.
    case trailingBytes(count: Int)
}

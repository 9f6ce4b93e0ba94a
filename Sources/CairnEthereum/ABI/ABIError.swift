/// Why calldata cannot be read as the types that a method takes.
///
/// A contract answers each of these by failing without data, as Solidity's decoder does.
public enum ABIError: Error, Equatable {
    /// A word or a tail lies beyond the data.
    case truncated(atByte: Int, needed: Int, found: Int)
    /// Bits that the type leaves unused are set.
    case dirtyPadding(type: String, atByte: Int)
    /// An offset or a length exceeds 2^64 - 1, or the data.
    case offsetOutOfRange(atByte: Int)
    case lengthOutOfRange(atByte: Int)
    /// Offsets point at the same tails so often that the values would exceed twice the data.
    case repeated(atByte: Int)
}

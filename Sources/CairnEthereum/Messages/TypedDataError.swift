/// Why structured data cannot be hashed.
public enum TypedDataError: Error, Equatable, Sendable {
    /// Two structs have the same name.
    case typeDuplicate(String)
    /// A type is neither a declared struct nor one of the standard's types.
    case typeUnknown(String)
    /// A struct has no value for one of its fields.
    case fieldMissing(type: String, field: String)
    /// A value is not of its type.
    case valueMismatch(type: String)
    /// An integer is out of the range of its type.
    case integerOutOfRange(type: String)
    /// An array, or a string of bytes, of fixed length has another length.
    case lengthMismatch(expected: Int, found: Int)
    /// Values are nested too deeply.
    case nestedTooDeep(limit: Int)
}

/// A value of structured data, as it is parsed from JSON.
public enum TypedValue: Sendable {
    /// Text, which also carries addresses, bytes, and integers too large for JSON.
    case string(String)
    /// An integer as it was written: decimal, or hexadecimal behind `0x`, perhaps behind `-`.
    case number(String)
    /// A truth value.
    case bool(Bool)
    /// The fields of a struct.
    case object([(String, TypedValue)])
    /// The elements of an array.
    case array([TypedValue])

    /// The field of a struct with this name, or nil.
    public subscript(name: String) -> TypedValue? {
        guard case .object(let fields) = self else { return nil }
        return fields.last { $0.0 == name }?.1
    }
}

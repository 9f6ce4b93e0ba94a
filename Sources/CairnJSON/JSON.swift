/// A JSON value that loses nothing: numbers keep their digits, objects their order.
///
/// ``JSON/init(parsing:maximumDepth:)`` reads one, ``JSON/write(into:)`` writes one.
/// - Spec: RFC 8259
public enum JSON: Sendable, Equatable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, as the digits that stood in the text.
    case number(JSONNumber)
    /// A text.
    case string(String)
    /// Values in order.
    case array([JSON])
    /// Members in order.
    case object(JSONObject)
}

extension JSON {
    /// The value of a member, or nil when this is no object or has no such member.
    public subscript(key: String) -> JSON? {
        guard case .object(let object) = self else { return nil }
        return object[key]
    }

    /// The value of an element, or nil when this is no array or is shorter.
    public subscript(index: Int) -> JSON? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// Whether this is `null`.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The text of a string, or nil for every other kind.
    public var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// What kind of value this is, with its article, for messages to people.
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

// MARK: - Literals

extension JSON: ExpressibleByStringLiteral {
    /// Makes a string.
    public init(stringLiteral text: String) {
        self = .string(text)
    }
}

extension JSON: ExpressibleByBooleanLiteral {
    /// Makes `true` or `false`.
    public init(booleanLiteral value: Bool) {
        self = .bool(value)
    }
}

extension JSON: ExpressibleByIntegerLiteral {
    /// Makes a number.
    public init(integerLiteral value: Int) {
        self = .number(JSONNumber(value))
    }
}

extension JSON: ExpressibleByNilLiteral {
    /// Makes `null`.
    public init(nilLiteral: ()) {
        self = .null
    }
}

extension JSON: ExpressibleByArrayLiteral {
    /// Makes an array.
    public init(arrayLiteral elements: JSON...) {
        self = .array(elements)
    }
}

extension JSON: ExpressibleByDictionaryLiteral {
    /// Makes an object whose members stand as they are listed.
    ///
    /// - Precondition: No name is listed twice.
    public init(dictionaryLiteral members: (String, JSON)...) {
        self = .object(JSONObject(members.map { (name: $0.0, value: $0.1) }))
    }
}

extension JSON: CustomStringConvertible {
    /// The value as compact JSON text.
    public var description: String {
        String(decoding: bytes, as: UTF8.self)
    }
}

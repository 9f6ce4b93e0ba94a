/// A JSON number as its digits, so that no value is rounded on the way through.
public struct JSONNumber: Sendable, Hashable {
    /// The number as it stood in the text: `0`, `-12`, `1.50`, `1e9`.
    public let text: String

    /// Writes an integer in decimal.
    public init(_ value: some BinaryInteger) {
        text = String(value)
    }

    /// Takes a text that follows the number grammar, or nil.
    public init?(text: String) {
        guard let json = try? JSON(parsing: Array(text.utf8)), case .number(let number) = json,
            number.text.utf8.count == text.utf8.count
        else { return nil }
        self = number
    }

    /// Takes digits that the parser has checked.
    package init(checked text: String) {
        self.text = text
    }

    /// The value in 64 bits, or nil when it is negative, larger, or written with a fraction or
    /// an exponent.
    public var asUInt64: UInt64? {
        UInt64(text)
    }
}

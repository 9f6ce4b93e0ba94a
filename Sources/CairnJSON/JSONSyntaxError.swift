/// Why bytes are no JSON, and where that showed.
public struct JSONSyntaxError: Error, Equatable {
    /// What is wrong.
    public enum Reason: Sendable, Equatable {
        /// There is nothing but white space.
        case empty
        /// The text ends inside a value.
        case endOfText
        /// A byte stands where a value should begin.
        case valueExpected
        /// A byte stands where a comma or the closing bracket should.
        case commaOrEndExpected
        /// A byte stands where the name of a member should begin.
        case nameExpected
        /// A byte stands where the colon after a name should.
        case colonExpected
        /// Something follows the value.
        case trailingText
        /// A number lacks digits or has a leading zero.
        case malformedNumber
        /// A control character stands unescaped in a string.
        case controlCharacter
        /// A backslash is followed by none of the known escapes.
        case malformedEscape
        /// An escape names half of a surrogate pair.
        case unpairedSurrogate
        /// The bytes of a string are not UTF-8.
        case malformedUTF8
        /// An object has two members of the same name.
        case duplicateName
        /// Arrays and objects nest deeper than the caller allows.
        case tooDeep
    }

    /// What is wrong.
    public let reason: Reason
    /// The position of the offending byte, counted from 0.
    public let offset: Int

    /// Joins a reason and a position.
    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}

extension JSONSyntaxError: CustomStringConvertible {
    /// A sentence for the sender of the text.
    public var description: String {
        "\(reason.sentence) at byte \(offset)"
    }
}

extension JSONSyntaxError.Reason {
    /// What is wrong, in words, without the position.
    var sentence: String {
        switch self {
        case .empty: "the text is empty"
        case .endOfText: "the text ends inside a value"
        case .valueExpected: "a value was expected"
        case .commaOrEndExpected: "a comma or a closing bracket was expected"
        case .nameExpected: "a member name in double quotes was expected"
        case .colonExpected: "a colon was expected"
        case .trailingText: "something follows the value"
        case .malformedNumber: "a number is malformed"
        case .controlCharacter: "a control character stands unescaped in a string"
        case .malformedEscape: "an escape is malformed"
        case .unpairedSurrogate: "an escape names half of a surrogate pair"
        case .malformedUTF8: "a string is not UTF-8"
        case .duplicateName: "an object has two members of the same name"
        case .tooDeep: "arrays and objects nest too deeply"
        }
    }
}

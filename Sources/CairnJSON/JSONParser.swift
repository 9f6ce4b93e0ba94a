extension JSON {
    /// The deepest nesting of arrays and objects that is read unless a caller says otherwise.
    public static let standardMaximumDepth = 64

    /// Reads exactly one JSON value, white space around it allowed.
    ///
    /// Stricter than RFC 8259 demands where leniency would let two readers see two things:
    /// a repeated member name, half a surrogate pair and a byte order mark are refused.
    /// Time and memory are linear in the size of the text, which the caller limits.
    ///
    /// - Throws: What is wrong with the first offending byte.
    public init(
        parsing text: UnsafeRawBufferPointer, maximumDepth: Int = JSON.standardMaximumDepth
    ) throws(JSONSyntaxError) {
        guard let start = text.baseAddress else { throw JSONSyntaxError(.empty, at: 0) }
        var parser = JSONParser(
            start: start.assumingMemoryBound(to: UInt8.self), end: text.count)
        self = try parser.parseText(depth: maximumDepth)
    }

    /// Reads exactly one JSON value from bytes.
    ///
    /// - Throws: What is wrong with the first offending byte.
    public init(
        parsing text: [UInt8], maximumDepth: Int = JSON.standardMaximumDepth
    ) throws(JSONSyntaxError) {
        self = try text.span.bytes.withUnsafeBytes { (bytes) throws(JSONSyntaxError) in
            try JSON(parsing: bytes, maximumDepth: maximumDepth)
        }
    }
}

/// A recursive-descent reader over borrowed bytes; its depth is bounded by the caller's limit.
struct JSONParser {
    let start: UnsafePointer<UInt8>
    let end: Int
    var index = 0

    init(start: UnsafePointer<UInt8>, end: Int) {
        self.start = start
        self.end = end
    }

    /// Objects with more members than this are searched for repeated names with a set.
    private static let fewMembers = 12

    mutating func parseText(depth: Int) throws(JSONSyntaxError) -> JSON {
        skipSpace()
        guard index < end else { throw JSONSyntaxError(.empty, at: index) }
        let value = try parseValue(depth: depth)
        skipSpace()
        guard index == end else { throw JSONSyntaxError(.trailingText, at: index) }
        return value
    }

    /// Reads the value that begins at `index`.
    private mutating func parseValue(depth: Int) throws(JSONSyntaxError) -> JSON {
        guard index < end else { throw JSONSyntaxError(.endOfText, at: end) }
        switch start[index] {
        case UInt8(ascii: "\""):
            index += 1
            return .string(try parseString())
        case UInt8(ascii: "{"):
            guard depth > 0 else { throw JSONSyntaxError(.tooDeep, at: index) }
            index += 1
            return .object(try parseObject(depth: depth - 1))
        case UInt8(ascii: "["):
            guard depth > 0 else { throw JSONSyntaxError(.tooDeep, at: index) }
            index += 1
            return .array(try parseArray(depth: depth - 1))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .number(try parseNumber())
        case UInt8(ascii: "t"):
            try parseWord("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try parseWord("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try parseWord("null")
            return .null
        default:
            throw JSONSyntaxError(.valueExpected, at: index)
        }
    }

    private mutating func parseArray(depth: Int) throws(JSONSyntaxError) -> [JSON] {
        var elements: [JSON] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            skipSpace()
            elements.append(try parseValue(depth: depth))
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            if take(UInt8(ascii: "]")) { return elements }
            throw unexpected(.commaOrEndExpected)
        }
    }

    private mutating func parseObject(depth: Int) throws(JSONSyntaxError) -> JSONObject {
        var members: [JSONObject.Member] = []
        var names: Set<String> = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return JSONObject() }
        members.reserveCapacity(4)
        while true {
            skipSpace()
            let position = index
            guard take(UInt8(ascii: "\"")) else { throw unexpected(.nameExpected) }
            let name = try parseString()
            guard isNew(name, among: members, names: &names) else {
                throw JSONSyntaxError(.duplicateName, at: position)
            }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw unexpected(.colonExpected) }
            skipSpace()
            members.append((name, try parseValue(depth: depth)))
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            if take(UInt8(ascii: "}")) { return JSONObject(unique: members) }
            throw unexpected(.commaOrEndExpected)
        }
    }

    /// Whether a name has not occurred; long objects keep a set so that time stays linear.
    private func isNew(
        _ name: String, among members: [JSONObject.Member], names: inout Set<String>
    ) -> Bool {
        if members.count < JSONParser.fewMembers {
            for member in members where member.name == name { return false }
            return true
        }
        if names.isEmpty {
            for member in members { names.insert(member.name) }
        }
        return names.insert(name).inserted
    }

    private mutating func parseWord(_ word: StaticString) throws(JSONSyntaxError) {
        for offset in 0..<word.utf8CodeUnitCount {
            guard index + offset < end else { throw JSONSyntaxError(.endOfText, at: end) }
            guard start[index + offset] == word.utf8Start[offset] else {
                throw JSONSyntaxError(.valueExpected, at: index)
            }
        }
        index += word.utf8CodeUnitCount
    }

    private mutating func parseNumber() throws(JSONSyntaxError) -> JSONNumber {
        let first = index
        _ = take(UInt8(ascii: "-"))
        if take(UInt8(ascii: "0")) {
            if index < end, isDigit(start[index]) {
                throw JSONSyntaxError(.malformedNumber, at: index)
            }
        } else {
            try skipDigits()
        }
        if take(UInt8(ascii: ".")) { try skipDigits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try skipDigits()
        }
        let digits = UnsafeBufferPointer(start: start + first, count: index - first)
        return JSONNumber(checked: String(decoding: digits, as: UTF8.self))
    }

    /// Passes over one or more digits.
    private mutating func skipDigits() throws(JSONSyntaxError) {
        let first = index
        while index < end, isDigit(start[index]) { index += 1 }
        guard index > first else { throw unexpected(.malformedNumber) }
    }

    @inline(__always)
    private func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") <= 9
    }

    @inline(__always)
    private mutating func skipSpace() {
        while index < end {
            switch start[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    /// Passes over one byte when it is the given one.
    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        guard index < end, start[index] == byte else { return false }
        index += 1
        return true
    }

    /// The reason at the current byte, or the end of the text when there is none.
    func unexpected(_ reason: JSONSyntaxError.Reason) -> JSONSyntaxError {
        JSONSyntaxError(index < end ? reason : .endOfText, at: index)
    }
}

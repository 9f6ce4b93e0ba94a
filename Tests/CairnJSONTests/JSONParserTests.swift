@testable import CairnJSON
import Testing

@Suite("Reading JSON")
struct JSONParserTests {
    @Test(
        "reads every kind of value",
        arguments: [
            ("null", JSON.null), (" true ", true), ("\tfalse\r\n", false), ("\"\"", ""),
            ("[]", []), ("{}", [:]), ("[1,[2,{\"a\":null}]]", [1, [2, ["a": nil]]]),
            ("{ \"a\" : 1 , \"b\" : [ ] }", ["a": 1, "b": []]),
            (#""a\"b\\c\/d\b\f\n\r\t""#, "a\"b\\c/d\u{8}\u{c}\n\r\t"),
            (#""\u0041\u00e9\u20AC\ud83d\ude00""#, "Aé€😀"),
            ("\"é€😀 and a tail beyond eight bytes\"", "é€😀 and a tail beyond eight bytes"),
        ] as [(String, JSON)])
    func values(text: String, value: JSON) throws {
        #expect(try JSON(parsing: Array(text.utf8)) == value)
    }

    @Test(
        "keeps the digits of a number",
        arguments: [
            "0", "-0", "12", "-1.50", "1e9", "1E+2", "2.5e-3", "123456789012345678901234567890",
        ])
    func numbers(text: String) throws {
        let value = try JSON(parsing: Array(text.utf8))
        guard case .number(let number) = value else {
            Issue.record("\(text) was read as \(value.kind)")
            return
        }
        #expect(number.text == text)
        #expect(value.description == text)
        #expect(JSONNumber(text: text) == number)
    }

    @Test(
        "refuses, and says where",
        arguments: [
            ("", .empty, 0), ("  ", .empty, 2), ("[1", .endOfText, 2), ("{\"a\":", .endOfText, 5),
            ("\"abc", .endOfText, 4), ("tru", .endOfText, 3), ("\"\\", .endOfText, 2),
            ("\"\\u12", .endOfText, 5), ("-", .endOfText, 1), ("1.", .endOfText, 2),
            ("[,]", .valueExpected, 1), ("trux", .valueExpected, 0),
            ("\u{feff}1", .valueExpected, 0),
            ("[1,]", .valueExpected, 3), ("+1", .valueExpected, 0), ("NaN", .valueExpected, 0),
            ("[1 2]", .commaOrEndExpected, 3), ("{\"a\":1 \"b\":2}", .commaOrEndExpected, 7),
            ("{1:2}", .nameExpected, 1), ("{\"a\":1,}", .nameExpected, 7),
            ("{\"a\" 1}", .colonExpected, 5), ("1 2", .trailingText, 2), ("{}x", .trailingText, 2),
            ("01", .malformedNumber, 1), ("-a", .malformedNumber, 1), ("1.x", .malformedNumber, 2),
            ("1ex", .malformedNumber, 2), ("\"a\nb\"", .controlCharacter, 2),
            ("\"\\x\"", .malformedEscape, 2), ("\"\\u12g4\"", .malformedEscape, 5),
            ("\"\\ud800\"", .unpairedSurrogate, 1), ("\"\\udc00\"", .unpairedSurrogate, 1),
            ("\"\\ud800\\u0041\"", .unpairedSurrogate, 1),
            ("{\"a\":1,\"a\":2}", .duplicateName, 7),
        ] as [(String, JSONSyntaxError.Reason, Int)])
    func refusals(text: String, reason: JSONSyntaxError.Reason, offset: Int) {
        #expect(throws: JSONSyntaxError(reason, at: offset)) {
            try JSON(parsing: Array(text.utf8))
        }
    }

    @Test(
        "refuses bytes that are not UTF-8",
        arguments: [
            [0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xC2], [0xE0, 0x80, 0x80], [0xE2, 0x82],
            [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFF],
        ] as [[UInt8]])
    func malformedUTF8(bytes: [UInt8]) {
        for padding in [0, 3, 8, 13] {
            let lead = [UInt8](repeating: 0x61, count: padding)
            #expect(throws: JSONSyntaxError(.malformedUTF8, at: padding + 1)) {
                try JSON(parsing: [0x22] + lead + bytes + [0x22])
            }
        }
    }

    @Test("finds a control character, a quote and a backslash at every place of a word")
    func everyPlace() throws {
        for length in 0..<24 {
            let lead = String(repeating: "~", count: length)
            let quoted = try JSON(parsing: Array("\"\(lead)\\\"\(lead)\"".utf8))
            #expect(quoted == .string(lead + "\"" + lead))
            #expect(throws: JSONSyntaxError(.controlCharacter, at: length + 1)) {
                try JSON(parsing: Array("\"\(lead)\u{1f}~~~~~~~~~~\"".utf8))
            }
            #expect(try JSON(parsing: Array("\"\(lead)\u{7f}\"".utf8)).text == lead + "\u{7f}")
        }
    }

    @Test("refuses nesting beyond the limit, at any length, without using the stack")
    func nesting() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array(
                (String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        _ = try JSON(parsing: nested(64))
        #expect(throws: JSONSyntaxError(.tooDeep, at: 64)) { try JSON(parsing: nested(65)) }
        #expect(throws: JSONSyntaxError(.tooDeep, at: 64)) {
            try JSON(parsing: [UInt8](repeating: UInt8(ascii: "["), count: 2_000_000))
        }
        #expect(throws: JSONSyntaxError(.tooDeep, at: 2)) {
            try JSON(parsing: Array("[[{}]]".utf8), maximumDepth: 2)
        }
    }

    @Test("finds a repeated name in a long object")
    func longObject() throws {
        var names = (0..<5000).map { "\"name\($0)\":\($0)" }
        let object = try JSON(parsing: Array("{\(names.joined(separator: ","))}".utf8))
        #expect(object["name4999"] == 4999)
        names.append("\"name7\":0")
        #expect(throws: JSONSyntaxError.self) {
            try JSON(parsing: Array("{\(names.joined(separator: ","))}".utf8))
        }
    }
}

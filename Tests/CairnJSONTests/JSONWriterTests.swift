@testable import CairnJSON
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
    @Test(
        "writes compact text in the given order",
        arguments: [
            (JSON.null, "null"), (true, "true"), (-12, "-12"), ([], "[]"), ([:], "{}"),
            (["b": [1, nil], "a": "x"], #"{"b":[1,null],"a":"x"}"#),
            ("quote \" backslash \\ slash /", #""quote \" backslash \\ slash /""#),
            ("\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}", "\"\\b\\f\\n\\r\\t\\u0000\\u001f\u{7f}\""),
            ("é€😀", "\"é€😀\""),
        ] as [(JSON, String)])
    func texts(value: JSON, text: String) {
        #expect(value.description == text)
    }

    @Test("escapes at every place of a word, and reads back what it wrote")
    func everyPlace() throws {
        for length in 0..<24 {
            for special in ["\"", "\\", "\n", "\u{1f}", "€"] {
                let text = String(repeating: "a", count: length) + special + "tail"
                let value = JSON.string(text)
                #expect(try JSON(parsing: value.bytes) == value)
            }
        }
    }

    @Test("objects are equal in any order and change by name")
    func objects() {
        let left: JSON = ["a": 1, "b": 2]
        #expect(left == ["b": 2, "a": 1])
        #expect(left != ["a": 1, "b": 3])
        #expect(left != ["a": 1])
        var object = JSONObject([(name: "a", value: 1), (name: "b", value: 2)])
        object["a"] = nil
        object["b"] = 3
        object["c"] = "d"
        #expect(JSON.object(object).description == #"{"b":3,"c":"d"}"#)
        #expect(object["a"] == nil)
    }

    @Test(
        "numbers are taken only when well formed",
        arguments: ["", "01", " 1", "1 ", "x", "1.", "\"1\""])
    func malformedNumbers(text: String) {
        #expect(JSONNumber(text: text) == nil)
    }
}

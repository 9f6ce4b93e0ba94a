import CairnEthereum
import CairnPrimitives
import Testing

@Suite("Refused structured data")
struct TypedDataRefusalTests {
    /// Hashes a struct whose only field has this type and value.
    private func hash(_ type: String, _ value: TypedValue?) throws(TypedDataError) -> Hash {
        let message = TypedValue.object(value.map { [("x", $0)] } ?? [])
        let data = TypedData(
            types: [
                .init(name: "S", fields: [.init(name: "x", type: type)]),
                .init(name: "T", fields: [.init(name: "y", type: "bool")]),
            ], primaryType: "S", domain: .object([]), message: message)
        return try data.hashStruct("S", message)
    }

    /// A type, a value that it does not have, and the refusal.
    static let invalid: [(String, TypedValue?, TypedDataError)] = [
        ("bool", nil, .fieldMissing(type: "S", field: "x")),
        ("T[]", nil, .fieldMissing(type: "S", field: "x")),
        ("U", .bool(true), .typeUnknown("U")),
        ("uint", .number("1"), .typeUnknown("uint")),
        ("int", .number("1"), .typeUnknown("int")),
        ("uint7", .number("1"), .typeUnknown("uint7")),
        ("uint264", .number("1"), .typeUnknown("uint264")),
        ("uint08", .number("1"), .typeUnknown("uint08")),
        ("uint+8", .number("1"), .typeUnknown("uint+8")),
        ("bytes0", .string("0x"), .typeUnknown("bytes0")),
        ("bytes33", .string("0x"), .typeUnknown("bytes33")),
        ("bool]", .array([]), .typeUnknown("bool]")),
        ("bool[x]", .array([]), .typeUnknown("bool[x]")),
        ("bool[-1]", .array([]), .typeUnknown("bool[-1]")),
        ("", .bool(true), .typeUnknown("")),
        ("bool", .string("true"), .valueMismatch(type: "bool")),
        ("bool", .number("1"), .valueMismatch(type: "bool")),
        ("string", .number("1"), .valueMismatch(type: "string")),
        ("string", .array([]), .valueMismatch(type: "string")),
        ("bytes", .string("abc"), .valueMismatch(type: "bytes")),
        ("bytes", .string("0xabc"), .valueMismatch(type: "bytes")),
        ("bytes4", .string("0x001122"), .lengthMismatch(expected: 4, found: 3)),
        ("bytes4", .string("0x0011223344"), .lengthMismatch(expected: 4, found: 5)),
        ("address", .string("0x1234"), .valueMismatch(type: "address")),
        (
            "address", .string("1111111111111111111111111111111111111111"),
            .valueMismatch(type: "address")
        ),
        ("uint8", .number("256"), .integerOutOfRange(type: "uint8")),
        ("uint8", .string("0x100"), .integerOutOfRange(type: "uint8")),
        ("uint8", .number("-1"), .integerOutOfRange(type: "uint8")),
        ("uint256", .string("0x1" + zeros(64)), .integerOutOfRange(type: "uint256")),
        ("uint256", .number("1" + zeros(78)), .integerOutOfRange(type: "uint256")),
        ("int8", .number("128"), .integerOutOfRange(type: "int8")),
        ("int8", .number("-129"), .integerOutOfRange(type: "int8")),
        ("int256", .string("0x8" + zeros(63)), .integerOutOfRange(type: "int256")),
        ("uint8", .number("1.0"), .valueMismatch(type: "uint8")),
        ("uint8", .number("1e2"), .valueMismatch(type: "uint8")),
        ("uint8", .number(""), .valueMismatch(type: "uint8")),
        ("uint8", .number("-"), .valueMismatch(type: "uint8")),
        ("uint8", .number("0x"), .valueMismatch(type: "uint8")),
        ("uint8", .number("+1"), .valueMismatch(type: "uint8")),
        ("uint8", .bool(true), .valueMismatch(type: "uint8")),
        ("T", .bool(true), .valueMismatch(type: "T")),
        ("T", .object([]), .fieldMissing(type: "T", field: "y")),
        ("T[]", .object([]), .valueMismatch(type: "T[]")),
        ("bool[2]", .array([.bool(true)]), .lengthMismatch(expected: 2, found: 1)),
        (
            "bool[2][]", .array([.array([.bool(true), .bool(true)]), .array([])]),
            .lengthMismatch(expected: 2, found: 0)
        ),
        ("bool[]", .array([.bool(true), .number("1")]), .valueMismatch(type: "bool")),
    ]

    /// So many zeros.
    private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

    @Test("by type and value", arguments: invalid.indices)
    func values(index: Int) {
        let (type, value, reason) = TypedDataRefusalTests.invalid[index]
        #expect(throws: reason, "\(type)") { try hash(type, value) }
    }

    @Test(
        "accepts the ends of ranges",
        arguments: [
            ("uint8", "255"), ("uint8", "0xff"), ("int8", "-128"), ("int8", "127"),
            ("int8", "-0x80"),
            ("uint8", "-0"), ("uint8", "007"), ("int256", "-0x8" + zeros(63)),
        ] as [(String, String)])
    func ranges(type: String, text: String) throws {
        #expect(try hash(type, .number(text)) == hash(type, .string(text)))
    }

    @Test("by declarations")
    func declarations() {
        let twice = TypedData(
            types: [.init(name: "A", fields: []), .init(name: "A", fields: [])], primaryType: "A",
            domain: .object([]), message: .object([]))
        #expect(throws: TypedDataError.typeDuplicate("A")) { try twice.signingHash() }
        let missing = TypedData(
            types: [], primaryType: "A", domain: .object([]), message: .object([]))
        #expect(throws: TypedDataError.typeUnknown("A")) { try missing.signingHash() }
        let noDomain = TypedData(
            types: [.init(name: "A", fields: [])], primaryType: "A", domain: .array([]),
            message: .object([]))
        #expect(throws: TypedDataError.valueMismatch(type: "EIP712Domain")) {
            try noDomain.signingHash()
        }
        let incomplete = TypedData(
            types: SampleTypedData.mail.types, primaryType: "Mail",
            domain: .object([("name", .string("Ether Mail"))]),
            message: SampleTypedData.mail.message)
        #expect(
            throws: TypedDataError.fieldMissing(type: "EIP712Domain", field: "version")
        ) { try incomplete.signingHash() }
    }
}

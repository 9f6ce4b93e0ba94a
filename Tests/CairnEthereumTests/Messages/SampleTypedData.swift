import CairnEthereum

/// Structured data whose hashes other implementations give too.
enum SampleTypedData {
    /// The example of EIP-712.
    static let mail = TypedData(
        types: [
            type(
                "EIP712Domain", "string name", "string version", "uint256 chainId",
                "address verifyingContract"),
            type("Person", "string name", "address wallet"),
            type("Mail", "Person from", "Person to", "string contents"),
        ],
        primaryType: "Mail",
        domain: .object([
            ("name", .string("Ether Mail")), ("version", .string("1")), ("chainId", .number("1")),
            ("verifyingContract", .string("0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC")),
        ]),
        message: .object([
            (
                "from",
                .object([
                    ("name", .string("Cow")),
                    ("wallet", .string("0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826")),
                ])
            ),
            (
                "to",
                .object([
                    ("name", .string("Bob")),
                    ("wallet", .string("0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB")),
                ])
            ),
            ("contents", .string("Hello, Bob!")),
        ]))

    /// Every type, and arrays in arrays and structs.
    static let zoo = TypedData(
        types: [
            type("EIP712Domain", "string name", "bytes32 salt"),
            type(
                "Zoo", "Keeper[] keepers", "uint8[2][] grid", "int16[][2] cube", "Animal[2] pair",
                "bytes raw", "bytes4 tag", "bytes32 word", "bool open", "int256 debt", "int8 small",
                "uint256 big", "string[] names", "bytes[] blobs", "Animal[] empty"),
            type("Keeper", "address who", "Animal[] animals"),
            type("Animal", "string name", "uint64 legs"),
        ],
        primaryType: "Zoo",
        domain: .object([("name", .string("Zoo")), ("salt", digits("5a", 32))]),
        message: .object([
            (
                "keepers",
                .array([
                    .object([
                        ("who", digits("11", 20)),
                        ("animals", .array([animal("ant", 6), animal("bee", 6)])),
                    ]),
                    .object([("who", digits("22", 20)), ("animals", .array([]))]),
                ])
            ),
            ("grid", .array([numbers("1", "2"), numbers("3", "0xff")])),
            ("cube", .array([numbers("-1", "2", "-32768"), .array([])])),
            ("pair", .array([animal("cat", 4), animal("dög", 4)])),
            ("raw", .string("0x00ff10")),
            ("tag", .string("0xdeadbeef")),
            ("word", digits("77", 32)),
            ("open", .bool(true)),
            ("debt", .string("-0x8" + String(repeating: "0", count: 63))),
            ("small", .number("-128")),
            ("big", digits("ff", 32)),
            ("names", .array([.string("a"), .string(""), .string("ü")])),
            ("blobs", .array([.string("0x"), .string("0x01")])),
            ("empty", .array([])),
        ]))

    private static func type(_ name: String, _ fields: String...) -> TypedData.StructType {
        TypedData.StructType(
            name: name,
            fields: fields.map { field in
                let words = field.split(separator: " ").map(String.init)
                return TypedData.Field(name: words[1], type: words[0])
            })
    }

    private static func animal(_ name: String, _ legs: Int) -> TypedValue {
        .object([("name", .string(name)), ("legs", .number("\(legs)"))])
    }

    private static func numbers(_ texts: String...) -> TypedValue {
        .array(texts.map { .number($0) })
    }

    private static func digits(_ pair: String, _ count: Int) -> TypedValue {
        .string("0x" + String(repeating: pair, count: count))
    }
}

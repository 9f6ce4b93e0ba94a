import CairnEthereum
import CairnPrimitives
import Testing

@Suite("Structured data")
struct TypedDataTests {
    @Test("the example of EIP-712")
    func mail() throws {
        let data = SampleTypedData.mail
        #expect(
            try data.encodeType("Mail")
                == "Mail(Person from,Person to,string contents)"
                + "Person(string name,address wallet)")
        #expect(
            try data.hashStruct("Mail", data.message)
                == "c52c0ee5d84264471806290a3f2c4cecfc5490626bf912d01f240d7a274b371e")
        #expect(
            try data.domainSeparator()
                == "f2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f")
        #expect(
            try data.signingHash()
                == "be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2")
        // The specification signs it with the key keccak256("cow").
        let key = try PrivateKey(keccak256(utf8: "cow"))
        let signature = key.sign(try data.signingHash())
        #expect(
            Hash(signature.r) == "4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d")
        #expect(
            Hash(signature.s) == "07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b91562")
        #expect(signature.yParity == .odd)
    }

    @Test("every type, nested in every way")
    func zoo() throws {
        let data = SampleTypedData.zoo
        #expect(
            try data.domainSeparator()
                == "60abff140940b0d57f0eced73451bf33af6f21267a43b33926485cfd3ed7e581")
        #expect(
            try data.hashStruct("Zoo", data.message)
                == "80b30f8b3ac22956ca405b11dc6ba87187e30f5362a2be18cea6415b24c66a25")
        #expect(
            try data.signingHash()
                == "a5b03bccc4aa993b32351a00f38f547ee1ab07d5945a5e031661ac3c98f64cbf")
    }

    @Test("a domain without fields")
    func emptyDomain() throws {
        let data = TypedData(
            types: [
                .init(name: "EIP712Domain", fields: []),
                .init(name: "A", fields: [.init(name: "x", type: "uint256")]),
            ], primaryType: "A", domain: .object([]), message: .object([("x", .number("5"))]))
        #expect(
            try data.domainSeparator()
                == "6192106f129ce05c9075d319c1fa6ea9b3ae37cbd0c1ef92e2be7137bb07baa1")
        #expect(
            try data.signingHash()
                == "9c24b05d100e164d8dfc1e967dacd0f928b565fa6923197de2cce2ee8fe6c27f")
    }

    @Test("a domain whose type is not declared has the type of its fields")
    func undeclaredDomain() throws {
        let mail = SampleTypedData.mail
        let undeclared = TypedData(
            types: mail.types.filter { $0.name != TypedData.domainType },
            primaryType: mail.primaryType, domain: mail.domain, message: mail.message)
        #expect(try undeclared.signingHash() == mail.signingHash())

        let nameOnly = TypedData(
            types: [], primaryType: "EIP712Domain", domain: .object([("name", .string("x"))]),
            message: .object([]))
        #expect(try nameOnly.domainSeparator() == EIP712Domain(name: "x").separator)
        #expect(
            try nameOnly.signingHash()
                == keccak256([0x19, 0x01] + EIP712Domain(name: "x").separator.bytes))
    }

    @Test("a struct without a value counts as zero")
    func recursion() throws {
        func hash(_ message: TypedValue) throws -> Hash {
            try TypedData(
                types: [
                    .init(
                        name: "Node",
                        fields: [
                            .init(name: "value", type: "uint8"), .init(name: "next", type: "Node"),
                        ])
                ], primaryType: "Node", domain: .object([]), message: message
            ).hashStruct("Node", message)
        }
        let typeHash = keccak256(utf8: "Node(uint8 value,Node next)")
        var last = StructHasher(typeHash: typeHash)
        last.append(UInt64(2))
        last.append(Hash.zero)
        var first = StructHasher(typeHash: typeHash)
        first.append(UInt64(1))
        first.append(last.finalize())
        let end = TypedValue.object([("value", .number("2"))])
        #expect(
            try hash(.object([("value", .number("1")), ("next", end)])) == first.finalize())

        var deep = end
        for _ in 0..<62 { deep = .object([("value", .number("0")), ("next", deep)]) }
        _ = try hash(deep)
        for _ in 0..<2 { deep = .object([("value", .number("0")), ("next", deep)]) }
        #expect(throws: TypedDataError.nestedTooDeep(limit: 64)) { try hash(deep) }
    }

    @Test("fields that no type mentions are ignored")
    func extraFields() throws {
        let mail = SampleTypedData.mail
        guard case .object(let fields) = mail.message else { return }
        let more = TypedData(
            types: mail.types, primaryType: mail.primaryType, domain: mail.domain,
            message: .object([("note", .array([]))] + fields))
        #expect(try more.signingHash() == mail.signingHash())
    }
}

@Suite("Hashing structs without a tree")
struct StructHasherTests {
    @Test("gives what the tree gives")
    func mail() throws {
        func person(_ name: String, _ wallet: Address) -> Hash {
            var hasher = StructHasher(
                typeHash: keccak256(utf8: "Person(string name,address wallet)"))
            hasher.append(string: name)
            hasher.append(wallet)
            return hasher.finalize()
        }
        var hasher = StructHasher(
            typeHash: keccak256(
                utf8: "Mail(Person from,Person to,string contents)"
                    + "Person(string name,address wallet)"))
        hasher.append(person("Cow", "cd2a3d9f938e13cd947ec05abc7fe734df8dd826"))
        hasher.append(person("Bob", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"))
        hasher.append(string: "Hello, Bob!")
        let domain = EIP712Domain(
            name: "Ether Mail", version: "1", chainID: 1,
            verifyingContract: "cccccccccccccccccccccccccccccccccccccccc")
        #expect(
            domain.separator == "f2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f")
        #expect(
            typedDataHash(domainSeparator: domain.separator, structHash: hasher.finalize())
                == "be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2")
    }

    @Test("takes every kind of field")
    func kinds() throws {
        let text = "K(bool a,int256 b,uint64 c,bytes d,uint256[] e,bytes32 f)"
        var hasher = StructHasher(typeHash: keccak256(utf8: text))
        hasher.append(true)
        hasher.append(Int256(-5))
        hasher.append(UInt64(9))
        hasher.append(bytes: [1, 2, 3])
        hasher.append(array: [Hash(UInt256(1)), Hash(UInt256(2))])
        hasher.append(Hash.zero)
        let fields = ["bool a", "int256 b", "uint64 c", "bytes d", "uint256[] e", "bytes32 f"]
            .map { $0.split(separator: " ").map(String.init) }
            .map { TypedData.Field(name: $0[1], type: $0[0]) }
        let message = TypedValue.object([
            ("a", .bool(true)), ("b", .number("-5")), ("c", .string("0x9")),
            ("d", .string("0x010203")), ("e", .array([.number("1"), .string("2")])),
            ("f", .string("0x" + String(repeating: "0", count: 64))),
        ])
        let data = TypedData(
            types: [.init(name: "K", fields: fields)], primaryType: "K", domain: .object([]),
            message: message)
        #expect(try data.hashStruct("K", message) == hasher.finalize())
    }
}

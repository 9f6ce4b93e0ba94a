import CairnEthereum
import CairnPrimitives
import Testing

@Suite("Recursive length prefix")
struct RLPTests {
    private static func text(_ string: String) -> RLPItem { .bytes(Array(string.utf8)) }

    /// The examples of the specification, and the edges of each form.
    static let examples: [(RLPItem, String)] = [
        (text("dog"), "0x83646f67"),
        (.list([text("cat"), text("dog")]), "0xc88363617483646f67"),
        (text(""), "0x80"),
        (.list([]), "0xc0"),
        (.bytes([0x00]), "0x00"),
        (.bytes([0x0f]), "0x0f"),
        (.bytes([0x7f]), "0x7f"),
        (.bytes([0x80]), "0x8180"),
        (.bytes([0x04, 0x00]), "0x820400"),
        (
            .list([.list([]), .list([.list([])]), .list([.list([]), .list([.list([])])])]),
            "0xc7c0c1c0c3c0c1c0"
        ),
        (
            text("Lorem ipsum dolor sit amet, consectetur adipisicing elit"),
            "0xb8384c6f72656d20697073756d20646f6c6f722073697420616d65742c20636f6e7365"
                + "637465747572206164697069736963696e6720656c6974"
        ),
        (
            .bytes(Array(repeating: 0x61, count: 55)),
            "0xb7" + String(repeating: "61", count: 55)
        ),
        (
            .bytes(Array(repeating: 0x61, count: 256)),
            "0xb90100" + String(repeating: "61", count: 256)
        ),
        (
            .list(Array(repeating: .bytes([0x01]), count: 55)),
            "0xf7" + String(repeating: "01", count: 55)
        ),
        (
            .list(Array(repeating: .bytes([0x01]), count: 56)),
            "0xf838" + String(repeating: "01", count: 56)
        ),
        (
            .list([.list(Array(repeating: .bytes([0x01]), count: 70_000)), .bytes([0x05])]),
            "0xfa011175fa011170" + String(repeating: "01", count: 70_000) + "05"
        ),
    ]

    @Test("encodes and decodes", arguments: examples)
    func form(item: RLPItem, hex: String) throws {
        #expect(Hex.encode(item.encoded) == hex)
        let bytes = try #require(Hex.decode(hex))
        #expect(try RLPItem(decoding: bytes) == item)
    }

    /// Integers around the sizes of their encodings.
    static let integerForms: [(UInt256, String)] = [
        (0, "0x80"), (1, "0x01"), (15, "0x0f"), (127, "0x7f"), (128, "0x8180"),
        (255, "0x81ff"), (256, "0x820100"), (1024, "0x820400"), (0xff_ffff, "0x83ffffff"),
        (UInt256(UInt64.max), "0x88ffffffffffffffff"),
        (UInt256(UInt64.max) + 1, "0x89010000000000000000"),
        (.max, "0xa0" + String(repeating: "f", count: 64)),
    ]

    @Test("writes integers without leading zeros", arguments: integerForms)
    func integers(value: UInt256, hex: String) throws {
        var writer = RLPWriter()
        writer.append(value)
        #expect(Hex.encode(writer.bytes) == hex)
        let decoded = try RLPReader.read(writer.bytes) { reader throws(RLPError) in
            try reader.readUInt256()
        }
        #expect(decoded == value)
        guard let small = value.asUInt64 else { return }
        var narrow = RLPWriter()
        narrow.append(small)
        #expect(narrow.bytes == writer.bytes)
        let again = try RLPReader.read(writer.bytes) { reader throws(RLPError) in
            try reader.readUInt64()
        }
        #expect(again == small)
    }

    @Test("writes a list whose length is known as one that is measured")
    func listHeader() {
        for count in [0, 1, 55, 56, 255, 256, 65_535, 65_536] {
            var measured = RLPWriter()
            measured.appendList { $0.append(raw: repeatElement(1, count: count)) }
            var known = RLPWriter()
            known.appendListHeader(length: count)
            known.append(raw: repeatElement(1, count: count))
            #expect(measured.bytes == known.bytes)
        }
    }

    /// Encodings that have a shorter form, end early or go on too long.
    static let invalid: [(String, RLPError)] = [
        ("0x", .itemMissing),
        ("0x83646f", .truncated(needed: 3, available: 2)),
        ("0xc883636174", .truncated(needed: 8, available: 4)),
        ("0xc2836161", .truncated(needed: 3, available: 1)),
        ("0xb8", .truncated(needed: 1, available: 0)),
        ("0xb901", .truncated(needed: 2, available: 1)),
        ("0xbfffffffffffffffff", .truncated(needed: .max, available: 0)),
        ("0xff8000000000000000", .truncated(needed: 1 << 63, available: 0)),
        ("0x8100", .byteNotMinimal),
        ("0x817f", .byteNotMinimal),
        ("0xb800", .lengthNotMinimal),
        ("0xb80161", .lengthNotMinimal),
        ("0xb837" + String(repeating: "61", count: 55), .lengthNotMinimal),
        ("0xb90038" + String(repeating: "61", count: 56), .lengthNotMinimal),
        ("0xf800", .lengthNotMinimal),
        ("0xf90040" + String(repeating: "01", count: 64), .lengthNotMinimal),
        ("0x8080", .trailingBytes(count: 1)),
        ("0xc0c0c0", .trailingBytes(count: 2)),
    ]

    @Test("refuses every other encoding", arguments: invalid)
    func refusals(hex: String, reason: RLPError) throws {
        let bytes = try #require(Hex.decode(hex))
        #expect(throws: reason) { try RLPItem(decoding: bytes) }
    }

    @Test("refuses lists nested too deeply")
    func depth() throws {
        func nested(_ depth: Int) -> [UInt8] {
            var item = RLPItem.list([])
            for _ in 1..<depth { item = .list([item]) }
            return item.encoded
        }
        #expect(try RLPItem(decoding: nested(64)).encoded == nested(64))
        #expect(throws: RLPError.nestedTooDeep(limit: 64)) {
            try RLPItem(decoding: nested(65))
        }
        #expect(throws: RLPError.nestedTooDeep(limit: 3)) {
            try RLPItem(decoding: nested(4), depthLimit: 3)
        }
    }
}

@Suite("Typed reading")
struct RLPReaderTests {
    /// Reads one item with `body` and returns why it was refused.
    private func refusal<Value>(
        _ hex: String, _ body: (inout RLPReader) throws(RLPError) -> Value
    ) throws -> RLPError? {
        let bytes = try #require(Hex.decode(hex))
        do throws(RLPError) {
            _ = try RLPReader.read(bytes, body)
            return nil
        } catch {
            return error
        }
    }

    @Test("refuses integers that are padded, too wide, or lists")
    func integers() throws {
        #expect(
            try refusal("0x00") { r throws(RLPError) in try r.readUInt64() } == .integerLeadingZero)
        #expect(
            try refusal("0x820001") { r throws(RLPError) in try r.readUInt256() }
                == .integerLeadingZero)
        #expect(
            try refusal("0x89010000000000000000") { r throws(RLPError) in try r.readUInt64() }
                == .integerTooLarge(maximumBytes: 8, found: 9))
        #expect(
            try refusal("0xa101" + String(repeating: "0", count: 64)) { r throws(RLPError) in
                try r.readUInt256()
            } == .integerTooLarge(maximumBytes: 32, found: 33))
        #expect(
            try refusal("0xc0") { r throws(RLPError) in try r.readUInt64() } == .bytesExpected)
    }

    @Test("refuses fixed sizes that do not fit")
    func fixedSizes() throws {
        let short = "0x93" + String(repeating: "11", count: 19)
        #expect(
            try refusal(short) { r throws(RLPError) in try r.readAddress() }
                == .sizeUnexpected(expected: 20, found: 19))
        #expect(
            try refusal(short) { r throws(RLPError) in try r.readOptionalAddress() }
                == .sizeUnexpected(expected: 20, found: 19))
        #expect(
            try refusal(short) { r throws(RLPError) in try r.readHash() }
                == .sizeUnexpected(expected: 32, found: 19))
        #expect(
            try refusal("0x80") { r throws(RLPError) in try r.readAddress() }
                == .sizeUnexpected(expected: 20, found: 0))
        #expect(try refusal("0x80") { r throws(RLPError) in try r.readList() } == .listExpected)
    }

    @Test("refuses lists with too few or too many items")
    func listLengths() throws {
        #expect(
            try refusal("0xc101") { r throws(RLPError) in
                var list = try r.readList()
                _ = try list.readUInt64()
                return try list.readUInt64()
            } == .itemMissing)
        #expect(
            try refusal("0xc20102") { r throws(RLPError) in
                var list = try r.readList()
                _ = try list.readUInt64()
                try list.finish()
            } == .trailingBytes(count: 1))
    }

    @Test("reads what was written")
    func roundTrip() throws {
        let address: Address = "0x00000000219ab540356cbb839cbe05303d7705fa"
        var writer = RLPWriter()
        writer.appendList { list in
            list.append(address)
            list.append(nil as Address?)
            list.append(Hash(UInt256(7)))
            list.append(Wei(5))
            list.append(Bytes([1, 2, 3]))
        }
        try RLPReader.read(writer.bytes) { reader throws(RLPError) in
            var list = try reader.readList()
            let readAddress = try list.readOptionalAddress()
            let readNothing = try list.readOptionalAddress()
            let readHash = try list.readHash()
            let readAmount = try list.readWei()
            let readBytes = [UInt8](try list.readBytes(size: 3))
            #expect(readAddress == address)
            #expect(readNothing == nil)
            #expect(readHash == Hash(UInt256(7)))
            #expect(readAmount == 5)
            #expect(readBytes == [1, 2, 3])
            #expect(list.isAtEnd)
        }
    }
}

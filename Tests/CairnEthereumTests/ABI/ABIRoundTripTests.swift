import CairnEthereum
import CairnPrimitives
import Testing

/// Values through the ABI and back, beside the examples of its specification.
@Suite("ABI, there and back")
struct ABIRoundTripTests {
    private func decoded<Value: ABIValue>(_ bytes: [UInt8], as type: Value.Type) throws -> Value {
        try bytes.withUnsafeBytes { bytes in
            try ABIReader.read(bytes) { reader throws(ABIError) in try Value.decode(from: &reader) }
        }
    }

    private func words(_ text: String) -> [UInt8] { Hex.decode(text.filter { $0 != " " }) ?? [] }

    @Test("the specification's example of static types: baz(uint32,bool)")
    func staticTypes() {
        let encoded = ABITuple(UInt32(69), true).encoded()
        #expect(
            Hex.encode(encoded) == "0x" + String(repeating: "0", count: 62) + "45"
                + String(repeating: "0", count: 63) + "1")
        #expect(Selector(hashing: "baz(uint32,bool)").value == 0xcdcd_77c0)
    }

    @Test("the specification's example of dynamic types: sam(bytes,bool,uint256[])")
    func dynamicTypes() {
        let encoded = ABITuple(Bytes(Array("dave".utf8)), true, [1, 2, 3] as [UInt256]).encoded()
        let expected = words(
            """
            0000000000000000000000000000000000000000000000000000000000000060\
            0000000000000000000000000000000000000000000000000000000000000001\
            00000000000000000000000000000000000000000000000000000000000000a0\
            0000000000000000000000000000000000000000000000000000000000000004\
            6461766500000000000000000000000000000000000000000000000000000000\
            0000000000000000000000000000000000000000000000000000000000000003\
            0000000000000000000000000000000000000000000000000000000000000001\
            0000000000000000000000000000000000000000000000000000000000000002\
            0000000000000000000000000000000000000000000000000000000000000003
            """)
        #expect(encoded == expected)
        #expect(Selector(hashing: "sam(bytes,bool,uint256[])").value == 0xa564_3bf2)
    }

    @Test("the specification's example of nested arrays: g(uint256[][],string[])")
    func nestedArrays() throws {
        let value = ABITuple([[1, 2], [3]] as [[UInt256]], ["one", "two", "three"])
        let encoded = value.encoded()
        #expect(encoded.count == 20 * 32)
        #expect(Hex.encode(Array(encoded[0..<32])).hasSuffix("40"))
        #expect(Hex.encode(Array(encoded[32..<64])).hasSuffix("0140"))
        let back = try encoded.withUnsafeBytes { bytes in
            try ABIReader.read(bytes) { reader throws(ABIError) in
                try ABITuple<[[UInt256]], [String]>.decodeFields(from: &reader)
            }
        }
        #expect(back.fields.0 == [[1, 2], [3]])
        #expect(back.fields.1 == ["one", "two", "three"])
    }

    @Test("random values of every width come back", arguments: [41, 42, 43] as [UInt64])
    func randomValues(seed: UInt64) throws {
        var random = Xoshiro256(seed: seed)
        for _ in 0..<3_000 {
            let amount = UInt256(
                limb0: random.next(), limb1: random.next(), limb2: random.next(),
                limb3: random.next())
            let count = Int(random.next() % 70)
            let text = Bytes((0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) })
            let list = (0..<random.next() % 9).map { _ in UInt64(random.next()) }
            let lists = (0..<random.next() % 5).map { _ in
                (0..<random.next() % 4).map { _ in Int64(bitPattern: random.next()) }
            }
            let signed = Int128(truncatingIfNeeded: Int64(bitPattern: random.next())) << 40
            let value = ABITuple(amount, text, list, lists, signed)
            let back = try value.encoded().withUnsafeBytes { bytes in
                try ABIReader.read(bytes) { reader throws(ABIError) in
                    try ABITuple<UInt256, Bytes, [UInt64], [[Int64]], Int128>
                        .decodeFields(from: &reader)
                }
            }
            #expect(back.fields.0 == amount && back.fields.1 == text, "seed \(seed)")
            #expect(back.fields.2 == list && back.fields.3 == lists, "seed \(seed)")
            #expect(back.fields.4 == signed, "seed \(seed)")
        }
    }

    @Test("bytes after the last value are ignored, as Solidity ignores them")
    func trailingBytes() throws {
        let encoded = UInt256(7).abiWord
        var writer = ABIWriter()
        writer.append(encoded)
        #expect(try decoded(writer.copy() + [1, 2, 3], as: UInt256.self) == 7)
    }
}

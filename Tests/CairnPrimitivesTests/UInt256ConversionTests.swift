import BigInt
import CairnPrimitives
import Testing

@Suite("Conversions, bytes and text")
struct UInt256ConversionTests {
    @Test("integers of every width")
    func integers() {
        #expect(UInt256(UInt64.max).asUInt64 == .max)
        #expect(UInt256(UInt128.max).asUInt128 == .max)
        #expect(UInt256(UInt128.max).asUInt64 == nil)
        #expect((UInt256(UInt128.max) + 1).asUInt128 == nil)
        #expect(UInt256(Int.max).asInt == .max)
        #expect((UInt256(Int.max) + 1).asInt == nil)
        #expect(UInt256(exactly: -1) == nil)
        #expect(UInt256(exactly: Int128(-1)) == nil)
        #expect(UInt256(exactly: UInt8(200)) == 200)
        #expect(UInt256(UInt16(7)) == 7)
        #expect(UInt256(exactly: BigUInt(1) << 256) == nil)
        #expect(UInt256(exactly: (BigUInt(1) << 256) - 1) == .max)
        #expect(UInt256(BigInt(12)) == 12)
        #expect(UInt256(high: 1, low: 0) == .one << 128)
        #expect((UInt256.one << 200).highHalf == 1 << 72)
        #expect(UInt256.min == .zero)
    }

    @Test("bytes there and back")
    func bytes() {
        var operands = Operands(seed: 6)
        for _ in 0..<2_000 {
            let value = operands.next()
            let bytes = value.bigEndianBytes
            #expect(bytes.count == 32)
            #expect(UInt256(bigEndian: bytes) == value)
            let serialized = [UInt8](BigUInt(value).serialize())
            #expect([UInt8](repeating: 0, count: 32 - serialized.count) + serialized == bytes)
            #expect(UInt256(bigEndian: serialized) == value)
            // At an odd address, both ways.
            var buffer = [UInt8](repeating: 0xAA, count: 40)
            buffer.withUnsafeMutableBytes { target in
                guard let base = target.baseAddress else { return }
                value.writeBigEndian(to: base + 3)
            }
            #expect(Array(buffer[3..<35]) == bytes)
            #expect(buffer[2] == 0xAA && buffer[35] == 0xAA)
            let loaded = buffer.withUnsafeBytes { source in
                source.baseAddress.map { UInt256(loadingBigEndian: $0 + 3) }
            }
            #expect(loaded == value)
        }
        #expect(UInt256(bigEndian: [UInt8](repeating: 0, count: 33)) == nil)
        #expect(UInt256(bigEndian: [UInt8]()) == 0)
        #expect(UInt256(bigEndian: [1, 0]) == 256)
    }

    @Test("text there and back agrees with arbitrary precision")
    func text() {
        var operands = Operands(seed: 61)
        for _ in 0..<3_000 {
            let value = operands.next()
            let big = BigUInt(value)
            #expect(value.description == big.description)
            #expect(UInt256(decimal: value.description) == value)
            #expect(value.hexQuantity == "0x" + String(big, radix: 16))
            #expect(UInt256(hex: value.hexQuantity) == value)
            #expect(UInt256(hex: value.hexQuantity.dropFirst(2).uppercased()) == value)
            #expect(value.hexWord.utf8.count == 66)
            #expect(UInt256(hex: value.hexWord) == value)
        }
    }

    @Test("fixed text")
    func fixedText() {
        #expect(UInt256.zero.description == "0")
        #expect(UInt256.zero.hexQuantity == "0x0")
        #expect(UInt256(0x0F).hexQuantity == "0xf")
        #expect(UInt256(256).hexQuantity == "0x100")
        #expect(UInt256.one.hexWord == "0x" + String(repeating: "0", count: 63) + "1")
        #expect(UInt256.max.hexWord == "0x" + String(repeating: "f", count: 64))
        #expect(
            UInt256.max.description
                == "115792089237316195423570985008687907853"
                + "269984665640564039457584007913129639935")
        #expect(UInt256(10_000_000_000_000_000_000).description == "10000000000000000000")
        #expect(UInt256(decimal: "000000000000000000000000000000000000007") == 7)
    }

    @Test(
        "refused as decimal",
        arguments: [
            "", "-1", "+1", " 1", "1 ", "1.0", "0x1", "1_000", "1e18", "１",
            "115792089237316195423570985008687907853269984665640564039457584007913129639936",
            "1157920892373161954235709850086879078532699846656405640394575840079131296399350",
        ])
    func decimalRefusals(text: String) {
        #expect(UInt256(decimal: text) == nil)
    }

    @Test(
        "refused as hexadecimal",
        arguments: [
            "", "0x", "0X1", "0xg", "x1", "-0x1", "0x 1", "0x1 ", "0x0x1", "0xé",
            "0x1" + String(repeating: "0", count: 64),
            "0" + String(repeating: "0", count: 64),
        ])
    func hexRefusals(text: String) {
        #expect(UInt256(hex: text) == nil)
    }

    @Test("equal numbers hash alike")
    func hashing() {
        let values: Set<UInt256> = [1, 2, .max, .one << 64, .one << 128, .one << 192, 1]
        #expect(values.count == 6)
        #expect(values.contains(UInt256(hex: "0x10000000000000000") ?? 0))
    }
}

import CairnPrimitives
import Testing

@Suite("Hexadecimal text and bytes")
struct HexTests {
    @Test("every byte there and back")
    func everyByte() {
        let bytes = [UInt8](0...255)
        let text = Hex.encode(bytes)
        #expect(text.utf8.count == 514)
        #expect(text.hasPrefix("0x000102030405060708090a0b0c0d0e0f10"))
        #expect(text.hasSuffix("fcfdfeff"))
        #expect(Hex.decode(text) == bytes)
        #expect(Hex.decode(text.dropFirst(2)) == bytes)
        #expect(Hex.decode(text.dropFirst(2).uppercased()) == bytes)
        #expect(bytes.withUnsafeBytes { Hex.encode($0) } == text)
    }

    @Test("nothing is the empty sequence")
    func nothing() {
        #expect(Hex.encode([]) == "0x")
        #expect(Hex.decode("0x") == [])
        #expect(Hex.decode("") == [])
        #expect(Hex.decode("", prefix: .required) == nil)
        #expect(Hex.decode("00", prefix: .required) == nil)
        #expect(Hex.decode("0x00", prefix: .required) == [0])
    }

    @Test(
        "refused",
        arguments: [
            "0x0", "0", "0xzz", "0x0g", "0xg0", "0X00", "0x 0", "00 00", "0x0x00", "0x00\n",
            "é0", "0xÀ", "0x@0", "0x0`", "0x/0", "0x:0",
        ])
    func refusals(text: String) {
        #expect(Hex.decode(text) == nil)
    }

    @Test("only the 22 digits are digits")
    func digits() {
        for character in UInt8(0)...127 {
            let text = "1" + String(UnicodeScalar(character))
            #expect((Hex.decode(text) != nil) == UnicodeScalar(character).isHexDigit)
        }
    }

    @Test("bytes are a collection")
    func bytes() {
        var bytes: Bytes = [1, 2, 3]
        #expect(bytes.count == 3 && bytes[1] == 2)
        bytes[1] = 0xFF
        bytes.append(4)
        #expect(bytes.hex == "0x01ff0304")
        #expect(Bytes(hex: "0x01ff0304") == bytes)
        #expect(Bytes(hex: "0x1") == nil)
        #expect(Bytes(bytes.reversed()) == [4, 3, 0xFF, 1])
        #expect(Bytes() == [])
        #expect(Array(bytes[1...2]) == [0xFF, 3])
        #expect(Set<Bytes>([[1], [1], [2]]).count == 2)
        #expect(bytes.description == bytes.hex)
        bytes.replaceSubrange(0..<2, with: [9])
        #expect(bytes == [9, 3, 4])
    }
}

extension UnicodeScalar {
    fileprivate var isHexDigit: Bool {
        ("0"..."9").contains(self) || ("a"..."f").contains(self) || ("A"..."F").contains(self)
    }
}

import CairnJSON
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Plain parameters")
struct ParametersTests {
    @Test(
        "reads quantities",
        arguments: [
            ("0x0", UInt256.zero), ("0x1", 1), ("0xabcdef0123456789", 0xabcd_ef01_2345_6789),
            ("0x10000000000000000", UInt256(1) << 64),
            ("0x" + String(repeating: "f", count: 64), .max),
        ])
    func quantities(text: String, value: UInt256) throws {
        #expect(try makeParameters("[\"\(text)\"]").quantity(0, "value") == value)
    }

    @Test(
        "refuses malformed quantities",
        arguments: [
            "\"\"", "\"0x\"", "\"0x00\"", "\"0x01\"", "\"0X1\"", "\"0xA\"", "\"1\"", "\"0xg\"",
            "\"0x1 \"", "\"-0x1\"", "\"0x1\(String(repeating: "0", count: 64))\"", "1", "true",
            "[]", "{}", "\"0x１\"",
        ])
    func malformedQuantities(value: String) throws {
        let parameters = try makeParameters("[\(value)]")
        expectInvalid("invalid argument 0 (value): expected a quantity") {
            _ = try parameters.quantity(0, "value")
        }
    }

    @Test("names position, argument, path, what is right and what was found")
    func messages() throws {
        let parameters = try makeParameters(#"["0x1",{"to":"0x12"}]"#)
        expectInvalid(
            "invalid argument 1 (transaction.to): "
                + "expected an address (0x and 40 hexadecimal digits), found \"0x12\""
        ) { _ = try parameters.call(1) }
        expectInvalid("missing value for required argument 2 (hash)") {
            _ = try parameters.hash(2)
        }
        expectInvalid("too many arguments, want at most 1, found 2") {
            try parameters.expect(atMost: 1)
        }
        let long = try makeParameters("[\"\(String(repeating: "x", count: 5000))\"]")
        expectInvalid("… (5002 bytes)") { _ = try long.data(0, "data") }
    }

    @Test("takes JSON numbers only where a method says so")
    func jsonNumbers() throws {
        let parameters = try makeParameters("[12, -1, 1.5, 1e3, \"0xc\"]")
        #expect(try parameters.required(0, "n").quantityOrNumber() == 12)
        #expect(try parameters.required(4, "n").quantity64OrNumber() == 12)
        for position in 1...3 {
            expectInvalid("non-negative integer") {
                _ = try parameters.required(position, "n").quantityOrNumber()
            }
        }
        expectInvalid("expected a quantity") { _ = try parameters.quantity(0, "n") }
    }

    @Test("64-bit quantities end where 64 bits do")
    func narrowQuantities() throws {
        let parameters = try makeParameters(#"["0xffffffffffffffff","0x10000000000000000"]"#)
        #expect(try parameters.quantity64(0, "n") == .max)
        expectInvalid("at most 64 bits") { _ = try parameters.quantity64(1, "n") }
    }

    @Test("reads data of either case, and refuses odd digits")
    func data() throws {
        let parameters = try makeParameters(#"["0x","0xAbcD","0xabc","abcd","0xzz",null]"#)
        #expect(try parameters.data(0, "data") == [])
        #expect(try parameters.data(1, "data") == [0xab, 0xcd])
        for position in 2...4 {
            expectInvalid("expected data") { _ = try parameters.data(position, "data") }
        }
        expectInvalid("missing value") { _ = try parameters.data(5, "data") }
    }

    @Test("reads addresses in any case and of the right length only")
    func addresses() throws {
        let parameters = try makeParameters(
            #"["0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266","0xf39Fd6e51aad88F6F4ce6aB8827279cffFb9226"]"#
        )
        let address = try parameters.address(0)
        #expect(address.hex == "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266")
        #expect(JSON.address(address).text == address.hex)
        expectInvalid("expected an address") { _ = try parameters.address(1) }
    }

    @Test("reads hashes, slots, flags and strings")
    func others() throws {
        let word = "0x" + String(repeating: "ab", count: 32)
        let parameters = try makeParameters("[\"\(word)\",\"0x01\",true,\"text\",null]")
        #expect(try parameters.hash(0).hex == word)
        #expect(try parameters.required(0, "slot").slot().hex == word)
        #expect(try parameters.required(1, "slot").slot() == Hash(UInt256.one))
        #expect(try parameters.bool(2, "full"))
        #expect(try parameters.bool(4, "full", default: true))
        #expect(try parameters.string(3, "kind") == "text")
        expectInvalid("32 bytes") { _ = try parameters.hash(1) }
        expectInvalid("true or false") { _ = try parameters.bool(3, "full") }
        expectInvalid("a string") { _ = try parameters.string(2, "kind") }
    }

    @Test("reads named parameters")
    func named() throws {
        let parameters = try makeParameters(#"{"block":"safe","address":"0x12"}"#)
        #expect(try parameters.block(1) == .safe)
        expectInvalid("invalid argument 0 (address)") { _ = try parameters.address(0) }
    }
}

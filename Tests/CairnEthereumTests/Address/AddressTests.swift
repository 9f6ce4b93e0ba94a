import CairnEthereum
import CairnPrimitives
import Testing

@Suite("Addresses")
struct AddressTests {
    @Test(
        "carries the checksum of EIP-55",
        arguments: [
            "0x52908400098527886E0F7030069857D2E4169EE7",
            "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
            "0xde709f2102306220921060314715629080e2fb77",
            "0x27b1fdb04752bbc536007a920d24acb045561c26",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
            "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
            "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        ])
    func checksum(text: String) throws {
        let address = try Address(verifying: text)
        #expect(address.checksummed == text)
        #expect(try Address(verifying: text.lowercased()) == address)
        let capitals = "0x" + text.dropFirst(2).uppercased()
        #expect(try Address(verifying: capitals) == address)
    }

    @Test("refuses a wrong checksum and what is no address")
    func refusals() {
        let right = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
        #expect(throws: AddressTextError.checksumMismatch(expected: right)) {
            try Address(verifying: "0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed")
        }
        for text in [
            "", "0x", String(right.dropFirst(2)), String(right.dropLast()), right + "0",
            "0X" + right.dropFirst(2), "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg",
        ] {
            #expect(throws: AddressTextError.malformed) { try Address(verifying: text) }
        }
    }

    @Test(
        "of contracts created by transactions",
        arguments: [
            (UInt64(0), Address("0xcd234a471b72ba2f1ccf0a70fcaba648a5eecd8d")),
            (1, "0x343c43a37d37dff08ae8c4a11544c718abb4fcf8"),
            (2, "0xf778b86fa74e846c4f0a1fbd1335fe81c00a0c91"),
            (3, "0xfffd933a0bc612844eaf0c6fe3e5b8e9b6c1d19c"),
        ])
    func creation(nonce: UInt64, expected: Address) {
        let sender: Address = "0x6ac7ea33f8831ea9dcc53393aaa88b25a785dbf0"
        #expect(Address.created(by: sender, nonce: nonce) == expected)
    }

    /// Creator, salt, code and contract.
    static let salted: [(String, String, String, String)] = [
        (
            "0x0000000000000000000000000000000000000000", "0x0", "0x00",
            "0x4D1A2e2bB4F88F0250f26Ffff098B0b30B26BF38"
        ),
        (
            "0xdeadbeef00000000000000000000000000000000", "0x0", "0x00",
            "0xB928f69Bb1D91Cd65274e3c79d8986362984fDA3"
        ),
        (
            "0xdeadbeef00000000000000000000000000000000",
            "0xfeed000000000000000000000000000000000000", "0x00",
            "0xD04116cDd17beBE565EB2422F2497E06cC1C9833"
        ),
        (
            "0x0000000000000000000000000000000000000000", "0x0", "0xdeadbeef",
            "0x70f2b2914A2a4b783FaEFb75f459A580616Fcb5e"
        ),
        (
            "0x00000000000000000000000000000000deadbeef", "0xcafebabe", "0xdeadbeef",
            "0x60f3f640a8508fC6a86d45DF051962668E1e8AC7"
        ),
        (
            "0x00000000000000000000000000000000deadbeef", "0xcafebabe",
            "0x" + String(repeating: "deadbeef", count: 11),
            "0x1d8bfDC5D46DC4f61D6b6115972536eBE6A8854C"
        ),
        (
            "0x0000000000000000000000000000000000000000", "0x0", "0x",
            "0xE33C0C7F7df4809055C3ebA6c09CFe4BaF1BD9e0"
        ),
    ]

    @Test("of contracts created from hashed code, the examples of EIP-1014", arguments: salted)
    func saltedCreation(sender: String, salt: String, code: String, expected: String) throws {
        let address = Address.created(
            by: try #require(Address(hex: sender)), salt: try #require(UInt256(hex: salt)),
            initCodeHash: keccak256(try #require(Hex.decode(code))))
        #expect(address.checksummed == expected)
    }
}

import CairnEthereum
import CairnPrimitives
import Testing

@Suite("Derived keys")
struct HDKeyTests {
    /// The accounts that every development node starts with, and their secrets.
    static let accounts: [(String, String)] = [
        (
            "f39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
            "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"
        ),
        (
            "70997970C51812dc3A010C7d01b50e0d17dc79C8",
            "59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d"
        ),
        (
            "3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
            "5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a"
        ),
        (
            "90F79bf6EB2c4f870365E785982E1f101E93b906",
            "7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6"
        ),
        (
            "15d34AAf54267DB7D7c367839AAf71A00a2C6A65",
            "47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a"
        ),
        (
            "9965507D1a55bcC2695C58ba16FB37d819B0A4dc",
            "8b3a350cf5c34c9194ca85829a2df0ec3153be0318b5e2d3348e872092edffba"
        ),
        (
            "976EA74026E726554dB657fA54763abd0C3a0aa9",
            "92db14e403b83dfe3df233f83dfa3a0d7096f21ca9b0d6d6b8d88b2b4ec1564e"
        ),
        (
            "14dC79964da2C08b23698B3D3cc7Ca32193d9955",
            "4bbbf85ce3377467afe5d46f804f221813b2bb87f24d81f60f1fcdbf7cbf4356"
        ),
        (
            "23618e81E3f5cdF7f54C3d65f7FBc0aBf5B21E8f",
            "dbda1821b80551c9d65939329250298aa3472ba22feea921c0cf5d620ea67b97"
        ),
        (
            "a0Ee7A142d267C1f36714E4a8F75612F20a79720",
            "2a871d0798f97d79848a013d4936a73bf4cc922c825d33c1cf7073dff6d409c6"
        ),
    ]

    @Test("of the mnemonic that development nodes use", arguments: accounts.indices)
    func development(index: Int) throws {
        let (address, secret) = HDKeyTests.accounts[index]
        let mnemonic = try Mnemonic(
            "test test test test test test test test test test test junk")
        let root = try HDKey(seed: mnemonic.seed())
        let key = try root.derived(.ethereum(UInt32(index)))
        #expect(key.privateKey.address.checksummed == "0x" + address)
        #expect(Hash(key.privateKey.secret).hex == "0x" + secret)
    }

    @Test(
        "along the paths of the standard's examples",
        arguments: [
            ("m", "e8f32e723decf4051aefac8e2c93c9c5b214313817cdb01a1494b917c8436b35"),
            ("m/0'", "edb2e14f9ee77d26dd93b4ecede8d16ed408ce149b6cd80b0715a2d911a0afea"),
            ("m/0'/1", "3c6cb8d0f6a264c91ea8b5030fadaa8e538b020f0a387421a12de9319dc93368"),
            ("m/0'/1/2'", "cbce0d719ecf7431d88e6a89fa1483e02e35092af60c042b1df2ff59fa424dca"),
            ("m/0'/1/2'/2", "0f479245fb19a38a1954c5c7c0ebab2f9bdfd96a17563ef28a6a4b1a2a764ef4"),
            (
                "m/0'/1/2'/2/1000000000",
                "471b76e389e528d6de6d816857e012c5455051cad6660850e58372a6c3e6e7c8"
            ),
        ])
    func firstSeed(path: String, secret: String) throws {
        let root = try HDKey(seed: Array(0..<16))
        #expect(
            root.chainCode == "873dff81c02f525623fd1fe5167eac3a55a049de3d314bb42ee227ffed37d508")
        let key = try root.derived(try #require(DerivationPath(path)))
        #expect(Hash(key.privateKey.secret).hex == "0x" + secret)
    }

    @Test(
        "along the paths of the standard's second example",
        arguments: [
            ("m/0", "abe74a98f6c7eabee0428f53798f0ab8aa1bd37873999041703c742f15ac7e1e"),
            ("m/0/2147483647'", "877c779ad9687164e9c2f4f0f4ff0340814392330693ce95a58fe18fd52e6e93"),
            (
                "m/0/2147483647'/1",
                "704addf544a06e5ee4bea37098463c23613da32020d604506da8c0518e1da4b7"
            ),
            (
                "m/0/2147483647'/1/2147483646'",
                "f1c7c871a54a804afe328b4c83a1c33b8e5ff48f5087273f04efa83b247d6a2d"
            ),
            (
                "m/0/2147483647'/1/2147483646'/2",
                "bb7d39bdb83ecf58f2fd82b6d918341cbef428661ef01ab97c28a4842125ac23"
            ),
        ])
    func secondSeed(path: String, secret: String) throws {
        let seed = try #require(
            Hex.decode(
                "fffcf9f6f3f0edeae7e4e1dedbd8d5d2cfccc9c6c3c0bdbab7b4b1aeaba8a5a2"
                    + "9f9c999693908d8a8784817e7b7875726f6c696663605d5a5754514e4b484542"))
        let key = try HDKey(seed: seed).derived(try #require(DerivationPath(path)))
        #expect(Hash(key.privateKey.secret).hex == "0x" + secret)
    }

    @Test("paths are read as they are written")
    func paths() throws {
        for text in ["m", "m/0", "m/44'/60'/0'/0/7", "m/2147483647'/1"] {
            #expect(try #require(DerivationPath(text)).description == text)
        }
        #expect(DerivationPath("m/44'/60'/0'/0/7") == .ethereum(7))
        for text in ["", "44'", "m/", "m//1", "m/-1", "m/+1", "m/1''", "m/2147483648", "m/x"] {
            #expect(DerivationPath(text) == nil, "\(text)")
        }
    }

    @Test("refuses seeds of other sizes")
    func seeds() {
        for size in [0, 15, 65] {
            #expect(throws: DerivationError.seedSizeInvalid(size)) {
                try HDKey(seed: Array(repeating: 1, count: size))
            }
        }
    }
}

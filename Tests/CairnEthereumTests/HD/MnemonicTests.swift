import CairnEthereum
import CairnPrimitives
import Testing

@Suite("Mnemonics")
struct MnemonicTests {
    /// Entropy, words, and the seed with the passphrase "TREZOR".
    static let vectors: [(String, String, String)] = [
        (
            "0x00000000000000000000000000000000",
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon "
                + "abandon about",
            "0xc55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e53495531f09a6987599d182"
                + "64c1e1c92f2cf141630c7a3c4ab7c81b2f001698e7463b04"
        ),
        (
            "0x7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f",
            "legal winner thank year wave sausage worth useful legal winner thank yellow",
            "0x2e8905819b8723fe2c1d161860e5ee1830318dbf49a83bd451cfb8440c28bd6fa457fe1296106559"
                + "a3c80937a1c1069be3a3a5bd381ee6260e8d9739fce1f607"
        ),
        (
            "0x80808080808080808080808080808080",
            "letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
            "0xd71de856f81a8acc65e6fc851a38d4d7ec216fd0796d0a6827a3ad6ed5511a30fa280f12eb2e47ed"
                + "2ac03b5c462a0358d18d69fe4f985ec81778c1b370b652a8"
        ),
        (
            "0xffffffffffffffffffffffffffffffff",
            "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong",
            "0xac27495480225222079d7be181583751e86f571027b0497b5b5d11218e0a8a13332572917f0f8e5a"
                + "589620c6f15b11c61dee327651a14c34e18231052e48c069"
        ),
        (
            "0x000000000000000000000000000000000000000000000000",
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon "
                + "abandon abandon abandon abandon abandon abandon abandon agent",
            "0x035895f2f481b1b0f01fcf8c289c794660b289981a78f8106447707fdd9666ca06da5a9a56518159"
                + "9b79f53b844d8a71dd9f439c52a3d7b3e8a79c906ac845fa"
        ),
        (
            "0x68a79eaca2324873eacc50cb9c6eca8cc68ea5d936f98787c60c7ebc74e6ce7c",
            "hamster diagram private dutch cause delay private meat slide toddler razor book "
                + "happy fancy gospel tennis maple dilemma loan word shrug inflict delay length",
            "0x64c87cde7e12ecf6704ab95bb1408bef047c22db4cc7491c4271d170a1b213d20b385bc1588d9c7b"
                + "38f1b39d415665b8a9030c9ec653d75e65f847d8fc1fc440"
        ),
    ]

    @Test("spells entropy and makes seeds, the standard's examples", arguments: vectors)
    func examples(entropy: String, phrase: String, seed: String) throws {
        let mnemonic = try Mnemonic(phrase)
        #expect(Hex.encode(mnemonic.entropy) == entropy)
        #expect(mnemonic.phrase == phrase)
        #expect(Hex.encode(mnemonic.seed(passphrase: "TREZOR")) == seed)
        let bytes = try #require(Hex.decode(entropy))
        #expect(try Mnemonic(entropy: bytes) == mnemonic)
    }

    @Test("reads every entropy that it spells")
    func roundTrip() throws {
        var hash = keccak256([UInt8]())
        for size in [16, 20, 24, 28, 32] {
            for _ in 0..<40 {
                let mnemonic = try Mnemonic(entropy: Array(hash.bytes.prefix(size)))
                #expect(try Mnemonic("  " + mnemonic.phrase + "\n") == mnemonic)
                hash = keccak256(hash)
            }
        }
    }

    static let junk = "test test test test test test test test test test test"

    /// Phrases with one fault each.
    static let invalid: [(String, MnemonicError)] = [
        ("", .wordCountInvalid(0)),
        (junk, .wordCountInvalid(11)),
        (junk + " junk junk", .wordCountInvalid(13)),
        (junk + " test", .checksumMismatch),
        (junk + " Junk", .wordUnknown("Junk")),
        (junk + " jun", .wordUnknown("jun")),
        (junk + " zzz", .wordUnknown("zzz")),
        (junk + " aaa", .wordUnknown("aaa")),
    ]

    @Test("refuses what is no mnemonic", arguments: invalid)
    func refusals(phrase: String, reason: MnemonicError) {
        #expect(throws: reason) { try Mnemonic(phrase) }
    }

    @Test("refuses entropy of other sizes", arguments: [0, 15, 17, 33, 36])
    func entropySizes(size: Int) {
        #expect(throws: MnemonicError.entropySizeInvalid(size)) {
            try Mnemonic(entropy: Array(repeating: 0, count: size))
        }
    }
}

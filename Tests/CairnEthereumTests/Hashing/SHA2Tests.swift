import CairnPrimitives
import Testing

@testable import CairnEthereum

@Suite("SHA-2 and what is built on it")
struct SHA2Tests {
    private func message(_ length: Int) -> [UInt8] {
        (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 + length) }
    }

    @Test(
        "SHA-256 of the standard's examples",
        arguments: [
            ("", "0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "0x248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func sha256Examples(text: String, expected: String) {
        #expect(sha256(Array(text.utf8)).hex == expected)
    }

    @Test("SHA-512 of the standard's example")
    func sha512Example() {
        #expect(
            Hex.encode(sha512(Array("abc".utf8)))
                == "0xddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")
    }

    @Test("every length below 300 as the reference does")
    func everyLength() {
        let small = sha256((0..<300).flatMap { sha256(message($0)).bytes })
        #expect(small == "d5238871a46ac4a1a75ac3fb19d645b0b3b9e5f35f5f720e2b240d605c6b694e")
        let large = sha512((0..<300).flatMap { sha512(message($0)) })
        #expect(
            Hex.encode(large)
                == "0x30d6c78a55e1f152f00703601a37b39b96c6c8fa2b3e66fb9c8182466b108d39"
                + "d5dd84827c69cadb4376853da7ec31ea83a0a7a0e5a713bac426e0f0ceea8424")
        let codes = sha512(
            (0..<300).flatMap {
                HMACSHA512(key: message($0)).authenticate(message(300 - $0))
            })
        #expect(
            Hex.encode(codes)
                == "0x28e4f5447db636a548e61215a426ac91bbda6c06012add16d2695813fc3b10bb"
                + "9e25a8661b0a0da7b53a68b70304af72309ab21057b5bce5f1fd85c040e14720")
    }

    @Test("the path for two words agrees with the general one")
    func pairs() {
        var hash = Hash.zero
        for _ in 0..<100 {
            let next = sha256(hash.bytes)
            #expect(sha256(hash, next) == sha256(hash.bytes + next.bytes))
            hash = next
        }
    }

    @Test("PBKDF2 with short and with long inputs")
    func keyDerivation() {
        let short = deriveKeyPBKDF2(
            password: Array("password".utf8), salt: Array("salt".utf8), iterations: 3)
        #expect(
            Hex.encode(short)
                == "0xb6b07cb2cebf4ad84468391a543824fccffe0e0769dbe6bddf10a65673c4b648"
                + "e612d44918f9ce9a19a1294cf5140628084ba994c3b21a4ef4741220b811c633")
        let long = deriveKeyPBKDF2(
            password: Array(repeating: 0x78, count: 200), salt: Array(repeating: 0x79, count: 150),
            iterations: 1)
        #expect(
            Hex.encode(long)
                == "0xf87af84cbe2bc542443f2ab6230b09500c0dae194dfb07b006e8fc59d4c4b134"
                + "5b5ff8203da6a99329826476afc74077765ee9b0b457e948a27627cee16882ed")
    }
}

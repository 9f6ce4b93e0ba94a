import CairnEthereum
import CairnPrimitives
import Testing

@Suite("Merkle-Patricia roots")
struct TrieRootTests {
    private func value(_ index: Int) -> [UInt8] {
        (0...(index * 13 % 70)).map { UInt8(truncatingIfNeeded: index * 7 + $0) }
    }

    @Test(
        "of ordered lists",
        arguments: [
            (0, "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421"),
            (1, "0x7da536f7df63a0dfb481590e53be0e3063d9b798925cc3d479a3eb3155d0b394"),
            (2, "0x57b7bb55c19b2b2368b9a6f6521fab44b0e253d310c3603a070c55e73cc33d4e"),
            (3, "0xe7b9e496e38614bdd63de0aa17b64b6ee205462763c8f456d500375a132acc41"),
            (17, "0xa12cebda1769ad028ce97c5d939bdf664718dacd655e78f40b4bcf5db60f8f83"),
            (127, "0x785f4d4b074e431418be2bef5c043da6b18a8903605f65fe64044a69519601b1"),
            (128, "0x5dc4b5d7671b9fe625dcb178654b1fba2c50f1ccb985da40456f142e54983f4e"),
            (129, "0x1a763e5bd92e12a176a4e16c04dae988a61f6e446e0e308d0a16567863281503"),
            (130, "0x5a198d6a8dd818be9467afda3ba6558ca1486342cca8c8740774e3a8634754ff"),
            (256, "0x48507b0aa62eaafdf8f8308a951208c003d09f45da51272ee9ab00dc33c7d967"),
            (257, "0xe5838eda0c5c9883ae6cdaaca47e3353f9f8b684a89dda7737ad6d4ef40cdfed"),
            (400, "0x9872e3d6e0fbca3633bc89332485e5152fde7620e17732b1aa2b2e2af6c4b5b4"),
        ])
    func ordered(count: Int, expected: String) {
        #expect(orderedTrieRoot((0..<count).map(value)).hex == expected)
    }

    @Test("of every list shorter than 200")
    func everyLength() {
        let roots = (0..<200).flatMap { orderedTrieRoot((0..<$0).map(value)).bytes }
        #expect(
            keccak256(roots) == "1811d566582f1590f7ca9ee0be373e35a9c554998269ec94755088aad236cfed")
    }

    @Test("of arbitrary keys, in any order")
    func keyed() {
        let words = [("doge", "coin"), ("horse", "stallion"), ("do", "verb"), ("dog", "puppy")]
        let entries = words.map { (key: Array($0.0.utf8), value: Array($0.1.utf8)) }
        let root: Hash = "5991bb8c6514148a29db676a14ac506cd2cd5775ace63c30a4fe457715e9ac84"
        #expect(trieRoot(entries) == root)
        #expect(trieRoot(entries.reversed()) == root)
        #expect(trieRoot(entries + [(key: [1, 2], value: [])]) == root)
    }

    @Test("of many hashed keys and of keys that begin one another")
    func shapes() {
        func keys(_ count: Int, _ length: Int) -> [(key: [UInt8], value: [UInt8])] {
            (0..<count).map { index in
                let hash = keccak256([UInt8(index & 255), UInt8(index >> 8)])
                return (key: Array(hash.bytes.prefix(length)), value: value(index))
            }
        }
        #expect(
            trieRoot(keys(300, 3))
                == "0f575048179d03500a7cdcc283290d82c4e69a19ad9764d38dc6baf16713f8ac")
        let root: Hash = "0aea13cd95cb60abbc60e77121a50c24145ff8211e38e1ad4f5c20c9fb22569b"
        #expect(trieRoot(keys(500, 32)) == root)
        let unhashed = (0..<500).map { index in
            (key: [UInt8(index & 255), UInt8(index >> 8)], value: value(index))
        }
        #expect(secureTrieRoot(unhashed) == root)

        let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789ABCDEF".utf8)
        let prefixes = (0..<40).map { (key: Array(alphabet.prefix($0 + 1)), value: value($0)) }
        #expect(
            trieRoot(prefixes)
                == "08389bd98cc83efe67183d0fda1598e318f4c07e2585e4a25bde610ae1424baa")
    }

    @Test("of nothing")
    func empty() {
        #expect(trieRoot([]) == emptyTrieRoot)
        #expect(secureTrieRoot([(key: [1], value: [])]) == emptyTrieRoot)
        #expect(emptyTrieRoot == keccak256([0x80]))
    }
}

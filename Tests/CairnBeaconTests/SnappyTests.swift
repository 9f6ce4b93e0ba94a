import CairnBeacon
import Testing

@testable import CairnConformance

@Suite("Raw snappy")
struct SnappyTests {
    @Test("literals and copies, also into what is being written")
    func blocks() {
        let literal: [UInt8] = [10, 0x04, 0x61, 0x62, 0x11, 2]
        #expect(Snappy.decompress(literal) == Array("ababababab".utf8))
        // A copy with an offset of two bytes.
        #expect(Snappy.decompress([6, 0x08, 1, 2, 3, 0x0A, 3, 0]) == [1, 2, 3, 1, 2, 3])
        // A literal whose length has a byte of its own.
        let long = [UInt8](repeating: 7, count: 100)
        #expect(Snappy.decompress([100, 60 << 2, 99] + long) == long)
        #expect(Snappy.decompress([0]) == [])
    }

    @Test(
        "what is no block is refused",
        arguments: [
            [], [0xFF], [3, 0x08, 1, 2], [2, 0x04, 1], [4, 0x00, 1, 0x01, 0],
            [4, 0x00, 1, 0x01, 2],
            [3, 0x04, 1, 2], [1, 0x04, 1, 2], [6, 0x08, 1, 2, 3, 0x0A, 3],
        ] as [[UInt8]])
    func refusals(block: [UInt8]) {
        #expect(Snappy.decompress(block) == nil)
    }

    @Test("paths of files say which case they are of")
    func paths() {
        let path = "a/tests/minimal/fulu/operations/deposit/suite/name/pre.ssz"
        let split = BeaconCase.split(path)
        #expect(split?.path == "minimal/fulu/operations/deposit/suite/name")
        #expect(split?.file == "pre.ssz")
        #expect(BeaconCase.split("tests/ROOTS.txt") == nil)
        var item = BeaconCase(path: "minimal/fulu/operations/deposit/suite/name")
        item.files["meta.yaml"] = Array("{blocks_count: 2, bls_setting: 1}\n".utf8)
        item.files["proof.yaml"] = Array("leaf_index: 41\nbranch:\n- '0x01'\n".utf8)
        #expect(item.value("blocks_count", in: "meta.yaml") == "2")
        #expect(item.value("leaf_index", in: "proof.yaml") == "41")
        #expect(item.rules?.fork == .fulu)
        #expect(BeaconCase(path: "minimal/phase0/a/b/c/d").rules == nil)
    }
}

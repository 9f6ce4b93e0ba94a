import CairnEthereum
import CairnPrimitives
import Testing

@Suite("Blooms of logs")
struct LogsBloomTests {
    static let log = Log(
        address: "0xae7ab96520de3a18e5e111b5eaab095312d7fe84",
        topics: [
            keccak256(utf8: "Transfer(address,address,uint256)"),
            Hash(Address("0x3535353535353535353535353535353535353535").word),
            Hash(Address("0x0101010101010101010101010101010101010101").word),
        ],
        data: Bytes(Hash(UInt256(100)).bytes))

    @Test("sets the bits of the reference")
    func bits() {
        let bloom = LogsBloom([LogsBloomTests.log])
        let bytes = bloom.bytes
        let bits = (0..<2048).filter { bytes[255 - $0 / 8] >> UInt8($0 % 8) & 1 == 1 }
        #expect(bits == [125, 481, 542, 657, 692, 971, 1060, 1173, 1236, 1298, 1443, 2024])
        #expect(
            keccak256(bytes) == "7f6f5798e009a13883f9aad327ae5d02828e58df651ec1440ae1135fc2ba8b9b")
        #expect(bloom.hex == Hex.encode(bytes))
    }

    @Test("finds what was added, and misses what was not")
    func membership() {
        let log = LogsBloomTests.log
        let bloom = LogsBloom([log])
        #expect(bloom.mayContain(log.address))
        for topic in log.topics { #expect(bloom.mayContain(topic)) }
        #expect(!bloom.mayContain(Address("0x00000000219ab540356cbb839cbe05303d7705fa")))
        #expect(!bloom.mayContain(keccak256(utf8: "Approval(address,address,uint256)")))
        #expect(!LogsBloom().mayContain(log.address))
        #expect(LogsBloom().isEmpty)
        #expect(!bloom.isEmpty)
    }

    @Test("joins sets and reads its own bytes")
    func union() throws {
        var first = LogsBloom()
        first.insert(LogsBloomTests.log.address)
        var second = LogsBloom()
        for topic in LogsBloomTests.log.topics { second.insert(topic) }
        #expect(first != second)
        first.formUnion(second)
        #expect(first == LogsBloom([LogsBloomTests.log]))
        #expect(try #require(LogsBloom(first.bytes)) == first)
        #expect(LogsBloom(Array(first.bytes.dropLast())) == nil)
    }
}

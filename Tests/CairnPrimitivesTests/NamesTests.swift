import CairnPrimitives
import Testing

@Suite("Addresses, hashes and selectors")
struct NamesTests {
    static let stETH: Address = "0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84"

    @Test("an address in all its forms")
    func address() {
        let address = NamesTests.stETH
        #expect(address.hex == "0xae7ab96520de3a18e5e111b5eaab095312d7fe84")
        #expect(address.description == address.hex)
        #expect(address.head == 0xAE7A_B965_20DE_3A18)
        #expect(address.middle == 0xE5E1_11B5_EAAB_0953)
        #expect(address.tail == 0x12D7_FE84)
        #expect(Address(hex: address.hex.dropFirst(2)) == address)
        #expect(Address(hex: address.hex.dropFirst(2).uppercased()) == address)
        #expect(Address(address.bytes) == address)
        #expect(address.word == UInt256(hex: address.hex))
        #expect(Address(exactly: address.word) == address)
        #expect(Address(truncating: address.word | .one << 160) == address)
        #expect(Address(exactly: address.word | .one << 160) == nil)
        #expect(Address(exactly: .one << 255) == nil)
        #expect(Address.zero.isZero && !address.isZero)
        #expect(Address.zero.hex == "0x" + String(repeating: "0", count: 40))
    }

    @Test("an address at an odd place in memory, and in a word")
    func addressInMemory() {
        let address = NamesTests.stETH
        var buffer = [UInt8](repeating: 0x55, count: 24)
        buffer.withUnsafeMutableBytes { target in
            if let base = target.baseAddress { address.writeBigEndian(to: base + 1) }
        }
        #expect(Array(buffer[1..<21]) == address.bytes)
        #expect(buffer[0] == 0x55 && buffer[21] == 0x55)
        let loaded = buffer.withUnsafeBytes { source in
            source.baseAddress.map { Address(loadingBigEndian: $0 + 1) }
        }
        #expect(loaded == address)
        let fromWord = address.word.withBigEndianBytes { source in
            source.baseAddress.map { Address(loadingWord: $0) }
        }
        #expect(fromWord == address)
    }

    @Test(
        "refused as an address",
        arguments: [
            "", "0x", "0xae7ab96520de3a18e5e111b5eaab095312d7fe8",
            "0xae7ab96520de3a18e5e111b5eaab095312d7fe845",
            "0xae7ab96520de3a18e5e111b5eaab095312d7fe8g",
            "0Xae7ab96520de3a18e5e111b5eaab095312d7fe84",
            " ae7ab96520de3a18e5e111b5eaab095312d7fe84",
            "0x0xae7ab96520de3a18e5e111b5eaab095312d7fe",
        ])
    func addressRefusals(text: String) {
        #expect(Address(hex: text) == nil)
    }

    @Test("addresses and hashes order as their digits do")
    func order() {
        var generator = Xoshiro256(seed: 8)
        let words = (0..<500).map { _ in generator.nextUInt256(bits: 256) }
        let addresses = words.map { Address(truncating: $0) }
        #expect(addresses.sorted() == addresses.sorted { $0.word < $1.word })
        #expect(addresses.sorted().map(\.hex) == addresses.map(\.hex).sorted())
        let hashes = words.map { Hash($0) }
        #expect(hashes.sorted().map(\.hex) == hashes.map(\.hex).sorted())
        for (address, word) in zip(addresses, words) {
            #expect(address.word == word & (.max >> 96))
        }
        let low: Address = "0x0000000000000000000000000000000000000001"
        #expect(Address.zero < low && low < NamesTests.stETH)
    }

    @Test("a hash in all its forms")
    func hash() {
        let hash: Hash = "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"
        #expect(hash.word0 == 0xC5D2_4601_86F7_233C)
        #expect(hash.word3 == 0x7BFA_D804_5D85_A470)
        #expect(Hash(hash.word) == hash)
        #expect(Hash(hash.bytes) == hash)
        #expect(Hash([UInt8](repeating: 0, count: 31)) == nil)
        #expect(Hash(hex: hash.hex) == hash)
        #expect(Hash(hex: hash.hex.dropLast()) == nil)
        #expect(Hash(hex: hash.hex + "0") == nil)
        #expect(hash.withBytes { [UInt8]($0) } == hash.bytes)
        let loaded = hash.withBytes { source in
            source.baseAddress.map { Hash(loadingBigEndian: $0) }
        }
        #expect(loaded == hash)
        #expect(Hash.zero.isZero && !hash.isZero)
        #expect(hash.description == hash.hex)
    }

    @Test("a selector in all its forms")
    func selector() {
        let transfer: Selector = "0xa9059cbb"
        #expect(transfer.value == 0xA905_9CBB)
        #expect(transfer.bytes == [0xA9, 0x05, 0x9C, 0xBB])
        #expect(transfer.hex == "0xa9059cbb")
        #expect(Selector(0x1).hex == "0x00000001")
        #expect(Selector(prefixOf: [0xA9, 0x05, 0x9C, 0xBB, 0x00]) == transfer)
        #expect(Selector(prefixOf: [0xA9, 0x05, 0x9C]) == nil)
        #expect(Selector(hex: "a9059cbb") == transfer)
        #expect(Selector(hex: "0xa9059cb") == nil)
        #expect(Selector(hex: "0xa9059cbb0") == nil)
        #expect(Selector(1) < Selector(2))
        var buffer = [UInt8](repeating: 0, count: 6)
        buffer.withUnsafeMutableBytes { target in
            if let base = target.baseAddress { transfer.writeBigEndian(to: base + 1) }
        }
        #expect(buffer == [0, 0xA9, 0x05, 0x9C, 0xBB, 0])
    }
}

import CairnEthereum
import CairnPrimitives
import Testing

@Suite("Keccak-256")
struct Keccak256Tests {
    /// A message whose bytes depend on its length and on their place.
    private func message(_ length: Int) -> [UInt8] {
        (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 + length) }
    }

    @Test(
        "hashes messages around the block size",
        arguments: [
            (0, "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
            (1, "0x5fe7f977e71dba2ea1a68e21057beebb9be2ac30c6410aa38d4f3fbe41dcffd2"),
            (31, "0xf2edf8e57f5f8acb78dac9a80285ed8d829840361fdc4d99698e7ab6685d82ea"),
            (32, "0x75ddc22689ac5cfab91ff4f11af7f47658c89f63dcb005c00824017d8081c7e8"),
            (64, "0xd432c602ee561dfffe10aa1a7df28751b7990fcb5ba7a66055452fd680beb44c"),
            (135, "0x8ab570337c9a3a773c3605160ca58e3f0546d92d217c908669cc4f35a31933bc"),
            (136, "0x16b30a6be318a7acbcba7a2194789f628abf68dfbbf55a4d840f22f6a4d29efd"),
            (137, "0x6a7e8293441d51be41bf4994995b35981f90c07866c7fd0465f405e2b7a8f8dd"),
            (271, "0xbb02bca6be57f42d131406260c6f1a81fd9922af8bd1c96d78f454b19ae10add"),
            (272, "0x443464c0c3ac8036d14a6f8647fc93b592d514adefbe88683cbbda3b4b2c4553"),
            (273, "0x73d5960773e36742ead7c872d84d535f35e75b9517ccb1023491276013f88890"),
            (1000, "0x5cab097db1a529f5b1a15428cc494df950671bc3824340aad89941fa68e151bc"),
        ])
    func blockSizes(length: Int, expected: String) {
        #expect(keccak256(message(length)).hex == expected)
    }

    @Test("hashes every length below 600 as the reference does")
    func everyLength() {
        var all: [UInt8] = []
        for length in 0..<600 { all += keccak256(message(length)).bytes }
        #expect(
            keccak256(all) == "d045375b2f068865c1466bbbfc1dadba09dc70edf3a5de29763b4e92910e16ac")
    }

    @Test("gives the same hash however the message is cut")
    func pieces() {
        for length in stride(from: 0, through: 560, by: 7) {
            let whole = message(length)
            for step in [1, 3, 8, 32, 64, 135, 136, 137, 200] {
                var hash = Keccak256()
                for start in stride(from: 0, to: length, by: step) {
                    hash.update(Array(whole[start..<min(length, start + step)]))
                }
                #expect(hash.finalize() == keccak256(whole), "\(length) bytes by \(step)")
            }
        }
    }

    @Test("the fast paths for one and two words agree with the general one")
    func fastPaths() {
        var hash = Hash.zero
        for _ in 0..<200 {
            let next = keccak256(hash.bytes)
            #expect(keccak256(hash) == next)
            #expect(keccak256(hash.word) == next)
            #expect(keccak256(hash, next) == keccak256(hash.bytes + next.bytes))
            var pieces = Keccak256()
            pieces.update(hash)
            pieces.update(next.word)
            #expect(pieces.finalize() == keccak256(hash, next))
            hash = next
        }
    }

    @Test("hashes text, slices and byte strings")
    func otherInputs() {
        let transfer = keccak256(utf8: "Transfer(address,address,uint256)")
        #expect(
            transfer == "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef")
        let bytes = Array("Transfer(address,address,uint256)".utf8)
        #expect(keccak256(Bytes(bytes)) == transfer)
        #expect(keccak256(([1, 2] + bytes)[2...]) == transfer)
    }
}

import CairnEthereum
import CairnPrimitives
import Testing

@Suite("Headers of blocks")
struct BlockHeaderTests {
    @Test("have the hashes of the main network")
    func hashes() {
        for (header, hash) in SampleBlocks.london { #expect(header.hash == hash) }
        #expect(SampleBlocks.prague.hash == SampleBlocks.pragueHash)
        let genesis = BlockHeader.mainnetGenesis
        #expect(
            genesis.hash == "d4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3")
    }

    @Test("decode to themselves")
    func roundTrip() throws {
        let headers = SampleBlocks.london.map(\.0) + [SampleBlocks.prague, .mainnetGenesis]
        for header in headers { #expect(try BlockHeader(decoding: header.encoded) == header) }
    }

    @Test("are refused with any field of another size, and with one too many")
    func refusals() throws {
        guard case .list(let fields) = try RLPItem(decoding: SampleBlocks.prague.encoded) else {
            Issue.record("A header is a list.")
            return
        }
        #expect(fields.count == 21)
        for place in fields.indices {
            var changed = fields
            changed[place] = .list([])
            #expect(throws: RLPError.bytesExpected) {
                try BlockHeader(decoding: RLPItem.list(changed).encoded)
            }
        }
        // All but extraData, which has any length, and the number fields refuse 33 bytes by size.
        for place in [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 19, 20] {
            var changed = fields
            changed[place] = .bytes([UInt8](repeating: 1, count: 33))
            let size = place == 2 ? 20 : place == 6 ? 256 : place == 14 ? 8 : 32
            #expect(throws: RLPError.sizeUnexpected(expected: size, found: 33)) {
                try BlockHeader(decoding: RLPItem.list(changed).encoded)
            }
        }
        for place in [8, 9, 10, 11, 17, 18] {
            var changed = fields
            changed[place] = .bytes([UInt8](repeating: 1, count: 9))
            #expect(throws: RLPError.integerTooLarge(maximumBytes: 8, found: 9)) {
                try BlockHeader(decoding: RLPItem.list(changed).encoded)
            }
        }
        #expect(throws: RLPError.trailingBytes(count: 1)) {
            try BlockHeader(decoding: RLPItem.list(fields + [.bytes([])]).encoded)
        }
        #expect(throws: RLPError.itemMissing) {
            try BlockHeader(decoding: RLPItem.list(Array(fields.prefix(14))).encoded)
        }
    }

    @Test("of every fork are accepted, which end after 15 to 21 fields")
    func forks() throws {
        guard case .list(let fields) = try RLPItem(decoding: SampleBlocks.prague.encoded) else {
            Issue.record("A header is a list.")
            return
        }
        for count in 15...21 {
            let bytes = RLPItem.list(Array(fields.prefix(count))).encoded
            #expect(try BlockHeader(decoding: bytes).encoded == bytes)
        }
    }

    @Test("withdrawals have the root of the main network")
    func withdrawals() throws {
        let withdrawals = SampleBlocks.pragueWithdrawals
        #expect(Withdrawal.root(of: withdrawals) == SampleBlocks.prague.withdrawalsRoot)
        #expect(Withdrawal.root(of: []) == emptyTrieRoot)
        for withdrawal in withdrawals {
            #expect(try Withdrawal(decoding: withdrawal.encoded) == withdrawal)
        }
        #expect(throws: RLPError.trailingBytes(count: 1)) {
            try Withdrawal(decoding: withdrawals[0].encoded + [0])
        }
    }

    @Test("requests are hashed with their types, and empty ones left out")
    func requests() {
        let none: Hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(requestsHash([]) == none)
        #expect(requestsHash([[0], [1], []]) == none)
        let deposit: [UInt8] = [0, 1, 2, 3]
        #expect(requestsHash([deposit, [1]]) == sha256(sha256(deposit).bytes))
        #expect(
            requestsHash([deposit, [2, 9]])
                == sha256(sha256(deposit).bytes + sha256([2, 9]).bytes))
    }

    @Test("there are no ommers")
    func ommers() {
        #expect(BlockHeader.emptyOmmersHash == keccak256([0xc0]))
    }
}

extension BlockHeader {
    /// The first block of the main network.
    static let mainnetGenesis: BlockHeader = {
        var header = BlockHeader(
            parentHash: .zero, beneficiary: .zero,
            stateRoot: "d7f8974fb5ac78d9ac099b9ad5018bedc2ce0a72dad1827a1709da30580f0544",
            number: 0, gasLimit: 5_000, timestamp: 0)
        header.difficulty = 17_179_869_184
        header.extraData =
            Bytes(hex: "11bbe8db4e347b4e8c937c1c8370e4b5ed33adb3db69cbdb7a38e1e50b1b82fa") ?? []
        header.nonce = 0x42
        return header
    }()
}

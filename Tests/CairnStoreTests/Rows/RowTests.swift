import CairnChain
import CairnEthereum
import CairnPrimitives
import Testing

@testable import CairnStore

@Suite("Rows")
struct RowTests {
    @Test("of headers give back every field, set or not")
    func headers() throws {
        var chain = TestChain(seed: 1)
        var headers = [chain.genesis, chain.nextEmpty().header]
        headers.append(chain.next(transactions: 3).header)
        var old = chain.genesis
        old.baseFeePerGas = nil
        headers.append(old)
        var full = chain.head
        full.ommersHash = TestChain.topic(1)
        full.difficulty = UInt256(1) << 200
        full.extraData = [1, 2, 3]
        full.nonce = .max
        full.blobGasUsed = .max
        full.excessBlobGas = 128
        full.withdrawalsRoot = TestChain.topic(2)
        full.parentBeaconBlockRoot = TestChain.topic(3)
        full.requestsHash = TestChain.topic(4)
        headers.append(full)
        for header in headers {
            let row = HeaderRow.encode(header)
            let decoded = try row.withUnsafeBytes {
                try HeaderRow.decode($0, number: header.number, hashHead: header.hash.word0)
            }
            #expect(decoded == SealedHeader(header))
        }
    }

    @Test("of empty blocks are small")
    func emptyBlock() {
        var chain = TestChain(seed: 2)
        #expect(HeaderRow.encode(chain.nextEmpty().header).count < 150)
    }

    @Test("of transactions give back every field")
    func transactions() throws {
        var chain = TestChain(seed: 3)
        var kinds: Set<UnsignedTransaction.Kind> = []
        for included in chain.next(transactions: 200).transactions {
            kinds.insert(included.receipt.kind)
            let row = TransactionRow.encode(included, firstLog: 77)
            try row.withUnsafeBytes {
                let decoded = try TransactionRow($0)
                #expect(decoded.firstLog == 77)
                #expect(try decoded.included() == included)
                #expect(try decoded.hash() == included.sent.hash)
            }
        }
        #expect(kinds.count == 3)
    }

    @Test("notice every single flipped bit")
    func flippedBits() throws {
        var chain = TestChain(seed: 4)
        let block = chain.next(transactions: 1)
        let header = HeaderRow.encode(block.header)
        for bit in 0..<header.count * 8 {
            var damaged = header
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: RowFault.self) {
                try damaged.withUnsafeBytes {
                    try HeaderRow.decode($0, number: 1, hashHead: block.hash.word0)
                }
            }
        }
        let row = TransactionRow.encode(block.transactions[0], firstLog: 0)
        for bit in 0..<row.count * 8 {
            var damaged = row
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: RowFault.checksumDiffers) {
                try damaged.withUnsafeBytes { try TransactionRow($0).included() }
            }
        }
    }

    @Test("notice a lost end at every length")
    func truncated() {
        var chain = TestChain(seed: 5)
        let block = chain.next(transactions: 1)
        let header = HeaderRow.encode(block.header)
        for length in 0..<header.count {
            #expect(throws: RowFault.self) {
                try Array(header[..<length]).withUnsafeBytes {
                    try HeaderRow.decode($0, number: 1, hashHead: block.hash.word0)
                }
            }
        }
        let row = TransactionRow.encode(block.transactions[0], firstLog: 0)
        for length in 0..<row.count {
            #expect(throws: RowFault.self) {
                try Array(row[..<length]).withUnsafeBytes { try TransactionRow($0).included() }
            }
        }
    }

    @Test("have integers of every width")
    func integers() throws {
        let values = (0...64).map { $0 == 64 ? UInt64.max : (1 << UInt64($0)) &- 1 }
        var writer = RowWriter(reservingCapacity: 0)
        for value in values {
            writer.append(value)
            writer.append(UInt256(value) << 192)
        }
        try writer.bytes.withUnsafeBytes {
            var reader = RowReader($0)
            for value in values {
                #expect(try reader.readInteger() == value)
                #expect(try reader.readUInt256() == UInt256(value) << 192)
            }
            try reader.finish()
        }
    }

    @Test("keep the checksums of the format")
    func format() {
        // Written down when the format was made; another value would orphan every store.
        #expect(Checksum.posting(of: TestChain.contract(1)) == 8_895_673_996_072_106_572)
        #expect(Checksum.posting(of: TestChain.topic(1), at: 3) == 4_149_750_201_571_461_059)
        #expect(
            Checksum.origin(sender: TestChain.contract(1), nonce: 7)
                == 16_788_700_010_970_239_886)
        #expect(
            Array("write-ahead log".utf8).withUnsafeBytes { Checksum.of($0) }
                == 1_227_605_826_492_149_234)
    }
}

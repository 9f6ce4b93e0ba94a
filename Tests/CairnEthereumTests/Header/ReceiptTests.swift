import CairnEthereum
import CairnPrimitives
import Testing

@Suite("Receipts")
struct ReceiptTests {
    private let receipts = [
        Receipt(kind: .legacy, succeeded: true, cumulativeGasUsed: 21_000, logs: []),
        Receipt(
            kind: .dynamicFee, succeeded: true, cumulativeGasUsed: 71_234,
            logs: [LogsBloomTests.log, LogsBloomTests.log]),
        Receipt(kind: .accessList, succeeded: false, cumulativeGasUsed: 100_000, logs: []),
    ]

    @Test("encode as the reference does")
    func encoding() {
        #expect(
            receipts.map { keccak256($0.encoded) } == [
                "e38e5532717f12f769b07ea016014bd39b74fb72def4de8442114cc2728609f2",
                "bf32d47bca8f827a7ad67937d47eb9824a92be58966f0dd531eaf2bf644e5985",
                "f7cf6c281f942bef0a20e9a54d42f7a028d78da5b629d8d2aabc39a11d684f45",
            ])
        #expect(receipts.map { $0.encoded.count } == [267, 585, 269])
        #expect(receipts.map { $0.encoded[0] } == [0xf9, 0x02, 0x01])
    }

    @Test("have the root of the reference")
    func root() {
        #expect(
            Receipt.root(of: receipts)
                == "89cdb05bba8bb4bc4b2a81ef753adb7f5cfb8c66f92c5c16610196da2d60a972")
        #expect(Receipt.root(of: []) == emptyTrieRoot)
    }

    @Test("collect the addresses and topics of their logs")
    func bloom() {
        #expect(receipts[1].logsBloom == LogsBloom([LogsBloomTests.log]))
        #expect(receipts[0].logsBloom.isEmpty)
    }
}

import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Transactions and receipts")
struct TransactionMethodsTests {
    let node = TestNode()

    @Test("have exactly the fields of the schema, by type")
    func fields() async throws {
        let price = Wei.gwei(3)
        let legacy = UnsignedTransaction.legacy(
            chainID: 31337, nonce: 0, gasPrice: price, gasLimit: 21_000, to: TestAccounts.bob,
            value: 1, data: [])
        let entry = AccessListEntry(address: TestAccounts.token, storageKeys: [.zero])
        let listed = UnsignedTransaction.accessList(
            chainID: 31337, nonce: 1, gasPrice: price, gasLimit: 30_000, to: TestAccounts.bob,
            value: 1, data: [], accessList: [entry])
        for (type, unsigned) in [legacy, listed].enumerated() {
            let hash = try await node.send(unsigned.signed(by: TestAccounts.keys[0]))
            let transaction = try await node.result("eth_getTransactionByHash", hash)
            expect(transaction, has: WireTables.transaction(type: type))
            #expect(transaction["type"] == .quantity(type))
            #expect(transaction["gasPrice"] == .quantity(price))
        }
        let listedHash = try await node.result("eth_getBlockByNumber", "latest", false)
        let found = try await node.result(
            "eth_getTransactionByHash", try #require(listedHash["transactions"]?[0]))
        #expect(
            found["accessList"] == [
                ["address": .token, "storageKeys": [.hash(.zero)]]
            ])

        let hash = try await node.send(node.signed())
        let capped = try await node.result("eth_getTransactionByHash", hash)
        expect(capped, has: WireTables.transaction(type: 2))
        #expect(capped["maxFeePerGas"] == .quantity(price))
        let receipt = try await node.result("eth_getTransactionReceipt", hash)
        #expect(capped["gasPrice"] == receipt["effectiveGasPrice"])
    }

    @Test("without replay protection name no chain")
    func unprotected() async throws {
        let unsigned = UnsignedTransaction.legacy(
            chainID: nil, nonce: 0, gasPrice: .gwei(3), gasLimit: 21_000, to: TestAccounts.bob,
            value: 1, data: [])
        let hash = try await node.send(unsigned.signed(by: TestAccounts.keys[0]))
        let transaction = try await node.result("eth_getTransactionByHash", hash)
        #expect(transaction["chainId"] == nil)
        #expect(transaction["v"] == "0x1b" || transaction["v"] == "0x1c")
    }

    @Test("receipts have exactly the fields of the schema, logs counted through the block")
    func receipts() async throws {
        _ = try await node.result("evm_setAutomine", false)
        let first = try await node.transferTokens(5)
        let second = try await node.send(
            node.signed(
                to: TestAccounts.token, value: 0, data: TestAccounts.transferData(5000), nonce: 1))
        let third = try await node.send(
            node.signed(
                to: TestAccounts.token, value: 0, data: TestAccounts.transferData(7), nonce: 2))
        #expect(try await node.result("eth_getTransactionReceipt", first).isNull)
        try await node.mine(1)

        let receipts = try await node.result("eth_getBlockReceipts", "latest").elements
        #expect(receipts.map { $0["transactionHash"] } == [first, second, third])
        for receipt in receipts {
            expect(receipt, has: WireTables.receipt)
            let hash = try #require(receipt["transactionHash"])
            #expect(try await node.result("eth_getTransactionReceipt", hash) == receipt)
        }
        #expect(receipts.map { $0["status"] } == ["0x1", "0x0", "0x1"])
        #expect(receipts.map { $0["logs"]?.elements.count } == [1, 0, 1])
        let log = try #require(receipts[2]["logs"]?[0])
        expect(log, has: WireTables.log)
        #expect(log["logIndex"] == "0x1")
        #expect(log["transactionIndex"] == "0x2")
        #expect(log["removed"] == false)
        #expect(log["data"] == .hash(Hash(UInt256(7))))
        #expect(log["topics"]?.elements.count == 3)

        var total = UInt256.zero
        for receipt in receipts {
            total = total + (receipt["gasUsed"]?.number ?? .zero)
            #expect(receipt["cumulativeGasUsed"]?.number == total)
        }
    }

    @Test("are found by place, by sender and nonce, and as they were sent")
    func places() async throws {
        let sent = node.signed()
        let hash = try await node.send(sent)
        let transaction = try await node.result("eth_getTransactionByHash", hash)
        let block = try #require(transaction["blockHash"])
        for (method, place) in [
            ("eth_getTransactionByBlockNumberAndIndex", "0x1"),
            ("eth_getTransactionByBlockHashAndIndex", block),
        ] as [(String, JSON)] {
            #expect(try await node.result(method, place, "0x0") == transaction)
            #expect(try await node.result(method, place, "0x1").isNull)
        }
        let raw = JSON.data(sent.encoded)
        #expect(try await node.result("eth_getRawTransactionByHash", hash) == raw)
        #expect(
            try await node.result("eth_getRawTransactionByBlockNumberAndIndex", "0x1", "0x0") == raw
        )
        #expect(
            try await node.result("eth_getRawTransactionByBlockHashAndIndex", block, "0x0") == raw)
        #expect(
            try await node.result("eth_getTransactionBySenderAndNonce", .alice, "0x0")
                == transaction)
        #expect(
            try await node.result("eth_getTransactionBySenderAndNonce", .alice, "0x1").isNull)
    }

    @Test(
        "that are unknown are null",
        arguments: [
            "eth_getTransactionByHash", "eth_getTransactionReceipt", "eth_getRawTransactionByHash",
        ])
    func unknown(method: String) async throws {
        #expect(try await node.result(method, .hash(Hash(UInt256(5)))).isNull)
    }

    @Test("that wait are shown without a place")
    func waiting() async throws {
        _ = try await node.result("evm_setAutomine", false)
        let hash = try await node.send(node.signed())
        let later = try await node.send(node.signed(nonce: 5))
        let transaction = try await node.result("eth_getTransactionByHash", hash)
        expect(transaction, has: WireTables.waitingTransaction(type: 2))
        #expect(transaction["gasPrice"] == .quantity(Wei.gwei(3)))

        #expect(
            try await node.result("txpool_status") == ["pending": "0x1", "queued": "0x1"])
        let content = try await node.result("txpool_content")
        #expect(content["pending"]?[TestAccounts.alice.hex]?["0"] == transaction)
        #expect(content["queued"]?[TestAccounts.alice.hex]?["5"]?["hash"] == later)
        let mine = try await node.result("txpool_contentFrom", .alice)
        #expect(mine["pending"]?["0"] == transaction)
        #expect(
            try await node.result("txpool_contentFrom", .bob) == ["pending": [:], "queued": [:]])
        let line = try await node.result("txpool_inspect")["pending"]?[TestAccounts.alice.hex]?["0"]
        #expect(
            line?.text == "\(TestAccounts.bob.hex): 1 wei + 100000 gas × 3000000000 wei")
        #expect(
            try await node.result("eth_pendingTransactions").elements.map { $0["hash"] }
                == [hash, later])
    }
}

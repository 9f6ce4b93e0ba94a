import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Blocks")
struct BlockMethodsTests {
    let node = TestNode()

    @Test("have exactly the fields of the schema")
    func fields() async throws {
        try await node.transferTokens(5)
        let block = try await node.result("eth_getBlockByNumber", "latest", false)
        expect(block, has: WireTables.block)
        #expect(block["number"] == "0x1")
        #expect(block["transactions"]?.elements.count == 1)
        #expect(WireForm.bytes(32).fits(try #require(block["transactions"]?[0])))
        #expect(block["uncles"] == [])
        #expect(block["withdrawals"] == [])
        #expect(block["nonce"] == "0x0000000000000000")

        let full = try await node.result("eth_getBlockByNumber", "latest", true)
        expect(full, has: WireTables.block)
        expect(try #require(full["transactions"]?[0]), has: WireTables.transaction(type: 2))
        #expect(full["transactions"]?[0]?["blockHash"] == full["hash"])
    }

    @Test("have the hash and size of their encoding")
    func encoding() async throws {
        try await node.transferTokens(5)
        let block = try await node.result("eth_getBlockByNumber", "0x1", false)
        let header = try await node.bytes("debug_getRawHeader", "0x1")
        #expect(block["hash"] == .hash(keccak256(header)))
        #expect(try BlockHeader(decoding: header.bytes).number == 1)
        let raw = try await node.bytes("debug_getRawBlock", "0x1")
        #expect(block["size"] == .quantity(raw.count))
        // A list of four: the header, one transaction, no ommers and no withdrawals.
        #expect(Array(raw.suffix(2)) == [0xc0, 0xc0])
        #expect(raw.count > header.count + 100)
    }

    @Test("are found by tag, and are null where there are none")
    func lookups() async throws {
        try await node.mine(10)
        for (tag, number) in [
            ("latest", "0xa"), ("earliest", "0x0"), ("safe", "0x6"), ("finalized", "0x2"),
            ("0x3", "0x3"),
        ] {
            let block = try await node.result("eth_getBlockByNumber", .string(tag), false)
            #expect(block["number"]?.text == number, "\(tag)")
            let header = try await node.result("eth_getHeaderByNumber", .string(tag))
            #expect(header["number"]?.text == number, "\(tag)")
        }
        #expect(try await node.result("eth_getBlockByNumber", "0xb", false).isNull)
        #expect(try await node.result("eth_getHeaderByNumber", "0xb").isNull)
        #expect(try await node.result("eth_getBlockReceipts", "0xb").isNull)
        #expect(try await node.result("eth_getBlockTransactionCountByNumber", "0xb").isNull)
        #expect(try await node.result("eth_getUncleCountByBlockNumber", "0xb").isNull)
        let unknown = JSON.hash(Hash(UInt256(77)))
        for method in [
            "eth_getBlockByHash", "eth_getHeaderByHash", "eth_getBlockTransactionCountByHash",
            "eth_getUncleCountByBlockHash", "eth_getBlockReceipts",
        ] {
            #expect(try await node.result(method, unknown).isNull, "\(method)")
        }
    }

    @Test("are found by hash")
    func byHash() async throws {
        try await node.mine(2)
        let block = try await node.result("eth_getBlockByNumber", "0x1", true)
        let hash = try #require(block["hash"])
        #expect(try await node.result("eth_getBlockByHash", hash, true) == block)
        expect(try await node.result("eth_getHeaderByHash", hash), has: WireTables.header)
        #expect(try await node.result("eth_getBlockTransactionCountByHash", hash) == "0x0")
        #expect(try await node.result("eth_getUncleCountByBlockHash", hash) == "0x0")
        #expect(try await node.result("eth_getUncleByBlockHashAndIndex", hash, "0x0").isNull)
        #expect(try await node.result("eth_getUncleByBlockNumberAndIndex", "0x1", "0x0").isNull)
        #expect(try await node.result("eth_getUncleCountByBlockNumber", "0x1") == "0x0")
    }

    @Test("that are pending have neither hash nor nonce nor miner")
    func pending() async throws {
        _ = try await node.result("evm_setAutomine", false)
        try await node.send(node.signed())
        let block = try await node.result("eth_getBlockByNumber", "pending", true)
        expect(block, has: WireTables.pendingBlock)
        #expect(block["number"] == "0x1")
        let transaction = try #require(block["transactions"]?[0])
        expect(transaction, has: WireTables.waitingTransaction(type: 2))
        #expect(transaction["from"] == .alice)
        #expect(try await node.result("eth_getBlockTransactionCountByNumber", "pending") == "0x1")
        #expect(try await node.result("eth_getBlockReceipts", "pending").isNull)
        #expect(try await node.result("eth_blockNumber") == "0x0")
        let header = try await node.result("eth_getHeaderByNumber", "pending")
        #expect(header["hash"]?.isNull == true)
    }

    @Test(
        "refuse malformed arguments, naming them",
        arguments: [
            ("eth_getBlockByNumber", [], "0 (block)"),
            ("eth_getBlockByNumber", ["0x01"], "0 (block)"),
            ("eth_getBlockByNumber", ["newest"], "0 (block)"),
            ("eth_getBlockByNumber", ["latest", "yes"], "1 (hydrated)"),
            ("eth_getBlockByHash", ["0x12"], "0 (hash)"),
            ("eth_getTransactionByBlockNumberAndIndex", ["latest"], "1 (index)"),
        ] as [(String, [JSON], String)])
    func malformed(method: String, parameters: [JSON], words: String) async throws {
        let request: JSON = [
            "jsonrpc": "2.0", "id": 1, "method": .string(method), "params": .array(parameters),
        ]
        let error = try await node.answer(to: request.description)["error"]
        #expect(error?["code"] == -32602)
        #expect(error?["message"]?.text?.contains(words) == true, "\(String(describing: error))")
    }

    @Test("are given raw, or refused where there are none")
    func raw() async throws {
        let hash = try await node.transferTokens(5)
        let receipts = try await node.result("debug_getRawReceipts", "0x1").elements
        #expect(receipts.count == 1)
        #expect(receipts.first?.text?.hasPrefix("0x02f9") == true)
        let raw = try await node.bytes("debug_getRawTransaction", hash)
        #expect(try Transaction.decode(raw: raw.bytes).hash.hex == hash.text)
        #expect(try await node.refusal("debug_getRawBlock", "0x9").code == -32000)
        let unknown = JSON.hash(.zero)
        #expect(try await node.refusal("debug_getRawHeader", unknown).code == -32001)
        #expect(
            try await node.refusal("debug_getRawTransaction", unknown).message
                == "transaction not found")
        #expect(try await node.result("debug_getBadBlocks") == [])
    }
}

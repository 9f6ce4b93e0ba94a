import CairnJSON
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Reading state")
struct StateMethodsTests {
    let node = TestNode()

    @Test("tells balances and nonces at explicit numbers, hashes and tags")
    func balances() async throws {
        try await node.send(node.signed(value: .ether(1)))
        try await node.mine(9)
        let before = JSON.quantity(Wei.ether(10_000))
        let after = JSON.quantity(Wei.ether(10_001))
        for block in ["0x1", "0xa", "latest", "safe", "finalized", "pending"] as [JSON] {
            #expect(try await node.result("eth_getBalance", .bob, block) == after, "\(block)")
        }
        for block in ["0x0", "earliest"] as [JSON] {
            #expect(try await node.result("eth_getBalance", .bob, block) == before, "\(block)")
            #expect(try await node.result("eth_getTransactionCount", .alice, block) == "0x0")
        }
        #expect(try await node.result("eth_getBalance", .bob) == after)
        #expect(try await node.result("eth_getBalance", .bob, nil) == after)
        #expect(try await node.result("eth_getTransactionCount", .alice, "0x1") == "0x1")

        let genesis = try await node.result("eth_getBlockByNumber", "0x0", false)
        let hash = try #require(genesis["hash"])
        #expect(try await node.result("eth_getBalance", .bob, hash) == before)
        let named: JSON = ["blockHash": hash, "requireCanonical": true]
        #expect(try await node.result("eth_getBalance", .bob, named) == before)
        #expect(try await node.result("eth_getBalance", .bob, ["blockNumber": "0x0"]) == before)
    }

    @Test("takes addresses in any case")
    func checksummedAddress() async throws {
        let balance = try await node.result(
            "eth_getBalance", "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", "latest")
        #expect(balance == .quantity(Wei.ether(10_000)))
    }

    @Test(
        "refuses blocks that do not exist",
        arguments: [
            ("0x1", -32000, "header not found"), ("0xffffffff", -32000, "header not found"),
            (JSON.hash(Hash(UInt256(9))), -32001, "block not found"),
            (["blockHash": JSON.hash(Hash(UInt256(9)))], -32001, "block not found"),
        ] as [(JSON, Int, String)])
    func unknownBlock(block: JSON, code: Int, words: String) async throws {
        for method in [
            "eth_getBalance", "eth_getTransactionCount", "eth_getCode", "eth_getAccount",
        ] {
            let error = try await node.refusal(method, .bob, block)
            #expect(error.code == code)
            #expect(error.message.hasPrefix(words), "\(error)")
        }
        let call: JSON = ["to": .token, "data": "0x18160ddd"]
        #expect(try await node.refusal("eth_call", call, block).code == code)
        #expect(try await node.refusal("eth_estimateGas", call, block).code == code)
    }

    @Test("refuses state that is no longer kept")
    func forgotten() async throws {
        try await node.mine(8)
        node.backend.write { $0.chain.forgetStates(before: 5) }
        let error = try await node.refusal("eth_getBalance", .bob, "0x4")
        #expect(error.code == -32000)
        #expect(error.message == "historical state 4 is not available; oldest is 5")
        #expect(
            try await node.result("eth_getBalance", .bob, "0x5") == .quantity(Wei.ether(10_000)))
    }

    @Test("shows at the head's number what development methods have changed since")
    func interventions() async throws {
        try await node.mine(1)
        _ = try await node.result("anvil_setBalance", .carol, "0x7")
        #expect(try await node.result("eth_getBalance", .carol, "latest") == "0x7")
        #expect(try await node.result("eth_getBalance", .carol, "0x1") == "0x7")
        #expect(try await node.result("eth_getBalance", .carol, "0x0") == "0x0")
    }

    @Test("counts waiting transactions in the pending nonce only")
    func pendingNonce() async throws {
        _ = try await node.result("evm_setAutomine", false)
        try await node.send(node.signed())
        #expect(try await node.result("eth_getTransactionCount", .alice, "pending") == "0x1")
        #expect(try await node.result("eth_getTransactionCount", .alice, "latest") == "0x0")
        #expect(
            try await node.result("eth_getBalance", .bob, "pending")
                == .quantity(Wei.ether(10_000) + 1))
    }

    @Test("shows code at contracts, and none elsewhere")
    func code() async throws {
        let code = JSON.data([0xfe] + "cairn:ERC20".utf8)
        #expect(try await node.result("eth_getCode", .token, "latest") == code)
        #expect(try await node.result("eth_getCode", .alice) == "0x")
        let account = try await node.result("eth_getAccount", .token, "latest")
        expect(
            account,
            has: [
                "balance": .quantity, "nonce": .quantity, "codeHash": .bytes(32),
                "storageRoot": .bytes(32),
            ])
        #expect(account["codeHash"] == .hash(keccak256([0xfe] + Array("cairn:ERC20".utf8))))
        let plain = try await node.result("eth_getAccount", .alice, "latest")
        #expect(plain["codeHash"] == .hash(keccak256([UInt8]())))
        #expect(plain["storageRoot"] == .hash(emptyTrieRoot))
        let info = try await node.result("eth_getAccountInfo", .token)
        expect(info, has: ["balance": .quantity, "nonce": .quantity, "code": .data])
    }

    @Test("refuses storage words and proofs in plain words")
    func storage() async throws {
        let slot = try await node.refusal("eth_getStorageAt", .token, "0x0", "latest")
        #expect(slot.code == -32004)
        #expect(slot.message.contains("native"))
        let values = try await node.refusal("eth_getStorageValues", [:], "latest")
        #expect(values.code == -32004)
        let proof = try await node.refusal("eth_getProof", .token, [], "latest")
        #expect(proof.code == -32004)
        #expect(try await node.refusal("eth_getStorageAt", .token, "zero").code == -32602)
    }
}

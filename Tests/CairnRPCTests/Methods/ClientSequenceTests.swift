import CairnJSON
import CairnEthereum
import CairnPrimitives
import CairnRPC
import Testing

/// What client libraries were seen to ask, in their order and in their shapes.
@Suite("Client libraries")
struct ClientSequenceTests {
    let node = TestNode()

    /// The members that web3.py and ethers cannot do without.
    static let neededOfBlocks = [
        "baseFeePerGas", "gasLimit", "parentHash", "number", "timestamp", "difficulty", "gasUsed",
        "extraData", "transactions",
    ]

    @Test("web3.py: connects, pays, waits, reads, and looks for events")
    func web3py() async throws {
        func ask(_ method: String, _ parameters: String) async throws -> JSON {
            let answer = try await node.answer(
                to: #"{"jsonrpc":"2.0","method":"\#(method)","params":\#(parameters),"id":0}"#)
            #expect(answer["id"] == 0)
            return try #require(answer["result"], "\(answer)")
        }
        let alice = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
        let bob = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
        let payment = #"{"from":"\#(alice)","to":"\#(bob)","value":"0x1"}"#
        _ = try await ask("web3_clientVersion", "[]")
        let block = try await ask("eth_getBlockByNumber", #"["latest", false]"#)
        for member in Self.neededOfBlocks { #expect(block[member] != nil, "\(member)") }
        #expect(try await ask("eth_chainId", "[]") == "0x7a69")
        let estimate = try await ask("eth_estimateGas", "[\(payment), \"latest\"]")
        let nonce = try await ask("eth_getTransactionCount", #"["\#(alice)", "pending"]"#)
        #expect(nonce == "0x0")
        let tip = try #require(await ask("eth_maxPriorityFeePerGas", "[]").number)
        let baseFee = try #require(block["baseFeePerGas"]?.number)
        let transaction = node.signed(
            gas: try #require(estimate.number?.asUInt64) + 100_000,
            maxFee: Wei(rawValue: baseFee + baseFee + tip), tip: Wei(rawValue: tip))
        let hash = try await ask(
            "eth_sendRawTransaction", #"["\#(Hex.encode(transaction.encoded))"]"#)
        let receipt = try await ask("eth_getTransactionReceipt", "[\(hash)]")
        #expect(receipt["status"] == "0x1")
        let data = Hex.encode(TestAccounts.callData("totalSupply()"))
        let supply = try await ask(
            "eth_call", #"[{"to":"\#(TestAccounts.token.hex)","data":"\#(data)"}, "latest"]"#)
        #expect(supply == .hash(Hash(UInt256(1000))))
        let events: JSON = [
            "topics": [LogMethodsTests.transferTopic], "address": [.token], "fromBlock": "0x0",
        ]
        let logs = try await ask("eth_getLogs", "[\(events)]")
        #expect(logs == [])
        // An account whose key the node holds: the same estimates, and no fees.
        #expect(try await ask("eth_accounts", "[]")[0] == .alice)
        let sent = try await ask(
            "eth_sendTransaction", "[\(payment.dropLast()),\"gas\":\(estimate)}]")
        #expect(try await ask("eth_getTransactionByHash", "[\(sent)]")["type"] == "0x2")
    }

    @Test("ethers: asks in batches and looks for the receipt once")
    func ethers() async throws {
        func ask(_ requests: (Int, String, String)...) async throws -> [JSON] {
            let texts = requests.map { id, method, parameters in
                #"{"method":"\#(method)","params":\#(parameters),"id":\#(id),"jsonrpc":"2.0"}"#
            }
            let text = texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ",") + "]"
            let answer = try await node.answer(to: text)
            let answers = texts.count == 1 ? [answer] : answer.elements
            return try requests.map { request in
                let own = answers.first { $0["id"] == .number(JSONNumber(request.0)) }
                return try #require(own?["result"], "\(answer)")
            }
        }
        let alice = TestAccounts.alice.hex
        #expect(try await ask((1, "eth_chainId", "[]")) == ["0x7a69"])
        let first = try await ask(
            (2, "eth_getTransactionCount", #"["\#(alice)","pending"]"#), (3, "eth_chainId", "[]"))
        #expect(first == ["0x0", "0x7a69"])
        let payment: JSON = [
            "type": "0x2", "value": "0x1", "from": .alice, "nonce": "0x0", "to": .bob,
        ]
        #expect(try await ask((4, "eth_estimateGas", "[\(payment)]")) == ["0x5208"])
        let fees = try await ask(
            (6, "eth_getBlockByNumber", #"["latest",false]"#), (7, "eth_gasPrice", "[]"),
            (8, "eth_maxPriorityFeePerGas", "[]"))
        #expect(fees[0]["baseFeePerGas"] == "0x3b9aca00")
        let raw = Hex.encode(node.signed(gas: 21_000).encoded)
        let sent = try await ask(
            (9, "eth_blockNumber", "[]"), (10, "eth_sendRawTransaction", "[\"\(raw)\"]"),
            (11, "eth_chainId", "[]"))
        // It looks again only when the height changes, so the first look must succeed.
        let receipt = try await ask((12, "eth_getTransactionReceipt", "[\(sent[1])]"))[0]
        for member in ["blockNumber", "transactionIndex", "cumulativeGasUsed", "logs"] {
            #expect(receipt[member]?.isNull == false, "\(member)")
        }
        let unlocked = try await ask(
            (13, "eth_sendTransaction", #"[{"from":"\#(alice)","to":"\#(alice)","gas":"0x5208"}]"#))
        let found = try await ask((14, "eth_getTransactionByHash", "[\(unlocked[0])]"))
        #expect(found[0].isNull == false)
    }

    @Test("viem: fills in first, and falls back on codes it knows")
    func viem() async throws {
        let filled = try await node.result(
            "eth_fillTransaction",
            ["from": .alice, "to": .bob, "value": "0x1", "chainId": "0x7a69"])
        let transaction = try #require(filled["tx"])
        for member in ["gas", "nonce", "maxFeePerGas", "maxPriorityFeePerGas", "type", "chainId"] {
            #expect(transaction[member]?.isNull == false, "\(member)")
        }
        #expect(try await node.refusal("eth_fillTransaction", ["data": "0x60"]).code == -32004)
        #expect(try await node.result("eth_chainId") == "0x7a69")
        let hash = try await node.result(
            "eth_sendTransaction", ["from": .alice, "to": .bob, "value": "0x1"])
        #expect(try await node.result("eth_getTransactionReceipt", hash)["status"] == "0x1")
        // Its test client.
        let snapshot = try await node.result("evm_snapshot")
        _ = try await node.result("anvil_mine", "0x2", "0x0")
        _ = try await node.result("anvil_setBalance", .bob, "0x1")
        #expect(try await node.result("evm_revert", snapshot) == true)
        #expect(try await node.result("eth_blockNumber") == "0x1")
    }

    @Test(
        "MetaMask: asks at remembered numbers that lie behind, and after a revert above, the head")
    func metaMask() async throws {
        let data = CallMethodsTests.balanceOf(TestAccounts.alice)
        #expect(try await node.result("net_version") == "31337")
        let snapshot = try await node.result("evm_snapshot")
        try await node.mine(300)
        let remembered = try await node.result("eth_blockNumber")
        try await node.mine(300)
        for (method, parameters) in [
            ("eth_call", [["to": .token, "data": data]]), ("eth_getBalance", [.alice]),
            ("eth_getCode", [.bob]), ("eth_getTransactionCount", [.alice]),
        ] as [(String, [JSON])] {
            let old = try await node.result(method, parameters[0], remembered)
            #expect(old == (try await node.result(method, parameters[0], "latest")), "\(method)")
        }
        let block = try await node.result("eth_getBlockByNumber", remembered, false)
        #expect(block["baseFeePerGas"] != nil)
        let payment: JSON = ["from": .alice, "to": .bob, "value": "0x1"]
        let gas = try #require(await node.result("eth_estimateGas", payment).number?.asUInt64)
        let hash = try await node.send(node.signed(gas: gas))
        let receipt = try await node.result("eth_getTransactionReceipt", hash)
        #expect(receipt["status"] == "0x1")
        let mined = try await node.result(
            "eth_getBlockByHash", try #require(receipt["blockHash"]), false)
        #expect(mined["timestamp"] != nil)

        #expect(try await node.result("evm_revert", snapshot) == true)
        #expect(try await node.refusal("eth_getBalance", .alice, remembered) == .headerNotFound)
        #expect(
            try await node.refusal("eth_getTransactionCount", .alice, remembered) == .headerNotFound
        )
        #expect(try await node.result("eth_getBlockByNumber", remembered, false).isNull)
        #expect(try await node.result("eth_getTransactionReceipt", hash).isNull)
    }
}

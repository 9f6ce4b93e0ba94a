import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Sending")
struct SendingTests {
    let node = TestNode()

    @Test("answers when the receipt is there")
    func receiptExists() async throws {
        let sent = node.signed(value: .ether(2))
        let hash = try await node.send(sent)
        #expect(hash == .hash(sent.hash))
        let receipt = try await node.result("eth_getTransactionReceipt", hash)
        #expect(receipt["status"] == "0x1")
        #expect(receipt["gasUsed"] == "0x5208")
        #expect(receipt["from"] == .alice)
        #expect(receipt["to"] == .bob)
        #expect(
            try await node.result("eth_getBalance", .bob) == .quantity(Wei.ether(10_002)))
    }

    @Test("refuses in the words that libraries look for, and changes nothing")
    func refusals() async throws {
        try await node.send(node.signed())
        let before = try await node.result("eth_getBalance", .alice)
        let poor = UnsignedTransaction.dynamicFee(
            chainID: 31337, nonce: 1, maxPriorityFeePerGas: 1, maxFeePerGas: .gwei(3),
            gasLimit: 21_000, to: TestAccounts.bob, value: .ether(20_000), data: [])
        let cases: [(Transaction, Int, String)] = [
            (node.signed(nonce: 0), -32000, "already known"),
            (node.signed(value: 2, nonce: 0), -32000, "nonce too low: address"),
            (node.signed(nonce: 9), -32000, "nonce too high: address"),
            (poor.signed(by: TestAccounts.keys[0]), -32000, "insufficient funds for gas * price"),
            (node.signed(gas: 20_999), -32000, "intrinsic gas too low: have 20999, want 21000"),
            (node.signed(gas: 30_000_001), -32000, "exceeds block gas limit"),
            (node.signed(maxFee: 1, tip: 1), -32000, "max fee per gas less than block base fee"),
            (
                node.signed(maxFee: .gwei(2), tip: .gwei(3)), -32000,
                "max priority fee per gas higher than max fee per gas"
            ),
            (node.signed(chainID: 1), -32000, "invalid chain id for signer: have 1 want 31337"),
        ]
        for (transaction, code, words) in cases {
            let error = try await node.refusal(
                "eth_sendRawTransaction", .data(transaction.encoded))
            #expect(error.code == code)
            #expect(error.message.hasPrefix(words), "\(error)")
        }
        #expect(try await node.result("eth_getBalance", .alice) == before)
        #expect(try await node.result("eth_blockNumber") == "0x1")
    }

    @Test(
        "refuses what is no transaction of this chain",
        arguments: [
            ("0x", -32602, "typed transaction too short"),
            ("0x02c0", -32602, "malformed transaction"),
            ("0x03c0", -32000, "transaction type not valid: 0x3"),
            ("0x7f00", -32000, "transaction type not valid"),
            ("f86c", -32602, "0 (transaction)"),
            (7, -32602, "0 (transaction)"),
        ] as [(JSON, Int, String)])
    func malformed(raw: JSON, code: Int, words: String) async throws {
        let error = try await node.refusal("eth_sendRawTransaction", raw)
        #expect(error.code == code)
        #expect(error.message.contains(words), "\(error)")
    }

    @Test("refuses a signature that nobody can have made")
    func forged() async throws {
        let signature = Signature(r: 5, s: .zero, yParity: .even)
        let forged = Transaction(node.signed().unsigned, signature: signature)
        let error = try await node.refusal("eth_sendRawTransaction", .data(forged.encoded))
        #expect(error == .invalidSender)
    }

    @Test("for unlocked accounts fills in nonce, fees and gas")
    func unlocked() async throws {
        let call: JSON = [
            "from": .bob, "to": .token,
            "data": .data(
                TestAccounts.callData(
                    "approve(address,uint256)", TestAccounts.alice, UInt256(5))),
        ]
        let hash = try await node.result("eth_sendTransaction", call)
        let transaction = try await node.result("eth_getTransactionByHash", hash)
        expect(transaction, has: WireTables.transaction(type: 2))
        #expect(transaction["nonce"] == "0x0")
        #expect(transaction["maxPriorityFeePerGas"] == .quantity(Wei.gwei(1)))
        #expect(
            transaction["maxFeePerGas"]
                == .quantity(Wei(rawValue: UInt256(2 * 875_000_000)) + .gwei(1)))
        let receipt = try await node.result("eth_getTransactionReceipt", hash)
        #expect(receipt["gasUsed"] == transaction["gas"])
        let next = try await node.result("eth_sendTransaction", call)
        #expect(try await node.result("eth_getTransactionByHash", next)["nonce"] == "0x1")
    }

    @Test("for unlocked accounts keeps what the client chose")
    func chosen() async throws {
        let call: JSON = [
            "from": .alice, "to": .bob, "value": "0x9", "gas": "0x7530", "nonce": "0x0",
            "gasPrice": .quantity(Wei.gwei(4)), "chainId": "0x7a69",
        ]
        let hash = try await node.result("eth_sendTransaction", call)
        let transaction = try await node.result("eth_getTransactionByHash", hash)
        #expect(transaction["type"] == "0x0")
        #expect(transaction["gas"] == "0x7530")
        #expect(transaction["gasPrice"] == .quantity(Wei.gwei(4)))
        let other: JSON = ["from": .alice, "to": .bob, "chainId": "0x1"]
        let error = try await node.refusal("eth_sendTransaction", other)
        #expect(error.message == "chainId does not match node's (have=1, want=31337)")
    }

    @Test("at the same time gives every transaction its own nonce")
    func concurrent() async throws {
        let call: JSON = ["from": .alice, "to": .bob, "value": "0x1"]
        let hashes = try await withThrowingTaskGroup(of: JSON.self) { group in
            for _ in 0..<20 {
                group.addTask { try await node.result("eth_sendTransaction", call) }
            }
            var hashes: Set<String> = []
            for try await hash in group { hashes.insert(hash.text ?? "") }
            return hashes
        }
        #expect(hashes.count == 20)
        #expect(try await node.result("eth_getTransactionCount", .alice) == "0x14")
    }

    @Test("for strangers is refused")
    func strangers() async throws {
        let call: JSON = ["from": .carol, "to": .bob]
        let error = try await node.refusal("eth_sendTransaction", call)
        #expect(error == .refusal("unknown account \(TestAccounts.carol.hex)"))
        let known: JSON = ["from": .alice, "to": .bob]
        #expect(
            try await node.refusal("eth_sendTransaction", known, peer: .remote).message
                .hasPrefix("unknown account"))
        #expect(try await node.refusal("eth_sendTransaction", ["to": .bob]).code == -32602)
    }

    @Test("for impersonated accounts needs no key")
    func impersonated() async throws {
        _ = try await node.result("anvil_setBalance", .carol, .quantity(Wei.oneEther))
        _ = try await node.result("anvil_impersonateAccount", .carol)
        let call: JSON = ["from": .carol, "to": .bob, "value": "0x1"]
        for method in ["eth_sendTransaction", "eth_sendUnsignedTransaction"] {
            let hash = try await node.result(method, call)
            let transaction = try await node.result("eth_getTransactionByHash", hash)
            #expect(transaction["from"] == .carol)
            #expect(transaction["r"] == .quantity(TestAccounts.carol.word))
            #expect(transaction["s"] == "0x0")
        }
        _ = try await node.result("anvil_stopImpersonatingAccount", .carol)
        #expect(try await node.refusal("eth_sendTransaction", call).code == -32000)
        _ = try await node.result("anvil_autoImpersonateAccount", true)
        _ = try await node.result("eth_sendTransaction", call)
        #expect(try await node.result("eth_getTransactionCount", .carol) == "0x3")
    }

    @Test("synchronously answers with the receipt, or with code 4 when time runs out")
    func synchronous() async throws {
        let receipt = try await node.result(
            "eth_sendRawTransactionSync", .data(node.signed().encoded))
        expect(receipt, has: WireTables.receipt)
        let second = try await node.result(
            "eth_sendTransactionSync", ["from": .alice, "to": .bob])
        #expect(second["status"] == "0x1")

        _ = try await node.result("evm_setAutomine", false)
        let waiting = node.signed()
        let error = try await node.refusal(
            "eth_sendRawTransactionSync", .data(waiting.encoded), 20)
        #expect(error.code == 4)
        #expect(error.data == .hash(waiting.hash))

        let later = node.signed()
        async let answer = node.result("eth_sendRawTransactionSync", .data(later.encoded))
        while node.backend.pendingNonce(of: TestAccounts.alice) < 4 { await Task.yield() }
        try await node.mine(1)
        #expect(try await answer["transactionHash"] == .hash(later.hash))
    }

    @Test("is prepared by filling in")
    func filled() async throws {
        let call: JSON = [
            "from": .alice, "to": .token, "data": .data(TestAccounts.transferData(1)),
        ]
        let filled = try await node.result("eth_fillTransaction", call)
        #expect(filled.names == ["raw", "tx"])
        let transaction = try #require(filled["tx"])
        expect(transaction, has: WireTables.waitingTransaction(type: 2))
        #expect(transaction["gas"] == (try await node.result("eth_estimateGas", call)))
        #expect(filled["raw"]?.text?.hasPrefix("0x02f8") == true)
        #expect(
            try await node.refusal("eth_fillTransaction", ["to": .bob, "type": "0x3"]).code
                == -32000)
    }
}

@Suite("Signing")
struct SigningTests {
    let node = TestNode()

    @Test("of messages can be verified")
    func messages() async throws {
        let message = Array("Hello".utf8)
        let first = try await node.result("eth_sign", .alice, .data(message))
        let second = try await node.result("personal_sign", .data(message), .alice)
        #expect(first == second)
        let bytes = try #require(first.text.flatMap { Bytes(hex: $0) })
        let signature = try Signature(bytes: bytes.bytes)
        #expect(try signature.recoverAddress(personalMessageHash(message)) == TestAccounts.alice)
    }

    @Test("of structured data takes an object and its text")
    func typedData() async throws {
        let data: JSON = [
            "types": [
                "EIP712Domain": [["name": "name", "type": "string"]],
                "Mail": [
                    ["name": "to", "type": "address"], ["name": "amount", "type": "uint256"],
                ],
            ],
            "primaryType": "Mail",
            "domain": ["name": "Test"],
            "message": ["to": .bob, "amount": 12],
        ]
        let object = try await node.result("eth_signTypedData_v4", .alice, data)
        let text = try await node.result(
            "eth_signTypedData_v4", .alice, .string(data.description))
        #expect(object == text)
        var domain = StructHasher(typeHash: keccak256(utf8: "EIP712Domain(string name)"))
        domain.append(string: "Test")
        var mail = StructHasher(typeHash: keccak256(utf8: "Mail(address to,uint256 amount)"))
        mail.append(Hash(TestAccounts.bob.word))
        mail.append(Hash(UInt256(12)))
        let hash = typedDataHash(
            domainSeparator: domain.finalize(), structHash: mail.finalize())
        let signature = try Signature(
            bytes: try #require(object.text.flatMap { Bytes(hex: $0) }).bytes)
        #expect(try signature.recoverAddress(hash) == TestAccounts.alice)

        let broken: JSON = ["types": [:], "primaryType": "Mail", "domain": [:], "message": [:]]
        #expect(try await node.refusal("eth_signTypedData_v4", .alice, broken).code == -32602)
        #expect(try await node.refusal("eth_signTypedData_v4", .alice, "{").code == -32602)
    }

    @Test("of transactions gives bytes that can be sent")
    func transactions() async throws {
        let raw = try await node.result(
            "eth_signTransaction", ["from": .alice, "to": .bob, "value": "0x1"])
        #expect(try await node.result("eth_getTransactionCount", .alice) == "0x0")
        let hash = try await node.result("eth_sendRawTransaction", raw)
        #expect(try await node.result("eth_getTransactionReceipt", hash)["status"] == "0x1")
    }

    @Test("is refused for accounts whose key the node does not hold")
    func strangers() async throws {
        for peer in [RPCPeer.loopback, .remote] {
            let account = peer == .remote ? JSON.alice : JSON.carol
            let refusals = [
                try await node.refusal("eth_sign", account, "0x00", peer: peer),
                try await node.refusal("personal_sign", "0x00", account, peer: peer),
                try await node.refusal("eth_signTypedData_v4", account, [:], peer: peer),
                try await node.refusal(
                    "eth_signTransaction", ["from": account, "to": .bob], peer: peer),
            ]
            for error in refusals { #expect(error.message.hasPrefix("unknown account")) }
        }
    }
}

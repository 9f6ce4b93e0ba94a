import CairnJSON
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Calls")
struct CallMethodsTests {
    let node = TestNode()

    static func balanceOf(_ holder: Address) -> JSON {
        .data(TestAccounts.callData("balanceOf(address)", holder))
    }

    static func transfer(_ amount: UInt256) -> JSON {
        .data(TestAccounts.transferData(amount))
    }

    @Test("return what the contract returns, at any kept block", arguments: ["data", "input"])
    func reads(member: String) async throws {
        try await node.transferTokens(300)
        let call = JSON.object(
            JSONObject([("to", .token), (member, Self.balanceOf(TestAccounts.bob))]))
        #expect(try await node.result("eth_call", call) == .hash(Hash(UInt256(300))))
        #expect(try await node.result("eth_call", call, "0x0") == .hash(.zero))
        #expect(try await node.result("eth_call", call, "0x1") == .hash(Hash(UInt256(300))))
        #expect(try await node.result("eth_call", call, nil, nil) == .hash(Hash(UInt256(300))))
    }

    @Test("leave no trace")
    func dropped() async throws {
        let call: JSON = ["from": .alice, "to": .token, "data": Self.transfer(5)]
        #expect(try await node.result("eth_call", call) == .hash(Hash(UInt256(1))))
        let balance: JSON = ["to": .token, "data": Self.balanceOf(TestAccounts.bob)]
        #expect(try await node.result("eth_call", balance) == .hash(.zero))
        let payment: JSON = ["from": .alice, "to": .bob, "value": "0x1"]
        #expect(try await node.result("eth_call", payment) == "0x")
        #expect(
            try await node.result("eth_getBalance", .bob) == .quantity(Wei.ether(10_000)))
    }

    @Test("that revert are code 3 with reason and data")
    func reverts() async throws {
        let call: JSON = ["from": .bob, "to": .token, "data": Self.transfer(5)]
        let data = JSON.data(
            TestAccounts.callData("Error(string)", "ERC20: transfer amount exceeds balance"))
        for method in ["eth_call", "eth_estimateGas", "eth_sendTransaction"] {
            let error = try await node.refusal(method, call)
            #expect(error.code == 3)
            #expect(
                error.message == "execution reverted: ERC20: transfer amount exceeds balance")
            #expect(error.data == data, "\(method)")
        }
        let silent = try await node.refusal("eth_call", ["to": .token, "data": "0x12345678"])
        #expect(silent == RPCError(code: 3, message: "execution reverted", data: "0x"))
    }

    @Test("check value and fees against the sender's ether")
    func funds() async throws {
        let value: JSON = ["from": .carol, "to": .bob, "value": "0x5"]
        for method in ["eth_call", "eth_estimateGas"] {
            let error = try await node.refusal(method, value)
            #expect(error.code == -32000)
            #expect(
                error.message
                    == "insufficient funds for gas * price + value: "
                    + "address \(TestAccounts.carol.hex) have 0 want 5")
        }
        let fees: JSON = [
            "from": .carol, "to": .bob, "gas": "0x5208", "maxFeePerGas": "0x77359400",
        ]
        let error = try await node.refusal("eth_call", fees)
        #expect(error.message.contains("have 0 want 42000000000000"))
        let free: JSON = ["from": .carol, "to": .bob, "gas": "0x5208", "gasPrice": "0x0"]
        #expect(try await node.result("eth_call", free) == "0x")
        let nobody: JSON = ["to": .token, "data": Self.balanceOf(TestAccounts.alice)]
        #expect(try await node.result("eth_call", nobody) == .hash(Hash(UInt256(1000))))
    }

    @Test(
        "refuse fees that contradict each other or the base fee",
        arguments: [
            (["maxFeePerGas": "0x1"], "max fee per gas less than block base fee"),
            (["gasPrice": "0x1"], "max fee per gas less than block base fee"),
            (
                ["maxFeePerGas": "0x77359400", "maxPriorityFeePerGas": "0x77359401"],
                "max priority fee per gas higher than max fee per gas"
            ),
        ] as [(JSON, String)])
    func fees(fees: JSON, words: String) async throws {
        guard case .object(var call) = fees else { return }
        call["from"] = .alice
        call["to"] = .bob
        for method in ["eth_call", "eth_estimateGas"] {
            let error = try await node.refusal(method, .object(call))
            #expect(error.code == -32000)
            #expect(error.message.hasPrefix(words), "\(error)")
        }
    }

    @Test("keep within their gas")
    func gas() async throws {
        let data = Self.transfer(5)
        let exact = try await node.result(
            "eth_estimateGas", ["from": .alice, "to": .token, "data": data])
        let needed = try #require(exact.number?.asUInt64)
        let enough: JSON = ["from": .alice, "to": .token, "data": data, "gas": exact]
        #expect(try await node.result("eth_call", enough) == .hash(Hash(UInt256(1))))
        let short: JSON = [
            "from": .alice, "to": .token, "data": data, "gas": .quantity(needed - 1),
        ]
        let error = try await node.refusal("eth_call", short)
        #expect(error.code == -32000)
        #expect(error.message.hasPrefix("out of gas"))
        let tiny: JSON = ["from": .alice, "to": .token, "data": data, "gas": "0x5208"]
        let refused = try await node.refusal("eth_call", tiny)
        #expect(refused.message.hasPrefix("intrinsic gas too low: have 21000"))
    }

    @Test("believe overrides of balance, nonce, number and time")
    func overrides() async throws {
        let call: JSON = ["from": .carol, "to": .bob, "value": "0x5"]
        let rich: JSON = [TestAccounts.carol.hex: ["balance": "0x5", "nonce": "0x9"]]
        #expect(try await node.result("eth_call", call, "latest", rich) == "0x")
        #expect(try await node.result("eth_estimateGas", call, "latest", rich) == "0x5208")
        // As much as a client can write is no more than sums of balances allow.
        let most: JSON = [
            TestAccounts.carol.hex: ["balance": .quantity(UInt256.max)],
            TestAccounts.bob.hex: ["balance": .quantity(UInt256.max)],
        ]
        #expect(try await node.result("eth_call", call, "latest", most) == "0x")
        #expect(try await node.result("eth_getBalance", .carol) == "0x0")
        let later: JSON = ["number": "0x64", "time": "0x70000000", "baseFeePerGas": "0x1"]
        #expect(try await node.result("eth_call", call, "latest", rich, later) == "0x")
        let far: JSON = ["time": .quantity(UInt64.max)]
        #expect(try await node.refusal("eth_call", call, "latest", rich, far).code == -32602)
    }

    @Test(
        "refuse overrides of code and storage in plain words",
        arguments: [
            ["code": "0x00"], ["state": [:]],
            ["stateDiff": [JSON.hash(.zero).text ?? "": .hash(.zero)]],
            ["movePrecompileToAddress": .bob],
        ] as [JSON])
    func refusedOverrides(override: JSON) async throws {
        let overrides = JSON.object(JSONObject([(TestAccounts.token.hex, override)]))
        let call: JSON = ["to": .token, "data": Self.balanceOf(TestAccounts.alice)]
        let error = try await node.refusal("eth_call", call, "latest", overrides)
        // Replacing all storage by nothing is a replacement, too.
        #expect(error.code == -32004)
    }

    @Test(
        "cannot create contracts",
        arguments: ["eth_call", "eth_estimateGas", "eth_sendTransaction"])
    func creation(method: String) async throws {
        let error = try await node.refusal(method, ["from": .alice, "data": "0x6000"])
        #expect(error.code == -32004)
        #expect(error.message.contains("native"))
    }
}

@Suite("Estimates of gas")
struct EstimateGasTests {
    let node = TestNode()

    @Test("are exact: one unit less does not suffice, and no more is used")
    func exact() async throws {
        let payment: JSON = ["from": .alice, "to": .bob, "value": "0x1"]
        #expect(try await node.result("eth_estimateGas", payment) == "0x5208")

        let data = TestAccounts.transferData(5)
        let call: JSON = ["from": .alice, "to": .token, "data": .data(data)]
        let estimate = try #require(await node.result("eth_estimateGas", call).number?.asUInt64)
        let short = try await node.send(
            node.signed(to: TestAccounts.token, value: 0, data: data, gas: estimate - 1))
        #expect(try await node.result("eth_getTransactionReceipt", short)["status"] == "0x0")
        let hash = try await node.send(
            node.signed(to: TestAccounts.token, value: 0, data: data, gas: estimate))
        let receipt = try await node.result("eth_getTransactionReceipt", hash)
        #expect(receipt["status"] == "0x1")
        #expect(receipt["gasUsed"] == .quantity(estimate))
    }

    @Test("cover the floor for data that does nothing")
    func floor() async throws {
        let data = [UInt8](repeating: 1, count: 1000)
        let call: JSON = ["from": .alice, "to": .bob, "data": .data(data)]
        // 21,000 and ten for each of four tokens a byte, which is more than sixteen a byte.
        #expect(
            try await node.result("eth_estimateGas", call)
                == .quantity(21_000 + 40 * 1000 as UInt64))
    }

    @Test("are limited by what the sender can pay for and by the block")
    func allowance() async throws {
        _ = try await node.result("anvil_setBalance", .carol, .quantity(Wei.gwei(2) * 20_000))
        let call: JSON = ["from": .carol, "to": .bob, "maxFeePerGas": .quantity(Wei.gwei(2))]
        let error = try await node.refusal("eth_estimateGas", call)
        #expect(error.code == -32000)
        #expect(error.message == "gas required exceeds allowance (20000)")
        let limited: JSON = [
            "from": .alice, "to": .token, "data": CallMethodsTests.transfer(1), "gas": "0x7530",
        ]
        #expect(
            try await node.refusal("eth_estimateGas", limited).message
                == "gas required exceeds allowance (30000)")
    }

    @Test("come with an empty access list")
    func accessList() async throws {
        let call: JSON = ["from": .alice, "to": .token, "data": CallMethodsTests.transfer(5)]
        let answer = try await node.result("eth_createAccessList", call, "latest")
        #expect(answer["accessList"] == [])
        #expect(answer["gasUsed"] == (try await node.result("eth_estimateGas", call)))
        let failing: JSON = ["from": .bob, "to": .token, "data": CallMethodsTests.transfer(5)]
        let failed = try await node.result("eth_createAccessList", failing)
        #expect(
            failed["error"] == "execution reverted: ERC20: transfer amount exceeds balance")
        expect(failed, has: ["accessList": .array, "gasUsed": .quantity, "error": .text])
    }
}

@Suite("Many calls")
struct CallManyTests {
    let node = TestNode()

    @Test("see what those before them did")
    func sequence() async throws {
        let balance: JSON = ["to": .token, "data": CallMethodsTests.balanceOf(TestAccounts.bob)]
        let bundles: JSON = [
            [
                "transactions": [
                    ["from": .alice, "to": .token, "data": CallMethodsTests.transfer(5)], balance,
                    ["from": .carol, "to": .token, "data": CallMethodsTests.transfer(5)],
                ],
                "blockOverride": ["number": "0x20"],
            ],
            ["transactions": [balance]],
        ]
        let answer = try await node.result("eth_callMany", bundles, ["blockNumber": "latest"])
        #expect(answer[0]?[0] == ["value": .hash(Hash(UInt256(1)))])
        #expect(answer[0]?[1] == ["value": .hash(Hash(UInt256(5)))])
        #expect(answer[0]?[2]?["error"]?["code"] == 3)
        #expect(answer[1] == [["value": .hash(Hash(UInt256(5)))]])
        #expect(try await node.result("eth_call", balance) == .hash(.zero))
        let error = try await node.refusal(
            "eth_callMany", bundles, ["blockNumber": "latest", "transactionIndex": 1])
        #expect(error.code == -32004)
    }
}

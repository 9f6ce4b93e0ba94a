import CairnJSON
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Simulated blocks")
struct SimulationTests {
    let node = TestNode()

    static let payment: JSON = ["from": .alice, "to": .bob, "value": "0x1"]
    static let transfer: JSON = [
        "from": .alice, "to": .token, "data": .data(TestAccounts.transferData(5)),
    ]

    func simulate(_ payload: JSON) async throws -> [JSON] {
        try await node.result("eth_simulateV1", payload, "latest").elements
    }

    @Test("follow one another and leave no trace")
    func blocks() async throws {
        let balance: JSON = ["to": .token, "data": CallMethodsTests.balanceOf(TestAccounts.bob)]
        let blocks = try await simulate([
            "blockStateCalls": [
                ["calls": [Self.transfer, balance]],
                [
                    "calls": [
                        balance,
                        ["from": .bob, "to": .token, "data": CallMethodsTests.transfer(9)],
                    ]
                ],
            ]
        ])
        #expect(blocks.count == 2)
        let table = WireTables.block.merging(["calls": .array]) { $1 }
        for block in blocks { expect(block, has: table) }
        #expect(blocks[1]["parentHash"] == blocks[0]["hash"])
        #expect(blocks.map { $0["number"] } == ["0x1", "0x2"])
        #expect(blocks[0]["timestamp"] == .quantity(1_700_000_012 as UInt64))
        #expect(blocks[0]["baseFeePerGas"] == "0x0")
        let calls = blocks.flatMap { $0["calls"]?.elements ?? [] }
        #expect(calls.map { $0["status"] } == ["0x1", "0x1", "0x1", "0x0"])
        #expect(calls[1]["returnData"] == .hash(Hash(UInt256(5))))
        let log = try #require(calls[0]["logs"]?[0])
        expect(log, has: WireTables.log)
        #expect(log["blockHash"] == blocks[0]["hash"])
        #expect(calls[3]["error"]?["code"] == 3)
        #expect(
            calls[3]["error"]?["message"]
                == "execution reverted: ERC20: transfer amount exceeds balance")
        #expect(calls[3]["returnData"] == "0x")
        #expect(try await node.result("eth_call", balance) == .hash(.zero))
        #expect(try await node.result("eth_blockNumber") == "0x0")
    }

    @Test("show full transactions and the ether that calls bring along")
    func details() async throws {
        let blocks = try await simulate([
            "blockStateCalls": [["calls": [Self.payment]]], "traceTransfers": true,
            "returnFullTransactions": true,
        ])
        let transaction = try #require(blocks[0]["transactions"]?[0])
        expect(transaction, has: WireTables.transaction(type: 2))
        let log = try #require(blocks[0]["calls"]?[0]?["logs"]?[0])
        #expect(log["address"] == .string("0x" + String(repeating: "e", count: 40)))
        #expect(log["topics"]?[0] == LogMethodsTests.transferTopic)
        #expect(log["data"] == .hash(Hash(UInt256(1))))
    }

    @Test("believe overrides and fill gaps with empty blocks")
    func overrides() async throws {
        let rich: JSON = [TestAccounts.carol.hex: ["balance": "0x5"]]
        let blocks = try await simulate([
            "blockStateCalls": [
                [
                    "blockOverrides": [
                        "number": "0x3", "time": "0x70000000", "feeRecipient": .bob,
                        "baseFeePerGas": "0x7",
                    ],
                    "stateOverrides": rich,
                    "calls": [["from": .carol, "to": .bob, "value": "0x5"]],
                ]
            ]
        ])
        #expect(blocks.map { $0["number"] } == ["0x1", "0x2", "0x3"])
        #expect(blocks[2]["timestamp"] == "0x70000000")
        #expect(blocks[2]["miner"] == .bob)
        #expect(blocks[2]["baseFeePerGas"] == "0x7")
        #expect(blocks[2]["calls"]?[0]?["status"] == "0x1")
        #expect(blocks[0]["calls"] == [])
    }

    @Test("check calls like transactions when asked to")
    func validation() async throws {
        let fee = JSON.quantity(Wei.gwei(2))
        let good: JSON = [
            "from": .alice, "to": .bob, "value": "0x1", "maxFeePerGas": fee, "gas": "0x5208",
            "maxPriorityFeePerGas": "0x1",
        ]
        let blocks = try await simulate([
            "blockStateCalls": [["calls": [good, good]]], "validation": true,
        ])
        #expect(blocks[0]["baseFeePerGas"] == .quantity(875_000_000 as UInt64))
        #expect(blocks[0]["calls"]?.elements.map { $0["gasUsed"] } == ["0x5208", "0x5208"])
    }

    @Test("refuse what cannot be, each with its code")
    func refusals() async throws {
        func step(_ overrides: JSON) -> JSON { ["blockOverrides": overrides] }
        func call(_ members: JSON) -> JSON {
            ["blockStateCalls": [["calls": [members]]], "validation": true]
        }
        let fee = JSON.quantity(Wei.gwei(2))
        try await node.send(node.signed())
        let cases: [(JSON, Int)] = [
            (["blockStateCalls": [step(["number": "0x5"]), step(["number": "0x5"])]], -38020),
            (["blockStateCalls": [step(["number": "0x1"])]], -38020),
            (["blockStateCalls": [step(["time": "0x1"])]], -38021),
            (["blockStateCalls": [step(["number": "0x1000"])]], -38026),
            (["blockStateCalls": .array(Array(repeating: [:], count: 257))], -38026),
            (call(["from": .alice, "to": .bob, "nonce": "0x0", "maxFeePerGas": fee]), -38010),
            (call(["from": .alice, "to": .bob, "nonce": "0x9", "maxFeePerGas": fee]), -38011),
            (call(["from": .alice, "to": .bob, "maxFeePerGas": "0x1"]), -38012),
            (call(["from": .alice, "to": .bob, "gas": "0x1", "maxFeePerGas": fee]), -38013),
            (call(["from": .carol, "to": .bob, "value": "0x1", "maxFeePerGas": fee]), -38014),
            (call(["from": .token, "to": .bob, "maxFeePerGas": fee]), -38024),
            (
                ["blockStateCalls": [["calls": [["to": .bob, "gas": "0x2000000"]]]]], -38015
            ),
            (["blockStateCalls": []], -32602),
            ([:], -32602),
            (["blockStateCalls": [["calls": [["data": "0x60"]]]]], -32004),
            (
                ["blockStateCalls": [["stateOverrides": [TestAccounts.bob.hex: ["code": "0x"]]]]],
                -32004
            ),
        ]
        for (payload, code) in cases {
            let error = try await node.refusal("eth_simulateV1", payload, "latest")
            #expect(error.code == code, "\(payload): \(error)")
        }
        let unknown = try await node.refusal(
            "eth_simulateV1", ["blockStateCalls": [[:]]], "0x99")
        #expect(unknown == .headerNotFound)
    }
}

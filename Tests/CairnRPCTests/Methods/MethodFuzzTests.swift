import CairnJSON
import CairnPrimitives
import CairnRPC
import Testing

/// Every method with arguments of every kind: whatever is asked, the node answers and lives on.
@Suite("Arguments of all kinds")
struct MethodFuzzTests {
    /// Values that mean something to one method or another, at the edges of what they mean.
    static let values: [JSON] = [
        nil, true, false, 0, 1, -1, "", "0x", "0x0", "0x1", "0x3", "0x5208", "latest", "pending",
        "earliest", "finalized", .quantity(UInt64.max), .quantity(UInt256.max), .alice, .bob,
        .token, .hash(.zero), .hash(Hash(UInt256.max)), "0x01", "newHeads", "logs", [], [:],
        ["from": .alice, "to": .bob, "value": "0x1"],
        ["from": .alice, "to": .token, "data": .data(TestAccounts.transferData(1))],
        ["from": .alice, "to": .bob, "value": .quantity(UInt256.max), "gas": "0xffffffffffffffff"],
        [
            "from": .alice, "to": .bob, "maxFeePerGas": .quantity(UInt256.max),
            "maxPriorityFeePerGas": .quantity(UInt256.max),
        ],
        ["from": .bob, "gasPrice": .quantity(UInt256.max), "to": .token, "nonce": "0x9"],
        ["fromBlock": "0x0"], ["fromBlock": "0x0", "toBlock": .quantity(UInt64(Int64.max))],
        ["blockHash": .hash(.zero)], ["timestamp": "0x7fffffff", "blocks": 2],
        ["depth": 1, "txBlockPairs": []], ["number": "0xffffffff", "time": "0xffffffff"],
        ["gasLimit": .quantity(UInt64.max), "baseFeePerGas": .quantity(UInt256.max)],
        [
            TestAccounts.bob.hex: [
                "balance": .quantity(UInt256.max), "nonce": .quantity(UInt64.max),
            ]
        ],
        [
            "blockStateCalls": [
                [
                    "blockOverrides": [
                        "gasLimit": .quantity(UInt64.max), "time": "0xffffffff",
                        "baseFeePerGas": .quantity(UInt256.max),
                    ],
                    "stateOverrides": [
                        TestAccounts.alice.hex: [
                            "balance": .quantity(UInt256.max), "nonce": .quantity(UInt64.max),
                        ]
                    ],
                    "calls": [
                        ["from": .alice, "to": .bob, "value": .quantity(UInt256.max)],
                        ["from": .alice, "to": .bob, "value": "0x1"],
                    ],
                ], [:],
            ]
        ],
        [["transactions": [["from": .alice, "to": .bob, "value": "0x1"]]]], [50, 100], 1_000_000,
    ]

    @Test("are answered with a result or an error", arguments: 0..<8 as Range<UInt64>)
    func answers(seed: UInt64) async throws {
        let backend = MemoryBackend()
        let methods = NodeMethods.standard(
            backend, limits: NodeLimits(inclusionTimeout: .milliseconds(1)))
        let dispatcher = Dispatcher(methods)
        var generator = SplitMix64(seed: seed)
        let producing: Set<String> = ["anvil_mine", "hardhat_mine"]
        for round in 0..<6 {
            for name in methods.names where !producing.contains(name) {
                let parameters = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                    Self.values.randomElement(using: &generator) ?? .null
                }
                let request: JSON = [
                    "jsonrpc": "2.0", "id": 1, "method": .string(name),
                    "params": .array(parameters),
                ]
                let context = RPCRequestContext(peer: .loopback)
                let bytes = await dispatcher.answer(to: request.bytes, context: context)
                let answer = try JSON(parsing: try #require(bytes))
                let isError = answer["error"] != nil
                #expect(isError != (answer["result"] != nil), "\(round): \(request): \(answer)")
                // A fault of the node's own is never the right answer.
                #expect(answer["error"]?["code"] != -32603, "\(round): \(request): \(answer)")
            }
        }
    }
}

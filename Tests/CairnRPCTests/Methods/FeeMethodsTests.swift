import CairnJSON
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Fees")
struct FeeMethodsTests {
    let node = TestNode()

    @Test("are those of the next block")
    func prices() async throws {
        // The genesis is empty, so the base fee falls by an eighth of one gwei.
        let base = Wei(rawValue: UInt256(875_000_000))
        #expect(try await node.result("eth_baseFee") == .quantity(base))
        #expect(try await node.result("eth_maxPriorityFeePerGas") == .quantity(Wei.gwei(1)))
        #expect(try await node.result("eth_gasPrice") == .quantity(base + .gwei(1)))
        #expect(try await node.result("eth_blobBaseFee") == "0x1")
    }

    @Test("of the past have a base fee more than blocks, and rewards when asked")
    func history() async throws {
        try await node.send(node.signed())
        try await node.mine(2)
        let history = try await node.result("eth_feeHistory", "0x3", "latest", [])
        expect(
            history,
            has: [
                "oldestBlock": .quantity, "baseFeePerGas": .array, "gasUsedRatio": .array,
                "baseFeePerBlobGas": .array, "blobGasUsedRatio": .array,
            ])
        #expect(history["oldestBlock"] == "0x1")
        #expect(history["baseFeePerGas"]?.elements.count == 4)
        #expect(history["baseFeePerBlobGas"] == ["0x1", "0x1", "0x1", "0x1"])
        #expect(history["gasUsedRatio"] == [.number(try ratio("0.0007")), 0, 0])
        #expect(history["blobGasUsedRatio"] == [0, 0, 0])
        for (index, number) in ["0x1", "0x2", "0x3"].enumerated() {
            let block = try await node.result("eth_getBlockByNumber", .string(number), false)
            #expect(history["baseFeePerGas"]?[index] == block["baseFeePerGas"])
        }
        #expect(history["baseFeePerGas"]?[3] == (try await node.result("eth_baseFee")))

        let percentiles: JSON = [10, .number(try ratio("50.5")), 100]
        let rewarded = try await node.result("eth_feeHistory", 3, "0x2", percentiles)
        #expect(rewarded["oldestBlock"] == "0x0")
        let tip = JSON.quantity(Wei.gwei(1))
        #expect(
            rewarded["reward"] == [
                ["0x0", "0x0", "0x0"], [tip, tip, tip], ["0x0", "0x0", "0x0"],
            ])
    }

    private func ratio(_ text: String) throws -> JSONNumber {
        try #require(JSONNumber(text: text))
    }

    @Test("weigh rewards by the gas that paid them")
    func weights() async throws {
        _ = try await node.result("evm_setAutomine", false)
        // 21,000 gas at one gwei, then 21,000 at two, in a block of 42,000.
        try await node.send(node.signed(maxFee: .gwei(5), tip: .gwei(2)))
        try await node.send(node.signed(maxFee: .gwei(5), tip: .gwei(1)))
        try await node.mine(1)
        let history = try await node.result("eth_feeHistory", "0x1", "latest", [0, 50, 51, 100])
        let (low, high) = (JSON.quantity(Wei.gwei(1)), JSON.quantity(Wei.gwei(2)))
        #expect(history["reward"] == [[low, low, high, high]])
    }

    @Test("reach no further than the genesis, and into the pending block")
    func bounds() async throws {
        try await node.mine(1)
        let all = try await node.result("eth_feeHistory", "0x400", "latest")
        #expect(all["oldestBlock"] == "0x0")
        #expect(all["gasUsedRatio"]?.elements.count == 2)
        #expect(all["reward"] == nil)
        let pending = try await node.result("eth_feeHistory", "0x1", "pending")
        #expect(pending["oldestBlock"] == "0x2")
        #expect(pending["baseFeePerGas"]?.elements.count == 2)
        let none = try await node.result("eth_feeHistory", "0x0", "latest")
        #expect(none["gasUsedRatio"] == [])
    }

    @Test(
        "refuse blocks above the head and percentiles out of order",
        arguments: [
            (["0x1", "0x9"], -32000, "request beyond head block: requested 9, head 0"),
            (["0x1", "latest", [101]], -32602, "percentile"),
            (["0x1", "latest", [50, 10]], -32602, "percentile"),
            (["0x1", "latest", ["0x5"]], -32602, "percentile"),
            ([], -32602, "0 (blockCount)"),
        ] as [([JSON], Int, String)])
    func refusals(parameters: [JSON], code: Int, words: String) async throws {
        let request: JSON = [
            "jsonrpc": "2.0", "id": 1, "method": "eth_feeHistory", "params": .array(parameters),
        ]
        let error = try await node.answer(to: request.description)["error"]
        #expect(error?["code"] == .number(JSONNumber(code)))
        #expect(error?["message"]?.text?.contains(words) == true, "\(String(describing: error))")
    }
}

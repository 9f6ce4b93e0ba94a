import CairnJSON
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Block parameters")
struct BlockParameterTests {
    static let digits = String(repeating: "ab", count: 32)
    static let hash: Hash = "0xabababababababababababababababababababababababababababababababab"

    @Test(
        "reads every form",
        arguments: [
            ("", .latest), ("null", .latest), ("\"latest\"", .latest), ("\"earliest\"", .earliest),
            ("\"pending\"", .pending), ("\"safe\"", .safe), ("\"finalized\"", .finalized),
            ("\"0x0\"", .number(0)), ("\"0x7fffffffffffffff\"", .number(UInt64(Int64.max))),
            ("\"0x\(digits)\"", .hash(hash, requireCanonical: false)),
            ("{\"blockHash\":\"0x\(digits)\"}", .hash(hash, requireCanonical: false)),
            (
                "{\"blockHash\":\"0x\(digits)\",\"requireCanonical\":true}",
                .hash(hash, requireCanonical: true)
            ),
            ("{\"blockNumber\":\"0x10\"}", .number(16)), ("{\"blockNumber\":\"safe\"}", .safe),
        ] as [(String, BlockParameter)])
    func forms(text: String, block: BlockParameter) throws {
        #expect(try makeParameters("[\(text)]").block(0) == block)
    }

    @Test(
        "refuses everything else",
        arguments: [
            "\"Latest\"", "\"\"", "\"0x\"", "\"0x01\"", "1", "true", "[]", "{}",
            "\"0x8000000000000000\"", "{\"blockHash\":\"0x12\"}", "{\"blockHash\":null}",
            "{\"blockHash\":\"0x\(digits)\",\"blockNumber\":\"0x1\"}",
            "{\"blockNumber\":\"0x\(digits)\"}",
        ])
    func refusals(text: String) throws {
        let parameters = try makeParameters("[\(text)]")
        expectInvalid("invalid argument 0 (block") { _ = try parameters.block(0) }
    }

    @Test("a block number is no hash")
    func numbers() throws {
        let parameters = try makeParameters("[\"0x\(BlockParameterTests.digits)\",\"0x5\"]")
        #expect(try parameters.blockNumber(1) == .number(5))
        expectInvalid("expected a block number") { _ = try parameters.blockNumber(0) }
        expectInvalid("missing value") { _ = try parameters.blockNumber(2) }
    }
}

import CairnJSON
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Log filters")
struct LogFilterTests {
    static let a: Address = "0x00000000000000000000000000000000000000aa"
    static let b: Address = "0x00000000000000000000000000000000000000bb"
    static let one = Hash(UInt256(1 as UInt64))
    static let two = Hash(UInt256(2 as UInt64))

    func filter(_ text: String) throws -> LogFilter {
        try makeParameters("[\(text)]").filter(0)
    }

    @Test("reads one address or several, and topics with gaps and alternatives")
    func members() throws {
        #expect(try filter("{}") == LogFilter(blocks: .range(from: nil, through: nil)))
        #expect(try filter("{\"address\":\"\(Self.a)\"}").addresses == [Self.a])
        let text = """
            {"address":["\(Self.a)","\(Self.b)"],"fromBlock":"0x1","toBlock":"latest",
             "topics":[null,"\(Self.one)",["\(Self.one)","\(Self.two)"],["\(Self.one)",null]]}
            """
        let expected = LogFilter(
            blocks: .range(from: .number(1), through: .latest), addresses: [Self.a, Self.b],
            topics: [[], [Self.one], [Self.one, Self.two], []])
        #expect(try filter(text) == expected)
        #expect(try filter("{\"blockHash\":\"\(Self.one)\"}").blocks == .block(Self.one))
    }

    @Test("refuses a hash with a range, five topics, and malformed members")
    func refusals() {
        expectInvalid("cannot specify both blockHash and fromBlock/toBlock") {
            _ = try filter("{\"blockHash\":\"\(Self.one)\",\"toBlock\":\"0x1\"}")
        }
        expectInvalid("(filter.topics): expected an array of at most 4") {
            _ = try filter(#"{"topics":[null,null,null,null,null]}"#)
        }
        expectInvalid("(filter.topics[1][0])") {
            _ = try filter(#"{"topics":[null,["0x1"]]}"#)
        }
        expectInvalid("(filter.address[0])") { _ = try filter(#"{"address":[null]}"#) }
        expectInvalid("(filter.fromBlock)") {
            _ = try filter("{\"fromBlock\":\"\(Self.one)\"}")
        }
    }

    @Test("matches by address and by topics in their positions")
    func matching() {
        let blocks = LogFilter.Blocks.range(from: nil, through: nil)
        let all = LogFilter(blocks: blocks)
        #expect(all.matches(address: Self.a, topics: []))
        let some = LogFilter(
            blocks: blocks, addresses: [Self.a], topics: [[], [Self.one, Self.two]])
        #expect(some.matches(address: Self.a, topics: [Self.one, Self.two]))
        #expect(some.matches(address: Self.a, topics: [Self.two, Self.one, Self.one]))
        #expect(!some.matches(address: Self.b, topics: [Self.one, Self.two]))
        #expect(!some.matches(address: Self.a, topics: [Self.one]))
        #expect(!some.matches(address: Self.a, topics: [Self.one, .zero]))
    }
}

import CairnJSON
import CairnEthereum
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Call objects and overrides")
struct CallObjectTests {
    static let address = "0x00000000000000000000000000000000000000aa"
    static let word = "0x" + String(repeating: "0", count: 63) + "7"

    func call(_ text: String) throws -> CallObject {
        try makeParameters("[\(text)]").call(0)
    }

    @Test("reads every member")
    func members() throws {
        let call = try call(
            """
            {"from":"\(Self.address)","to":"\(Self.address)","gas":"0x5208","value":"0xde0b6b3a7640000",
             "maxFeePerGas":"0x2","maxPriorityFeePerGas":"0x1","nonce":"0x3","data":"0x1234",
             "type":"0x2","chainId":"0x7a69",
             "accessList":[{"address":"\(Self.address)","storageKeys":["\(Self.word)"]}]}
            """)
        let address: Address = "0x00000000000000000000000000000000000000aa"
        var expected = CallObject()
        expected.from = address
        expected.to = address
        expected.gas = 21000
        expected.value = 1_000_000_000_000_000_000
        expected.maxFeePerGas = 2
        expected.maxPriorityFeePerGas = 1
        expected.nonce = 3
        expected.input = [0x12, 0x34]
        expected.type = 2
        expected.chainID = 31337
        expected.accessList = [
            AccessListEntry(address: address, storageKeys: [Hash(UInt256(7 as UInt64))])
        ]
        #expect(call == expected)
    }

    @Test("takes the type as a number, which web3.py sends")
    func type() throws {
        #expect(try call(#"{"type":1}"#).type == 1)
        #expect(throws: RPCError.transactionTypeNotValid(3)) { _ = try call(#"{"type":3}"#) }
    }

    @Test("takes input, data, or both when they agree")
    func input() throws {
        #expect(try call("{}").input == nil)
        #expect(try call(#"{"data":"0x12"}"#).input == [0x12])
        #expect(try call(#"{"input":"0x12","data":null}"#).input == [0x12])
        #expect(try call(#"{"input":"0xAB","data":"0xab"}"#).input == [0xab])
        expectInvalid("both input and data are given and differ") {
            _ = try call(#"{"input":"0x12","data":"0x"}"#)
        }
    }

    @Test("refuses two kinds of fees, and names the malformed member")
    func refusals() {
        expectInvalid("both gasPrice and (maxFeePerGas") {
            _ = try call(#"{"gasPrice":"0x1","maxFeePerGas":"0x1"}"#)
        }
        expectInvalid("invalid argument 0 (transaction.accessList[0].storageKeys[0])") {
            let keys = #"{"address":"\#(Self.address)","storageKeys":["0x1"]}"#
            _ = try call("{\"accessList\":[\(keys)]}")
        }
        expectInvalid("missing value for argument 0 (transaction.accessList[0].address)") {
            _ = try call("{\"accessList\":[{}]}")
        }
        expectInvalid("expected an object, found \"0x\"") { _ = try call("\"0x\"") }
    }

    @Test(
        "never ignores what would make another transaction of it",
        arguments: [
            (#"{"type":"0x3"}"#, 3), (#"{"blobVersionedHashes":[]}"#, 3),
            (#"{"authorizationList":[]}"#, 4), (#"{"type":"0x7f"}"#, 127),
        ] as [(String, UInt64)])
    func unknownTypes(text: String, type: UInt64) {
        #expect(throws: RPCError.transactionTypeNotValid(type)) { try call(text) }
    }

    @Test("reads state overrides in their order")
    func stateOverrides() throws {
        let other = "0x00000000000000000000000000000000000000bb"
        let parameters = try makeParameters(
            """
            [{"\(other)":{"balance":"0x1","nonce":"0x2","code":"0x60"},
              "\(Self.address)":{"stateDiff":{"\(Self.word)":"\(Self.word)"}}}]
            """)
        let overrides = try parameters.stateOverrides(0)
        var first = StateOverride("0x00000000000000000000000000000000000000bb")
        first.balance = 1
        first.nonce = 2
        first.code = [0x60]
        var second = StateOverride("0x00000000000000000000000000000000000000aa")
        let seven = Hash(UInt256(7 as UInt64))
        second.storage = .changed([StateOverride.Word(slot: seven, value: seven)])
        #expect(overrides == [first, second])
        #expect(try parameters.stateOverrides(1).isEmpty)
    }

    @Test("refuses state and stateDiff together, and names that are no addresses")
    func stateOverrideRefusals() throws {
        let both = try makeParameters("[{\"\(Self.address)\":{\"state\":{},\"stateDiff\":{}}}]")
        expectInvalid("either state or stateDiff") { _ = try both.stateOverrides(0) }
        let unnamed = try makeParameters(#"[{"0x12":{}}]"#)
        expectInvalid("expected an address") { _ = try unnamed.stateOverrides(0) }
    }

    @Test("reads block overrides")
    func blockOverrides() throws {
        let parameters = try makeParameters(
            #"[{"number":"0x5","time":"0x6","gasLimit":"0x7","baseFeePerGas":"0x8"}]"#)
        var expected = BlockOverrides()
        expected.number = 5
        expected.time = 6
        expected.gasLimit = 7
        expected.baseFeePerGas = 8
        #expect(try parameters.blockOverrides(0) == expected)
        #expect(try parameters.blockOverrides(1) == BlockOverrides())
    }
}

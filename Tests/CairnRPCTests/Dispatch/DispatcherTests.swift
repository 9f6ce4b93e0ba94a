import CairnJSON
import CairnRPC
import Testing

@Suite("Answering messages")
struct DispatcherTests {
    let dispatcher = Dispatcher(
        makeExampleMethods(), limits: RPCLimits(batchLength: 4, batchAnswerBytes: 500))

    func answer(_ text: String) async -> String? {
        let context = RPCRequestContext(peer: .inProcess)
        let bytes = await dispatcher.answer(to: Array(text.utf8), context: context)
        return bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    func code(_ text: String) async throws -> JSON? {
        let answer = try #require(await answer(text))
        return try JSON(parsing: Array(answer.utf8))["error"]?["code"]
    }

    @Test(
        "gives ids back unchanged",
        arguments: ["0", "1", "-7", "1.50", "1e3", "123456789012345678901", "\"a\\\"b\"", "null"])
    func ids(id: String) async {
        let request = #"{"jsonrpc":"2.0","id":\#(id),"method":"eth_chainId"}"#
        #expect(await answer(request) == #"{"jsonrpc":"2.0","id":\#(id),"result":"0x7a69"}"#)
    }

    @Test(
        "takes absent, null, empty and named parameters",
        arguments: [
            ("", "null"), (",\"params\":null", "null"), (",\"params\":[]", "null"),
            (",\"params\":[null]", "null"), (",\"params\":[[1]]", "[1]"),
            (",\"params\":{\"value\":{\"a\":1}}", "{\"a\":1}"), (",\"params\":{}", "null"),
        ])
    func parameters(text: String, result: String) async {
        let request = #"{"jsonrpc":"2.0","id":1,"method":"test_echo"\#(text)}"#
        #expect(await answer(request) == #"{"jsonrpc":"2.0","id":1,"result":\#(result)}"#)
    }

    @Test(
        "refuses with the code that the protocol names",
        arguments: [
            ("", -32700), ("{", -32700), ("[1,", -32700), ("nonsense", -32700),
            ("[]", -32600), ("1", -32600), ("\"eth_chainId\"", -32600), ("null", -32600),
            ("{}", -32600), (#"{"id":1,"method":"eth_chainId"}"#, -32600),
            (#"{"jsonrpc":"1.0","id":1,"method":"eth_chainId"}"#, -32600),
            (#"{"jsonrpc":2.0,"id":1,"method":"eth_chainId"}"#, -32600),
            (#"{"jsonrpc":"2.0","id":1}"#, -32600),
            (#"{"jsonrpc":"2.0","id":1,"method":5}"#, -32600),
            (#"{"jsonrpc":"2.0","id":true,"method":"eth_chainId"}"#, -32600),
            (#"{"jsonrpc":"2.0","id":[],"method":"eth_chainId"}"#, -32600),
            (#"{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":"x"}"#, -32602),
            (#"{"jsonrpc":"2.0","id":1,"method":"eth_getBalance"}"#, -32602),
            (#"{"jsonrpc":"2.0","id":1,"method":"eth_nothing"}"#, -32601),
            (#"{"jsonrpc":"2.0","id":1,"method":"eth_subscribe"}"#, -32601),
            (#"{"jsonrpc":"2.0","id":1,"method":"test_refuse"}"#, 3),
        ] as [(String, Int)])
    func codes(request: String, code: Int) async throws {
        #expect(try await self.code(request) == .number(JSONNumber(code)))
    }

    @Test("names an unknown method in the words that ethers matches")
    func unknownMethod() async {
        #expect(
            await answer(#"{"jsonrpc":"2.0","id":"x","method":"eth_\"q"}"#)
                == #"{"jsonrpc":"2.0","id":"x","error":{"code":-32601,"message":"#
                + #""the method eth_\"q does not exist/is not available"}}"#)
    }

    @Test("sends the revert data along")
    func revert() async {
        #expect(
            await answer(#"{"jsonrpc":"2.0","id":1,"method":"test_refuse"}"#)
                == #"{"jsonrpc":"2.0","id":1,"error":{"code":3,"#
                + #""message":"execution reverted: no","data":"0x0102"}}"#)
    }

    @Test("says nothing to notifications, even to those it refuses")
    func notifications() async {
        #expect(await answer(#"{"jsonrpc":"2.0","method":"eth_chainId"}"#) == nil)
        #expect(await answer(#"{"jsonrpc":"2.0","method":"eth_nothing"}"#) == nil)
        #expect(await answer(#"{"jsonrpc":"2.0","method":"test_wait"}"#) == nil)
        #expect(await answer(#"{"jsonrpc":"2.0","method":"eth_chainId","params":7}"#) == nil)
        #expect(
            await answer(
                #"[{"jsonrpc":"2.0","method":"test_wait"},{"jsonrpc":"2.0","method":"eth_chainId"}]"#
            ) == nil)
    }

    @Test("answers a batch in order, with nothing for notifications")
    func batch() async throws {
        let first = #"{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}"#
        let silent = #"{"jsonrpc":"2.0","method":"test_wait","params":["0x1"]}"#
        let waits = #"{"jsonrpc":"2.0","id":2,"method":"evm_wait","params":["0x2a"]}"#
        let answer = await answer("[\(silent),\(first),\(waits),7]")
        let parsed = try JSON(parsing: Array(try #require(answer).utf8))
        #expect(parsed[0] == ["jsonrpc": "2.0", "id": 1, "result": "0x7a69"])
        #expect(parsed[1] == ["jsonrpc": "2.0", "id": 2, "result": "0x2a"])
        #expect(parsed[2]?["id"] == JSON.null)
        #expect(parsed[2]?["error"]?["code"] == -32600)
        #expect(parsed[3] == nil)
    }

    @Test("refuses a batch over the limit whole")
    func longBatch() async throws {
        let request = #"{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}"#
        let batch = Array(repeating: request, count: 5).joined(separator: ",")
        #expect(try await code("[\(batch)]") == -32600)
    }

    @Test("refuses the rest of a batch whose answers have grown too large")
    func largeBatch() async throws {
        let text = String(repeating: "a", count: 400)
        let request = #"{"jsonrpc":"2.0","id":1,"method":"test_echo","params":["\#(text)"]}"#
        let batch = Array(repeating: request, count: 4).joined(separator: ",")
        let parsed = try JSON(parsing: Array(try #require(await answer("[\(batch)]")).utf8))
        #expect(parsed[1]?["result"]?.text == text)
        #expect(parsed[2]?["error"]?["code"] == -32003)
        #expect(parsed[3]?["error"]?["code"] == -32003)
    }

    @Test("waits only where a method does")
    func outcomes() throws {
        func outcome(_ text: String) -> RPCOutcome {
            Array(text.utf8).withUnsafeBytes {
                dispatcher.begin($0, context: RPCRequestContext(peer: .inProcess))
            }
        }
        guard case .answer = outcome(#"{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}"#) else {
            Issue.record("A method that does not wait was not answered.")
            return
        }
        guard case .pending = outcome(#"{"jsonrpc":"2.0","id":1,"method":"test_wait"}"#) else {
            Issue.record("A method that waits was answered.")
            return
        }
        guard case .silence = outcome(#"{"jsonrpc":"2.0","method":"eth_chainId"}"#) else {
            Issue.record("A notification was answered.")
            return
        }
    }

    @Test("lists the prefixes of the table")
    func modules() async {
        let request = #"{"jsonrpc":"2.0","id":1,"method":"rpc_modules"}"#
        let result = #"{"eth":"1.0","evm":"1.0","rpc":"1.0","test":"1.0"}"#
        #expect(await answer(request) == #"{"jsonrpc":"2.0","id":1,"result":\#(result)}"#)
    }
}
